import type { FundingAsked, FundingDates } from '../../../db/schema/funding.ts';
import { daysBetween } from '../../domain/calendar.ts';
import { finishFunding } from '../../domain/funding/finish-funding.ts';
import type { FundingPlan, FundingProblem } from '../../domain/funding/funding.ts';
import { type BarredSite, type ChosenInputs, countFieldDays, planChosen, type TimedSite } from '../../domain/funding/plan-chosen.ts';
import { prepareFunding } from '../../domain/funding/prepare-funding.ts';
import { good, type Result } from '../../domain/result.ts';
import { toWorkPlan } from '../../domain/schedule/default-settings.ts';
import type { PlannedActivity, Schedule } from '../../domain/schedule/schedule.ts';
import type { WorkProgram } from '../../domain/schedule/work-packages.ts';
import { toSmallest } from './choose-surest.ts';
import { type RoundWatch, solveInRounds } from './part-funding-rounds.ts';

const mostRounds = 10;
/** A late choice is followed by one with at most so much of its crew days, so that the rounds end. */
const slowestStep = 0.6;
/** Crew days that keep the deadline and crew days that do not lie near enough. */
const nearEnough = 0.05;

/**
 * Chooses sites and, where there is a deadline, schedules them. Where the schedule is late, sites that put the deadline at risk by themselves are left
 * out, ever more strictly, while any are left; where it stays late, the crew days that the choice may use are narrowed down. Of ten choices the best in
 * time is given. Where none is in time, the surest sites are tried one by one. Refused where no choice is possible at all.
 */
export async function chooseInTime(problem: FundingProblem, time: TimeLimit | null, watch: ChoiceWatch): Promise<Result<InTime>> {
  if (!time) return await choose(problem, watch);
  let crewDays = time.crewDays;
  let [kept, late]: [Tried | null, Tried | null] = [null, null];
  let [rounds, least] = [0, 0];
  let asked = problem;
  const stricter = [...time.risky];
  while (rounds < mostRounds && !(await watch.shouldStop())) {
    rounds++;
    const chosen = await choose({ ...asked, deadline: { crews: 1, workingDays: crewDays } }, watch);
    // The obligations alone take more than the crew days left: what was found before is as good as it gets.
    if (!chosen.ok && (kept ?? late)) break;
    if (!chosen.ok) return chosen;
    const { found } = chosen.value;
    const codes = new Set(found.steps.flatMap(({ siteCode }) => siteCode ?? []));
    if (codes.size === 0) {
      // Too strict, or too few crew days: back to what has sites, with crew days in between.
      stricter.length = 0;
      if (!late) break;
      if (asked === late.asked) least = Math.max(least, crewDays);
      asked = late.asked;
      const next = nextCrewDays(late, time, least);
      if (next === null) break;
      crewDays = next;
      continue;
    }
    watch.onSchedule(rounds);
    const planned = planChosen(time.work, codes, time);
    if (!planned.ok) return planned;
    const tried = { choice: chosen.value, schedule: planned.value, crewDays, asked };
    if (isLate(planned.value, time)) late = tried;
    else {
      kept = kept && kept.choice.found.weight > found.weight ? kept : tried;
      if (late && asked !== late.asked) {
        // Few sure sites may be in time where more of those before, with fewer crew days, are too.
        asked = late.asked;
        stricter.length = 0;
      } else least = Math.max(least, crewDays);
    }
    const surer = kept ? undefined : nextSurer(problem, stricter);
    if (surer) {
      asked = surer;
      continue;
    }
    const next = nextCrewDays(late, time, least);
    if (next === null) break;
    crewDays = next;
  }
  if (kept) return good(withDates(kept, time, rounds));
  const alone = (await watch.shouldStop()) ? good(null) : await chooseAlone(problem, time, { watch, rounds });
  if (!alone.ok || alone.value) return alone as Result<InTime>;
  if (late) return good(withDates(late, time, rounds));
  return await choose({ ...problem, deadline: { crews: 1, workingDays: time.crewDays } }, watch);
}

/** The surest site that keeps the deadline alone; the dates of the earliest, and no site, where none does. Null where no site can be paid or must be. */
async function chooseAlone(problem: FundingProblem, time: TimeLimit, { watch, rounds }: Spent): Promise<Result<InTime | null>> {
  const deadline = { crews: 1, workingDays: time.crewDays };
  let earliest: { siteCode: string; schedule: Schedule } | null = null;
  for (const smallest of toSmallest(problem, time.timed, time.keepBy)) {
    const asked = { ...smallest.problem, deadline };
    const chosen = await choose(asked, watch);
    if (!chosen.ok) continue;
    const codes = new Set(chosen.value.found.steps.flatMap((step) => step.siteCode ?? []));
    if (codes.size === 0) continue;
    watch.onSchedule(++rounds);
    const planned = planChosen(time.work, codes, time);
    if (!planned.ok) return planned;
    const { siteCode } = smallest;
    if (!isLate(planned.value, time)) {
      const dates = toDates(planned.value, time, { rounds, crewDays: time.crewDays });
      return good({ ...chosen.value, dates: { ...dates, alone: siteCode } });
    }
    if (!earliest || finishOf(planned.value, time) < finishOf(earliest.schedule, time)) earliest = { siteCode, schedule: planned.value };
  }
  if (!earliest || problem.sites.some(({ mustBeDone }) => mustBeDone)) return good(null);
  const { siteCode, schedule } = earliest;
  const reason = `No site can be finished in time: even the earliest, ${siteCode}, misses the deadline by its own schedule.`;
  const none = {
    ...problem,
    deadline,
    sites: problem.sites.map((site) => ({ ...site, barred: site.barred ?? { cause: 'season' as const, reason } })),
  };
  const chosen = await choose(none, watch);
  if (!chosen.ok) return chosen;
  return good({ ...chosen.value, dates: { ...toDates(schedule, time, { rounds, crewDays: time.crewDays }), alone: siteCode } });
}

function withDates({ choice, schedule, crewDays }: Tried, time: TimeLimit, rounds: number): InTime {
  return { ...choice, dates: toDates(schedule, time, { rounds, crewDays }) };
}

/** The problem under the next stricter list that leaves the obligations possible; takes the lists it has looked at. */
function nextSurer(problem: FundingProblem, stricter: (readonly BarredSite[])[]): FundingProblem | undefined {
  for (let risky = stricter.shift(); risky; risky = stricter.shift()) {
    const surer = withoutRisky(problem, risky);
    if (risky.length > 0 && prepareFunding(surer).ok) return surer;
  }
  return undefined;
}

/** The same without sites whose season or lead times alone put the deadline at risk; obligations stay. */
function withoutRisky(problem: FundingProblem, risky: readonly BarredSite[]): FundingProblem {
  const byKey = new Map(risky.map(({ siteCode, reason }) => [siteCode.toLowerCase(), { cause: 'risk' as const, reason }]));
  return {
    ...problem,
    sites: problem.sites.map((site) => (site.mustBeDone || site.barred ? site : { ...site, barred: byKey.get(site.code.toLowerCase()) })),
  };
}

async function choose(problem: FundingProblem, watch: RoundWatch): Promise<Result<InTime>> {
  const prepared = prepareFunding(problem);
  if (!prepared.ok) return prepared;
  return good({ problem, found: finishFunding(prepared.value, await solveInRounds(prepared.value, watch)), dates: null });
}

/** Null where no other choice is worth a try. */
function nextCrewDays(late: Tried | null, time: TimeLimit, least: number): number | null {
  const used = late?.choice.found.crewDays ?? 0;
  if (!late || used === 0) return null;
  if (used - least <= nearEnough * used) return null;
  const wished = least > 0 ? Math.floor((least + used) / 2) : Math.floor(used * Math.min(slowestStep, shareInTime(late.schedule, time)));
  return Math.max(least + 1, Math.min(used - 1, wished));
}

/** The days that the crews of the estimate have up to a deadline, or those that were asked for. */
export function toTimeLimit(asked: FundingAsked, given: Omit<TimeLimit, 'crewDays' | 'deadlineOn' | 'keepBy'> & GivenDays): TimeLimit | null {
  const { deadlineOn, keepBy = 'p80' } = asked;
  const { activities, ...rest } = given;
  if (!deadlineOn) return null;
  const crews = toWorkPlan(rest.inputs.settings).crews['tower-crew']?.teams ?? 1;
  return { ...rest, deadlineOn, keepBy, crewDays: asked.crewDays ?? crews * countFieldDays(activities, deadlineOn) };
}

function toDates(schedule: Schedule, time: TimeLimit, spent: Pick<FundingDates, 'rounds' | 'crewDays'>): FundingDates {
  const { finishOn, p80FinishOn, runs, settings } = schedule.summary;
  const { deadlineOn, keepBy } = time;
  return { deadlineOn, keepBy, finishOn, p80FinishOn, runs, towerCrews: settings.towerCrews, isLate: isLate(schedule, time), ...spent };
}

function isLate({ summary }: Schedule, { deadlineOn, keepBy }: TimeLimit): boolean {
  return finishOf({ summary }, { keepBy }) > deadlineOn;
}

function finishOf({ summary }: Pick<Schedule, 'summary'>, { keepBy }: Pick<TimeLimit, 'keepBy'>) {
  return keepBy === 'p80' ? summary.p80FinishOn : summary.finishOn;
}

/** Of the days from the first field work to the finish, the share that lies before the deadline. */
function shareInTime({ summary, activities }: Schedule, time: TimeLimit): number {
  const [first = summary.settings.startOn] = activities
    .filter(({ crew }) => crew !== null)
    .map(({ startOn }) => startOn)
    .sort();
  const [open, whole] = [daysBetween(first, time.deadlineOn), daysBetween(first, finishOf({ summary }, time))];
  return whole > 0 ? Math.max(0, open / whole) : 0;
}

export interface TimeLimit extends ChosenInputs {
  work: WorkProgram;
  deadlineOn: NonNullable<FundingAsked['deadlineOn']>;
  keepBy: 'p80' | 'likely';
  /** Of all tower crews together. */
  crewDays: number;
  /** How sure each site is by itself. */
  timed: readonly TimedSite[];
  /** Lists of sites that are in time by themselves, but not surely enough for many together; each list is stricter than the one before. */
  risky: readonly (readonly BarredSite[])[];
}

interface Tried {
  choice: InTime;
  schedule: Schedule;
  /** That the choice might use. */
  crewDays: number;
  asked: FundingProblem;
}

interface Spent {
  watch: ChoiceWatch;
  rounds: number;
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
