import { type Day, fromDayNumber, toDayNumber } from '../calendar.ts';
import type { Program } from '../programs/program.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import { counted } from '../words.ts';
import { type ScheduleRequest, toScheduleSettings, toWorkPlan } from './default-settings.ts';
import { durationKinds } from './duration-kinds.ts';
import type { GrantedExtension } from './granted-extensions.ts';
import { type BuiltNetwork, buildNetwork, type NetworkData } from './network/build-network.ts';
import { countCrewUse } from './network/count-crew-use.ts';
import { deliverLate } from './network/deliver-late.ts';
import { describeNetwork } from './network/describe-network.ts';
import { type PlannedNetwork, planFewestCrews } from './network/fewest-crews.ts';
import { placeSchedule } from './network/place-schedule.ts';
import { longestPlanDays } from './network/plan-length.ts';
import { type NetworkPlan, planNetwork, type SearchSettings } from './network/plan-network.ts';
import { shortTeams } from './network/short-teams.ts';
import type { WorkNetwork } from './network/work-network.ts';
import type { ProgressRecord } from './progress/apply-progress.ts';
import { markActuals, type PlannedRest, planRest } from './progress/plan-rest.ts';
import { type AssessedFinish, assessFinish } from './risk/assess-finish.ts';
import { nameBottleneck } from './risk/name-bottleneck.ts';
import type { NetworkRun } from './risk/run-network.ts';
import { countRuns } from './risk/simulate-schedule.ts';
import type { Schedule, ScheduleBound } from './schedule.ts';
import type { WorkProgram } from './work-packages.ts';
import type { WorkPlan } from './work-plan.ts';

/** Passes times activities of the search, where nobody asks for more: a fraction of a second. */
const searchBudget = 300_000;
const mostSchedules = 1_000;

/**
 * Plans the work of a network and simulates its finish: the inventory's work becomes a network (see `buildNetwork`), the search places it, the runs
 * draw its durations. The same inputs and seed give the same schedule. Refused, with sentences, where the plan cannot be: no teams, sites that never
 * open, days before the start, circles, work that does not end within 40 years.
 */
export function planSchedule(program: WorkProgram, inputs: ScheduleInputs, seed: number): Result<Schedule> {
  const planned = planAndAssess(program, inputs, seed);
  return planned.ok ? good(planned.value.schedule, planned.issues) : planned;
}

/** As `planSchedule`, with the last day of every run in the order of the runs, counted from the start of the plan. */
export function planAndAssess(program: WorkProgram, inputs: ScheduleInputs, seed: number): Result<{ schedule: Schedule; finishes: Int32Array }> {
  const plan = toWorkPlan(inputs.settings);
  for (const dayCount of [undefined, longestPlanDays]) {
    const isLongest = dayCount === longestPlanDays;
    const planned = planWithin(program, plan, { ...inputs, dayCount, seed });
    if (!planned.ok) {
      const isShort = planned.issues.every(({ code }) => shortCodes.has(code));
      if (isShort && !isLongest) continue;
      return isShort && !planned.issues.some(({ code }) => code === tooFewCrews) ? bad([tooLong(plan)]) : planned;
    }
    const assessed = assess(planned.value, inputs, seed);
    if (assessed) {
      const schedule = toSchedule(program, planned.value, { assessed, progress: inputs.rest?.progress ?? [] });
      return good({ schedule, finishes: assessed.risk.finishes }, planned.issues);
    }
  }
  return bad([tooLong(plan)]);
}

const tooFewCrews = 'too-few-crews';
/** Faults that a longer calendar may cure. */
const shortCodes: ReadonlySet<string> = new Set([
  tooFewCrews,
  'teams-beyond-calendar',
  'beyond-calendar',
  'more-beyond-calendar',
  'release-beyond-end',
]);

function planWithin(
  program: WorkProgram,
  plan: WorkPlan,
  inputs: ScheduleInputs & { dayCount: number | undefined; seed: number },
): Result<PlannedNetwork | PlannedRest> {
  const { seed, onBest, shouldStop, schedules } = inputs;
  const startNumber = toDayNumber(plan.startOn);
  const toBest = ({ finish, bound, ...best }: NetworkPlan): BestSoFar => {
    return { finishOn: fromDayNumber(startNumber + finish), boundOn: fromDayNumber(startNumber + bound.day), schedules: best.schedules };
  };
  const searchFor = (activities: number): SearchSettings => ({
    seed,
    schedules: schedules ?? Math.min(mostSchedules, Math.max(2, Math.floor(searchBudget / activities))),
    shouldStop,
    onBest: onBest && ((best) => onBest(toBest(best))),
  });
  const built = buildNetwork(program, plan, inputs);
  if (!built.ok) return built;
  const short = shortTeams(built.value);
  if (short.length > 0) return bad(short);
  const search = searchFor(built.value.network.activities.length);
  if (inputs.rest) return planRest(built.value, inputs.rest, search);
  if (plan.goal.kind === 'fewest crews') return planFewestCrews(program, plan, { data: inputs, search, finishBy: plan.goal.finishBy });
  const placed = planNoLater(built.value.network, search, inputs.startFrom);
  return placed.ok ? good({ built: built.value, ...placed.value }, built.issues) : placed;
}

/**
 * The search by itself, so that the same inputs give the plan again; only where that ends after an earlier schedule, which fits here too, a second one
 * that goes on from that schedule and never ends after it.
 */
function planNoLater(
  network: WorkNetwork,
  search: SearchSettings,
  earlier: Schedule | undefined,
): Result<Pick<PlannedNetwork, 'placed' | 'isResumed'>> {
  const alone = planNetwork(network, search);
  const startFrom = earlier && placeSchedule(network, earlier);
  if (!startFrom || (alone.ok && alone.value.finish <= startFrom.finish)) return alone.ok ? good({ placed: alone.value }) : alone;
  const resumed = planNetwork(network, { ...search, startFrom });
  if (!resumed.ok || (alone.ok && alone.value.finish <= resumed.value.finish)) return alone.ok ? good({ placed: alone.value }) : alone;
  return good({ placed: resumed.value, isResumed: true });
}

function assess({ built, placed }: PlannedNetwork, inputs: ScheduleInputs, seed: number): AssessedFinish | undefined {
  const runs = inputs.runs ?? countRuns(built.network);
  return assessFinish(built, placed, {
    data: inputs.risks,
    seed,
    extensionMonths: inputs.extensionMonths,
    granted: inputs.granted,
    runs,
    onRun: inputs.watchRuns?.(built.network, runs),
    onProgress: inputs.onProgress,
  });
}

function toSchedule(program: WorkProgram, planned: PlannedNetwork | PlannedRest, { assessed, progress }: Outcome): Schedule {
  const { built, placed } = planned;
  const { summary, termEndsOn, withinTermShare, risk } = assessed;
  const whole = 'whole' in planned ? planned.whole : planned;
  const { plan, network } = built;
  const startNumber = toDayNumber(network.startOn);
  const recorded = new Set(progress.map(({ activityId }) => activityId));
  const { activities, phases, sites, sitesByMonth } = describeNetwork(whole.built, deliverLate(whole.built.network, whole.placed, recorded));
  const { teams: _teams, ...stated } = plan;
  const shares = new Map(network.activities.map(({ id }, index) => [id, risk.criticality[index]]));
  return {
    summary: {
      settings: toScheduleSettings(plan),
      finishOn: fromDayNumber(startNumber + placed.finish),
      ...summary,
      termEndsOn,
      withinTermShare,
      bottleneck: nameBottleneck(summary.finishRisk.parts),
      phases,
      sitesByMonth,
      assumptions: durationKinds.map((kind) => built.durations[kind]),
      plan: stated,
      bound: toBound(built, placed),
      crews: countCrewUse(built, placed),
      notes: built.assumptions,
      ...('isResumed' in planned && { isResumed: planned.isResumed }),
      ...('proof' in planned && planned.proof && { fewestCrews: planned.proof }),
    },
    activities: (progress.length > 0 ? markActuals(activities, progress) : activities).map((activity) => ({
      ...activity,
      criticality: shares.get(activity.id),
    })),
    sites: inOrderOf(program, sites),
  };
}

function toBound({ network }: BuiltNetwork, { bound, finish, schedules, stopped }: NetworkPlan): ScheduleBound {
  const startNumber = toDayNumber(network.startOn);
  const team = bound.resource === null ? undefined : network.resources[bound.resource];
  const reason =
    bound.by === 'teams' && team
      ? `The work of ${counted(team.teams, 'team')} of the trade “${team.title}” takes until then, whatever its order.`
      : 'The longest chain of work that waits for each other, with its calendars and closures, takes until then, whatever the number of teams.';
  return {
    finishOn: fromDayNumber(startNumber + bound.day),
    gapPercent: (100 * (finish - bound.day)) / Math.max(1, bound.day + 1),
    reason,
    schedules,
    stopped,
  };
}

function inOrderOf({ packages }: WorkProgram, sites: Schedule['sites']): Schedule['sites'] {
  const byCode = new Map(sites.map((site) => [site.siteCode, site]));
  return packages.flatMap(({ siteCode }) => byCode.get(siteCode) ?? []);
}

function tooLong({ crews }: WorkPlan): Issue {
  const teams = crews['tower-crew']?.teams;
  const those = teams === undefined ? 'the crews of the plan' : counted(teams, 'tower crew');
  const message = `With ${those} and the closures of the sites the work does not end within 40 years. Enter more crews, or correct the access seasons.`;
  return { severity: 'error', code: tooFewCrews, field: 'towerCrews', ...(teams !== undefined && { found: String(teams) }), message };
}

interface Outcome {
  assessed: AssessedFinish;
  progress: ProgressRecord['progress'];
}

export interface ScheduleInputs extends Omit<NetworkData, 'dayCount'> {
  /** What was done up to a day: only the rest is planned, from that day on. */
  rest?: ProgressRecord | undefined;
  /** The few settings of an estimate, or a whole plan of work. */
  settings: ScheduleRequest | WorkPlan;
  /** An earlier schedule of the same work, say with fewer crews: where it is possible here too, the finish is never later than its own. */
  startFrom?: Schedule | undefined;
  /** Runs of the simulation, 1 or more; left out, 1,000 for a small network and fewer for a large one. */
  runs?: number | undefined;
  /** Passes of the search, 1 or more; left out, as many as take a fraction of a second. */
  schedules?: number | undefined;
  /** How long each extension of the term lasts; left out, chances stop at the term. */
  extensionMonths?: Program['extensionMonths'] | undefined;
  /** Extensions of the term that were granted. */
  granted?: readonly GrantedExtension[] | undefined;
  /** Called before the runs of a network, with their number; what it gives is called with each run, first with that of the plan as run -1. */
  watchRuns?: ((network: WorkNetwork, runs: number) => (run: NetworkRun, number: number) => void) | undefined;
  /** Called with the share of the simulation done, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
  /** Called with the best plan so far while the search goes on. */
  onBest?: ((best: BestSoFar) => void) | undefined;
  /** True ends the search with the best plan so far. */
  shouldStop?: (() => boolean) | undefined;
}

interface BestSoFar {
  finishOn: Day;
  /** No plan finishes before it. */
  boundOn: Day;
  schedules: number;
}
