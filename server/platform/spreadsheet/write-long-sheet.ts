import { setImmediate as pause } from 'node:timers/promises';
import { type CellValue, writeXlsxStream } from 'hucre';
import type { SheetTable } from '../../domain/inventory/sheet-table.ts';
import { protectEscapes } from './write-workbook.ts';

const rowsPerTurn = 200;

/** One long table as an Excel workbook, a few rows at a time, so that other requests are answered in between. Plainer than `writeWorkbook`. */
export async function writeLongSheet(table: SheetTable): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const columns = table.columns.map(({ width }) => ({ width }));
  for await (const part of writeXlsxStream(rowsOf(table), { name: table.name, columns })) parts.push(part);
  return Buffer.concat(parts);
}

async function* rowsOf(table: SheetTable): AsyncGenerator<CellValue[]> {
  yield table.columns.map(({ header }) => protectEscapes(header));
  for (const [index, row] of table.rows.entries()) {
    if (index % rowsPerTurn === 0) await pause();
    yield row.map(protectEscapes);
  }
}
