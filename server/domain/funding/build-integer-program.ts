import type { Choice } from './choice.ts';
import type { IntegerProgram, IntegerRow } from './integer-program.ts';
import type { Unit, UnitProblem } from './to-units.ts';

// Solvers accept a row that is off by a millionth. At most so many halvings keep one cent at eight millionths of the row's unit.
const mostHalvings = 17;
const comfortableBits = 10;

/**
 * The exact program: one column per unit in their order (1 = done), maximizing weight; a row for the budget, one for crew days, one for each
 * need. Money is divided by the greatest common divisor of all costs and by a power of two, both without rounding. Units that differ in
 * nothing but their place are taken in order, which spares the solver from trying equals.
 */
export function buildIntegerProgram({ units, budget, days }: UnitProblem): IntegerProgram {
  const columns = units.map(({ weight, forced, possible }) => ({ objective: weight, lower: forced ? 1 : 0, upper: possible ? 1 : 0 }));
  const rows: IntegerRow[] = [limitRow(units, ({ cost }) => cost, budget)];
  if (Number.isFinite(days)) rows.push(limitRow(units, (unit) => unit.days, days));
  for (const unit of units) for (const need of unit.needs) rows.push(implyRow(unit, need));
  for (const equals of listEquals(units)) {
    equals.forEach((unit, turn) => {
      const earlier = equals[turn - 1];
      if (earlier) rows.push(implyRow(unit, earlier));
    });
  }
  return { columns, rows };
}

/** A starting solution for the program: the choice, with equals taken in order. */
export function toStart({ units }: UnitProblem, choice: Choice): number[] {
  const start = Array.from(choice.has);
  for (const equals of listEquals(units)) {
    const taken = equals.filter(({ index }) => choice.has[index] === 1).length;
    equals.forEach((unit, turn) => {
      start[unit.index] = turn < taken ? 1 : 0;
    });
  }
  return start;
}

function limitRow(units: readonly Unit[], amountOf: (unit: Unit) => number, limit: number): IntegerRow {
  const held = units.filter((unit) => amountOf(unit) > 0);
  const divisor = held.reduce((common, unit) => greatestDivisor(common, amountOf(unit)), 0) || 1;
  const largest = held.reduce((most, unit) => Math.max(most, amountOf(unit) / divisor), 1);
  const scale = 2 ** Math.min(mostHalvings, Math.max(0, Math.floor(Math.log2(largest)) - comfortableBits));
  return {
    lower: Number.NEGATIVE_INFINITY,
    upper: Math.floor(limit / divisor) / scale,
    columns: held.map(({ index }) => index),
    factors: held.map((unit) => amountOf(unit) / divisor / scale),
  };
}

function implyRow(unit: Unit, need: Unit): IntegerRow {
  return { lower: Number.NEGATIVE_INFINITY, upper: 0, columns: [unit.index, need.index], factors: [1, -1] };
}

/** Units on which nothing hangs and that agree in cost, days, weight and needs, two or more at a time. */
function listEquals(units: readonly Unit[]): Unit[][] {
  const byLook = new Map<string, Unit[]>();
  for (const unit of units) {
    if (unit.dependents.length > 0 || unit.forced || !unit.possible) continue;
    const look = [unit.cost, unit.days, unit.weight, unit.sites.length, '', ...unit.needs.map(({ index }) => index)].join(' ');
    const equals = byLook.get(look);
    if (equals) equals.push(unit);
    else byLook.set(look, [unit]);
  }
  return [...byLook.values()].filter(({ length }) => length > 1);
}

function greatestDivisor(one: number, other: number): number {
  let [larger, smaller] = [one, other];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
