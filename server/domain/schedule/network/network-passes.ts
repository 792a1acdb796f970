import { firstOpenFrom, fitNumber } from './calendar-table.ts';
import type { FlatNetwork, NetworkSide } from './flat-network.ts';
import { type TeamTimelines, teamTimelines } from './team-timelines.ts';

/** Passes that place every activity once. Each call, in either direction, counts as one schedule. */
export interface NetworkPasses {
  /**
   * Serial generation: activities in rising order of their keys, each as early as what it waits for, its floor, its calendar and a team allow. A key
   * below that of something it waits for is raised to it. False where something does not fit into the calendar; the placement is then of no use.
   */
  pass: (direction: 'forward' | 'backward', keys: Float64Array, placement: Placement) => boolean;
  generated: () => number;
  setDetourWeight: (weight: number) => void;
  /** By resource: only teams below this number are taken. Starts with all. */
  limitTeams: (limits: Int32Array) => void;
}

export interface Placement {
  /** First days, then last days, in the time of the direction. */
  days: Int32Array;
  teams: Int32Array;
  /** Earliest days in the time of the direction: releases forward, and the end of the plan backward. */
  floors: Int32Array;
}

export function networkPasses(flat: FlatNetwork): NetworkPasses {
  const timelines: Record<'forward' | 'backward', TeamTimelines> = {
    forward: teamTimelines(flat, 'forward'),
    backward: teamTimelines(flat, 'backward'),
  };
  const ranked = new Float64Array(flat.count);
  const order = new Int32Array(flat.count);
  let generated = 0;
  return {
    pass: (direction, keys, placement) => {
      generated++;
      const side = flat[direction];
      sortByKeys(side, { keys, ranked, order });
      const teams = timelines[direction];
      teams.clear();
      return placeInOrder({ flat, side, teams, order }, placement);
    },
    generated: () => generated,
    setDetourWeight: (weight) => {
      timelines.forward.setDetourWeight(weight);
      timelines.backward.setDetourWeight(weight);
    },
    limitTeams: (limits) => {
      timelines.forward.limits.set(limits);
      timelines.backward.limits.set(limits);
    },
  };
}

/** Raises keys to those of what comes before, and sorts; equal keys stay in the order of the side. */
function sortByKeys({ order: before, followers }: NetworkSide, { keys, ranked, order }: Sorting): void {
  const count = before.length;
  for (let position = 0; position < count; position++) {
    const activity = before[position] ?? 0;
    const key = keys[activity] ?? 0;
    ranked[position] = Math.floor(key * keyParts) * count + position;
    for (let at = followers.from[activity] ?? 0; at < (followers.from[activity + 1] ?? 0); at++) {
      const next = followers.items[at] ?? 0;
      if ((keys[next] ?? 0) < key) keys[next] = key;
    }
  }
  ranked.sort();
  for (let position = 0; position < count; position++) {
    const rank = ranked[position] ?? 0;
    order[position] = before[rank - Math.floor(rank / count) * count] ?? 0;
  }
}

/** Keys are days; parts of a day tell activities of one day apart. */
const keyParts = 1024;

function placeInOrder({ flat, side, teams, order }: PassWork, { days, teams: teamOf, floors }: Placement): boolean {
  const { count, durations, resources, calendars: calendarOf } = flat;
  const { links, endLinks, calendars: table } = side;
  const ready = { start: 0, end: -1 };
  for (let position = 0; position < count; position++) {
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
    teamOf[activity] = -1;
    if (length === 0) {
      if (end + 1 > start) start = end + 1;
      if (start > table.dayCount) return false;
      days[activity] = start;
      days[count + activity] = start - 1;
      continue;
    }
    if ((resources[activity] ?? -1) < 0) {
      const calendar = calendarOf[activity] ?? 0;
      let first = firstOpenFrom(table, calendar, start);
      if (end >= 0) first = Math.max(first, firstOpenFrom(table, calendar, end) - length + 1);
      const number = fitNumber(table, calendar, length, first);
      if (number >= (table.ends[calendar] ?? 0)) return false;
      days[activity] = table.openDays[number] ?? 0;
      days[count + activity] = table.openDays[number + length - 1] ?? 0;
      continue;
    }
    ready.start = start;
    ready.end = end;
    if (!teams.place(activity, ready)) return false;
    days[activity] = teams.found.start;
    days[count + activity] = teams.found.end;
    teamOf[activity] = teams.found.team;
  }
  return true;
}

interface PassWork {
  flat: FlatNetwork;
  side: NetworkSide;
  teams: TeamTimelines;
  order: Int32Array;
}

interface Sorting {
  keys: Float64Array;
  ranked: Float64Array;
  order: Int32Array;
}
