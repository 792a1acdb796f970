import type { Issue } from '../../domain/result.ts';

export const mostRows = 200_000;
export const mostColumns = 200;
/** Rows kept from the beginning of each sheet, to find the headers and guess the columns. */
export const startRows = 40;

/** One row of a sheet as a person would number it: the first row is 1. Cells are trimmed texts, '' when blank. */
export interface SpreadsheetRow {
  sheet: string;
  row: number;
  cells: string[];
}

/** A spreadsheet that can be read more than once, row by row. */
export interface Spreadsheet {
  /** The beginning of each sheet that is not empty. */
  sheets: { sheet: string; rows: SpreadsheetRow[] }[];
  /** For progress; may be wrong. */
  estimatedRows: number;
  /** Visits every row in order and returns what else was wrong with the file. Stops at the limit of rows. */
  eachRow(visit: (row: SpreadsheetRow) => void): Promise<Issue[]>;
}

/** A fault of the file as a whole. */
export function fileError(code: string, message: string): Issue {
  return { severity: 'error', code, message, field: 'file' };
}

export function tooManyRows(sheet: string): Issue {
  const message = `“${sheet}” has more than ${mostRows.toLocaleString('en-US')} rows. Split the file, and import the parts one after another.`;
  return fileError('too-many-rows', message);
}

export function tooManyColumns(sheet: string): Issue {
  const message = `“${sheet}” has more than ${mostColumns} columns. Delete those that are not about sites or equipment, and upload it again.`;
  return fileError('too-many-columns', message);
}
