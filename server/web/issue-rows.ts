import type { Issue } from '../domain/result.ts';

/** Issues of a file as the part `issues-table` prints them: each with its cell, what was found and what is wanted. */
export function toIssueRows(issues: readonly Issue[]) {
  return issues.map(({ cell, found = '', wanted = '', message }) => ({
    sheet: cell?.sheet ?? '',
    row: cell?.row ?? '',
    column: cell?.column ?? '',
    header: cell?.header ?? '',
    found,
    wanted,
    message,
  }));
}
