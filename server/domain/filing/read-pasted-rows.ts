import type { Day } from '../calendar.ts';
import { readDay } from '../inventory/read-day.ts';
import type { Issue } from '../result.ts';
import { readEntryRows } from './read-entry-rows.ts';
import type { EntryColumn, EntryTable } from './term-filing.ts';

/** Days to come are for the checks of a form, not for the reading. */
const anyDay = '9999-12-31' as Day;
const mostIssues = 20;

/**
 * Reads rows of a table from lines of cells that were copied out of a spreadsheet. A first line that names columns says the order; without one it
 * is that of the table. Days may stand as `6/30/2027` too. Every fault is an issue that counts the rows of what was pasted from 1, twenty at most;
 * where there is one, nothing should be kept.
 */
export function readPastedRows(table: EntryTable, lines: readonly (readonly string[])[]): { rows: Record<string, string>[]; issues: Issue[] } {
  const [first = [], ...rest] = lines.filter((line) => line.some((cell) => cell.trim() !== ''));
  const head = first.map((cell) => columnOf(table, cell));
  const isHead = first.length > 0 && head.filter(Boolean).length * 2 > first.filter((cell) => cell.trim() !== '').length;
  const unknown = isHead ? first.filter((cell, index) => cell.trim() !== '' && !head[index]) : [];
  const columns = isHead ? head : table.columns;
  const body = isHead ? rest : first.length > 0 ? [first, ...rest] : [];
  const wide = body.findIndex((line) => line.slice(columns.length).some((cell) => cell.trim() !== ''));
  const pasted = { ...table, title: 'Pasted' };
  const { rows, issues } = readEntryRows(
    pasted,
    body.map((line) => Object.fromEntries(columns.flatMap((column, index) => (column ? [[column.key, cellOf(column, line[index] ?? '')]] : [])))),
  );
  return {
    rows,
    issues: [
      ...(unknown.length > 0 ? [issue(table, `${unknown.join(', ')}: no column of this table. Its columns are ${listColumns(table)}.`)] : []),
      ...(wide >= 0 ? [issue(table, `Pasted, row ${wide + 1} has more cells than the table has columns: ${listColumns(table)}.`)] : []),
      ...(body.length === 0 ? [issue(table, `There is no row in what was pasted. The columns are ${listColumns(table)}.`)] : []),
      ...issues.slice(0, mostIssues).map((one) => ({ ...one, field: pastedField(table) })),
    ],
  };
}

/** The field into which rows of a table are pasted. */
export function pastedField({ key }: Pick<EntryTable, 'key'>): string {
  return `${key}-pasted`;
}

/** `Vendor, Invoice number, Amount`. */
export function listColumns({ columns }: EntryTable): string {
  return columns.map(({ label }) => label).join(', ');
}

function columnOf({ columns }: EntryTable, heading: string): EntryColumn | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return columns.find(({ key, label }) => plain(heading) !== '' && [plain(key), plain(label)].includes(plain(heading)));
}

function cellOf({ kind }: EntryColumn, text: string): string {
  return kind === 'date' && text.trim() !== '' ? (readDay(text, anyDay).value ?? text) : text;
}

function issue(table: EntryTable, message: string): Issue {
  return { severity: 'error', code: 'pasted', field: pastedField(table), message };
}
