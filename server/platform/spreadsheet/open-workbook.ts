import type { Issue } from '../../domain/result.ts';
import { openZip, type Zip } from './open-zip.ts';
import { type Merges, readSheet } from './read-sheet.ts';
import { createRowGate } from './row-gate.ts';
import type { RowSource } from './row-source.ts';
import { readDateStyles, readSharedStrings, readWorkbookParts, type WorkbookParts } from './workbook-parts.ts';

/** What a row of an inventory takes in a worksheet, about. */
const usualRowBytes = 600;

/** Opens an Excel workbook (.xlsx, .xlsm). Hidden sheets are left out. Throws UnreadableFile when it is none, damaged or encrypted. */
export async function openWorkbook(path: string): Promise<RowSource> {
  const { parts, sizes } = await withZip(path, async (zip) => ({ parts: await readWorkbookParts(zip), sizes: zip.parts }));
  const shown = parts.sheets.filter((sheet) => !sheet.isHidden);
  const bytes = shown.reduce((sum, sheet) => sum + (sizes.get(sheet.part)?.inflatedBytes ?? 0), 0);
  return {
    sheets: shown.map((sheet) => sheet.name),
    estimatedRows: Math.max(1, Math.round(bytes / usualRowBytes)),
    issues: parts.sheets.filter((sheet) => sheet.isHidden).map((sheet) => hiddenSheet(sheet.name)),
    eachRow: (visit) =>
      withZip(path, async (zip) => {
        const gate = createRowGate(visit);
        const merges = await readSheets(zip, { ...parts, sheets: shown }, (sheet, row, cells) => gate.take(sheet, row, cells) === 'next row');
        return [...gate.issues(), ...merges];
      }),
  };
}

async function withZip<T>(path: string, job: (zip: Zip) => Promise<T>): Promise<T> {
  const zip = await openZip(path);
  try {
    return await job(zip);
  } finally {
    await zip.close();
  }
}

async function readSheets(zip: Zip, parts: WorkbookParts, onRow: (sheet: string, row: number, cells: string[]) => boolean): Promise<Issue[]> {
  const sharedStrings = await readSharedStrings(zip, parts.sharedStringsPart);
  const dateStyles = await readDateStyles(zip, parts.stylesPart);
  const issues: Issue[] = [];
  for (const { name, part } of parts.sheets) {
    const sheet = { part, sharedStrings, dateStyles, startsIn1904: parts.startsIn1904 };
    const merges = await readSheet(zip, sheet, (row, cells) => onRow(name, row, cells));
    if (merges.count > 0) issues.push(mergedCells(name, merges));
  }
  return issues;
}

function mergedCells(sheet: string, { places, count }: Merges): Issue {
  const more = count > places.length ? ` and ${count - places.length} more` : '';
  const [, column = 'A', row = '1'] = /^([A-Z]+)(\d+)/.exec(places[0] ?? '') ?? [];
  return {
    severity: 'warning',
    code: 'merged-cells',
    message: `Cells of “${sheet}” are merged (${places.join(', ')}${more}). Only the first cell of each has its value; unmerge them and fill in the others.`,
    cell: { sheet, row: Number(row), column },
    wanted: 'cells that are not merged',
  };
}

function hiddenSheet(sheet: string): Issue {
  return {
    severity: 'warning',
    code: 'hidden-sheet',
    message: `The sheet “${sheet}” is hidden and is not read. Unhide it and upload the file again if it belongs to the inventory.`,
    cell: { sheet, row: 1 },
  };
}
