import type { SheetReading } from '../../../db/schema/inventory.ts';
import { checkMapping } from '../../domain/inventory/check-mapping.ts';
import { findHeaderRow } from '../../domain/inventory/find-header-row.ts';
import { guessColumns, type RememberedColumns } from '../../domain/inventory/guess-columns.ts';
import { aboutSheetName } from '../../domain/inventory/import-template.ts';
import type { InventoryContext, InventoryReading } from '../../domain/inventory/incoming.ts';
import { createInventoryReader } from '../../domain/inventory/read-inventory.ts';
import type { SheetMapping } from '../../domain/inventory/sheet-mapping.ts';
import { type Issue, isError } from '../../domain/result.ts';
import { readSpreadsheet } from '../../platform/spreadsheet/read-spreadsheet.ts';
import type { Progress } from '../../platform/work/jobs.ts';

const sampleRows = 20;
const rowsPerReport = 5000;

/**
 * Reads a spreadsheet of sites and equipment with its own headers, guessed or chosen by hand, and everything that is wrong with it. `reading` is
 * null when the file, its headers or its rows could not be read to the end; the errors say why.
 */
export async function readUpload(source: UploadSource, context: UploadContext): Promise<UploadReading> {
  const report = source.report ?? (() => undefined);
  report({ done: 0, total: 1, label: 'Reading the file' });
  const opened = await readSpreadsheet(source.path, source.name);
  if (!opened.ok) return { issues: opened.issues, sheets: [], reading: null };
  const file = opened.value;
  const issues: Issue[] = [];
  const sheets: SheetReading[] = [];
  for (const { sheet, rows } of file.sheets) {
    const headers = findHeaderRow(rows);
    if (!headers || sheet === aboutSheetName) continue;
    const sample = rows.filter((row) => row.row > headers.row).map((row) => row.cells);
    const guess = guessColumns({ sheet, headerRow: headers.row, headers: headers.cells, rows: sample }, context.remembered);
    const chosen = source.chosen?.get(sheet);
    const mapping: SheetMapping = chosen ? { ...guess.mapping, keys: chosen } : guess.mapping;
    issues.push(...(chosen ? checkMapping(mapping) : guess.issues));
    sheets.push({ mapping, how: guess.columns.map((column) => column.how), samples: sample.slice(0, sampleRows) });
  }
  if (issues.some(isError)) return { issues, sheets, reading: null };

  const reader = createInventoryReader(
    sheets.map((sheet) => sheet.mapping),
    context,
  );
  const rowIssues = await file.eachRow(({ sheet, row, cells }) => {
    reader.row(sheet, row, cells);
    if (row % rowsPerReport === 0) report({ done: row, total: file.estimatedRows, label: 'Checking rows' });
  });
  const reading = reader.finish();
  return { issues: [...issues, ...rowIssues, ...reading.issues], sheets, reading: rowIssues.some(isError) ? null : reading };
}

interface UploadSource {
  path: string;
  name: string;
  /** Columns corrected by hand, by sheet. */
  chosen?: ReadonlyMap<string, SheetMapping['keys']> | undefined;
  report?: ((progress: Progress) => void) | undefined;
}

interface UploadContext extends InventoryContext {
  remembered: RememberedColumns;
}

interface UploadReading {
  /** Of the file, its headers and its rows, in this order. */
  issues: Issue[];
  /** How each sheet was read. */
  sheets: SheetReading[];
  reading: InventoryReading | null;
}
