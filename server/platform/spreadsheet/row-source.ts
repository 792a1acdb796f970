import type { Issue } from '../../domain/result.ts';

/** One row with something in it. `row` counts from 1 as spreadsheet programs do; cells are trimmed texts, '' where blank. */
export interface SheetRow {
  sheet: string;
  row: number;
  cells: string[];
}

/** What to do after a row: go on, or leave the rest of its sheet out. */
export type AfterRow = 'next row' | 'next sheet';

/** An opened file of either kind. Its rows can be gone through any number of times. */
export interface RowSource {
  /** Sheets that are read, in the order of the file. */
  sheets: readonly string[];
  /** For progress; may be wrong. */
  estimatedRows: number;
  /** Doubts about the file as a whole, such as its encoding or hidden sheets. */
  issues: readonly Issue[];
  /** Gives the rows in the order of the file and returns what was wrong on the way. Throws UnreadableFile where it cannot go on. */
  eachRow(visit: (row: SheetRow) => AfterRow): Promise<Issue[]>;
}
