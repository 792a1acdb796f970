import { firstOpenFrom, fitNumber } from './calendar-table.ts';
import type { FlatNetwork, NetworkSide } from './flat-network.ts';

/** Earliest days of all activities by links, releases, calendars and windows alone, as if there were a team for each. */
export interface ChainDays {
  /** First days, then last days, of all activities; a first day of `dayCount` where it does not fit. */
  days: Int32Array;
  /** Activities that do not fit although all that they wait for do. */
  beyond: number[];
}

export function passChain(flat: FlatNetwork): ChainDays {
  const { count, dayCount } = flat;
  const days = new Int32Array(count * 2);
  chainSide(flat, flat.forward, { days, floors: flat.releases });
  const beyond: number[] = [];
  const { links } = flat.forward;
  for (const activity of flat.forward.order) {
    if ((days[activity] ?? 0) < dayCount) continue;
    const before = links.sources.subarray(links.from[activity], links.from[activity + 1]);
    if (before.every((source) => (days[source % count] ?? 0) < dayCount)) beyond.push(activity);
  }
  return { days, beyond };
}

/** First day on which the activity may start by what it waits for, before its calendar is asked. */
export function readyDay(flat: FlatNetwork, days: Int32Array, activity: number): number {
  const { links } = flat.forward;
  let earliest = flat.releases[activity] ?? 0;
  for (let at = links.from[activity] ?? 0; at < (links.from[activity + 1] ?? 0); at++) {
    earliest = Math.max(earliest, (days[links.sources[at] ?? 0] ?? 0) + (links.lags[at] ?? 0));
  }
  return earliest;
}

/**
 * Fills in the earliest days of one direction of time. An activity that does not fit starts on `dayCount`. Valid for every plan: first days only rise
 * with what comes before, and a calendar gives later work no earlier days.
 */
export function chainSide(flat: FlatNetwork, side: NetworkSide, { days, floors }: { days: Int32Array; floors: Int32Array }): void {
  const { count, dayCount, durations, calendars: calendarOf } = flat;
  const { order, links, endLinks, calendars } = side;
  for (let position = 0; position < order.length; position++) {
    const activity = order[position] ?? 0;
    const length = durations[activity] ?? 0;
    let start = floors[activity] ?? 0;
    for (let at = links.from[activity] ?? 0; at < (links.from[activity + 1] ?? 0); at++) {
      const day = (days[links.sources[at] ?? 0] ?? 0) + (links.lags[at] ?? 0);
      if (day > start) start = day;
    }
    let end = -1;
    for (let at = endLinks.from[activity] ?? 0; at < (endLinks.from[activity + 1] ?? 0); at++) {
      const day = (days[endLinks.sources[at] ?? 0] ?? 0) + (endLinks.lags[at] ?? 0);
      if (day > end) end = day;
    }
    if (length === 0) {
      start = Math.min(Math.max(start, end + 1), dayCount);
      days[activity] = start;
      days[count + activity] = start - 1;
      continue;
    }
    const calendar = calendarOf[activity] ?? 0;
    let first = firstOpenFrom(calendars, calendar, start);
    if (end >= 0) first = Math.max(first, firstOpenFrom(calendars, calendar, end) - length + 1);
    const number = fitNumber(calendars, calendar, length, first);
    const fits = number < (calendars.ends[calendar] ?? 0);
    days[activity] = fits ? (calendars.openDays[number] ?? 0) : dayCount;
    days[count + activity] = fits ? (calendars.openDays[number + length - 1] ?? 0) : dayCount;
  }
}
