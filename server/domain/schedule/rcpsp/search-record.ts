import type { Candidate } from './parent-view.ts';
import type { Project } from './project.ts';

/** Keeps the best schedule and says when the search is over: at the bound, at the end of the budget, or when told to stop. */
export function searchRecord({ count, durations }: Project, settings: SearchLimits): SearchRecord {
  const best: Found = { starts: new Int32Array(count), makespan: Number.POSITIVE_INFINITY, schedules: 0, stopped: false };
  let bound = settings.quickBound;
  return {
    best,
    note: ({ direction, starts, makespan }, generated) => {
      best.schedules = generated;
      if (makespan >= best.makespan) return;
      best.makespan = makespan;
      best.starts = direction === 0 ? starts.slice() : starts.map((start, activity) => makespan - start - (durations[activity] ?? 0));
      settings.onBest?.({ ...best });
    },
    raiseBound: () => {
      bound = Math.max(bound, settings.lowerBound(best.makespan));
    },
    isOver: () => {
      if (best.makespan <= bound || best.schedules >= settings.schedules) return true;
      best.stopped ||= settings.shouldStop?.() ?? false;
      return best.stopped;
    },
  };
}

export interface SearchRecord {
  best: Found;
  /** Every schedule that was generated is told, with how many there are now. */
  note: (candidate: Candidate, generated: number) => void;
  raiseBound: () => void;
  isOver: () => boolean;
}

export interface SearchLimits {
  /** Budget: each forward or backward pass is one schedule. At least one is generated. */
  schedules: number;
  /** A valid lower bound: the search ends when it is reached. */
  quickBound: number;
  /** A better one, asked for once, after the first schedules, with the best makespan so far. */
  lowerBound: (makespan: number) => number;
  onBest?: ((best: Found) => void) | undefined;
  shouldStop?: (() => boolean) | undefined;
}

export interface Found {
  /** Start of each activity, in whole units of time from 0. */
  starts: Int32Array;
  makespan: number;
  /** Schedules generated so far. */
  schedules: number;
  /** Whether it ended because it was told to stop. */
  stopped: boolean;
}
