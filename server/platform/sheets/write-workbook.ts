import { writeXlsx } from 'hucre';
import type { SheetTable } from '../../domain/inventory/sheet-table.ts';

/** Tables as a workbook, one sheet each: bold headers that stay in view, column widths, numbers as numbers and all else as text. */
export async function writeWorkbook(tables: readonly SheetTable[]): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: tables.map((table) => ({
      name: table.name,
      columns: table.columns.map(({ width }) => ({ width })),
      rows: [table.columns.map((column) => column.header), ...table.rows],
      freezePane: { rows: 1 },
    })),
  });
  return Buffer.from(bytes);
}
