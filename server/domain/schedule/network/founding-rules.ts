import { chainSide } from './chain-days.ts';
import type { FlatNetwork } from './flat-network.ts';

/** By what the first plans are ordered, in days by activity. */
export interface FoundingRules {
  /** Latest first day that lets the goal end on the day of the bound; the last day of all where the goal does not wait for it. */
  latest: Int32Array;
  /**
   * Days of work that follow, for all teams of a resource together, counted once for each way that leads there: a hop of the backhaul on which many
   * sites hang has much.
   */
  work: Float64Array;
}

/** Ways multiply; beyond this they say nothing more. */
const mostWork = 400;

export function foundingRules(flat: FlatNetwork, finish: number): FoundingRules {
  const { count, dayCount, goal, resources, durations, teams, forward, backward } = flat;
  const days = new Int32Array(count * 2);
  const floors = new Int32Array(count);
  floors[goal] = Math.max(0, dayCount - 1 - finish);
  chainSide(flat, backward, { days, floors });
  const work = new Float64Array(count);
  const { from, items } = forward.followers;
  for (const activity of backward.order) {
    const resource = resources[activity] ?? -1;
    let sum = resource < 0 ? 0 : (durations[activity] ?? 0) / Math.max(1, teams[resource] ?? 1);
    for (let at = from[activity] ?? 0; at < (from[activity + 1] ?? 0); at++) sum += work[items[at] ?? 0] ?? 0;
    work[activity] = Math.min(sum, mostWork);
  }
  return { latest: Int32Array.from({ length: count }, (_, activity) => dayCount - 1 - (days[count + activity] ?? 0)), work };
}
