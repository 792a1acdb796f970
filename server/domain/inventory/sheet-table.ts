/** A sheet to be written: headers and rows of values, ready for a workbook or a CSV file. */
export interface SheetTable {
  name: string;
  columns: TableColumn[];
  rows: (string | number | null)[][];
  /** Rows to be filled in by people: formatted like the others, with lists to choose from. */
  blankRows?: number;
}

export interface TableColumn {
  header: string;
  /** In characters. */
  width: number;
  /** Long texts that go over several lines. */
  wraps?: boolean;
  /** Numbers; all other columns are formatted as text, so that what people type keeps its zeros. */
  isNumber?: boolean;
  /** Words offered in blank rows; others may be typed. */
  choices?: readonly string[];
}
