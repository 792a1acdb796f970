import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { bad, good, type Result } from '../domain/result.ts';
import { softwareVersion } from '../platform/project-root.ts';
import { plainWords } from './plain-words.ts';
import { caseFormat, countMigrations } from './write-case.ts';

/** Of what a case says of itself, in characters. */
const longestLine = 200;

/** What a case file says about itself, or why it cannot be opened here. The file is only read. */
export function readFacts(path: string): Result<CaseFacts> {
  if (!statSync(path).isFile()) return refuse('no-case', `${path} is no file.`);
  const rows = readRows(path);
  if (rows?.format !== caseFormat)
    return refuse('no-case', `${path} is no case. A case is the file that npm run save-case wrote, with nothing done to it since.`);
  const { organizationId = '', organization = '', exportedAt = '', server = '', software = '', migrations = '', missing = '[]' } = rows;
  if (Number(migrations) > countMigrations())
    return refuse(
      'newer',
      `${path} was written by ${software}, which is newer than this Changeout ${softwareVersion}. Open it with that release or a later one.`,
    );
  const hashes = /^\[("[0-9a-f]{64}"(,"[0-9a-f]{64}")*)?\]$/.test(missing) ? (JSON.parse(missing) as string[]) : undefined;
  if (!hashes || !/^\d{1,15}$/.test(organizationId))
    return refuse('no-case', `${path} is no case that can be opened: what it says of itself is damaged.`);
  const line = (text: string) => text.slice(0, longestLine);
  return good({
    organizationId: Number(organizationId),
    organization: line(organization),
    exportedAt: line(exportedAt),
    server: line(server),
    software: line(software),
    missing: hashes,
  });
}

function readRows(path: string): Record<string, string> | undefined {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true });
    try {
      // A case holds tables and indexes only. Views and triggers would run what somebody else wrote, after everything was checked.
      const strange = database.prepare(
        "select count(*) as count from sqlite_master where type not in ('table', 'index') or sql like 'create virtual%'",
      );
      if ((strange.get() as { count: number }).count > 0) return undefined;
      const rows = database.prepare('select key, value from case_facts').all() as { key: string; value: string }[];
      return Object.fromEntries(rows.map(({ key, value }) => [key, plainWords(String(value))]));
    } finally {
      database.close();
    }
  } catch (error) {
    // No database, or none with this table: both are told as one. What the computer refused is not.
    if (String((error as { code?: string }).code).startsWith('SQLITE_')) return undefined;
    throw error;
  }
}

function refuse(code: string, message: string): Result<never> {
  return bad([{ severity: 'error', code, message }]);
}

export interface CaseFacts {
  organizationId: number;
  organization: string;
  exportedAt: string;
  /** Its public address; empty where it had none. */
  server: string;
  software: string;
  /** Hashes of files that rows name and that the server did not have. */
  missing: string[];
}
