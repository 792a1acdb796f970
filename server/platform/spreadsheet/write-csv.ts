import { setImmediate as pause } from 'node:timers/promises';
import { escapeCell } from '../../domain/inventory/cell-text.ts';
import type { SheetTable } from '../../domain/inventory/sheet-table.ts';

/** Rows written before other requests get their turn. */
const rowsPerTurn = 2000;

/** A table as CSV (RFC 4180), in UTF-8 with its mark, so that Excel shows accents. Text that could be taken for a formula gets an apostrophe. */
export async function writeCsv(table: SheetTable): Promise<Buffer> {
  const parts = [`\ufeff${toLine(table.columns.map((column) => column.header))}`];
  for (let start = 0; start < table.rows.length; start += rowsPerTurn) {
    if (start > 0) await pause();
    parts.push(
      table.rows
        .slice(start, start + rowsPerTurn)
        .map(toLine)
        .join(''),
    );
  }
  return Buffer.from(parts.join(''), 'utf8');
}

function toLine(row: readonly (string | number | null)[]): string {
  return `${row.map(toField).join(',')}\r\n`;
}

function toField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // The inventory's own export carries its apostrophes already.
  const text = value.startsWith("'") ? value : escapeCell(value);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
