import type { SeasonCalendar } from '../work-calendar.ts';

/** A calendar as runs ask it: the open days with their windows, and how long the longest window is. */
export interface RunCalendar extends SeasonCalendar {
  /** Length of the longest window. Longer work runs across closures. */
  longest: number;
}

export function toRunCalendar(calendar: SeasonCalendar): RunCalendar {
  const { days, windowEnd } = calendar;
  let longest = 0;
  for (let from = 0; from < days.length; from = (windowEnd[from] ?? from) + 1) longest = Math.max(longest, (windowEnd[from] ?? from) - from + 1);
  return { days: calendar.days, ordinalFrom: calendar.ordinalFrom, windowEnd: calendar.windowEnd, longest };
}

/**
 * Ordinal of the open day on which work of `length` days starts, `earliest` or later: in the first window that holds it, or at once where it is longer
 * than every window. -1 where it does not fit before the calendar ends.
 */
export function fitOpen({ days, ordinalFrom, windowEnd, longest }: RunCalendar, earliest: number, length: number): number {
  const count = days.length;
  let ordinal = ordinalFrom[earliest] ?? count;
  if ((days[ordinal] ?? -1) < earliest) return -1;
  if (length > longest) return ordinal + length <= count ? ordinal : -1;
  while (ordinal < count) {
    const end = windowEnd[ordinal] ?? count;
    if (ordinal + length - 1 <= end) return ordinal;
    ordinal = end + 1;
  }
  return -1;
}
