import type { SeasonCalendar } from '../work-calendar.ts';

/**
 * All calendars of a network in flat arrays, for passes that ask them millions of times. Open days have one numbering over all calendars; each
 * calendar ends with a day that is none: its number is `ends[calendar]`, its day `dayCount`.
 */
export interface CalendarTable {
  dayCount: number;
  /** By calendar and day: number of the first open day on or after it. */
  firstOpen: Int32Array;
  /** Day by number of open day. */
  openDays: Int32Array;
  /** By number of open day: the last number before the next closure. */
  windowEnds: Int32Array;
  /** By calendar: length of its longest window. Longer work runs across closures. */
  longest: Int32Array;
  ends: Int32Array;
}

export function calendarTable(calendars: readonly SeasonCalendar[], dayCount: number): CalendarTable {
  return toTable(
    calendars.map(({ days, windowEnd }) => {
      const count = days.findLastIndex((day) => day < dayCount) + 1;
      return { days: days.subarray(0, count), windowEnds: windowEnd.subarray(0, count).map((end) => Math.min(end, count - 1)) };
    }),
    dayCount,
  );
}

/** The same calendars with the last day first: day d becomes `dayCount - 1 - d`. */
export function reverseCalendars({ dayCount, ends, openDays, windowEnds, longest }: CalendarTable): CalendarTable {
  const calendars: PlainCalendar[] = [];
  let from = 0;
  for (let calendar = 0; calendar < longest.length; calendar++) {
    const end = ends[calendar] ?? 0;
    const count = end - from;
    const days = new Int32Array(count);
    const reversed = new Int32Array(count);
    for (let ordinal = 0; ordinal < count; ordinal++) days[ordinal] = dayCount - 1 - (openDays[end - 1 - ordinal] ?? 0);
    for (let start = 0; start < count; start = windowAfter(windowEnds, from + start) - from) {
      const next = windowAfter(windowEnds, from + start) - from;
      reversed.fill(count - 1 - start, count - next, count - start);
    }
    calendars.push({ days, windowEnds: reversed });
    from = end + 1;
  }
  return toTable(calendars, dayCount);
}

/**
 * Number of the open day on which work of `length` days starts, the first from number `first` of the calendar on: in the first window that holds
 * it, or at once where it is longer than every window. The end of the calendar where it does not fit before.
 */
export function fitNumber(table: CalendarTable, calendar: number, length: number, first: number): number {
  const end = table.ends[calendar] ?? 0;
  if (length > (table.longest[calendar] ?? 0)) return first + length <= end ? first : end;
  let number = first;
  while (number < end) {
    const last = table.windowEnds[number] ?? 0;
    if (number + length - 1 <= last) return number;
    number = last + 1;
  }
  return end;
}

/** Number of the first open day on or after the day; days beyond the calendar count as its end. */
export function firstOpenFrom({ firstOpen, dayCount }: CalendarTable, calendar: number, day: number): number {
  return firstOpen[calendar * (dayCount + 1) + (day < dayCount ? day : dayCount)] ?? 0;
}

function windowAfter(windowEnds: Int32Array, number: number): number {
  return (windowEnds[number] ?? 0) + 1;
}

function toTable(calendars: readonly PlainCalendar[], dayCount: number): CalendarTable {
  const size = calendars.reduce((sum, { days }) => sum + days.length + 1, 0);
  const table: CalendarTable = {
    dayCount,
    firstOpen: new Int32Array(calendars.length * (dayCount + 1)),
    openDays: new Int32Array(size),
    windowEnds: new Int32Array(size),
    longest: new Int32Array(calendars.length),
    ends: new Int32Array(calendars.length),
  };
  let from = 0;
  calendars.forEach(({ days, windowEnds }, calendar) => {
    const end = from + days.length;
    table.ends[calendar] = end;
    table.openDays.set(days, from);
    table.openDays[end] = dayCount;
    table.windowEnds[end] = end;
    let next = end;
    for (let ordinal = days.length - 1; ordinal >= 0; ordinal--) {
      table.windowEnds[from + ordinal] = from + (windowEnds[ordinal] ?? 0);
      table.longest[calendar] = Math.max(table.longest[calendar] ?? 0, (windowEnds[ordinal] ?? 0) - ordinal + 1);
    }
    for (let day = dayCount; day >= 0; day--) {
      while (next > from && (table.openDays[next - 1] ?? 0) >= day) next--;
      table.firstOpen[calendar * (dayCount + 1) + day] = next;
    }
    from = end + 1;
  });
  return table;
}

interface PlainCalendar {
  /** Open days in order. */
  days: Int32Array;
  /** By ordinal: the last ordinal before the next closure. */
  windowEnds: Int32Array;
}
