import { type Issue, isError } from '../domain/result.ts';
import { counted } from '../domain/words.ts';

const mostShown = 20;

/** Problems for reading in a terminal, errors apart from warnings, each with its place. `counts` says how many there are where not all are kept. */
export function describeIssues(issues: readonly Issue[], counts?: { errors: number; warnings: number }): string {
  const errors = issues.filter(isError);
  const warnings = issues.filter((issue) => !isError(issue));
  return [...describe(errors, 'error', counts?.errors), ...describe(warnings, 'warning', counts?.warnings)].join('\n');
}

function describe(issues: readonly Issue[], name: string, known = issues.length): string[] {
  if (issues.length === 0) return [];
  const shown = issues.slice(0, mostShown);
  const total = Math.max(known, issues.length);
  const head = total > shown.length ? `${counted(total, name)}, the first ${shown.length}:` : `${counted(total, name)}:`;
  return [head, ...shown.flatMap((issue) => toLines(issue).map((line) => `  ${line}`))];
}

function toLines(issue: Issue): string[] {
  const where = issue.cell ? placeOf(issue.cell) : '';
  const found = issue.found ? `found ${JSON.stringify(issue.found)}` : '';
  const wanted = issue.wanted ? `wanted ${issue.wanted}` : '';
  const facts = [where, found, wanted].filter((part) => part !== '').join(', ');
  return [`- ${issue.message}`, ...(facts === '' ? [] : [`  (${facts})`])];
}

function placeOf({ sheet, row, column, header }: NonNullable<Issue['cell']>): string {
  const named = header ? ` "${header}"` : '';
  return `sheet "${sheet}", row ${row}${column ? `, column ${column}${named}` : ''}`;
}
