import type { Day } from '../calendar.ts';
import type { PriceBookEdition } from '../catalog/price-book.ts';
import type { RecipeBook } from '../catalog/recipe.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { type Cents, cents, sumCents } from '../money.ts';
import type { Program } from '../programs/program.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import type { ScheduleRequest } from '../schedule/default-settings.ts';
import type { WorkData } from '../schedule/network/work-data.ts';
import { planAndAssess, type ScheduleInputs } from '../schedule/plan-schedule.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { toWorkPackages, type WorkProgram } from '../schedule/work-packages.ts';
import type { WorkPlan } from '../schedule/work-plan.ts';
import type { CostData } from './cost-data.ts';
import type { CostLine } from './cost-lines.ts';
import type { CostPlan } from './cost-plan.ts';
import type { Estimate } from './estimate.ts';
import { buildCostLines } from './lines/build-cost-lines.ts';
import { setAside } from './lines/set-aside.ts';
import { listAssumptions } from './list-assumptions.ts';
import { simulateCostTrials } from './risk/simulate-cost.ts';
import type { CoveredByTag } from './tally-covered.ts';
import { joinCostAndFinish } from './time/join-cost-and-finish.ts';
import { gatherTimeCost, type TimeCostGathering } from './time/make-time-cost.ts';
import type { CostAndFinish, TimeCost } from './time/time-cost.ts';
import { comparePublicFigures } from './totals/compare-public-figures.ts';
import type { PublicFigure } from './totals/read-public-figures.ts';
import { summariseCost } from './totals/summarise-cost.ts';

/** Running two networks side by side, where the carrier asks for it. */
const sideBySideEntry = 'IT-030';

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
  const { risk, totals: trialTotals } = simulateCostTrials(lines, {
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
  const isInLines = lines.some(({ entryCode }) => entryCode === sideBySideEntry);
  let gathering: TimeCostGathering | undefined;
  const planned = planWork(inputs, { work, lines }, (network, runs) => {
    gathering = gatherTimeCost(network, { rates: costData.time, runs, seed, program: program.key, isInLines });
    return gathering.note;
  });
  if (!planned.ok) return bad([...built.issues, ...planned.issues]);
  const { schedule, finishes } = planned.value;
  const { sites, ...totals } = summariseCost(lines, tallies, { schedule, workYear: plan.workYear });
  const aside = setAside(totals.total.likelyCents, risk, plan);
  const context = {
    trades: inputs.trades,
    edition,
    recipeBook: inputs.recipes,
    plan,
    costData,
    schedule: schedule.summary,
    scheduleRisks: inputs.risks,
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
    ...aside,
    risk,
    comparison: comparePublicFigures(totals.total, tallies.length, inputs.publicFigures),
    schedule: schedule.summary,
    timeCost: gathering && joinTime(gathering, { costs: trialTotals, finishes, schedule, limit: limitOf(totals.total.likelyCents, aside, plan) }),
    assumptions: listAssumptions(lines, { ...context, keptOut, tallies }),
    exclusions: inputs.recipes.exclusions,
  };
  return good({ summary, lines, sites, schedule, work }, [...built.issues, ...planned.issues]);
}

function planWork(
  inputs: EstimateInputs,
  { work, lines }: { work: WorkProgram; lines: readonly CostLine[] },
  watchRuns: ScheduleInputs['watchRuns'],
): ReturnType<typeof planAndAssess> {
  const { durations, seasons, templates, trades, regions, risks, program, seed } = inputs;
  const { extensionMonths } = program;
  const settings = 'crews' in inputs.schedule ? inputs.schedule : { ...inputs.schedule, termYears: program.termYears.value };
  const costs = 'crews' in inputs.schedule && inputs.schedule.money.length > 0 ? costsByPlace(lines) : {};
  const onProgress = (share: number): void => inputs.onProgress?.(0.5 + 0.5 * share, 'Planning the work');
  const data = { durations, seasons, templates, trades, regions, risks };
  return planAndAssess(work, { settings, ...data, ...costs, schedules: inputs.passes, extensionMonths, watchRuns, onProgress }, seed);
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

/** What the cost is held against: the allocation where one is known, else what is filed with its contingency. */
function limitOf(likelyCents: Cents, { contingencyCents }: { contingencyCents: Cents }, { allocationCents }: CostPlan): CostAndFinish['limit'] {
  if (allocationCents !== null) return { title: 'Allocation', cents: allocationCents };
  return { title: 'Point estimate and contingency', cents: sumCents([likelyCents, contingencyCents]) };
}

function joinTime(gathering: TimeCostGathering, { costs, finishes, schedule, limit }: TimeParts): TimeCost {
  const { cost, byRun } = gathering.finish();
  const { termEndsOn, settings } = schedule.summary;
  return { ...cost, joint: joinCostAndFinish({ costs, times: byRun, finishes }, { startOn: settings.startOn, termEndsOn, limit }) };
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
  /** Gives the key, the term and its extensions. */
  program: Pick<Program, 'key' | 'termYears'> & Partial<Pick<Program, 'extensionMonths'>>;
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

interface TimeParts {
  /** Cents by trial. */
  costs: Float64Array;
  finishes: Int32Array;
  schedule: Schedule;
  limit: CostAndFinish['limit'];
}
