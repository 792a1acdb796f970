import type { FlatNetwork } from './flat-network.ts';

/**
 * Work of one resource that each waits for work of its own of another: a pickup for its cut-over. However the first is ordered, by a day only so many
 * can be done, so that on the day from which the second can follow, all but so many of it are still to come.
 */
export interface Stage {
  /** Resource of what comes before. */
  before: number;
  /** Days from the last day of the work before to the first day of what waits for it, at least. */
  lag: number;
  /** By activity of the resource, in the order given: 1 where one before belongs to it alone. */
  isPaired: Uint8Array;
  pairs: number;
  /** By day: so many of those before can have ended by its end, at the most. */
  mostEnded: Int32Array;
}

/**
 * Stages before the activities of one resource, which are given. `capacityUntil` gives team-days before each day that a resource can use. At most so
 * many of the work before have ended by a day as can by chains alone, and as fit into the team-days until then when the shortest go first.
 */
export function stagesBefore(flat: FlatNetwork, activities: Int32Array, { ancestors, early, capacityUntil }: StageParts): Stage[] {
  const { count, dayCount, durations } = flat;
  const resourceCount = flat.teams.length;
  const stages: Stage[] = [];
  for (let before = 0; before < resourceCount; before++) {
    const taken = new Set<number>();
    const isPaired = new Uint8Array(activities.length);
    let lag = Number.POSITIVE_INFINITY;
    activities.forEach((activity, index) => {
      const ancestor = ancestors.activities[activity * resourceCount + before] ?? -1;
      if (ancestor < 0 || taken.has(ancestor)) return;
      taken.add(ancestor);
      isPaired[index] = 1;
      lag = Math.min(lag, ancestors.days[activity * resourceCount + before] ?? 0);
    });
    if (taken.size === 0) continue;
    const lengths = Int32Array.from(taken, (activity) => durations[activity] ?? 0).sort();
    const ends = Int32Array.from(taken, (activity) => early[count + activity] ?? 0).sort();
    const capacity = capacityUntil(before);
    const mostEnded = new Int32Array(dayCount);
    let [byWork, byChain, work] = [0, 0, 0];
    for (let day = 0; day < dayCount; day++) {
      while (byWork < lengths.length && work + (lengths[byWork] ?? 0) <= (capacity[day + 1] ?? 0)) work += lengths[byWork++] ?? 0;
      while (byChain < ends.length && (ends[byChain] ?? 0) <= day) byChain++;
      mostEnded[day] = Math.min(byWork, byChain);
    }
    stages.push({ before, lag, isPaired, pairs: taken.size, mostEnded });
  }
  return stages;
}

/**
 * For each activity and resource one activity of that resource that must have ended before, with the days between at least: a way through links of
 * which each counts its lag and its work. One at the same place is taken before others, then the one with more days between.
 */
export function findAncestors(flat: FlatNetwork): Ancestors {
  const { count, durations, resources, points, forward } = flat;
  const resourceCount = flat.teams.length;
  const activities = new Int32Array(count * resourceCount).fill(-1);
  const days = new Int32Array(count * resourceCount);
  const { links, order } = forward;
  for (const activity of order) {
    for (let at = links.from[activity] ?? 0; at < (links.from[activity + 1] ?? 0); at++) {
      const source = links.sources[at] ?? 0;
      const before = source % count;
      const isFinish = source >= count;
      // From the first day of what is before to the first day of the activity.
      const between = isFinish ? (links.lags[at] ?? 0) - 1 + (durations[before] ?? 0) : (links.lags[at] ?? 0);
      for (let resource = 0; resource < resourceCount; resource++) {
        const isItself = isFinish && resources[before] === resource && (durations[before] ?? 0) > 0;
        const candidate = isItself ? before : (activities[before * resourceCount + resource] ?? -1);
        if (candidate < 0) continue;
        const distance = isItself ? (links.lags[at] ?? 0) : (days[before * resourceCount + resource] ?? 0) + between;
        const own = activity * resourceCount + resource;
        const known = activities[own] ?? -1;
        const rank = Number(points[candidate] === points[activity]) - Number(known >= 0 && points[known] === points[activity]);
        if (known >= 0 && (rank < 0 || (rank === 0 && distance <= (days[own] ?? 0)))) continue;
        activities[own] = candidate;
        days[own] = distance;
      }
    }
  }
  return { activities, days };
}

/** By activity, then resource: -1 for none. */
export interface Ancestors {
  activities: Int32Array;
  days: Int32Array;
}

interface StageParts {
  ancestors: Ancestors;
  early: Int32Array;
  capacityUntil: (resource: number) => Float64Array;
}
