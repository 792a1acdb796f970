import { allForYear } from '@18f/us-federal-holidays';
import { fromDayNumber } from '../calendar.ts';

/** Days on which a kind of work can go on, counted from the start of the plan (0). */
export interface SeasonCalendar {
  /** Open days in order, by ordinal. */
  days: Int32Array;
  /** For each day the ordinal of the first open day on or after it. */
  ordinalFrom: Int32Array;
  /** For each ordinal the last ordinal before the next closure. */
  windowEnd: Int32Array;
}

/** Days of a plan, counted from its first day (0): what a calendar is made from. */
export interface PlanDay {
  day: number;
  /** Sunday is 0. */
  weekday: number;
  holiday: boolean;
  /** `MM-DD`. */
  date: string;
}

/** A crew that works on Saturdays does not do so on July 4 because July 3 was off as well. */
const asTheyFall = { shiftSaturdayHolidays: false, shiftSundayHolidays: false } as const;

/** So many days from day number `startNumber` on; federal holidays are found year by year, since asking day by day takes seconds for a long plan. */
export function listPlanDays(startNumber: number, dayCount: number): PlanDay[] {
  const firstYear = Number(fromDayNumber(startNumber).slice(0, 4));
  const lastYear = Number(fromDayNumber(startNumber + dayCount).slice(0, 4));
  const holidays = new Set<string>();
  for (let year = firstYear; year <= lastYear + 1; year++) {
    for (const { dateString } of [...allForYear(year), ...allForYear(year, asTheyFall)]) holidays.add(dateString);
  }
  return Array.from({ length: dayCount }, (_, day) => {
    const value = fromDayNumber(startNumber + day);
    // Day 0 of the calendar, Jan 1 1970, was a Thursday.
    return { day, weekday: (startNumber + day + 4) % 7, holiday: holidays.has(value), date: value.slice(5) };
  });
}

/** A calendar of the days that are open, of those that would be: a day that is not open ends a window, a day that is not listed does not. */
export function toSeasonCalendar(candidates: readonly { day: number; open: boolean }[], dayCount: number): SeasonCalendar {
  const open = candidates.filter((day) => day.open);
  const days = Int32Array.from(open, ({ day }) => day);
  const windowEnd = new Int32Array(days.length).fill(days.length - 1);
  let ordinal = days.length;
  let end = days.length - 1;
  for (let index = candidates.length - 1; index >= 0; index--) {
    if (candidates[index]?.open) windowEnd[--ordinal] = end;
    else end = ordinal - 1;
  }
  const ordinalFrom = new Int32Array(dayCount + 1).fill(days.length - 1);
  let next = days.length - 1;
  for (let day = dayCount; day >= 0; day--) {
    while (next > 0 && (days[next - 1] ?? 0) >= day) next--;
    if ((days[next] ?? 0) >= day) ordinalFrom[day] = next;
  }
  return { days, ordinalFrom, windowEnd };
}
