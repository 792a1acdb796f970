import { addDays, type Day } from '../calendar.ts';
import { crewKindOf, shownCrewKinds } from './crew-words.ts';
import { businessDayCounter } from './federal-days.ts';
import type { PlannedActivity } from './schedule.ts';
import type { CrewKind } from './work-plan.ts';

/** The teams of one trade by month. */
export interface TradeMonths {
  crewKind: CrewKind;
  /** Teams that there are, or the highest number of one that works where the plan does not say. */
  teams: number;
  months: CrewMonth[];
}

/** Teams at work in a month. */
export interface CrewMonth {
  /** `2027-03`. */
  month: string;
  /** Different teams with at least one day of work. */
  crews: number;
  crewDays: number;
  /** Team days over business days of the month: how many teams are busy on an average day. */
  busy: number;
}

/** Each trade that works in the plan, tower crews first, over the months in which any works, without gaps. */
export function countTradeMonths(activities: readonly PlannedActivity[], teamsOf: ReadonlyMap<CrewKind, number>): TradeMonths[] {
  const jobs = activities.filter(({ crew }) => crew !== null);
  const [first, ...rest] = jobs;
  if (!first) return [];
  const span = {
    startOn: rest.reduce((least, { startOn }) => (startOn < least ? startOn : least), first.startOn),
    finishOn: rest.reduce((most, { finishOn }) => (finishOn > most ? finishOn : most), first.finishOn),
  };
  return shownCrewKinds.flatMap((crewKind) => {
    const own = jobs.filter((job) => crewKindOf(job) === crewKind);
    if (own.length === 0) return [];
    const most = own.reduce((highest, { crew }) => Math.max(highest, crew ?? 0), 0);
    return [{ crewKind, teams: teamsOf.get(crewKind) ?? most, months: countMonths(own, span) }];
  });
}

function countMonths(jobs: readonly PlannedActivity[], { startOn, finishOn }: { startOn: Day; finishOn: Day }): CrewMonth[] {
  const from = monthStart(startOn);
  const months: { start: Day; end: Day; crews: Set<number>; crewDays: number }[] = [];
  for (let start = from; start <= finishOn; start = nextMonth(start))
    months.push({ start, end: addDays(nextMonth(start), -1), crews: new Set(), crewDays: 0 });
  const count = businessDayCounter(from, months.at(-1)?.end ?? finishOn);
  const indexOf = (value: Day) => (Number(value.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(value.slice(5, 7)) - Number(from.slice(5, 7));
  for (const job of jobs) {
    const { crew } = job;
    for (const month of months.slice(indexOf(job.startOn), indexOf(job.finishOn) + 1)) {
      const days = count(job.startOn > month.start ? job.startOn : month.start, job.finishOn < month.end ? job.finishOn : month.end);
      if (days > 0 && crew !== null) month.crews.add(crew);
      month.crewDays += days;
    }
  }
  return months.map(({ start, end, crews, crewDays }) => {
    return { month: start.slice(0, 7), crews: crews.size, crewDays, busy: crewDays / Math.max(1, count(start, end)) };
  });
}

function monthStart(value: Day): Day {
  return `${value.slice(0, 7)}-01` as Day;
}

function nextMonth(start: Day): Day {
  return monthStart(addDays(start, 31));
}
