import { allForYear } from '@18f/us-federal-holidays';
import { addDays, type Day, fromDayNumber, toDayNumber } from '../calendar.ts';

/** Days around a plan that a counter over it still knows. */
const margin = 1_500;

/** Federal holidays as observed (5 U.S.C. 6103), from one year to another, both included, in order. */
export function federalHolidays(fromYear: number, toYear: number): { day: Day; name: string }[] {
  const days = new Map<Day, string>();
  // New Year's Day of the next year may be observed on December 31.
  for (let year = fromYear; year <= toYear + 1; year++) {
    for (const { dateString, name } of allForYear(year)) {
      const value = fromDayNumber(Date.parse(`${dateString}T00:00:00Z`) / 86_400_000);
      const observed = Number(value.slice(0, 4));
      if (observed >= fromYear && observed <= toYear) days.set(value, name);
    }
  }
  return [...days].map(([value, name]) => ({ day: value, name })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Counts business days from one day to another, both included; days outside `first` to `last` do not count. */
export function businessDayCounter(first: Day, last: Day): BusinessCounter {
  const start = toDayNumber(first);
  const count = Math.max(0, toDayNumber(last) - start + 1);
  const holidays = new Set(federalHolidays(Number(first.slice(0, 4)), Number(last.slice(0, 4))).map((holiday) => toDayNumber(holiday.day)));
  const before = new Int32Array(count + 1);
  for (let offset = 0; offset < count; offset++) {
    // Day 0, Jan 1 1970, was a Thursday.
    const weekday = (start + offset + 4) % 7;
    const isOpen = weekday !== 0 && weekday !== 6 && !holidays.has(start + offset);
    before[offset + 1] = (before[offset] ?? 0) + (isOpen ? 1 : 0);
  }
  const upTo = (offset: number): number => before[Math.min(Math.max(offset, 0), count)] ?? 0;
  return (from, to) => Math.max(0, upTo(toDayNumber(to) - start + 1) - upTo(toDayNumber(from) - start));
}

/** A counter that reaches four years beyond all the spans. */
export function businessCounterOver(spans: readonly { startOn: Day; finishOn: Day }[]): BusinessCounter {
  let [first, last] = ['2199-12-31', '1900-01-01'] as [Day, Day];
  for (const { startOn, finishOn } of spans) {
    if (startOn < first) first = startOn;
    if (finishOn > last) last = finishOn;
  }
  return first > last ? () => 0 : businessDayCounter(addDays(first, -margin), addDays(last, margin));
}

export type BusinessCounter = (from: Day, to: Day) => number;
