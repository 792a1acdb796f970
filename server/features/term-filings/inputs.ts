import type { EntryTable } from '../../domain/filing/term-filing.ts';
import type { TableWindow } from './table-window.ts';

/** The rows of a table from fields named `invoices.0.amount`, in the order of their numbers, without the one to remove. */
export function readRows(body: Record<string, string>, table: EntryTable): Record<string, string>[] {
  const removed = readCount(body.remove) ?? -1;
  const numbers = Object.keys(body).flatMap((name) => {
    const [key, index] = name.split('.');
    return key === table.key ? (readCount(index) ?? []) : [];
  });
  const wanted = [...new Set(numbers)].sort((a, b) => a - b).slice(0, table.mostRows + 10);
  const rows = wanted.filter((index) => index !== removed).map((index) => rowOf(body, table, index));
  return rows.filter((row) => Object.values(row).some((text) => text.trim() !== ''));
}

/** Which rows of the table the form showed; null where it does not say. */
export function readWindow(body: Record<string, string>): TableWindow | null {
  const [from, count, of] = [readCount(body.from), readCount(body.count), readCount(body.of)];
  return from === undefined || count === undefined || of === undefined ? null : { from, count, of };
}

function rowOf(body: Record<string, string>, { key, columns }: EntryTable, index: number): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column.key, body[`${key}.${index}.${column.key}`] ?? '']));
}

function readCount(text: string | undefined): number | undefined {
  return /^\d{1,6}$/.test(text ?? '') ? Number(text) : undefined;
}

export function readRevision(body: Record<string, string>): number {
  return /^\d{1,9}$/.test(body.revision ?? '') ? Number(body.revision) : 0;
}

export function readChoice({ kind, due }: Record<string, string>): StartChoice {
  return { kind, due };
}

/** What is chosen to start with. */
export interface StartChoice {
  kind: string | undefined;
  /** Id of the day that is answered. */
  due: string | undefined;
}
