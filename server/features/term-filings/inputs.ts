import type { EntryTable } from '../../domain/filing/term-filing.ts';

/** The rows of a table from fields named `invoices.0.amount`, in their order, without the one to remove. */
export function readRows(body: Record<string, string>, table: EntryTable): Record<string, string>[] {
  const removed = /^\d{1,4}$/.test(body.remove ?? '') ? Number(body.remove) : -1;
  const rows: Record<string, string>[] = [];
  for (let index = 0; index < table.mostRows + 10; index++) {
    const row = Object.fromEntries(table.columns.map(({ key }) => [key, body[`${table.key}.${index}.${key}`] ?? '']));
    if (index !== removed && Object.values(row).some((text) => text.trim() !== '')) rows.push(row);
  }
  return rows;
}

export function readRevision(body: Record<string, string>): number {
  return /^\d{1,9}$/.test(body.revision ?? '') ? Number(body.revision) : 0;
}
