import type { CostCategory, PriceBasis } from '../../server/domain/catalog/price-book.ts';
import type { CostPhase, StructureClass } from '../../server/domain/catalog/recipe.ts';
import type { CostLine } from '../../server/domain/cost/cost-lines.ts';
import type { CostPlan } from '../../server/domain/cost/cost-plan.ts';
import type { EstimateSummary, SiteTotal } from '../../server/domain/cost/estimate.ts';
import type { EstimateComparison } from '../../server/domain/cost/totals/compare-estimates.ts';
import type { TieOutCheck } from '../../server/domain/cost/totals/tie-out.ts';
import type { Cents } from '../../server/domain/money.ts';
import type { ProgramKey } from '../../server/domain/programs/program.ts';
import type { Issue } from '../../server/domain/result.ts';
import type { PlannedActivity, Schedule } from '../../server/domain/schedule/schedule.ts';
import type { WorkProgram } from '../../server/domain/schedule/work-packages.ts';
import { kit } from '../kit.ts';
import { organizations } from './accounts.ts';
import { priceBookEditions } from './catalog.ts';

/** What lines may carry besides their price; kept only where it is there. */
type RareParts = Pick<CostLine, 'change' | 'ownPrice' | 'quantitySpread' | 'shareOf'>;

/** What the lines of one price and phase have in common, with their sums over the estimate: a stored line names it by its place in the list. */
export interface LineKind extends RareParts {
  /** What follows the site code in the id of a line: `RA-010`, `TW-030.removal`. */
  tail: string;
  scope: 'site' | 'network';
  recipeKey: string;
  entryCode: string;
  category: CostCategory;
  phase: CostPhase;
  item: string;
  unit: string;
  unitLowCents: Cents;
  unitLikelyCents: Cents;
  unitHighCents: Cents;
  basis: PriceBasis;
  source: string;
  reason: string;
  /** Year of the price level; null where the source states none. */
  priceYear: number | null;
  lineCount: number;
  quantity: number;
  lowCents: Cents;
  likelyCents: Cents;
  highCents: Cents;
}

/** A cost line as kept: place of its kind, quantity, low, likely and high cents, formula, and the share of sites on an allowance. */
export type StoredLine = [
  kind: number,
  quantity: number,
  low: number,
  likely: number,
  high: number,
  formula: string,
  chance?: { sites: number; share: number },
];

export const estimates = kit.table(
  'estimates',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    /** 1, 2, 3 … within the carrier. */
    number: kit.int().notNull(),
    program: kit.text().$type<ProgramKey>().notNull(),
    editionId: kit
      .int()
      .notNull()
      .references(() => priceBookEditions.id),
    /** The version that was current when the estimate was asked for; once computed, the version it was computed from. */
    inventoryVersion: kit.int().notNull(),
    /** What the carrier calls this scenario. */
    name: kit.text().notNull(),
    /** Why it was made, or empty. */
    noteText: kit.text().notNull(),
    /** The one of its carrier's estimates that is meant for the filing. */
    isToFile: kit.bool().notNull(),
    settingsJson: kit.json<Record<string, string>>().notNull(),
    /** Own prices and recipe changes as they stood when the estimate was asked for, and what else makes it differ from another. */
    planJson: kit.json<CostPlan>().notNull(),
    status: kit.text().$type<'queued' | 'ready' | 'refused'>().notNull(),
    jobId: kit.int(),
    issuesJson: kit.json<Issue[]>(),
    summaryJson: kit.json<EstimateSummary>(),
    lineKindsJson: kit.json<LineKind[]>(),
    /** The checks that prove every total, made when the estimate was computed. */
    tieOutJson: kit.json<TieOutCheck[]>(),
    /** SHA-256 of the canonical inputs: inventory, edition, recipes, plan, cost data, settings, seed. */
    inputsSha256: kit.text(),
    /** The cost report as drawn, in `files`; null until somebody asks for it. */
    reportSha256: kit.text(),
    reportJobId: kit.int(),
    /** The same for the paper of its schedule. */
    scheduleReportSha256: kit.text(),
    scheduleReportJobId: kit.int(),
    createdBy: kit.int().notNull(),
    createdAt: kit.text().notNull(),
  },
  (t) => [kit.unique('estimates_number').on(t.carrierId, t.number)],
);

/** One row per site of an estimate, and one with an empty code for the network-wide lines. Name, place and coordinates are those of the day. */
export const estimateSites = kit.table(
  'estimate_sites',
  {
    id: kit.id(),
    estimateId: kit
      .int()
      .notNull()
      .references(() => estimates.id, { onDelete: 'cascade' }),
    position: kit.int().notNull(),
    siteCode: kit.text().notNull(),
    siteName: kit.text().notNull(),
    place: kit.text().notNull(),
    latitude: kit.real(),
    longitude: kit.real(),
    /** What its equipment hangs on; null for the network-wide row. */
    structure: kit.text().$type<StructureClass>(),
    likelyCents: kit.cents().notNull(),
    /** Last day of work at the site in the likely plan; far in the future where none is planned, so that it sorts last on both engines. */
    finishOn: kit.text().notNull(),
    totalJson: kit.json<SiteTotal | null>(),
    linesJson: kit.json<StoredLine[]>().notNull(),
    scheduleJson: kit.json<Schedule['sites'][number] | null>(),
    activitiesJson: kit.json<PlannedActivity[]>().notNull(),
  },
  (t) => [
    kit.unique('estimate_sites_code').on(t.estimateId, t.siteCode),
    kit.index('estimate_sites_position').on(t.estimateId, t.position),
    kit.index('estimate_sites_cost').on(t.estimateId, t.likelyCents),
    kit.index('estimate_sites_finish').on(t.estimateId, t.finishOn),
  ],
);

/** The work that an estimate found at its sites, from which other plans of it are made. Apart from the estimate, because pages do not need it. */
export const estimateWorks = kit.table(
  'estimate_works',
  {
    id: kit.id(),
    estimateId: kit
      .int()
      .notNull()
      .references(() => estimates.id, { onDelete: 'cascade' }),
    workJson: kit.json<WorkProgram>().notNull(),
  },
  (t) => [kit.unique('estimate_works_estimate').on(t.estimateId)],
);

/** Two large estimates side by side, compared by a job; those of small networks are compared while the page is made. Estimates never change, so neither does this. */
export const estimateComparisons = kit.table(
  'estimate_comparisons',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    beforeId: kit
      .int()
      .notNull()
      .references(() => estimates.id, { onDelete: 'cascade' }),
    afterId: kit
      .int()
      .notNull()
      .references(() => estimates.id, { onDelete: 'cascade' }),
    jobId: kit.int(),
    /** null until the job is done. */
    resultJson: kit.json<EstimateComparison>(),
    createdAt: kit.text().notNull(),
  },
  (t) => [kit.unique('estimate_comparisons_pair').on(t.beforeId, t.afterId)],
);
