import { chainSide, passChain } from './chain-days.ts';
import type { FlatNetwork } from './flat-network.ts';
import type { FinishBound } from './network-plan.ts';
import { workOfTeams } from './team-work.ts';

/**
 * A day before which no plan of the network can finish; `dayCount` where no plan fits into the calendars. A finish is assumed and refuted: by the
 * longest chain, or because one resource has more work between two days than its teams have days. What refutes a day refutes every earlier one, for
 * latest days only fall with the finish; so the day after the last that was refuted is a bound, whichever days were tried.
 */
export function finishBound(flat: FlatNetwork): FinishBound {
  const refute = finishRefuter(flat);
  const { dayCount } = flat;
  const chain = refute.chainFinish;
  let bound: FinishBound = { day: chain, by: 'chain', resource: null };
  const isRefuted = (finish: number): boolean => {
    const by = refute.tryFinish(finish);
    if (by && finish >= bound.day) bound = { day: finish + 1, ...by };
    return by !== undefined;
  };
  if (chain >= dayCount) return bound;
  let step = 8;
  let low = chain;
  while (low < dayCount && isRefuted(Math.min(low, dayCount - 1))) {
    low = Math.min(low, dayCount - 1) + step;
    step *= 2;
  }
  let high = Math.min(low, dayCount);
  while (bound.day < high) {
    const middle = (bound.day + high) >> 1;
    if (!isRefuted(middle)) high = middle;
  }
  return bound;
}

/** Proofs that a network has no plan that finishes by a day. */
export function finishRefuter(flat: FlatNetwork): FinishRefuter {
  const { count, dayCount, goal } = flat;
  const early = passChain(flat).days;
  const late = new Int32Array(count * 2);
  const floors = new Int32Array(count);
  const work = workOfTeams(flat, early);
  return {
    chainFinish: early[count + goal] ?? 0,
    tryFinish: (finish) => {
      floors[goal] = dayCount - 1 - finish;
      chainSide(flat, flat.backward, { days: late, floors });
      for (let activity = 0; activity < count; activity++) {
        const latest = dayCount - 1 - (late[count + activity] ?? 0);
        if (latest < (early[activity] ?? 0) && (flat.durations[activity] ?? 0) > 0) return { by: 'chain', resource: null };
      }
      const resource = work.findOverload(late);
      return resource < 0 ? undefined : { by: 'teams', resource };
    },
  };
}

export interface FinishRefuter {
  /** Last day of the goal by chains alone. */
  chainFinish: number;
  /** What proves that the goal cannot end on this day or before; undefined where nothing does. */
  tryFinish: (finish: number) => Pick<FinishBound, 'by' | 'resource'> | undefined;
}
