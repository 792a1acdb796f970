/** What is wrong, where, and what to do. The same shape serves forms, spreadsheets, estimates and filings. */
export interface Issue {
  /** An error stops the next step; a warning does not. */
  severity: 'error' | 'warning';
  /** Stable machine name, kebab-case: `latitude-out-of-range`. */
  code: string;
  /** One plain sentence that says what is wrong and what to do about it. */
  message: string;
  /** Form field or column name, for the link from the error summary. */
  field?: string | undefined;
  /** Place in a spreadsheet, as its reader sees it: row 1 is the first row of the sheet, columns are letters. */
  cell?: { sheet: string; row: number; column?: string; header?: string } | undefined;
  /** The value that was found, as found, cut to 80 characters. */
  found?: string | undefined;
  /** What would have been right: `a number from -90 to 90`. */
  wanted?: string | undefined;
  /** The thing the issue is about: a site code, an item tag, a line id. */
  subject?: string | undefined;
}

/** An expected "no" is a value: either the wanted thing or the issues that stand in its way. */
export type Result<T> = { ok: true; value: T; issues: Issue[] } | { ok: false; issues: Issue[] };

export function isError(issue: Issue): boolean {
  return issue.severity === 'error';
}

export function good<T>(value: T, issues: Issue[] = []): Result<T> {
  return { ok: true, value, issues };
}

export function bad<T>(issues: Issue[]): Result<T> {
  return { ok: false, issues };
}
