import { type Choice, isBetter, toChoice } from './choice.ts';
import { improveChoice } from './improve-choice.ts';
import { mendChoice } from './mend-choice.ts';
import type { UnitProblem } from './to-units.ts';

// Keeps 3,000 sites within a second or two; counted work, not the clock, so that the same problem stops at the same point.
const stepsAtMost = 10_000_000;

/**
 * A good choice without a solver: mends each starting set and improves the best by exchanges. Same problem and starts, same choice. The obligations must fit.
 */
export function chooseBySearch(problem: UnitProblem, starts: readonly Uint8Array[]): Choice {
  const none = new Uint8Array(problem.units.length);
  const mended = [none, ...starts].map((start) => mendChoice(problem, start));
  const [first = toChoice(problem.units, none), ...others] = mended;
  const best = others.reduce((leader, next) => (isBetter(next, leader) ? next : leader), first);
  return improveChoice(problem, best, stepsAtMost);
}
