import { type CalendarTable, firstOpenFrom } from './calendar-table.ts';
import type { FlatNetwork } from './flat-network.ts';
import { findAncestors, type Stage, stagesBefore } from './stage-work.ts';

/** First and last days of the intervals that are tried: so many of each, spread over the work of a resource. */
const daysTried = 40;
const mostFamilies = 10;
/** Days between the first days that are tried for stages. */
const stageStep = 3;

/**
 * Whether the teams of a resource can do what must be done between two days, by energy (Baptiste, Le Pape and Nuijten 1999) on calendars.
 *
 * An activity that starts between its earliest and its latest day works in an interval at least the lesser of what it works there at its earliest
 * and at its latest: on the open days of its calendar it is one block, and the overlap of a block with an interval first grows, then stays, then
 * falls as the block moves, so that it is least at one of the two ends; windows only forbid some places between. Against it stands, for each day of
 * the interval, the number of teams, or of those activities that can be at work on that day at all, if that is less: so a day that is closed for all
 * of them counts nothing. This holds for any set of activities; we try all of a resource, those of each calendar, and the calendars together from
 * the one with the fewest open days on. Days on the road are not counted, which only makes the bound lower.
 */
export function workOfTeams(flat: FlatNetwork, early: Int32Array): TeamWork {
  const blocks = Array.from(flat.teams, (_, resource) => blocksOf(flat, early, resource));
  const ancestors = findAncestors(flat);
  const always = blocks.map((own, resource) => {
    own.lateDays.fill(flat.dayCount - 1);
    return capacityUntil(flat, own, { family: own.families[0] ?? new Uint8Array(0), teams: flat.teams[resource] ?? 0 });
  });
  for (const own of blocks) {
    own.stages = stagesBefore(flat, own.activities, { ancestors, early, capacityUntil: (before) => always[before] ?? new Float64Array(0) });
  }
  let killer: { resource: number; family: number; from: number; until: number } | undefined;
  return {
    findOverload: (late) => {
      const order = Array.from(flat.teams, (_, resource) => resource);
      if (killer) order.sort((one, other) => Number(other === killer?.resource) - Number(one === killer?.resource));
      for (const resource of order) {
        const own = blocks[resource];
        if (!own || own.activities.length === 0) continue;
        setLatest(flat, own, late);
        const found = findInterval(flat, own, { teams: flat.teams[resource] ?? 0, first: killer?.resource === resource ? killer : undefined });
        if (!found) continue;
        killer = { resource, ...found };
        return resource;
      }
      return -1;
    },
  };
}

function blocksOf({ count, resources, durations, calendars, forward }: FlatNetwork, early: Int32Array, resource: number): Blocks {
  const chosen: number[] = [];
  for (let activity = 0; activity < count; activity++) {
    if (resources[activity] === resource && (durations[activity] ?? 0) > 0) chosen.push(activity);
  }
  chosen.sort((one, other) => (early[one] ?? 0) - (early[other] ?? 0));
  const activities = Int32Array.from(chosen);
  const pick = (value: (activity: number) => number): Int32Array => activities.map(value);
  const own = pick((activity) => calendars[activity] ?? 0);
  const families = familiesOf(forward.calendars, own);
  return {
    activities,
    calendars: own,
    lengths: pick((activity) => durations[activity] ?? 0),
    earlyDays: pick((activity) => early[activity] ?? 0),
    earlyNumbers: pick((activity) => firstOpenFrom(forward.calendars, calendars[activity] ?? 0, early[activity] ?? 0)),
    lateNumbers: new Int32Array(activities.length),
    lateDays: new Int32Array(activities.length),
    families,
    work: families.map((family) => activities.reduce((sum, activity, index) => sum + (family[own[index] ?? 0] ?? 0) * (durations[activity] ?? 0), 0)),
    stages: [],
  };
}

/** Sets of calendars: all, each, and those with the fewest open days together. */
function familiesOf(table: CalendarTable, calendars: Int32Array): Uint8Array[] {
  const openDays = (calendar: number): number => (table.ends[calendar] ?? 0) - (table.firstOpen[calendar * (table.dayCount + 1)] ?? 0);
  const used = [...new Set(calendars)].sort((one, other) => openDays(one) - openDays(other));
  const toSet = (list: readonly number[]): Uint8Array => {
    const set = new Uint8Array(table.ends.length);
    for (const calendar of list) set[calendar] = 1;
    return set;
  };
  const families = [toSet(used)];
  for (let size = 1; size < used.length && families.length < mostFamilies; size++) {
    families.push(toSet(used.slice(0, size)));
    if (size > 1 && families.length < mostFamilies) families.push(toSet(used.slice(size - 1, size)));
  }
  return families;
}

function setLatest({ count, dayCount, forward }: FlatNetwork, blocks: Blocks, late: Int32Array): void {
  blocks.activities.forEach((activity, index) => {
    const start = dayCount - 1 - (late[count + activity] ?? 0);
    blocks.lateNumbers[index] = firstOpenFrom(forward.calendars, blocks.calendars[index] ?? 0, start);
    blocks.lateDays[index] = dayCount - 1 - (late[activity] ?? 0);
  });
}

function findInterval(flat: FlatNetwork, blocks: Blocks, { teams, first }: { teams: number; first: Interval | undefined }): Interval | undefined {
  const { families } = blocks;
  const capacities = families.map((family) => capacityUntil(flat, blocks, { family, teams }));
  const isOver = (interval: Interval): boolean => {
    const until = capacities[interval.family];
    const capacity = (until?.[interval.until + 1] ?? 0) - (until?.[interval.from] ?? 0);
    return capacity < (blocks.work[interval.family] ?? 0) && leastWork(flat.forward.calendars, blocks, interval) > capacity;
  };
  if (first && isOver(first)) return first;
  const starts = spread(blocks.earlyDays);
  const ends = spread(blocks.lateDays);
  for (let family = 0; family < families.length; family++) {
    for (const from of starts) {
      for (const until of ends) {
        const interval = { family, from, until };
        if (until >= from && isOver(interval)) return interval;
      }
    }
  }
  return findLateStage(flat.forward.calendars, blocks, capacities[0] ?? new Float64Array(0));
}

/**
 * An interval to the last day of all in which the work that cannot have started before is too much. Of the paired activities at least so many start in
 * it as have not had their own work before them ended in time; whichever those are, they do all of their work in it, where others do their least.
 */
function findLateStage(table: CalendarTable, blocks: Blocks, capacity: Float64Array): Interval | undefined {
  const { lengths, lateDays, stages } = blocks;
  const until = lateDays.reduce((last, day) => Math.max(last, day), 0);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const lessThanAll = new Int32Array(longest + 1);
  for (const { lag, isPaired, pairs, mostEnded } of stages) {
    for (let from = lag; from <= until; from += stageStep) {
      const inTime = mostEnded[Math.min(from - 1 - lag, mostEnded.length - 1)] ?? 0;
      if (inTime >= pairs) break;
      const space = (capacity[until + 1] ?? 0) - (capacity[from] ?? 0);
      if (space >= (blocks.work[0] ?? 0)) continue;
      lessThanAll.fill(0);
      let work = 0;
      eachLeastWork(table, blocks, { family: 0, from, until }, (index, least) => {
        work += least;
        const missing = (lengths[index] ?? 0) - least;
        if (isPaired[index] === 1) lessThanAll[missing] = (lessThanAll[missing] ?? 0) + 1;
      });
      let late = pairs - inTime;
      for (let missing = 0; missing <= longest && late > 0; missing++) {
        const taken = Math.min(late, lessThanAll[missing] ?? 0);
        work += taken * missing;
        late -= taken;
      }
      if (work > space) return { family: 0, from, until };
    }
  }
  return undefined;
}

/** By day: team-days before it that the family can use. */
function capacityUntil({ dayCount, forward }: FlatNetwork, blocks: Blocks, { family, teams }: { family: Uint8Array; teams: number }): Float64Array {
  const { ends, openDays, firstOpen } = forward.calendars;
  const usable = new Int32Array(dayCount);
  const change = new Int32Array(dayCount + 1);
  for (let calendar = 0; calendar < family.length; calendar++) {
    if (family[calendar] === 0) continue;
    change.fill(0);
    for (let index = 0; index < blocks.activities.length; index++) {
      if (blocks.calendars[index] !== calendar) continue;
      const [from, after] = [blocks.earlyDays[index] ?? 0, (blocks.lateDays[index] ?? 0) + 1];
      change[from] = (change[from] ?? 0) + 1;
      change[after] = (change[after] ?? 0) - 1;
    }
    let able = 0;
    let day = 0;
    for (let number = firstOpen[calendar * (dayCount + 1)] ?? 0; number < (ends[calendar] ?? 0); number++) {
      const open = openDays[number] ?? 0;
      for (; day <= open; day++) able += change[day] ?? 0;
      usable[open] = (usable[open] ?? 0) + able;
    }
  }
  const until = new Float64Array(dayCount + 1);
  for (let day = 0; day < dayCount; day++) until[day + 1] = (until[day] ?? 0) + Math.min(teams, usable[day] ?? 0);
  return until;
}

/** Team-days that the family works in the interval in every plan. */
function leastWork(table: CalendarTable, blocks: Blocks, interval: Interval): number {
  let work = 0;
  eachLeastWork(table, blocks, interval, (_, least) => {
    work += least;
  });
  return work;
}

function eachLeastWork(table: CalendarTable, blocks: Blocks, { family, from, until }: Interval, take: (index: number, least: number) => void): void {
  const { calendars, lengths, earlyNumbers, lateNumbers, earlyDays } = blocks;
  const set = blocks.families[family] ?? new Uint8Array(0);
  const firsts = new Int32Array(set.length);
  const lasts = new Int32Array(set.length);
  for (let calendar = 0; calendar < set.length; calendar++) {
    firsts[calendar] = firstOpenFrom(table, calendar, from);
    lasts[calendar] = firstOpenFrom(table, calendar, until + 1) - 1;
  }
  for (let index = 0; index < calendars.length; index++) {
    if ((earlyDays[index] ?? 0) > until) break;
    const calendar = calendars[index] ?? 0;
    if (set[calendar] === 0) continue;
    const first = firsts[calendar] ?? 0;
    const last = lasts[calendar] ?? 0;
    const length = lengths[index] ?? 0;
    const early = earlyNumbers[index] ?? 0;
    const late = lateNumbers[index] ?? 0;
    const atEarliest = Math.min(early + length - 1, last) - Math.max(early, first) + 1;
    const atLatest = Math.min(late + length - 1, last) - Math.max(late, first) + 1;
    take(index, Math.max(0, atEarliest < atLatest ? atEarliest : atLatest));
  }
}

/** Some of the values, the least and the largest among them, in equal steps of their number. */
function spread(values: Int32Array): number[] {
  const sorted = [...new Set(values)].sort((one, other) => one - other);
  if (sorted.length <= daysTried) return sorted;
  return Array.from({ length: daysTried }, (_, index) => sorted[Math.round((index * (sorted.length - 1)) / (daysTried - 1))] ?? 0);
}

export interface TeamWork {
  /** The first resource found whose teams cannot do their work between earliest and latest days; -1 for none. Latest days as backward passes give them. */
  findOverload: (late: Int32Array) => number;
}

/** Activities of one resource by earliest day, as blocks on the open days of their calendars. */
interface Blocks {
  activities: Int32Array;
  calendars: Int32Array;
  lengths: Int32Array;
  /** First day at the earliest. */
  earlyDays: Int32Array;
  earlyNumbers: Int32Array;
  /** First day at the latest, as number of an open day. */
  lateNumbers: Int32Array;
  /** Last day at the latest. */
  lateDays: Int32Array;
  families: Uint8Array[];
  /** By family: days of all its work. */
  work: number[];
  stages: Stage[];
}

interface Interval {
  family: number;
  from: number;
  until: number;
}
