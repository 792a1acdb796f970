import type { Issue } from '../result.ts';

/** How often one kind of issue was found; more than are kept, when there are many. */
export interface IssueCount {
  code: string;
  severity: Issue['severity'];
  count: number;
}

export interface IssueList {
  /** Counts an issue, and keeps what `build` makes of it while there are few of its kind. */
  report(severity: Issue['severity'], code: string, build: () => Issue): void;
  /** The issues kept, errors first, then by sheet, row and column. */
  list(): Issue[];
  /** How many of each kind were found, kept or not; errors first, most frequent first. */
  counts(): IssueCount[];
  count(severity: Issue['severity']): number;
}

/** A list of issues that stays small however many are reported: at most `keepOfEach` of each code are kept. */
export function createIssueList(keepOfEach: number): IssueList {
  const kinds = new Map<string, IssueCount>();
  const kept: Issue[] = [];
  return {
    report(severity, code, build) {
      let kind = kinds.get(code);
      if (!kind) {
        kind = { code, severity, count: 0 };
        kinds.set(code, kind);
      }
      kind.count++;
      if (kind.count <= keepOfEach) kept.push(build());
    },
    list: () => [...kept].sort(byPlace(kept)),
    counts: () => [...kinds.values()].sort((one, other) => bySeverity(one, other) || other.count - one.count),
    count: (severity) => [...kinds.values()].reduce((sum, kind) => sum + (kind.severity === severity ? kind.count : 0), 0),
  };
}

function byPlace(issues: readonly Issue[]): (one: Issue, other: Issue) => number {
  const sheets = [...new Set(issues.map((issue) => issue.cell?.sheet ?? ''))];
  const columnOf = (issue: Issue) => (issue.cell?.column ?? '').padStart(3, ' ');
  return (one, other) =>
    bySeverity(one, other) ||
    sheets.indexOf(one.cell?.sheet ?? '') - sheets.indexOf(other.cell?.sheet ?? '') ||
    (one.cell?.row ?? 0) - (other.cell?.row ?? 0) ||
    (columnOf(one) < columnOf(other) ? -1 : columnOf(one) > columnOf(other) ? 1 : 0);
}

function bySeverity(one: { severity: Issue['severity'] }, other: { severity: Issue['severity'] }): number {
  return one.severity === other.severity ? 0 : one.severity === 'error' ? -1 : 1;
}
