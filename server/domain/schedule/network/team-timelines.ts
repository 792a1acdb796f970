import { type CalendarTable, firstOpenFrom, fitNumber } from './calendar-table.ts';
import type { FlatNetwork } from './flat-network.ts';
import type { Nearness } from './nearness.ts';
import { daysOnRoad } from './travel-days.ts';

/**
 * Which days each team is taken, in one direction of time, and where. Work goes into the first gap of a team that holds it with the road before and
 * after; of several teams the one is taken whose start, plus `detourWeight` for each day more on the road and what nearness says, is least.
 */
export interface TeamTimelines {
  clear: () => void;
  /** Takes a team for the activity, at `ready` (an end of `leastEnd` or later) or after: true, and the answer is in `found`. */
  place: (activity: number, ready: { start: number; end: number }) => boolean;
  found: { start: number; end: number; team: number };
  /** Only teams below this number are taken, by resource. */
  limits: Int32Array;
  setDetourWeight: (weight: number) => void;
  /** First day after all work of the team that is done first. */
  freeFrom: (resource: number) => number;
  /** By team: first day after all its work, and where it is then, three times the number of the point. */
  standing: (resource: number, team: number) => { freeFrom: number; at: number };
  /** Only this team is taken; all again with -1. */
  takeOnly: (team: number) => void;
}

export function teamTimelines(flat: FlatNetwork, direction: 'forward' | 'backward', near: Nearness): TeamTimelines {
  const { travel, durations, calendars: calendarOf, resources, points: pointOf } = flat;
  const { points, steps, homes } = travel;
  const table: CalendarTable = flat[direction].calendars;
  const isForward = direction === 'forward';
  const lines = homes.map((teams) => Array.from(teams, (home) => emptyLine(home * 3)));
  const limits = flat.teams.slice();
  const found = { start: 0, end: 0, team: -1 };
  const kinds = kindsOfWork(flat);
  const takenFrom = new Int32Array(flat.count);
  const takenUntil = new Int32Array(flat.count);
  let detourWeight = 0;
  let only = -1;

  const place = (activity: number, ready: { start: number; end: number }): boolean => {
    const resource = resources[activity] ?? 0;
    const length = durations[activity] ?? 0;
    const calendar = calendarOf[activity] ?? 0;
    const calendarEnd = table.ends[calendar] ?? 0;
    const point = (pointOf[activity] ?? 0) * 3;
    const road = steps[resource] ?? noSteps;
    const teams = lines[resource] ?? [];
    const limit = only >= 0 ? only + 1 : Math.min(limits[resource] ?? 0, teams.length);
    const isNearer = near.counts(resource);
    let least = firstOpenFrom(table, calendar, ready.start);
    if (ready.end >= 0) least = Math.max(least, firstOpenFrom(table, calendar, ready.end) - length + 1);
    let soonest = fitNumber(table, calendar, length, least);
    if (soonest >= calendarEnd) return false;
    const kind = kinds[activity] ?? 0;
    const known = table.openDays[soonest] ?? 0;
    const isKnown = known >= (takenFrom[kind] ?? 0) && known < (takenUntil[kind] ?? 0);
    if (isKnown) soonest = firstOpenFrom(table, calendar, takenUntil[kind] ?? 0);
    const soonestDay = table.openDays[soonest] ?? 0;
    const isOnTheSpot = road.length === 0;
    let best = Number.POSITIVE_INFINITY;
    let bestIdle = Number.POSITIVE_INFINITY;
    let bestTeam = -1;
    let bestAt = 0;
    let firstGap = table.dayCount;
    let unusedHome = -1;
    for (let team = Math.max(0, only); team < limit; team++) {
      const line = teams[team];
      // Without a road all teams are alike.
      if (!line || (isOnTheSpot && !isNearer && best === soonestDay)) break;
      const { starts, ends, places } = line;
      if (line.count === 0) {
        // So are teams that have not left the same home.
        if (unusedHome === line.home && !isNearer) continue;
        unusedHome = line.home;
      }
      let at = line.count;
      while (at > 0 && (ends[at - 1] ?? 0) >= soonestDay) at--;
      for (; at <= line.count; at++) {
        const isLast = at === line.count;
        const gapFrom = at === 0 ? 0 : (ends[at - 1] ?? 0) + 1;
        if (gapFrom > best) break;
        const gapEnd = isLast ? table.dayCount : (starts[at] ?? 0);
        if (gapEnd - Math.max(gapFrom, soonestDay) < length) continue;
        let number = gapFrom <= soonestDay ? soonest : fitNumber(table, calendar, length, Math.max(least, firstOpenFrom(table, calendar, gapFrom)));
        if (number >= calendarEnd) break;
        let start = table.openDays[number] ?? 0;
        if (start > best) break;
        if ((table.openDays[number + length - 1] ?? 0) >= gapEnd) continue;
        if (start < firstGap) firstGap = start;
        let free = gapFrom;
        let detour = 0;
        if (!isOnTheSpot) {
          const isFromHome = at === 0 && isForward;
          const from = at === 0 ? line.home : (places[at - 1] ?? 0);
          const before = at > 0 || isFromHome ? daysOnRoad(points, road, from, point) : 0;
          free += before;
          if (free > start) {
            number = fitNumber(table, calendar, length, Math.max(least, firstOpenFrom(table, calendar, free)));
            if (number >= calendarEnd) continue;
            start = table.openDays[number] ?? 0;
            if (start > best) continue;
          }
          const after = isLast ? 0 : daysOnRoad(points, road, point, places[at] ?? 0);
          if ((table.openDays[number + length - 1] ?? 0) + after >= gapEnd) continue;
          const direct = isLast || !(at > 0 || isFromHome) ? 0 : daysOnRoad(points, road, from, places[at] ?? 0);
          detour = before + after - direct;
        }
        let score = start + Math.max(0, detour) * detourWeight;
        if (isNearer && score <= best) {
          const from = at > 0 ? (places[at - 1] ?? 0) : isForward ? line.home : -1;
          score += near.detour(team, activity, { from, to: isLast ? -1 : (places[at] ?? 0) });
        }
        // A team that has not worked yet is the last choice; then the one that has waited least.
        const idle = line.count === 0 ? unusedIdle + team : start - free + detour * 2;
        if (score < best || (score === best && idle < bestIdle)) {
          best = score;
          bestIdle = idle;
          bestTeam = team;
          bestAt = at;
          found.start = number;
        }
        if (detourWeight === 0 && !isNearer) break;
      }
    }
    // What one team has free says nothing of the others.
    if (only < 0 && isKnown) takenUntil[kind] = firstGap;
    else if (only < 0) {
      takenFrom[kind] = soonestDay;
      takenUntil[kind] = firstGap;
    }
    const line = teams[bestTeam];
    if (!line) return false;
    const number = found.start;
    found.start = table.openDays[number] ?? 0;
    found.end = table.openDays[number + length - 1] ?? 0;
    found.team = bestTeam;
    insert(line, bestAt, { start: found.start, end: found.end, place: point });
    return true;
  };

  return {
    place,
    found,
    limits,
    clear: () => {
      for (const teams of lines) for (const line of teams) line.count = 0;
      takenUntil.fill(0);
    },
    setDetourWeight: (weight) => {
      detourWeight = weight;
    },
    takeOnly: (team) => {
      only = team;
    },
    standing: (resource, team) => {
      const line = lines[resource]?.[team];
      if (!line) return { freeFrom: flat.dayCount, at: -1 };
      if (line.count === 0) return { freeFrom: 0, at: isForward ? line.home : -1 };
      return { freeFrom: (line.ends[line.count - 1] ?? 0) + 1, at: line.places[line.count - 1] ?? 0 };
    },
    freeFrom: (resource) => {
      let least = Number.POSITIVE_INFINITY;
      const limit = limits[resource] ?? 0;
      lines[resource]?.forEach((line, team) => {
        const free = line.count === 0 ? 0 : (line.ends[line.count - 1] ?? 0) + 1;
        if (team < limit && free < least) least = free;
      });
      return least;
    },
  };
}

/**
 * Work that fits into the same gaps: of one resource, calendar and length. In one pass gaps only get smaller, so that days on which no team had a gap
 * for such work, road or not, need not be looked at again.
 */
function kindsOfWork({ count, resources, calendars, durations }: FlatNetwork): Int32Array {
  const numbers = new Map<string, number>();
  const kinds = new Int32Array(count);
  for (let activity = 0; activity < count; activity++) {
    const key = `${resources[activity]} ${calendars[activity]} ${durations[activity]}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    kinds[activity] = number;
  }
  return kinds;
}

const noSteps = new Float64Array(0);
const unusedIdle = 1e6;

function emptyLine(home: number): Line {
  return { home, count: 0, starts: new Int32Array(16), ends: new Int32Array(16), places: new Int32Array(16) };
}

function insert(line: Line, at: number, { start, end, place }: { start: number; end: number; place: number }): void {
  if (line.count === line.starts.length) {
    line.starts = grown(line.starts);
    line.ends = grown(line.ends);
    line.places = grown(line.places);
  }
  if (at < line.count) {
    line.starts.copyWithin(at + 1, at, line.count);
    line.ends.copyWithin(at + 1, at, line.count);
    line.places.copyWithin(at + 1, at, line.count);
  }
  line.starts[at] = start;
  line.ends[at] = end;
  line.places[at] = place;
  line.count++;
}

function grown(values: Int32Array): Int32Array {
  const longer = new Int32Array(values.length * 2);
  longer.set(values);
  return longer;
}

/** What one team does, in the order of days. */
interface Line {
  home: number;
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  /** Three times the number of the point. */
  places: Int32Array;
}
