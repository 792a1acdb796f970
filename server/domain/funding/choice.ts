import type { Unit, UnitProblem } from './to-units.ts';

/** A set of units that obeys every rule: `has[unit.index]` is 1 for those in it. */
export interface Choice {
  has: Uint8Array;
  cost: number;
  days: number;
  weight: number;
  siteCount: number;
}

/** Adds up a set of units. */
export function toChoice(units: readonly Unit[], has: Uint8Array): Choice {
  const choice: Choice = { has, cost: 0, days: 0, weight: 0, siteCount: 0 };
  for (const unit of units) if (has[unit.index] === 1) count(choice, unit, 1);
  return choice;
}

export function putIn(choice: Choice, unit: Unit): void {
  choice.has[unit.index] = 1;
  count(choice, unit, 1);
}

export function takeOut(choice: Choice, unit: Unit): void {
  choice.has[unit.index] = 0;
  count(choice, unit, -1);
}

/** More weight, then more sites, then less money, then the earlier units: so that one of two choices is always the better one. */
export function isBetter(one: Choice, other: Choice): boolean {
  const difference = one.weight - other.weight || one.siteCount - other.siteCount || other.cost - one.cost;
  if (difference !== 0) return difference > 0;
  const first = one.has.findIndex((value, index) => value !== other.has[index]);
  return first >= 0 && one.has[first] === 1;
}

/** Weight for the share of budget and deadline that an addition would take: the yardstick of the search. */
export function worthOf(weight: number, { cost, days }: { cost: number; days: number }, problem: UnitProblem): number {
  const effort = cost / Math.max(problem.budget, 1) + (Number.isFinite(problem.days) ? days / Math.max(problem.days, 1) : 0);
  if (effort > 0) return weight / effort;
  return weight > 0 ? Number.POSITIVE_INFINITY : 0;
}

function count(choice: Choice, unit: Unit, sign: 1 | -1): void {
  choice.cost += sign * unit.cost;
  choice.days += sign * unit.days;
  choice.weight += sign * unit.weight;
  choice.siteCount += sign * unit.sites.length;
}
