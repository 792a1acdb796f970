import type { FlatNetwork, NetworkSide } from './flat-network.ts';
import { nearness } from './nearness.ts';
import { placeInParallel } from './parallel-pass.ts';
import { activityPlacer, type Placement } from './place-activity.ts';
import { type TeamTimelines, teamTimelines } from './team-timelines.ts';

export type Direction = 'forward' | 'backward';

/**
 * Passes that place every activity once. Each call, in either direction, counts as one schedule. They tell whether all fits into the calendars; where
 * not, the placement is no plan, but still an order.
 */
export interface NetworkPasses {
  /**
   * Serial generation: activities in rising order of their keys, each as early as what it waits for, its floor, its calendar and a team allow. A key
   * below that of something it waits for is raised to it.
   */
  serial: (direction: Direction, keys: Float64Array, placement: Placement) => boolean;
  /** Parallel generation: day by day, of the activities that could start with a free team the one with the least key. */
  parallel: (direction: Direction, keys: Float64Array, placement: Placement) => boolean;
  generated: () => number;
  /** How many days later a team may start for each day that it is less on the road; 0 takes the team that starts first. */
  setDetourWeight: (weight: number) => void;
  /** How many days later work may start for each mile that it is nearer to the team and its part of the map (see `nearness`); 0 asks for no miles. */
  setNearWeight: (daysPerMile: number) => void;
  /** By resource: only teams below this number are taken. All at first. */
  limitTeams: (limits: Int32Array) => void;
}

/** Keys are days; parts of a day tell activities of one day apart. */
const keyParts = 1024;

export function networkPasses(flat: FlatNetwork): NetworkPasses {
  const near = nearness(flat);
  const timelines: Record<Direction, TeamTimelines> = {
    forward: teamTimelines(flat, 'forward', near),
    backward: teamTimelines(flat, 'backward', near),
  };
  const both = [timelines.forward, timelines.backward];
  const ranked = new Float64Array(flat.count);
  let generated = 0;
  return {
    serial: (direction, keys, placement) => {
      generated++;
      const [side, lines] = [flat[direction], timelines[direction]];
      lines.clear();
      const { place } = activityPlacer(flat, side, { timelines: lines, placement });
      const { order } = side;
      sortByKeys(side, keys, ranked);
      let fits = true;
      for (let position = 0; position < flat.count; position++) {
        const rank = ranked[position] ?? 0;
        if (!place(order[rank - Math.floor(rank / flat.count) * flat.count] ?? 0)) fits = false;
      }
      return fits;
    },
    parallel: (direction, keys, placement) => {
      generated++;
      const lines = timelines[direction];
      lines.clear();
      return placeInParallel(flat, flat[direction], { timelines: lines, placement, keys, near });
    },
    generated: () => generated,
    setDetourWeight: (weight) => {
      for (const lines of both) lines.setDetourWeight(weight);
    },
    setNearWeight: near.setWeight,
    limitTeams: (limits) => {
      near.setLimits(limits);
      for (const lines of both) lines.limits.set(limits);
    },
  };
}

/** Raises keys to those of what comes before, and sorts; equal keys stay in the order of the side, whose position is the rest of a rank. */
function sortByKeys({ order, followers }: NetworkSide, keys: Float64Array, ranked: Float64Array): void {
  const count = order.length;
  for (let position = 0; position < count; position++) {
    const activity = order[position] ?? 0;
    const key = keys[activity] ?? 0;
    ranked[position] = Math.floor(key * keyParts) * count + position;
    for (let at = followers.from[activity] ?? 0; at < (followers.from[activity + 1] ?? 0); at++) {
      const next = followers.items[at] ?? 0;
      if ((keys[next] ?? 0) < key) keys[next] = key;
    }
  }
  ranked.sort();
}
