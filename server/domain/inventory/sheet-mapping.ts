import type { ColumnKey } from './column-key.ts';

/** What the columns of one sheet hold, as guessed and corrected by hand. Rows up to `headerRow` (counted from 1) are not data. */
export interface SheetMapping {
  sheet: string;
  headerRow: number;
  headers: string[];
  /** By column; null for columns that are not read. */
  keys: (ColumnKey | null)[];
}
