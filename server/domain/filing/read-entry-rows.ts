import { toDay } from '../calendar.ts';
import { findHiddenMark, sayHiddenMark } from '../hidden-mark.ts';
import type { Issue } from '../result.ts';
import { readMoney } from './read-money.ts';
import type { EntryColumn, EntryTable } from './term-filing.ts';

const largestNumber = 1_000_000_000;

/**
 * Reads the rows that a person entered in a table. Gives the texts as they are kept (trimmed, numbers without signs and commas, amounts as
 * `1250.00`, choices as their value, documents as `D-7`; rows that are wholly empty are gone) and an error for each cell that cannot be read,
 * with `table.row.column` as its field, rows counted on from `start`. An empty cell is no error here: see `missingCells`.
 */
export function readEntryRows(table: EntryTable, entered: readonly Readonly<Record<string, string>>[], start = 0): { rows: Row[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const rows: Row[] = [];
  for (const row of entered) {
    if (table.columns.every(({ key }) => (row[key] ?? '').trim() === '')) continue;
    const index = start + rows.length;
    const read: Row = {};
    for (const column of table.columns) {
      const { text, fault } = readCell(column, row[column.key] ?? '');
      read[column.key] = text;
      if (fault) issues.push(cellIssue({ table, index, column }, fault, text));
    }
    rows.push(read);
  }
  return { rows, issues: [...issues, ...tooManyRows(table, rows.length)] };
}

/** An issue where a table has more rows than it takes. */
export function tooManyRows(table: EntryTable, count: number): Issue[] {
  if (count <= table.mostRows) return [];
  const message = `${table.title} has ${count} rows. It takes ${table.mostRows} at most: file the rest separately.`;
  return [{ severity: 'error', code: 'too-many-rows', message, field: table.key }];
}

/** The required cells that are empty, each with its place. */
export function missingCells(table: EntryTable, rows: readonly Readonly<Record<string, string>>[]): Issue[] {
  return rows.flatMap((row, index) =>
    table.columns
      .filter((column) => column.required && (row[column.key] ?? '') === '')
      .map((column) => cellIssue({ table, index, column }, 'is empty. Fill it in, or remove the row.')),
  );
}

/** An issue at a cell: `Invoices, row 3: Amount is empty.` */
export function cellIssue({ table, index, column }: { table: EntryTable; index: number; column: EntryColumn }, fault: string, found = ''): Issue {
  return {
    severity: 'error',
    code: `${table.key}-cell`,
    field: `${table.key}.${index}.${column.key}`,
    message: `${table.title}, row ${index + 1}: ${column.label} ${fault}`,
    ...(found !== '' && { found: found.slice(0, 80) }),
  };
}

/** The same for a column by its key. Throws where the table has none of that key: that is a mistake of the form. */
export function rowIssue(table: EntryTable, index: number, { key, fault }: { key: string; fault: string }): Issue {
  const column = table.columns.find((one) => one.key === key);
  if (!column) throw new Error(`${table.title} has no column ${key}.`);
  return cellIssue({ table, index, column }, fault);
}

function readCell(column: EntryColumn, entered: string): { text: string; fault?: string } {
  const text = entered
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return { text };
  const mark = findHiddenMark(text, 'one line');
  if (mark !== undefined) return { text, fault: sayHiddenMark(mark) };
  if (text.length > column.maxLength) return { text, fault: `has ${text.length} characters. Shorten it to ${column.maxLength}.` };
  return readers[column.kind](text, column);
}

const readers: Record<EntryColumn['kind'], (text: string, column: EntryColumn) => { text: string; fault?: string }> = {
  text: (text) => ({ text }),
  number: (text) => {
    const digits = text.replace(/[,\s]/g, '');
    if (!/^\d+$/.test(digits) || Number(digits) > largestNumber) return { text, fault: 'is not a whole number. Write digits only, such as 12.' };
    return { text: String(Number(digits)) };
  },
  money: (text) => {
    const read = readMoney(text);
    return 'fault' in read ? { text, fault: read.fault } : { text: (read.cents / 100).toFixed(2) };
  },
  date: (text) => (toDay(text) ? { text } : { text, fault: 'is not a date. Write it as 2027-03-31.' }),
  choice: (text, { choices = [] }) => {
    const wanted = text.toLowerCase();
    const choice = choices.find(({ value, label }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted);
    return choice ? { text: choice.value } : { text, fault: `must be one of these: ${choices.map(({ label }) => label).join('; ')}.` };
  },
  document: (text) => {
    const number = /^d-?(\d{1,9})$/i.exec(text)?.[1];
    return number ? { text: `D-${Number(number)}` } : { text, fault: 'names no document. Choose one of the register, such as D-7.' };
  },
};

type Row = Record<string, string>;
