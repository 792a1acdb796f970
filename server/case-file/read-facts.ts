import Database from 'better-sqlite3';
import { bad, good, type Result } from '../domain/result.ts';
import { softwareVersion } from '../platform/project-root.ts';
import { caseFormat, countMigrations } from './write-case.ts';

/** What a case file says about itself, or why it cannot be opened here. The file is only read. */
export function readFacts(path: string): Result<CaseFacts> {
  const rows = readRows(path);
  if (rows?.format !== caseFormat)
    return refuse('no-case', `${path} is no case. A case is the file that npm run save-case wrote, with nothing done to it since.`);
  const { organizationId = '', organization = '', exportedAt = '', server = '', software = '', migrations = '', missing = '[]' } = rows;
  if (Number(migrations) > countMigrations())
    return refuse(
      'newer',
      `${path} was written by ${software}, which is newer than this Changeout ${softwareVersion}. Open it with that release or a later one.`,
    );
  return good({ organizationId: Number(organizationId), organization, exportedAt, server, software, missing: JSON.parse(missing) as string[] });
}

function readRows(path: string): Record<string, string> | undefined {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true });
    try {
      const rows = database.prepare('select key, value from case_facts').all() as { key: string; value: string }[];
      return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
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
