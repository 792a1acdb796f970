import type { Project } from './project.ts';
import { sortByTime } from './sort-by-time.ts';

/** A schedule that was generated in one direction of time: 0 forward, 1 backward. Order and starts are those of its own direction. */
export interface Candidate {
  direction: 0 | 1;
  order: Int32Array;
  starts: Int32Array;
  makespan: number;
}

/** A candidate seen in a direction, its own or the other. */
export interface ParentView {
  /** By start in that direction, predecessors of that direction first: placing it in this order is a justification. */
  order: Int32Array;
  starts: Int32Array;
  /** Weighted work done before each time, from 0 to the makespan. */
  work: Float64Array;
  makespan: number;
  read: (candidate: Candidate, direction: 0 | 1) => void;
}

export function parentView({ count, durations, weights, horizon }: Project): ParentView {
  const sorted = new Int32Array(count);
  const reversed = new Int32Array(count);
  const starts = new Int32Array(count);
  const slots = new Int32Array(horizon + 2);
  const work = new Float64Array(horizon + 2);

  const readWork = (makespan: number): void => {
    work.fill(0, 0, makespan + 2);
    for (let activity = 0; activity < count; activity++) {
      const weight = weights[activity] ?? 0;
      const from = (starts[activity] ?? 0) + 1;
      const to = from + (durations[activity] ?? 0);
      work[from] = (work[from] ?? 0) + weight;
      work[to] = (work[to] ?? 0) - weight;
    }
    let rate = 0;
    for (let time = 1; time <= makespan; time++) {
      rate += work[time] ?? 0;
      work[time] = (work[time - 1] ?? 0) + rate;
    }
  };

  const view: ParentView = {
    order: sorted,
    starts,
    work,
    makespan: 0,
    read: (candidate, direction) => {
      const { makespan, order } = candidate;
      const own = candidate.direction === direction;
      for (let index = 0; index < count; index++) {
        const start = candidate.starts[index] ?? 0;
        starts[index] = own ? start : makespan - start - (durations[index] ?? 0);
        reversed[index] = order[own ? index : count - 1 - index] ?? 0;
      }
      sortByTime(reversed, starts, { sorted, slots, latest: makespan });
      readWork(makespan);
      view.makespan = makespan;
    },
  };
  return view;
}
