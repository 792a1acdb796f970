import { allForYear } from '@18f/us-federal-holidays';
import { type Day, fromDayNumber, toDayNumber } from '../calendar.ts';
import { type AccessSeason, accessSeasons } from '../inventory/site.ts';
import type { SeasonRules } from './read-access-seasons.ts';

/** Days on which field work can go on, one calendar for each access season. Days are counted from the start of the plan (0). */
export interface WorkCalendar {
  startNumber: number;
  dayCount: number;
  seasons: Readonly<Record<AccessSeason, SeasonCalendar>>;
}

export interface SeasonCalendar {
  /** Open days in order, by ordinal. */
  days: Int32Array;
  /** For each day the ordinal of the first open day on or after it. */
  ordinalFrom: Int32Array;
  /** For each ordinal the last ordinal before the next closure. */
  windowEnd: Int32Array;
}

/** Monday to Friday without federal holidays and without the closures of each season, for `dayCount` days from `startOn`. */
export function buildWorkCalendar(startOn: Day, dayCount: number, rules: SeasonRules): WorkCalendar {
  const startNumber = toDayNumber(startOn);
  const business = businessDays(startNumber, dayCount);
  const seasonCalendar = (season: AccessSeason): SeasonCalendar => {
    const { closures } = rules[season];
    const isOpen = ({ date }: { date: string }): boolean =>
      !closures.some(({ from, until }) => (from <= until ? from <= date && date <= until : from <= date || date <= until));
    return toSeasonCalendar(
      business.map((day) => ({ day: day.day, open: isOpen(day) })),
      dayCount,
    );
  };
  const seasons = Object.fromEntries(accessSeasons.map((season) => [season, seasonCalendar(season)])) as Record<AccessSeason, SeasonCalendar>;
  return { startNumber, dayCount, seasons };
}

/**
 * Ordinal of the first open day, from `earliest` on, on which work of `length` days fits before the next closure. Work longer than every window
 * starts in the first one and goes on after the closure. Beyond the calendar it is the last open day.
 */
export function fitWork(calendar: SeasonCalendar, earliest: number, length: number): number {
  const last = calendar.days.length - 1;
  const first = calendar.ordinalFrom[Math.min(Math.max(earliest, 0), calendar.ordinalFrom.length - 1)] ?? last;
  let ordinal = first;
  for (let window = 0; window < 3 && ordinal <= last; window++) {
    const end = calendar.windowEnd[ordinal] ?? last;
    if (ordinal + length - 1 <= end) return ordinal;
    ordinal = end + 1;
  }
  return Math.min(first, last);
}

/** The day of the ordinal `length - 1` after `ordinal`: the last day of work that starts there. */
export function lastDayOf(calendar: SeasonCalendar, ordinal: number, length: number): number {
  return calendar.days[Math.min(ordinal + length - 1, calendar.days.length - 1)] ?? 0;
}

/** The same days as `isBusinessDay` of the calendar, found year by year: asking day by day takes seconds for a long plan. */
function businessDays(startNumber: number, dayCount: number): { day: number; date: string }[] {
  const firstYear = Number(fromDayNumber(startNumber).slice(0, 4));
  const lastYear = Number(fromDayNumber(startNumber + dayCount).slice(0, 4));
  const holidays = new Set<string>();
  for (let year = firstYear; year <= lastYear + 1; year++) for (const { dateString } of allForYear(year)) holidays.add(dateString);
  const days: { day: number; date: string }[] = [];
  for (let day = 0; day < dayCount; day++) {
    // Day 0 of the calendar, Jan 1 1970, was a Thursday.
    const weekday = (startNumber + day + 4) % 7;
    if (weekday === 0 || weekday === 6) continue;
    const value = fromDayNumber(startNumber + day);
    if (!holidays.has(value)) days.push({ day, date: value.slice(5) });
  }
  return days;
}

function toSeasonCalendar(business: readonly { day: number; open: boolean }[], dayCount: number): SeasonCalendar {
  const open = business.filter((day) => day.open);
  const days = Int32Array.from(open, ({ day }) => day);
  const windowEnd = new Int32Array(days.length).fill(days.length - 1);
  let ordinal = days.length;
  let end = days.length - 1;
  for (let index = business.length - 1; index >= 0; index--) {
    if (business[index]?.open) windowEnd[--ordinal] = end;
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
