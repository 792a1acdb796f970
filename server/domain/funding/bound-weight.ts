import type { Unit, UnitProblem } from './to-units.ts';

const halvings = 50;
const thirds = 40;
const setsKept = 16;
// Prices of money and time become fractions with this denominator, so that the bound itself is whole-number arithmetic.
const denominator = 2n ** 70n;

/**
 * An upper bound on the weight of any plan, by Lagrangian relaxation: for any price of a cent and of a crew day, no plan brings more than what
 * budget and days are worth plus the best sum of gains over a tree of units. The prices are searched in floating point; the bound at the best
 * of them is computed exactly. Shared costs are split among the sites of a tower and only one need per unit is kept: both only raise the bound.
 * Also gives the sets of units met near the best prices, which a search can start from.
 */
export function boundWeight(problem: UnitProblem): { bound: number; sets: Uint8Array[] } {
  const tree = toTree(problem);
  const allWeight = tree.reduce((total, { unit }) => total + unit.weight, 0);
  const tries: Try[] = [];
  const look = (cent: number, day: number): Try => {
    const found = tryPrices(tree, problem, { cent, day });
    tries.push(found);
    return found;
  };
  const best = Number.isFinite(problem.days) ? searchDays(problem, look) : searchCents(problem, 0, look);
  const exact = Number(exactBound(tree, problem, best));
  const near = [...tries].sort((a, b) => a.value - b.value);
  const sets = new Map(near.map((found) => [`${found.cost} ${found.days} ${found.weight}`, found.has]));
  return { bound: Math.min(allWeight, exact), sets: [...sets.values()].slice(0, setsKept) };
}

/** Units that are possible, each with its share of towers; those that are needed come first. */
function toTree({ units }: UnitProblem): Node[] {
  const nodes = new Map<Unit, Node>();
  for (const unit of units) {
    if (!unit.possible || isTower(unit)) continue;
    const shares = unit.needs.filter(isTower);
    const shared = (of: 'cost' | 'days') => shares.reduce((total, tower) => total + Math.floor(tower[of] / tower.dependents.length), 0);
    const parent = unit.parent ? (nodes.get(unit.parent) ?? null) : null;
    nodes.set(unit, { unit, cost: unit.cost + shared('cost'), days: unit.days + shared('days'), parent, value: 0, gains: 0 });
  }
  return [...nodes.values()];
}

function isTower({ sites, hasCore }: Unit): boolean {
  return sites.length === 0 && !hasCore;
}

function searchDays(problem: UnitProblem, look: Look): Try {
  const free = searchCents(problem, 0, look);
  if (free.days <= problem.days) return free;
  let top = 1e-6;
  while (searchCents(problem, top, look).days > problem.days && top < 1e15) top *= 4;
  let bottom = 0;
  let best = free;
  for (let turn = 0; turn < thirds; turn++) {
    const [left, right] = [bottom + (top - bottom) / 3, top - (top - bottom) / 3];
    const [one, other] = [searchCents(problem, left, look), searchCents(problem, right, look)];
    if (one.value <= other.value) top = right;
    else bottom = left;
    for (const found of [one, other]) if (found.value < best.value) best = found;
  }
  return best;
}

/** The value falls with the price of a cent while the set costs more than the budget, and rises after. */
function searchCents(problem: UnitProblem, day: number, look: Look): Try {
  let best = look(0, day);
  if (best.cost <= problem.budget) return best;
  let top = 1e-9;
  for (let found = look(top, day); found.cost > problem.budget && top < 1e15; found = look(top, day)) top *= 4;
  let bottom = 0;
  for (let turn = 0; turn < halvings; turn++) {
    const middle = (bottom + top) / 2;
    const found = look(middle, day);
    if (found.value < best.value) best = found;
    if (found.cost > problem.budget) bottom = middle;
    else top = middle;
  }
  return best;
}

function tryPrices(tree: readonly Node[], { units, budget, days }: UnitProblem, { cent, day }: Prices): Try {
  for (const node of tree) node.gains = 0;
  let value = cent * budget + (day > 0 ? day * days : 0);
  for (let index = tree.length - 1; index >= 0; index--) {
    const node = tree[index];
    if (!node) continue;
    node.value = node.unit.weight - cent * node.cost - day * node.days + node.gains;
    if (!node.unit.forced && node.value <= 0) continue;
    if (node.parent) node.parent.gains += node.value;
    else value += node.value;
  }
  const found: Try = { cent, day, value, cost: 0, days: 0, weight: 0, has: new Uint8Array(units.length) };
  for (const node of tree) {
    if ((node.parent && found.has[node.parent.unit.index] === 0) || !(node.unit.forced || node.value > 0)) continue;
    found.has[node.unit.index] = 1;
    found.cost += node.cost;
    found.days += node.days;
    found.weight += node.unit.weight;
  }
  return found;
}

/** The same sums as `tryPrices`, in whole numbers, rounded down once: weights are whole, so no plan lies between. */
function exactBound(tree: readonly Node[], { budget, days }: UnitProblem, prices: Prices): bigint {
  const cent = BigInt(Math.round(prices.cent * Number(denominator)));
  const day = BigInt(Math.round(prices.day * Number(denominator)));
  const gains = new Map<Node, bigint>();
  let total = cent * BigInt(budget) + (day > 0n ? day * BigInt(days) : 0n);
  for (const node of [...tree].reverse()) {
    const { weight, forced } = node.unit;
    const value = BigInt(weight) * denominator - cent * BigInt(node.cost) - day * BigInt(node.days) + (gains.get(node) ?? 0n);
    if (!forced && value <= 0n) continue;
    if (node.parent) gains.set(node.parent, (gains.get(node.parent) ?? 0n) + value);
    else total += value;
  }
  return total / denominator;
}

interface Node {
  unit: Unit;
  cost: number;
  days: number;
  parent: Node | null;
  value: number;
  gains: number;
}

interface Prices {
  cent: number;
  day: number;
}

interface Try extends Prices {
  value: number;
  cost: number;
  days: number;
  weight: number;
  has: Uint8Array;
}

type Look = (cent: number, day: number) => Try;
