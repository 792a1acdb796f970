import { escapeCell } from '../../domain/inventory/cell-text.ts';
import type { SheetTable } from '../../domain/inventory/sheet-table.ts';

/** A table as CSV in UTF-8 with its mark, so that Excel shows accents. Text that a spreadsheet program could take for a formula gets an apostrophe. */
export async function writeCsv(table: SheetTable): Promise<Buffer> {
  const lines = [table.columns.map((column) => toField(column.header)).join(',')];
  for (const row of table.rows) lines.push(row.map(toField).join(','));
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8');
}

function toField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = isEscaped(value) ? value : escapeCell(value);
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Tables of the inventory carry their apostrophes already. */
function isEscaped(text: string): boolean {
  return text.startsWith("'");
}
