import type { CostPlan } from '../../domain/cost/cost-plan.ts';
import type { TieOutCheck } from '../../domain/cost/totals/tie-out.ts';
import type { Drawing } from '../../platform/charts/drawing.ts';
import type { Block } from '../../platform/pdf/document.ts';

/** What the report says about the estimate that the estimate itself does not hold. */
export interface CostReportFacts {
  carrierName: string;
  /** As the carrier knows the estimate: `12`. */
  number: string;
  /** ISO instant; the only time in the file. */
  computedAt: string;
  programTitle: string;
  edition: { code: string; title: string; statement: string };
  /** By site code. */
  names: ReadonlyMap<string, { name: string; place: string }>;
  /** What the carrier calls the estimate and notes about it. */
  scenario?: { name: string; note: string };
  /** Own prices, recipe changes, contingency and reserve; absent where nobody decided any. */
  plan?: CostPlan;
  /** Recipe changes in words, each with its reason. */
  changes?: readonly { label: string; hint: string }[];
  /** Absent: made from the estimate. */
  checks?: readonly TieOutCheck[];
  /** Cost per site on the map. */
  map?: Drawing | undefined;
}

export interface CostReportDrawings {
  /** The S-curve. */
  curve: Drawing;
  drivers: Drawing;
  categories: Drawing;
  phases: Drawing;
  /** The plan by county, the crews by month and the program's clock. */
  plan?: Block[];
}
