import type { Day } from '../calendar.ts';
import type { PriceBookEdition } from '../catalog/price-book.ts';
import type { RecipeBook } from '../catalog/recipe.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { type Cents, cents, sumCents } from '../money.ts';
import type { Program } from '../programs/program.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import type { ScheduleRequest } from '../schedule/default-settings.ts';
import type { WorkData } from '../schedule/network/work-data.ts';
import { planSchedule } from '../schedule/plan-schedule.ts';
import { planningScheduleRisk } from '../schedule/schedule-risk.ts';
import { toWorkPackages, type WorkProgram } from '../schedule/work-packages.ts';
import type { WorkPlan } from '../schedule/work-plan.ts';
import type { CostData } from './cost-data.ts';
import type { CostLine } from './cost-lines.ts';
import type { CostPlan } from './cost-plan.ts';
import type { Estimate } from './estimate.ts';
import { buildCostLines } from './lines/build-cost-lines.ts';
import { setAside } from './lines/set-aside.ts';
import { listAssumptions } from './list-assumptions.ts';
import { simulateCost } from './risk/simulate-cost.ts';
import type { CoveredByTag } from './tally-covered.ts';
import { comparePublicFigures } from './totals/compare-public-figures.ts';
import type { PublicFigure } from './totals/read-public-figures.ts';
import { summariseCost } from './totals/summarise-cost.ts';

/**
 * An inventory becomes an estimate under a plan: cost lines, totals, what is kept out, simulated range with contingency, comparison with public
 * figures, and the schedule. The same inputs and seed give the same estimate, byte for byte. Refused with every hole at once; warnings come back
 * beside the value.
 */
export function makeEstimate(inputs: EstimateInputs): Result<Estimate> {
  const { inventory, edition, plan, costData, seed, program, onProgress } = inputs;
  const amounts = [plan.reserveBasisPoints, plan.contingencyShare ?? 0].every((value) => Number.isFinite(value) && value >= 0);
  const planIssues = amounts && (plan.contingencyShare ?? 0) <= 1 ? [] : [reserveUnsound()];
  const built = buildCostLines({ ...inputs, data: costData });
  if (!built.ok || planIssues.length > 0) return bad([...planIssues, ...built.issues]);
  const { lines, keptOut, tallies } = built.value;
  onProgress?.(0.15, 'Simulating cost');

  const { trials, estimatedOn } = inputs;
  const index = costData.indices.find(({ key }) => key === plan.indexKey);
  const risk = simulateCost(lines, {
    seed,
    trials,
    risk: costData.risk,
    tallies,
    risksLeftOut: plan.risksLeftOut,
    allocationCents: plan.allocationCents,
    estimatedOn,
    escalation: index ? { index, workYear: plan.workYear } : null,
    onProgress: (share) => onProgress?.(0.15 + 0.35 * share, 'Simulating cost'),
  });

  const work = toWorkPackages(tallies);
  const planned = planWork(inputs, work, lines);
  if (!planned.ok) return bad([...built.issues, ...planned.issues]);
  const schedule = planned.value;
  const { sites, ...totals } = summariseCost(lines, tallies, { schedule, workYear: plan.workYear });
  const context = {
    trades: inputs.trades,
    edition,
    recipeBook: inputs.recipes,
    plan,
    costData,
    schedule: schedule.summary,
    scheduleRisk: planningScheduleRisk,
  };
  const summary = {
    program: program.key,
    editionCode: edition.code,
    inventoryVersion: inventory.version,
    estimatedOn,
    siteCount: inventory.sites.length,
    coveredSiteCount: tallies.length,
    ...totals,
    keptOut,
    keptOutCents: sumCents(keptOut.map((kept) => kept.amountCents)),
    ...setAside(totals.total.likelyCents, risk, plan),
    risk,
    comparison: comparePublicFigures(totals.total, tallies.length, inputs.publicFigures),
    schedule: schedule.summary,
    assumptions: listAssumptions(lines, { ...context, keptOut, tallies }),
    exclusions: inputs.recipes.exclusions,
  };
  return good({ summary, lines, sites, schedule, work }, [...built.issues, ...planned.issues]);
}

function planWork(inputs: EstimateInputs, work: WorkProgram, lines: readonly CostLine[]): ReturnType<typeof planSchedule> {
  const { durations, seasons, templates, trades, regions, program, seed } = inputs;
  const settings = 'crews' in inputs.schedule ? inputs.schedule : { ...inputs.schedule, termYears: program.termYears.value };
  const costs = 'crews' in inputs.schedule && inputs.schedule.money.length > 0 ? costsByPlace(lines) : {};
  const onProgress = (share: number): void => inputs.onProgress?.(0.5 + 0.5 * share, 'Planning the work');
  return planSchedule(
    work,
    { settings, durations, seasons, templates, trades, regions, ...costs, schedules: inputs.passes, risk: planningScheduleRisk, onProgress },
    seed,
  );
}

/** What parts of the money are spent on: likely cost of each site and of the network. */
function costsByPlace(lines: readonly CostLine[]): { siteCents: Map<string, Cents>; networkCents: Cents } {
  const sums = new Map<string, number>();
  for (const { siteCode, likelyCents } of lines)
    sums.set(siteCode?.toLowerCase() ?? '', (sums.get(siteCode?.toLowerCase() ?? '') ?? 0) + likelyCents);
  const networkCents = cents(sums.get('') ?? 0);
  sums.delete('');
  return { siteCents: new Map([...sums].map(([code, sum]) => [code, cents(sum)])), networkCents };
}

function reserveUnsound(): Issue {
  const message = 'Contingency must reach to a percentile from 0 to 1, and the reserve must be a share of zero or more. Correct them on the form.';
  return { severity: 'error', code: 'reserve-unsound', field: 'reserve', message };
}

export interface EstimateInputs extends WorkData {
  inventory: Inventory;
  /** Whether the program covers each item, by tag; an item without a decision is a hole. */
  covered: CoveredByTag;
  edition: PriceBookEdition;
  recipes: RecipeBook;
  /** What the carrier decided for this estimate. */
  plan: CostPlan;
  costData: CostData;
  /** Radio generation by key of the catalog model: `2G/3G/4G`. */
  generations?: ReadonlyMap<string, string> | undefined;
  publicFigures: readonly PublicFigure[];
  /** Gives the key and the term. */
  program: Pick<Program, 'key' | 'termYears'>;
  /** Customers of the carrier with its affiliates; null when not known. */
  customers: number | null;
  seed: number;
  /** 1 or more; 10,000 gives percentiles to about one percent. */
  trials: number;
  /** A whole plan of work, or the few settings that the carrier set; the rest is assumed and said. */
  schedule: Omit<ScheduleRequest, 'termYears'> | WorkPlan;
  /** Passes of the search for a plan; left out, as many as take a fraction of a second. */
  passes?: number | undefined;
  estimatedOn: Day;
  /** Share done, 0 to 1, and what is being done. */
  onProgress?: ((share: number, label: string) => void) | undefined;
}
