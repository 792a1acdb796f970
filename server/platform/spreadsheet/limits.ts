const mebibyte = 1024 * 1024;

/** Largest file taken in. */
export const maxFileBytes = 50 * mebibyte;
/** Rows with something in them, over all sheets. */
export const maxRows = 200_000;
/** Blank rows passed over before the rest of a sheet is left out. */
export const maxBlankRows = 1_048_576;
export const maxColumns = 200;
/** Characters of one cell: what spreadsheet programs allow. */
export const maxCellCharacters = 32_767;
/** Characters of one row of a text file; more means that a quote was never closed. */
export const maxRecordCharacters = mebibyte;
/** What all parts of a workbook may inflate to, so that a small file cannot keep the server busy. */
export const maxInflatedBytes = 400 * mebibyte;
/** Rows and cells of a row that a worksheet can have at all, filled or not (ECMA-376 and the programs that follow it). */
export const maxSheetRows = 1_048_576;
export const maxSheetColumns = 16_384;
/** What one part that is held in memory may inflate to. */
export const maxHeldBytes = 96 * mebibyte;
/** Rows of each sheet that are looked at to find headers and guess columns. */
export const sampledRows = 40;
