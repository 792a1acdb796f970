import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import { exportInventory } from '../../domain/inventory/export-inventory.ts';
import { importTemplate } from '../../domain/inventory/import-template.ts';
import type { SheetTable } from '../../domain/inventory/sheet-table.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts';
import type { Reply } from '../../web/route-table.ts';
import type { UploadRow } from './has-stopped.ts';
import { getInventory } from './queries.ts';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const csvType = 'text/csv; charset=utf-8';

/** The whole inventory as a workbook, or its sites or equipment as CSV. Imported again it changes nothing. */
export async function exportFile(ctx: Context, query: Record<string, string>): Promise<Reply> {
  const tables = exportInventory(await getInventory(ctx));
  const day = dayOf(ctx.now);
  if (query.format !== 'csv') return { file: { name: `inventory-${day}.xlsx`, mediaType: xlsxType, bytes: await writeWorkbook(tables) } };
  const isItems = query.part === 'item';
  const table = isItems ? tables[1] : tables[0];
  if (!table) throw new Error('The export has no such part.');
  return { file: { name: `${isItems ? 'equipment' : 'sites'}-${day}.csv`, mediaType: csvType, bytes: await writeCsv(table) } };
}

/** The workbook to fill in, with a sheet that explains its columns. */
export async function templateFile(): Promise<Reply> {
  return { file: { name: 'changeout-template.xlsx', mediaType: xlsxType, bytes: await writeWorkbook(importTemplate()) } };
}

/** The problems of an upload as CSV, in the row numbers of the file: the first 100 of each kind, which is what a check keeps. */
export async function issuesFile(upload: UploadRow): Promise<Reply> {
  const headers = ['Kind', 'Sheet', 'Row', 'Column', 'Header', 'Found', 'Wanted', 'What to do'];
  const table: SheetTable = {
    name: 'Issues',
    columns: headers.map((header) => ({ header, width: 16 })),
    rows: (upload.issuesJson ?? []).map((issue) => [
      issue.severity,
      issue.cell?.sheet ?? null,
      issue.cell?.row ?? null,
      issue.cell?.column ?? null,
      issue.cell?.header ?? null,
      issue.found ?? null,
      issue.wanted ?? null,
      issue.message,
    ]),
  };
  return { file: { name: `issues-of-import-${upload.id}.csv`, mediaType: csvType, bytes: await writeCsv(table) } };
}
