import { type LowerBounds, quickBounds, refutedBounds } from './lower-bounds.ts';
import type { Project } from './project.ts';
import type { Found } from './search-record.ts';
import { searchSchedule } from './search-schedule.ts';

/**
 * A short schedule of a project, with bounds that say how far from the best possible it can be at most. The same project, seed and budget give the
 * same schedule, unless it is told to stop. Times are whole units from 0.
 */
export function solveProject(project: Project, settings: SolveSettings): Solution {
  let bounds = quickBounds(project);
  const lowerBound = (makespan: number): number => {
    bounds = refutedBounds(project, bounds, makespan);
    return bounds.best;
  };
  const { starts, makespan, schedules, stopped } = searchSchedule(project, { ...settings, quickBound: bounds.best, lowerBound });
  return { starts, makespan, schedules, stopped, bounds, optimal: makespan <= bounds.best };
}

export interface SolveSettings {
  /** The same seed gives the same schedule. */
  seed: number;
  /** Budget: each forward or backward pass counts as one schedule. At least one is generated. */
  schedules: number;
  /** Called with each better schedule as it is found; its starts are not changed later. */
  onBest?: ((best: Found) => void) | undefined;
  /** Asked between schedules; true ends the search with the best so far. */
  shouldStop?: (() => boolean) | undefined;
}

export interface Solution extends Found {
  bounds: LowerBounds;
  /** Proven: the makespan is a lower bound. */
  optimal: boolean;
}
