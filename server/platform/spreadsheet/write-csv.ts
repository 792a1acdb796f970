import { escapeCell } from '../../domain/inventory/cell-text.ts';
import type { SheetTable } from '../../domain/inventory/sheet-table.ts';

/** A table as CSV (RFC 4180), in UTF-8 with its mark, so that Excel shows accents. Text that could be taken for a formula gets an apostrophe. */
export async function writeCsv(table: SheetTable): Promise<Buffer> {
  const lines = [table.columns.map((column) => toField(column.header)), ...table.rows.map((row) => row.map(toField))];
  return Buffer.from(`\ufeff${lines.map((fields) => `${fields.join(',')}\r\n`).join('')}`, 'utf8');
}

function toField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // The inventory's own export carries its apostrophes already.
  const text = value.startsWith("'") ? value : escapeCell(value);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
