import type { FundingAsked, FundingDates } from '../../../db/schema/funding.ts';
import { daysBetween } from '../../domain/calendar.ts';
import { finishFunding } from '../../domain/funding/finish-funding.ts';
import type { FundingPlan, FundingProblem } from '../../domain/funding/funding.ts';
import { type ChosenInputs, countFieldDays, planChosen } from '../../domain/funding/plan-chosen.ts';
import { prepareFunding } from '../../domain/funding/prepare-funding.ts';
import { good, type Result } from '../../domain/result.ts';
import { toWorkPlan } from '../../domain/schedule/default-settings.ts';
import type { PlannedActivity, Schedule } from '../../domain/schedule/schedule.ts';
import type { WorkProgram } from '../../domain/schedule/work-packages.ts';
import { type RoundWatch, solveInRounds } from './part-funding-rounds.ts';

const mostRounds = 5;
/** A late choice is followed by one with at most so much of its crew days, so that the rounds end. */
const slowestStep = 0.95;

/**
 * Chooses sites and, where there is a deadline, schedules them; where the schedule is late, chooses again with fewer crew days, five times at most. A
 * choice that stays late is given with its dates. Refused where no choice is possible at all.
 */
export async function chooseInTime(problem: FundingProblem, time: TimeLimit | null, watch: ChoiceWatch): Promise<Result<InTime>> {
  let crewDays = time?.crewDays ?? null;
  let best: InTime | null = null;
  for (let round = 1; round <= mostRounds; round++) {
    const limited = crewDays === null ? problem : { ...problem, deadline: { crews: 1, workingDays: crewDays } };
    const prepared = prepareFunding(limited);
    // The obligations alone take more than the tightened crew days: what was found before is as good as it gets.
    if (!prepared.ok) return best ? good(best) : prepared;
    const found = finishFunding(prepared.value, await solveInRounds(prepared.value, watch));
    const chosen = new Set(found.steps.flatMap(({ siteCode }) => siteCode ?? []));
    if (!time || chosen.size === 0) return good({ problem: limited, found, dates: null });
    watch.onSchedule(round);
    const planned = planChosen(time.work, chosen, time);
    if (!planned.ok) return planned;
    const dates = toDates(planned.value, time, { rounds: round, crewDays: crewDays ?? found.crewDays });
    best = { problem: limited, found, dates };
    if (!dates.isLate || found.crewDays === 0 || (await watch.shouldStop())) return good(best);
    crewDays = Math.floor(found.crewDays * shareInTime(planned.value, time));
  }
  if (!best) throw new Error('No round chose anything.');
  return good(best);
}

/** The days that the crews of the estimate have up to a deadline, or those that were asked for. */
export function toTimeLimit(asked: FundingAsked, given: Omit<TimeLimit, 'crewDays' | 'deadlineOn' | 'keepBy'> & GivenDays): TimeLimit | null {
  const { deadlineOn, keepBy = 'p80' } = asked;
  const { activities, ...rest } = given;
  if (!deadlineOn) return null;
  const crews = toWorkPlan(rest.inputs.settings).crews['tower-crew']?.teams ?? 1;
  return { ...rest, deadlineOn, keepBy, crewDays: asked.crewDays ?? crews * countFieldDays(activities, deadlineOn) };
}

function toDates(
  { summary }: Schedule,
  { deadlineOn, keepBy, barredCount }: TimeLimit,
  spent: Pick<FundingDates, 'rounds' | 'crewDays'>,
): FundingDates {
  const { finishOn, p80FinishOn, runs, settings } = summary;
  const isLate = (keepBy === 'p80' ? p80FinishOn : finishOn) > deadlineOn;
  return { deadlineOn, keepBy, finishOn, p80FinishOn, runs, towerCrews: settings.towerCrews, isLate, barredCount, ...spent };
}

/** Of the days from the first field work to the finish, the share that lies before the deadline. */
function shareInTime({ summary, activities }: Schedule, { deadlineOn, keepBy }: TimeLimit): number {
  const [first = summary.settings.startOn] = activities
    .filter(({ crew }) => crew !== null)
    .map(({ startOn }) => startOn)
    .sort();
  const finish = keepBy === 'p80' ? summary.p80FinishOn : summary.finishOn;
  const [open, whole] = [daysBetween(first, deadlineOn), daysBetween(first, finish)];
  return whole > 0 ? Math.max(0, Math.min(slowestStep, open / whole)) : 0;
}

export interface TimeLimit extends ChosenInputs {
  work: WorkProgram;
  deadlineOn: NonNullable<FundingAsked['deadlineOn']>;
  keepBy: 'p80' | 'likely';
  /** Of all tower crews together. */
  crewDays: number;
  /** Sites that no number of crews finishes in time. */
  barredCount: number;
}

interface GivenDays {
  activities: readonly PlannedActivity[];
}

interface ChoiceWatch extends RoundWatch {
  onSchedule(round: number): void;
}

export interface InTime {
  /** With the crew days of the last choice. */
  problem: FundingProblem;
  found: FundingPlan;
  dates: FundingDates | null;
}
