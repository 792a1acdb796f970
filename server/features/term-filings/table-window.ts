/** The part of a table's rows that a form showed: a long table is filled in page by page. */
export interface TableWindow {
  /** Of the first row shown, from 0. */
  from: number;
  /** Rows shown that were saved already. */
  count: number;
  /** Rows that the table had. */
  of: number;
}

/** Rows on one page of a table that is filled in. */
export const rowsPerPage = 50;

/**
 * Where the shown rows stand now. Rows added or removed on pages before may have moved them: then `isSeen` finds them again. The last page reaches to
 * the end. Without a window the whole table was shown.
 */
export function locateRows<Row>(
  stored: readonly Row[],
  window: TableWindow | null,
  isSeen: (rows: readonly Row[]) => boolean,
): { start: number; end: number } {
  if (!window) return { start: 0, end: stored.length };
  const { from, count, of } = window;
  const at = (start: number) => ({ start, end: from + count >= of ? stored.length : Math.min(stored.length, start + count) });
  const [here, moved] = [at(Math.min(from, stored.length)), at(from + stored.length - of)];
  if (moved.start < 0 || isSeen(stored.slice(here.start, here.end))) return here;
  return isSeen(stored.slice(moved.start, moved.end)) ? moved : here;
}

/** The page, from 1, on which a row stands. */
export function pageOfRow(index: number): number {
  return Math.floor(index / rowsPerPage) + 1;
}

/** The window of a page of a table with so many rows. */
export function windowOf(page: number, of: number): TableWindow {
  const from = (Math.min(Math.max(1, page), pageOfRow(Math.max(0, of - 1))) - 1) * rowsPerPage;
  return { from, count: Math.min(rowsPerPage, of - from), of };
}

/** What an address says to come back to the page of a table; nothing for the first. */
export function pageQuery(table: string, window: TableWindow | null): Record<string, string> {
  return window && window.from > 0 ? { table, page: String(pageOfRow(window.from)) } : {};
}
