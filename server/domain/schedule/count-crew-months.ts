import { addDays, type Day } from '../calendar.ts';
import { businessDayCounter } from './federal-days.ts';
import type { PlannedActivity } from './schedule.ts';
import { towerCrewOf } from './tower-crew.ts';

/** Tower crews at work in a month. */
export interface CrewMonth {
  /** `2027-03`. */
  month: string;
  /** Different crews with at least one day of work. */
  crews: number;
  crewDays: number;
  /** Crew days over business days of the month: how many crews are busy on an average day. */
  busy: number;
}

/** Tower crews by month, from the first month with crew work to the last, without gaps. Empty where no crew works. */
export function countCrewMonths(activities: readonly PlannedActivity[]): CrewMonth[] {
  const jobs = activities.filter((activity) => towerCrewOf(activity) !== null);
  const [first, ...rest] = jobs;
  if (!first) return [];
  const from = monthStart(rest.reduce((least, { startOn }) => (startOn < least ? startOn : least), first.startOn));
  const last = rest.reduce((most, { finishOn }) => (finishOn > most ? finishOn : most), first.finishOn);
  const months: { start: Day; end: Day; crews: Set<number>; crewDays: number }[] = [];
  for (let start = from; start <= last; start = nextMonth(start))
    months.push({ start, end: addDays(nextMonth(start), -1), crews: new Set(), crewDays: 0 });
  const count = businessDayCounter(from, months.at(-1)?.end ?? last);
  const indexOf = (value: Day) => (Number(value.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(value.slice(5, 7)) - Number(from.slice(5, 7));
  for (const { startOn, finishOn, crew } of jobs) {
    for (const month of months.slice(indexOf(startOn), indexOf(finishOn) + 1)) {
      const days = count(startOn > month.start ? startOn : month.start, finishOn < month.end ? finishOn : month.end);
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
