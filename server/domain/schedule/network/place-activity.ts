import { firstOpenFrom, fitNumber } from './calendar-table.ts';
import type { FlatNetwork, NetworkSide } from './flat-network.ts';
import type { TeamTimelines } from './team-timelines.ts';

/**
 * Places single activities in one direction of time, each when all that it waits for is placed. What does not fit into its calendar takes no team
 * and stands on `dayCount`, and so does what waits for it.
 */
export interface ActivityPlacer {
  /** First day that links, floor and calendar allow; `dayCount` where there is none. */
  soonest: (activity: number) => number;
  /** False where it does not fit. */
  place: (activity: number) => boolean;
}

export interface Placement {
  /** First days, then last days, in the time of the direction. */
  days: Int32Array;
  /** -1 without a team. */
  teams: Int32Array;
  /** Earliest days in the time of the direction: releases forward, and the end of the plan backward. */
  floors: Int32Array;
}

export function activityPlacer(flat: FlatNetwork, side: NetworkSide, { timelines, placement }: PlacerParts): ActivityPlacer {
  const { count, dayCount, durations, resources, calendars: calendarOf } = flat;
  const { links, endLinks, calendars: table } = side;
  const { days, teams, floors } = placement;
  const ready = { start: 0, end: -1 };

  const setReady = (activity: number): void => {
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
    ready.start = start;
    ready.end = end;
  };

  /** Number of the open day, or the end of the calendar. */
  const firstFit = (calendar: number, length: number): number => {
    let first = firstOpenFrom(table, calendar, ready.start);
    if (ready.end >= 0) first = Math.max(first, firstOpenFrom(table, calendar, ready.end) - length + 1);
    return fitNumber(table, calendar, length, first);
  };

  return {
    soonest: (activity) => {
      setReady(activity);
      const length = durations[activity] ?? 0;
      if (length === 0) return Math.min(Math.max(ready.start, ready.end + 1), dayCount);
      return table.openDays[firstFit(calendarOf[activity] ?? 0, length)] ?? dayCount;
    },
    place: (activity) => {
      setReady(activity);
      const length = durations[activity] ?? 0;
      teams[activity] = -1;
      if (length === 0) {
        const start = Math.min(Math.max(ready.start, ready.end + 1), dayCount);
        days[activity] = start;
        days[count + activity] = start - 1;
        return start < dayCount;
      }
      if ((resources[activity] ?? -1) >= 0) {
        if (timelines.place(activity, ready)) {
          days[activity] = timelines.found.start;
          days[count + activity] = timelines.found.end;
          teams[activity] = timelines.found.team;
          return true;
        }
      } else {
        const number = firstFit(calendarOf[activity] ?? 0, length);
        if (number < (table.ends[calendarOf[activity] ?? 0] ?? 0)) {
          days[activity] = table.openDays[number] ?? 0;
          days[count + activity] = table.openDays[number + length - 1] ?? 0;
          return true;
        }
      }
      days[activity] = dayCount;
      days[count + activity] = dayCount;
      return false;
    },
  };
}

interface PlacerParts {
  timelines: TeamTimelines;
  placement: Placement;
}
