import { type Choice, putIn, takeOut, toChoice, worthOf } from './choice.ts';
import type { Unit, UnitProblem } from './to-units.ts';

/**
 * Makes any set of units obey every rule: adds what its units need and every obligation, drops what cannot be, lets the least worthy leaves go
 * until budget and deadline hold, and fills up with what still fits. The obligations must fit.
 */
export function mendChoice(problem: UnitProblem, wanted: Uint8Array): Choice {
  const { units } = problem;
  const has = new Uint8Array(units.length);
  for (const unit of [...units].reverse()) {
    if (unit.forced || (unit.possible && unit.sites.length > 0 && wanted[unit.index] === 1)) has[unit.index] = 1;
    if (has[unit.index] === 1) for (const need of unit.needs) has[need.index] = 1;
  }
  const choice = toChoice(units, has);
  letGo(problem, choice);
  dropIdle(problem, choice);
  fillUp(problem, choice);
  return choice;
}

/** Takes out leaves, least weight for the effort first, until budget and deadline hold. */
function letGo(problem: UnitProblem, choice: Choice): void {
  const hanging = new Int32Array(problem.units.length);
  for (const unit of problem.units)
    if (choice.has[unit.index] === 1) for (const need of unit.needs) hanging[need.index] = (hanging[need.index] ?? 0) + 1;
  while (choice.cost > problem.budget || choice.days > problem.days) {
    let [worst, leastWorth]: [Unit | null, number] = [null, Number.POSITIVE_INFINITY];
    for (const unit of problem.units) {
      if (choice.has[unit.index] === 0 || unit.forced || hanging[unit.index] !== 0) continue;
      const worth = worthOf(unit.weight, unit, problem);
      if (worst === null || worth <= leastWorth) [worst, leastWorth] = [unit, worth];
    }
    if (!worst) return;
    takeOut(choice, worst);
    for (const need of worst.needs) hanging[need.index] = (hanging[need.index] ?? 0) - 1;
  }
}

/** Takes out a unit with all that hangs on it, and whatever then serves no site. Returns whether that was possible. */
export function dropUnit(problem: UnitProblem, choice: Choice, dropped: Unit): boolean {
  if (dropped.forced) return false;
  const waiting = [dropped];
  for (let unit = waiting.pop(); unit; unit = waiting.pop()) {
    if (choice.has[unit.index] === 0) continue;
    takeOut(choice, unit);
    waiting.push(...unit.dependents);
  }
  dropIdle(problem, choice);
  return true;
}

/** The core and towers that no chosen site needs. */
function dropIdle(problem: UnitProblem, choice: Choice): void {
  for (const unit of problem.units) {
    if (choice.has[unit.index] === 0 || unit.sites.length > 0 || unit.forced) continue;
    if (unit.dependents.every(({ index }) => choice.has[index] === 0)) takeOut(choice, unit);
  }
}

/**
 * Adds sites with what they need, most weight for the effort first, as long as any fits; not what needs the banned unit. Returns the steps it
 * took, to be held against a limit.
 */
export function fillUp(problem: UnitProblem, choice: Choice, banned: Unit | null = null): number {
  const stamp = new Int32Array(problem.units.length);
  let [turn, steps] = [0, 0];
  const missingOf = (unit: Unit): Missing | null => {
    const missing: Missing = { unit, all: [], cost: 0, days: 0, weight: 0 };
    turn++;
    const waiting = [unit];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      steps++;
      if (choice.has[next.index] === 1 || stamp[next.index] === turn) continue;
      stamp[next.index] = turn;
      missing.all.push(next);
      missing.cost += next.cost;
      missing.days += next.days;
      missing.weight += next.weight;
      if (next === banned || choice.cost + missing.cost > problem.budget || choice.days + missing.days > problem.days) return null;
      for (const need of next.needs) waiting.push(need);
    }
    return missing;
  };
  let candidates = problem.units.filter((unit) => unit.possible && unit.sites.length > 0 && choice.has[unit.index] === 0);
  for (let hasGrown = true; hasGrown; ) {
    hasGrown = false;
    const fitting = candidates.flatMap((unit) => missingOf(unit) ?? []);
    const worth = new Map(fitting.map((missing) => [missing, worthOf(missing.weight, missing, problem)]));
    fitting.sort((a, b) =>
      worth.get(a) === worth.get(b) ? a.cost - b.cost || a.unit.index - b.unit.index : (worth.get(b) ?? 0) - (worth.get(a) ?? 0),
    );
    for (const { unit } of fitting) {
      const missing = missingOf(unit);
      if (!missing || missing.all.length === 0) continue;
      for (const part of missing.all) putIn(choice, part);
      hasGrown = true;
    }
    candidates = fitting.map(({ unit }) => unit).filter((unit) => choice.has[unit.index] === 0);
  }
  return steps;
}

interface Missing {
  unit: Unit;
  all: Unit[];
  cost: number;
  days: number;
  weight: number;
}
