import { basename } from 'node:path';
import type { Day } from '../domain/calendar.ts';
import type { Inventory } from '../domain/inventory/inventory.ts';
import { bad, good, type Issue, isError, type Result } from '../domain/result.ts';
import { counted } from '../domain/words.ts';
import { readUpload } from '../features/inventory/index.ts';
import type { ReferenceData } from '../platform/reference-data.ts';
import { describeIssues } from './describe-issues.ts';
import type { Terminal } from './open-terminal.ts';

/** Reads an inventory from a spreadsheet and prints every problem. Refused when the file cannot be read, or has faulty rows that are not to be skipped. */
export async function readInventoryFile(terminal: Terminal, file: string, around: Surroundings): Promise<Result<Inventory>> {
  const name = basename(file);
  const { matchModel } = around.reference;
  const { issues, reading } = await readUpload(
    { path: file, name, report: terminal.progress },
    { existing: { sites: [], items: [] }, remembered: {}, matchModel, today: around.today },
  );
  const counts = countIssues(issues, reading);
  if (issues.length > 0) terminal.warn(`${name}\n${describeIssues(issues, counts)}`);
  if (!reading) return bad([refusal('file-refused', `${name} cannot be read to the end. Correct what is said above.`)]);
  if (counts.errors > 0 && !around.skipsErrors) {
    const [them, those] = counts.errors === 1 ? ['it', 'that row'] : ['them', 'those rows'];
    const message = `${name} has ${counted(counts.errors, 'error')}. Correct ${them}, or add --skip-errors to go on without ${those}.`;
    return bad([refusal('rows-refused', message)]);
  }
  if (reading.sites.length === 0) {
    return bad([refusal('no-sites', `${name} holds no site that can be used. Check that it is the right file and that its headers name the sites.`)]);
  }
  const sites = reading.sites.map(({ site }) => site).sort((one, other) => (one.code.toLowerCase() < other.code.toLowerCase() ? -1 : 1));
  return good({ version: 1, sites, items: reading.items.map(({ item }) => item) });
}

/** Counts problems that are found many times in full, though only some of each kind are kept. */
function countIssues(issues: readonly Issue[], reading: Reading): { errors: number; warnings: number } {
  const kept = reading?.issues ?? [];
  const errors = issues.filter(isError).length - kept.filter(isError).length;
  const warnings = issues.length - kept.length - errors;
  return { errors: errors + (reading?.counts.errors ?? 0), warnings: warnings + (reading?.counts.warnings ?? 0) };
}

function refusal(code: string, message: string): Issue {
  return { severity: 'error', code, message };
}

interface Surroundings {
  reference: Pick<ReferenceData, 'matchModel'>;
  today: Day;
  skipsErrors: boolean;
}

type Reading = Awaited<ReturnType<typeof readUpload>>['reading'];
