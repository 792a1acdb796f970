import { type Choice, isBetter, worthOf } from './choice.ts';
import { dropUnit, fillUp } from './mend-choice.ts';
import type { Unit, UnitProblem } from './to-units.ts';

/**
 * Exchanges as long as they help and the steps last: drops one unit with all that hangs on it and fills up without it. So equal weight comes to
 * more sites, and then to less money.
 */
export function improveChoice(problem: UnitProblem, start: Choice, stepsAtMost: number): Choice {
  const units = problem.units.filter(({ forced, possible }) => possible && !forced);
  let stepsLeft = stepsAtMost;
  let best = start;
  for (let hasImproved = true; hasImproved && stepsLeft > 0; ) {
    hasImproved = false;
    for (const unit of listByWorth(problem, units, best)) {
      if (stepsLeft <= 0) break;
      if (best.has[unit.index] === 0) continue;
      stepsLeft -= problem.units.length;
      const trial = { ...best, has: best.has.slice() };
      if (!dropUnit(problem, trial, unit)) continue;
      stepsLeft -= fillUp(problem, trial, unit) + fillUp(problem, trial);
      if (!isBetter(trial, best)) continue;
      best = trial;
      hasImproved = true;
    }
  }
  return best;
}

/** Chosen units, least weight for the effort first. */
function listByWorth(problem: UnitProblem, units: readonly Unit[], choice: Choice): Unit[] {
  const chosen = units.filter(({ index }) => choice.has[index] === 1);
  const worth = new Map(chosen.map((unit) => [unit, worthOf(unit.weight, unit, problem)]));
  return chosen.sort((a, b) => (worth.get(a) === worth.get(b) ? a.index - b.index : (worth.get(a) ?? 0) - (worth.get(b) ?? 0)));
}
