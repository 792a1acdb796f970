import { addDays, type Day, formatDay, isBusinessDay } from '../calendar.ts';
import { accessChoices, toLabel } from '../inventory/choices.ts';
import { good, type Result } from '../result.ts';
import { toWorkPlan } from '../schedule/default-settings.ts';
import { planSchedule, type ScheduleInputs } from '../schedule/plan-schedule.ts';
import type { PlannedActivity, Schedule } from '../schedule/schedule.ts';
import type { WorkProgram } from '../schedule/work-packages.ts';
import { crewKinds } from '../schedule/work-plan.ts';
import type { FundingSite } from './funding.ts';

/** More crews than any carrier will find: what is late with them is late with any. */
const plenty = 400;

/** The schedule of the chosen sites alone, with everything that the schedule of the estimate obeys. */
export function planChosen(work: WorkProgram, chosen: ReadonlySet<string>, { inputs, seed }: ChosenInputs): Result<Schedule> {
  const packages = work.packages.filter(({ siteCode }) => chosen.has(siteCode));
  return planSchedule({ ...work, packages }, inputs, seed);
}

/** Sites whose work cannot end by the deadline even with crews in plenty: lead times, reviews and the season of the site alone are too long. */
export function barLateSites(work: WorkProgram, deadlineOn: Day, { inputs, seed }: ChosenInputs): Result<BarredSite[]> {
  const plan = toWorkPlan(inputs.settings);
  const crews = Math.max(plan.crews['tower-crew']?.teams ?? 1, Math.min(plenty, work.packages.length));
  const many = Object.fromEntries(crewKinds.map((trade) => [trade, { ...plan.crews[trade], teams: crews }]));
  const planned = planSchedule(work, { ...inputs, settings: { ...plan, crews: many }, runs: 1 }, seed);
  if (!planned.ok) return planned;
  const seasonOf = new Map(work.packages.map(({ siteCode, season }) => [siteCode, season]));
  return good(
    planned.value.sites
      .filter(({ finishOn }) => finishOn > deadlineOn)
      .map(({ siteCode, finishOn }) => {
        const season = seasonOf.get(siteCode) ?? 'all-year';
        const closed = season === 'all-year' ? '' : `; its access season is “${toLabel(accessChoices, season)}”`;
        const reason = `With ${crews} tower crews it would be finished on ${formatDay(finishOn)} at the earliest, after the deadline of ${formatDay(deadlineOn)}${closed}.`;
        return { siteCode, cause: 'season' as const, reason };
      }),
  );
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
