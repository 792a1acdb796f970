import type { ColumnKey } from './column-key.ts';
import type { EquipmentItem } from './equipment.ts';
import type { IssueList } from './issue-list.ts';
import type { Problem } from './reading.ts';
import { cellIssue, type RowPlace } from './sheet-plan.ts';

/** A line of equipment while its file is being read. */
export interface ItemDraft {
  item: EquipmentItem;
  /** Which fields the row states, as bits of `bitOf`. */
  given: number;
  place: RowPlace;
  isFaulty: boolean;
  before: EquipmentItem | undefined;
}

/** Reports a problem of a line and marks the line faulty when it is an error. */
export function reportItem(issues: IssueList, draft: ItemDraft, problem: Problem, at: { key?: ColumnKey; found?: string }): void {
  draft.isFaulty ||= problem.severity === 'error';
  issues.report(problem.severity, problem.code, () => cellIssue(problem, draft.place, { ...at, subject: draft.item.tag || draft.item.siteCode }));
}
