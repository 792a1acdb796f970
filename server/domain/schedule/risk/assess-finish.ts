import { addYears, type Day, fromDayNumber, toDayNumber } from '../../calendar.ts';
import type { Program } from '../../programs/program.ts';
import type { GrantedExtension } from '../granted-extensions.ts';
import type { BuiltNetwork } from '../network/build-network.ts';
import { planNetwork } from '../network/plan-network.ts';
import type { PlacedNetwork } from '../network/work-network.ts';
import { extensionDays } from '../statutory-days.ts';
import { toActivityRisks } from './activity-risks.ts';
import type { FinishDetails } from './finish-details.ts';
import { listRiskAssumptions } from './list-risk-assumptions.ts';
import { relaxCauses } from './relax-causes.ts';
import type { NetworkRun } from './run-network.ts';
import type { ScheduleRiskData } from './schedule-risk-data.ts';
import { countRuns, type FinishRisk, simulateSchedule } from './simulate-schedule.ts';
import { type FinishSummary, summariseFinish } from './summarise-finish.ts';

/** Passes times activities for a plan without one cause. */
const searchBudget = 20_000;
const mostSchedules = 10;
/** Runs times activities for each cause. */
const gainBudget = 150_000;
const mostGainRuns = 100;
/** A mean over fewer runs says nothing: where fewer are asked for, only the dates are wanted. */
const leastGainRuns = 20;

/** The simulation of a plan with what it says, ready for the summary of a schedule. Undefined where a run does not end within the calendars. */
export function assessFinish(built: BuiltNetwork, placed: PlacedNetwork, settings: AssessSettings): AssessedFinish | undefined {
  const { network, plan } = built;
  const { data, seed, extensionMonths, granted } = settings;
  const risks = toActivityRisks(built);
  const freezeDays = listFreezeDays(built);
  const kinds = [...new Set(built.regions.flat())].filter(({ lostDayShares }) => lostDayShares.some((share) => share > 0));
  const kindsAt = built.regions.map((regions) =>
    regions
      .map((region) => kinds.indexOf(region))
      .filter((kind) => kind >= 0)
      .sort((a, b) => a - b),
  );
  const runs = settings.runs ?? countRuns(network);
  const conditions = { network, data, risks, weather: { kinds, kindsAt } };
  const risk = simulateSchedule(network, placed, {
    ...conditions,
    seed,
    freezeDays,
    runs,
    onRun: settings.onRun,
    onProgress: (share) => settings.onProgress?.(0.7 * share),
  });
  if (!risk) return undefined;
  const schedules = Math.min(mostSchedules, Math.max(1, Math.floor(searchBudget / network.activities.length)));
  const finishes = risk.finishes.subarray(
    0,
    Math.min(runs, mostGainRuns, Math.max(leastGainRuns, Math.floor(gainBudget / network.activities.length))),
  );
  const gains =
    runs < leastGainRuns
      ? []
      : relaxCauses(placed, conditions, {
          seed,
          freezeDays,
          finishes,
          replan: (relaxed) => {
            const found = planNetwork(relaxed, { seed, schedules });
            return found.ok ? found.value : undefined;
          },
        });
  const startNumber = toDayNumber(network.startOn);
  const termEndsOn = plan.termYears === null ? null : addYears(plan.firstFundsOn, plan.termYears);
  const lastOn = fromDayNumber(startNumber + Math.max(...risk.finishes));
  const limits = termEndsOn === null ? [] : listLimits(termEndsOn, { extensionMonths, granted, lastOn });
  const { finishRisk, ...summary } = summariseFinish(network, risk, { seed, limits, gains, gainRuns: finishes.length });
  settings.onProgress?.(1);
  return {
    summary: { ...summary, runs, finishRisk: { ...finishRisk, assumptions: listRiskAssumptions(data, kinds) } },
    termEndsOn,
    withinTermShare: summary.chances[0]?.share ?? null,
    risk,
  };
}

/** The end of the term, then of what was granted, and of as many extensions as the slowest run needs. */
function listLimits(termEndsOn: Day, { extensionMonths, granted, lastOn }: Limits) {
  const extensions = extensionMonths ? extensionDays({ extensionMonths }, termEndsOn, { finishOn: lastOn, granted }) : [];
  return [{ title: 'Term ends', endsOn: termEndsOn }, ...extensions.map(({ title, day }) => ({ title, endsOn: day }))];
}

/** Days on which the carrier itself stops all work or the cut-overs. */
function listFreezeDays({ network, plan }: BuiltNetwork): Uint8Array {
  const days = new Uint8Array(network.dayCount);
  const startNumber = toDayNumber(network.startOn);
  for (const { from, until } of plan.freezes) {
    const [first, last] = [toDayNumber(from) - startNumber, toDayNumber(until) - startNumber];
    if (last >= 0) days.fill(1, Math.max(0, first), last + 1);
  }
  return days;
}

interface Limits extends Pick<AssessSettings, 'extensionMonths' | 'granted'> {
  lastOn: Day;
}

interface AssessSettings {
  data: ScheduleRiskData;
  seed: number;
  /** Left out, chances stop at the term. */
  extensionMonths?: Program['extensionMonths'] | undefined;
  /** Extensions that were granted. */
  granted?: readonly GrantedExtension[] | undefined;
  runs?: number | undefined;
  /** Each run, first that of the plan as run -1. */
  onRun?: ((run: NetworkRun, number: number) => void) | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

export interface AssessedFinish {
  summary: Omit<FinishSummary, 'finishRisk'> & { runs: number; finishRisk: FinishDetails };
  termEndsOn: Day | null;
  withinTermShare: number | null;
  risk: FinishRisk;
}
