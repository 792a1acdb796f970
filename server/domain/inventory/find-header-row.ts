import { countKnownHeaders } from './header-claims.ts';

/**
 * The row that holds the headers among the first rows of a sheet: the first in which at least two cells are headers the import understands, so
 * that titles above it are passed over; else the first row with two or more cells; else the first that is not blank. Undefined when all are blank.
 */
export function findHeaderRow<Row extends { cells: readonly string[] }>(rows: readonly Row[]): Row | undefined {
  const filled = rows.filter((row) => row.cells.some((cell) => cell !== ''));
  return (
    filled.find((row) => countKnownHeaders(row.cells) >= 2) ?? filled.find((row) => row.cells.filter((cell) => cell !== '').length >= 2) ?? filled[0]
  );
}
