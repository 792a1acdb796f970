import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { sampledRows } from './limits.ts';
import { openText } from './open-text.ts';
import { openWorkbook } from './open-workbook.ts';
import type { RowSource, SheetRow } from './row-source.ts';
import { sniffFile } from './sniff-file.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A spreadsheet that can be read more than once, row by row, without ever being held whole. */
export interface Spreadsheet {
  /** The first filled rows of each sheet that has any, in the order of the file. Hidden sheets are left out. */
  sheets: { sheet: string; rows: SheetRow[] }[];
  /** For progress; may be wrong. */
  estimatedRows: number;
  /**
   * Gives every filled row in the order of the file, and returns what is wrong with the file besides its contents: too many rows or columns, merged
   * cells, hidden sheets, a doubtful encoding. After an error among them the rows are not complete.
   */
  eachRow(visit: (row: SheetRow) => void): Promise<Issue[]>;
}

/** Opens a workbook or text file by its bytes, whatever its name says. `fileName` names the one sheet of a text file. Errors say what to do. */
export async function readSpreadsheet(path: string, fileName: string): Promise<Result<Spreadsheet>> {
  return orIssue(async () => {
    const source = (await sniffFile(path)) === 'workbook' ? await openWorkbook(path) : await openText(path, fileName);
    const sheets = await sample(source);
    if (sheets.length === 0) return bad([...source.issues, noRows()]);
    return good({
      sheets,
      estimatedRows: source.estimatedRows,
      async eachRow(visit) {
        const read = await orIssue(async () => {
          const issues = await source.eachRow((row) => {
            visit(row);
            return 'next row';
          });
          return good([...source.issues, ...issues]);
        });
        return read.ok ? read.value : read.issues;
      },
    });
  });
}

async function orIssue<T>(job: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await job();
  } catch (error) {
    if (error instanceof UnreadableFile) return bad([error.issue]);
    throw error;
  }
}

async function sample(source: RowSource): Promise<Spreadsheet['sheets']> {
  const rows = new Map<string, SheetRow[]>(source.sheets.map((sheet) => [sheet, []]));
  await source.eachRow((row) => {
    const sheet = rows.get(row.sheet);
    sheet?.push(row);
    return sheet && sheet.length >= sampledRows ? 'next sheet' : 'next row';
  });
  return [...rows].map(([sheet, sheetRows]) => ({ sheet, rows: sheetRows })).filter((sheet) => sheet.rows.length > 0);
}

function noRows(): Issue {
  return {
    severity: 'error',
    code: 'no-rows',
    message: 'The file has no filled rows. Check that it is the right file and was saved with its contents, or fill in the template.',
    wanted: 'a sheet with headers and rows',
  };
}
