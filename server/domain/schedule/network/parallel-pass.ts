import { numberHeap } from '../number-heap.ts';
import type { FlatNetwork, NetworkSide } from './flat-network.ts';
import type { Nearness } from './nearness.ts';
import { activityPlacer, type Placement } from './place-activity.ts';
import type { TeamTimelines } from './team-timelines.ts';

/**
 * Day by day and resource by resource: when a team is free, the activity with the least key of those that may start by then takes it; where nearness
 * counts, the one whose key and days for going there are least. What takes no team is placed as soon as all that it waits for is. True where all fits.
 */
export function placeInParallel(flat: FlatNetwork, side: NetworkSide, { timelines, placement, keys, near }: ParallelParts): boolean {
  const { count, durations, resources, dayCount } = flat;
  const { soonest, place } = activityPlacer(flat, side, { timelines, placement });
  const ranks = rankKeys(keys);
  const waiting = countWaiting(flat, side);
  const queues = Array.from(flat.teams, () => ({ later: numberHeap(), now: numberHeap(), list: [] as number[], freeFrom: 0 }));
  const open = Array.from(side.order.filter((activity) => waiting[activity] === 0));
  let fits = true;
  let placed = 0;

  const put = (activity: number): void => {
    if (!place(activity)) fits = false;
    placed++;
    for (let at = side.followers.from[activity] ?? 0; at < (side.followers.from[activity + 1] ?? 0); at++) {
      const next = side.followers.items[at] ?? 0;
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0) open.push(next);
    }
  };

  /** The team keeps what was chosen for it. */
  const putNearest = (list: number[], resource: number, day: number): void => {
    let [least, chosen, chosenTeam] = [Number.POSITIVE_INFINITY, 0, -1];
    for (let team = 0; team < (timelines.limits[resource] ?? 0); team++) {
      const { freeFrom, at } = timelines.standing(resource, team);
      if (freeFrom > day) continue;
      for (let index = 0; index < list.length; index++) {
        const activity = list[index] ?? 0;
        const score = (keys[activity] ?? 0) + near.toWork(team, at, activity);
        if (!(score < least)) continue;
        [least, chosen, chosenTeam] = [score, index, team];
      }
    }
    const activity = list[chosen] ?? 0;
    list[chosen] = list[list.length - 1] ?? 0;
    list.pop();
    timelines.takeOnly(chosenTeam);
    put(activity);
    timelines.takeOnly(-1);
  };

  while (placed < count) {
    const activity = open.pop();
    if (activity !== undefined) {
      const resource = resources[activity] ?? -1;
      if (resource < 0 || durations[activity] === 0) put(activity);
      else queues[resource]?.later.push(soonest(activity) * count + (ranks[activity] ?? 0));
      continue;
    }
    let next: (typeof queues)[number] | undefined;
    let nextDay = Number.POSITIVE_INFINITY;
    let nextResource = 0;
    queues.forEach((queue, resource) => {
      const ready = queue.now.size() > 0 || queue.list.length > 0 ? 0 : Math.floor(queue.later.peek() / count);
      const day = Math.max(queue.freeFrom, ready);
      if (!(day < nextDay)) return;
      [next, nextDay, nextResource] = [queue, day, resource];
    });
    if (!next) break;
    const isNearer = near.counts(nextResource);
    while (next.later.peek() < (nextDay + 1) * count) {
      const rank = next.later.pop() % count;
      if (isNearer) next.list.push(activityAt(ranks, rank));
      else next.now.push(rank);
    }
    if (isNearer) putNearest(next.list, nextResource, nextDay);
    else put(activityAt(ranks, next.now.pop()));
    next.freeFrom = Math.min(timelines.freeFrom(nextResource), dayCount);
  }
  return fits;
}

/** By activity: its position by key. The last `count` places hold the activity by position. */
function rankKeys(keys: Float64Array): Int32Array {
  const order = Array.from(keys, (_, activity) => activity).sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0) || one - other);
  const ranks = new Int32Array(keys.length * 2);
  order.forEach((activity, position) => {
    ranks[activity] = position;
    ranks[keys.length + position] = activity;
  });
  return ranks;
}

function activityAt(ranks: Int32Array, position: number): number {
  return ranks[ranks.length / 2 + position] ?? 0;
}

function countWaiting({ count }: FlatNetwork, { followers }: NetworkSide): Int32Array {
  const waiting = new Int32Array(count);
  for (const next of followers.items) waiting[next] = (waiting[next] ?? 0) + 1;
  return waiting;
}

interface ParallelParts {
  timelines: TeamTimelines;
  placement: Placement;
  keys: Float64Array;
  near: Nearness;
}
