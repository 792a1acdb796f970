import type { Choice } from './choice.ts';
import type { Unit, UnitProblem } from './to-units.ts';

/** A branch with more chosen sites is cut into the branches below it. A planning assumption: what two crews finish in a season. */
const mostSites = 25;

/** The chosen units branch by branch of the backhaul, each after the one it hangs on; of branches at one place the one with most weight for its money first. */
export function orderByCluster({ units }: UnitProblem, choice: Choice): Unit[] {
  const { roots, childrenOf, worthOf } = toForest(units, choice);
  const row: Unit[] = [];
  // What others wait for longest comes first.
  const first = roots.filter(({ hasCore }) => hasCore);
  const waiting = [...first, ...byWorth(roots, worthOf).filter((root) => !root.hasCore)].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    row.push(next);
    waiting.push(...byWorth(childrenOf.get(next) ?? [], worthOf).reverse());
  }
  return row;
}

/** The branch of every chosen unit, by the code of its first site. Units that carry more than a branch may hold are a branch of their own. */
export function nameClusters({ units }: UnitProblem, choice: Choice): ReadonlyMap<Unit, string> {
  const { roots, childrenOf, sitesBelow } = toForest(units, choice);
  const nameOf = new Map<Unit, string>();
  const waiting = roots.map((unit): [Unit, string | null] => [unit, null]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [unit, inherited] = next;
    const name = inherited ?? unit.sites[0]?.code ?? null;
    if (name !== null) nameOf.set(unit, name);
    const isBranch = name !== null && (sitesBelow.get(unit) ?? 0) <= mostSites;
    for (const child of childrenOf.get(unit) ?? []) waiting.push([child, isBranch ? name : null]);
  }
  return nameOf;
}

function toForest(units: readonly Unit[], choice: Choice): Forest {
  const chosen = units.filter(({ index, sites, hasCore }) => choice.has[index] === 1 && (sites.length > 0 || hasCore));
  const members = new Set(chosen);
  const childrenOf = new Map<Unit, Unit[]>();
  const [sitesBelow, costBelow, weightBelow] = [new Map<Unit, number>(), new Map<Unit, number>(), new Map<Unit, number>()];
  const roots: Unit[] = [];
  for (const unit of [...chosen].reverse()) {
    const parent = unit.parent && members.has(unit.parent) ? unit.parent : null;
    for (const [sums, own] of [[sitesBelow, unit.sites.length] as const, [costBelow, unit.cost] as const, [weightBelow, unit.weight] as const]) {
      const below = (sums.get(unit) ?? 0) + own;
      sums.set(unit, below);
      if (parent) sums.set(parent, (sums.get(parent) ?? 0) + below);
    }
    if (!parent) roots.push(unit);
    else childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), unit]);
  }
  const worthOf = (unit: Unit): number => {
    const [cost, weight] = [costBelow.get(unit) ?? 0, weightBelow.get(unit) ?? 0];
    return cost > 0 ? weight / cost : weight > 0 ? Number.POSITIVE_INFINITY : 0;
  };
  return { roots, childrenOf, sitesBelow, worthOf };
}

function byWorth(units: readonly Unit[], worthOf: (unit: Unit) => number): Unit[] {
  return [...units].sort((a, b) => (worthOf(a) === worthOf(b) ? a.index - b.index : worthOf(b) - worthOf(a)));
}

interface Forest {
  roots: Unit[];
  childrenOf: ReadonlyMap<Unit, Unit[]>;
  /** With its own. */
  sitesBelow: ReadonlyMap<Unit, number>;
  worthOf: (unit: Unit) => number;
}
