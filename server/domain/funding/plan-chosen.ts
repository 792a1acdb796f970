import { addDays, type Day, formatDay, isBusinessDay } from '../calendar.ts';
import { accessChoices, toLabel } from '../inventory/choices.ts';
import type { AccessSeason } from '../inventory/site.ts';
import { good, type Result } from '../result.ts';
import { toWorkPlan } from '../schedule/default-settings.ts';
import { planSchedule, type ScheduleInputs } from '../schedule/plan-schedule.ts';
import type { PlannedActivity, Schedule } from '../schedule/schedule.ts';
import type { WorkPackage, WorkProgram } from '../schedule/work-packages.ts';
import type { FundingSite } from './funding.ts';

const runsAlone = 200;
/** One site has hardly any order to search for. */
const passesAlone = 10;

/** The schedule of the chosen sites alone, with everything that the schedule of the estimate obeys. */
export function planChosen(work: WorkProgram, chosen: ReadonlySet<string>, { inputs, seed }: ChosenInputs): Result<Schedule> {
  const sitesLeftOut = work.packages.flatMap(({ siteCode }) => (chosen.has(siteCode) ? [] : [siteCode]));
  return planSchedule(work, { ...inputs, settings: { ...toWorkPlan(inputs.settings), sitesLeftOut } }, seed);
}

/**
 * How sure each site is to be finished by the deadline if it alone were done: the confidence that must be reached for the whole can be reached with no
 * site that does not reach it alone. Sites that differ in nothing that a schedule knows are simulated once.
 */
export function timeSites(work: WorkProgram, deadlineOn: Day, { inputs, seed }: ChosenInputs): Result<TimedSite[]> {
  // The planner tells the share of runs within a term: one that ends on the deadline, which may be a February 29.
  const settings = { ...inputs.settings, firstFundsOn: deadlineOn, termYears: 0 };
  const known = new Map<string, Omit<TimedSite, 'siteCode' | 'season'>>();
  const timed: TimedSite[] = [];
  for (const site of work.packages) {
    const { siteCode } = site;
    const key = JSON.stringify(whatCountsAlone(site));
    let times = known.get(key);
    if (!times) {
      const planned = planSchedule(
        { ...work, packages: [site] },
        { ...inputs, settings, runs: runsAlone, schedules: passesAlone, onProgress: undefined },
        seed,
      );
      if (!planned.ok) return planned;
      const { finishOn, withinTermShare } = planned.value.summary;
      times = { finishOn, share: withinTermShare ?? 1 };
      known.set(key, times);
    }
    timed.push({ siteCode, season: site.season, ...times });
  }
  return good(timed);
}

/** The planner asks only whether a structure is taller than 200 ft. */
const feetAlike = 50;

/** What a schedule of one site depends on. */
function whatCountsAlone({ work, onTower, season, devices, core, controller, microwave, kind, state, heightFeet, elevationFeet }: WorkPackage) {
  const height = heightFeet === undefined ? null : Math.ceil(heightFeet / feetAlike);
  return [work, onTower, season, devices, core, controller, microwave, kind, state, height, elevationFeet];
}

/** Sites that no choice may hold if the deadline shall be kept in the likely case, or with a confidence. */
export function barLateSites(sites: readonly TimedSite[], deadlineOn: Day, least: 'likely' | number): BarredSite[] {
  const isLate = ({ finishOn, share }: TimedSite) => (least === 'likely' ? finishOn > deadlineOn : share < least);
  return sites.filter(isLate).map((site) => {
    const closed = site.season === 'all-year' ? '' : `; its access season is “${toLabel(accessChoices, site.season)}”`;
    const dates =
      least === 'likely'
        ? `it would likely be finished on ${formatDay(site.finishOn)}`
        : `it would be finished in time with a confidence of ${Math.floor(100 * site.share)} %, likely on ${formatDay(site.finishOn)}`;
    const asked = least === 'likely' ? '' : ` ${Math.round(100 * least)} % are asked of each site.`;
    return {
      siteCode: site.siteCode,
      cause: 'season' as const,
      reason: `Even alone, with a crew at hand, ${dates}; the deadline is ${formatDay(deadlineOn)}${closed}.${asked}`,
    };
  });
}

/** Working days of each crew from the first field work of the likely plan to the deadline. */
export function countFieldDays(activities: readonly PlannedActivity[], deadlineOn: Day): number {
  const starts = activities
    .filter(({ crew, crewKind = 'tower-crew', siteCode }) => crew !== null && siteCode !== null && crewKind === 'tower-crew')
    .map(({ startOn }) => startOn);
  const [first] = starts.sort();
  let days = 0;
  if (first !== undefined) for (let on = first; on <= deadlineOn; on = addDays(on, 1)) if (isBusinessDay(on)) days++;
  return days;
}

export interface ChosenInputs {
  inputs: ScheduleInputs;
  seed: number;
}

export type BarredSite = { siteCode: string } & NonNullable<FundingSite['barred']>;

export interface TimedSite {
  siteCode: string;
  season: AccessSeason;
  /** If it alone were done. */
  finishOn: Day;
  /** Of simulated runs that finish by the deadline. */
  share: number;
}
