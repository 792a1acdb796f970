import type { Project } from './project.ts';
import { refuteMakespan } from './refute-makespan.ts';
import { workBounds } from './work-bounds.ts';

/** Proofs by refutation take time with the square of the size: larger projects have the other two bounds alone. */
const largestRefuted = 200;

/** Bounds that no schedule can beat. All in units of time of the project. */
export interface LowerBounds {
  /** The longest chain of activities. */
  criticalPath: number;
  /** For each resource, what its work allows. */
  work: number[];
  /** The least makespan that could not be refuted; null where it was not tried. */
  refuted: number | null;
  /** The largest of them. */
  best: number;
}

/** The two bounds that cost next to nothing. */
export function quickBounds(project: Project): LowerBounds {
  const work = workBounds(project);
  return { criticalPath: project.criticalPath, work, refuted: null, best: Math.max(project.criticalPath, ...work) };
}

/**
 * Destructive improvement (Klein and Scholl 1999): makespans between the quick bounds and a known schedule are assumed and refuted, and one more
 * than the longest that is refuted is a bound. By halving, since what refutes a makespan refutes a shorter one.
 */
export function refutedBounds(project: Project, quick: LowerBounds, makespan: number): LowerBounds {
  if (project.count > largestRefuted || makespan <= quick.best) return quick;
  let [low, high] = [quick.best, makespan];
  while (low < high) {
    const middle = (low + high - 1) >> 1;
    if (refuteMakespan(project, middle)) low = middle + 1;
    else high = middle;
  }
  return { ...quick, refuted: low, best: low };
}
