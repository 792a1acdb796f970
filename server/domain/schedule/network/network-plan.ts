import type { PlacedNetwork } from './work-network.ts';

/** What the search for a plan may spend, and how it says what it has found. The same network, seed and budget give the same plan, unless stopped. */
export interface SearchSettings {
  seed: number;
  /** Each forward or backward pass over the network counts as one; 1 or more. */
  schedules: number;
  /** Called with the best so far: after the first pass, and whenever it gets better or the bound rises. */
  onBest?: ((best: NetworkPlan) => void) | undefined;
  /** Asked between passes; true ends the search with the best so far. */
  shouldStop?: (() => boolean) | undefined;
}

/** A plan with what proves how good it is. */
export interface NetworkPlan extends PlacedNetwork {
  /** No plan finishes before this day: valid for every plan of the network. */
  bound: FinishBound;
  schedules: number;
  stopped: boolean;
}

export interface FinishBound {
  /** Last day of the goal, at the earliest. */
  day: number;
  /** What gives it: the longest chain of links, calendars and windows, or the work of the teams of one resource. */
  by: 'chain' | 'teams';
  /** Position of the resource; null for a chain. */
  resource: number | null;
}
