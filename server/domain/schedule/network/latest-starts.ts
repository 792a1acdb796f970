import type { SeasonCalendar } from '../work-calendar.ts';
import { sortNetwork } from './flat-network.ts';
import { roadDays } from './road-days.ts';
import type { NetworkLink, PlacedNetwork, WorkNetwork } from './work-network.ts';

/**
 * The latest first day of each activity at which the goal still ends on its day, with links, calendars and the order of every team kept. What does
 * not lead to the goal may run to the last day of the plan.
 */
export function latestStarts(network: WorkNetwork, placed: PlacedNetwork): Int32Array {
  const { activities, links, calendars, goal } = network;
  const count = activities.length;
  const turns = teamTurns(network, placed);
  const all = [...links, ...turns];
  const order = sortNetwork(count, all);
  const following = listFrom(count, all);
  const last = placed.ends.reduce((most, end) => (end > most ? end : most), placed.finish);
  const starts = new Int32Array(count);
  for (let position = order.length - 1; position >= 0; position--) {
    const index = order[position] ?? 0;
    const activity = activities[index];
    if (!activity) continue;
    let latestEnd = index === goal ? placed.finish : last;
    let latestStart = last + 1;
    for (const link of following[index] ?? []) {
      const day = (starts[link.to] ?? 0) - link.lagDays;
      if (link.kind === 'start-start') latestStart = Math.min(latestStart, day);
      else latestEnd = Math.min(latestEnd, day - 1);
    }
    const calendar = calendars[activity.calendar];
    const planned = placed.starts[index] ?? 0;
    const found =
      activity.duration === 0 || !calendar
        ? Math.min(latestEnd + 1, latestStart)
        : fitBefore(calendar, activity.duration, { latestEnd, latestStart });
    // The plan itself keeps everything.
    starts[index] = Math.max(planned, found);
  }
  return starts;
}

/** Each job of a team with the one before it, as a link that holds the days on the road. */
export function teamTurns(network: WorkNetwork, { starts, teams }: PlacedNetwork): NetworkLink[] {
  const { activities } = network;
  const road = roadDays(network);
  const jobs = new Map<string, number[]>();
  activities.forEach(({ resource, duration }, index) => {
    const team = teams[index] ?? -1;
    if (resource < 0 || team < 0 || duration === 0) return;
    const key = `${resource} ${team}`;
    const list = jobs.get(key);
    if (list) list.push(index);
    else jobs.set(key, [index]);
  });
  return [...jobs.values()].flatMap((list) => {
    list.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
    return list.slice(1).map((to, turn): NetworkLink => {
      const from = list[turn] ?? to;
      return { from, to, kind: 'finish-start', lagDays: road.between(activities[to]?.resource ?? 0, from, to) };
    });
  });
}

/** The last first day on which work of so many days can start and still end in time, within one window unless it is longer than all; -1 for none. */
function fitBefore({ days, windowEnd }: SeasonCalendar, length: number, { latestEnd, latestStart }: Latest): number {
  let start = Math.min(lastUpTo(days, latestEnd) - length + 1, lastUpTo(days, latestStart));
  let runsOver = false;
  for (let window = 0; start >= 0 && (windowEnd[start] ?? 0) < start + length - 1; window++) {
    // Longer than several windows in a row: such work may run across closures.
    if (window > 2) {
      runsOver = true;
      break;
    }
    start = firstOfWindow(windowEnd, start) - length;
  }
  if (runsOver) start = Math.min(lastUpTo(days, latestEnd) - length + 1, lastUpTo(days, latestStart));
  return start < 0 ? -1 : (days[start] ?? -1);
}

/** Ordinal of the last open day that is not after the day; -1 for none. */
function lastUpTo(days: Int32Array, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function firstOfWindow(windowEnd: Int32Array, ordinal: number): number {
  const end = windowEnd[ordinal] ?? 0;
  let [low, high] = [0, ordinal];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((windowEnd[middle] ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  return low;
}

function listFrom(count: number, links: readonly NetworkLink[]): NetworkLink[][] {
  const lists: NetworkLink[][] = Array.from({ length: count }, () => []);
  for (const link of links) lists[link.from]?.push(link);
  return lists;
}

interface Latest {
  latestEnd: number;
  latestStart: number;
}
