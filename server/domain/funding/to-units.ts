import { condenseGraph } from './condense-graph.ts';
import type { FundingProblem, FundingSite, SharedTower } from './funding.ts';

/**
 * What can only be done whole: as a rule one site; sites of a tower that go together; what a shared tower costs once; the core.
 * `needs` and `dependents` are direct ones.
 */
export interface Unit {
  /** Place in the list, where each unit comes after all that it needs. */
  index: number;
  sites: FundingSite[];
  /** Shared towers whose cost is in the unit. */
  towers: SharedTower[];
  hasCore: boolean;
  cost: number;
  days: number;
  weight: number;
  needs: Unit[];
  dependents: Unit[];
  /** Of its needs the one with the longest way to the core; shared towers never count. */
  parent: Unit | null;
  /** An obligation, or needed by one. */
  forced: boolean;
  /** It, or something that it needs, cannot or must not be done. */
  blocked: boolean;
  /** Not blocked, and fits budget and deadline together with all that it needs and all obligations. */
  possible: boolean;
}

/** A checked problem as units; `days` is infinite without a deadline. */
export interface UnitProblem {
  problem: FundingProblem;
  units: Unit[];
  budget: number;
  days: number;
}

/** Turns a problem that `checkFunding` found sound into units. The order of the input does not matter: sites go by code. */
export function toUnits(given: FundingProblem): UnitProblem {
  const problem = { ...given, sites: [...given.sites].sort(byCode), towers: [...given.towers].sort((a, b) => compareText(a.name, b.name)) };
  const needs = listNeeds(problem);
  const groups = condenseGraph(needs);
  const units = groups.map((nodes, index) => toUnit(problem, nodes, index));
  const unitOf = new Map(groups.flatMap((nodes, index) => nodes.map((node) => [node, units[index]] as const)));
  groups.forEach((nodes, index) => {
    const unit = units[index];
    if (!unit) return;
    const needed = new Set(nodes.flatMap((node) => (needs[node] ?? []).flatMap((target) => unitOf.get(target) ?? [])));
    needed.delete(unit);
    unit.needs = [...needed].sort((a, b) => a.index - b.index);
    for (const other of unit.needs) other.dependents.push(unit);
  });
  // A core or a tower that no site needs is no part of the choice.
  const wanted = units.filter((unit) => unit.sites.length > 0 || unit.dependents.length > 0);
  wanted.forEach((unit, index) => {
    unit.index = index;
  });
  findParents(wanted);
  const days = problem.deadline ? problem.deadline.crews * problem.deadline.workingDays : Number.POSITIVE_INFINITY;
  const whole = { problem, units: wanted, budget: problem.budgetCents, days };
  markForced(wanted);
  markPossible(whole);
  return whole;
}

/** Needs of sites, then of towers (none), then of the core (none), by node number. */
function listNeeds(problem: FundingProblem): number[][] {
  const coreNode = problem.sites.length + problem.towers.length;
  const nodeOf = new Map(problem.sites.map(({ code }, node) => [code.toLowerCase(), node]));
  const needs: number[][] = Array.from({ length: coreNode + 1 }, () => []);
  problem.sites.forEach((site, node) => {
    const parent = site.parentCode === null ? undefined : nodeOf.get(site.parentCode.toLowerCase());
    if (parent !== undefined) needs[node]?.push(parent);
    const reachesCore = parent !== undefined && problem.sites[parent]?.needsCore === true;
    if (site.needsCore && !reachesCore) needs[node]?.push(coreNode);
  });
  problem.towers.forEach((tower, position) => {
    const members = [...new Set(tower.siteCodes.flatMap((code) => nodeOf.get(code.toLowerCase()) ?? []))].sort((a, b) => a - b);
    for (const [turn, member] of members.entries()) {
      needs[member]?.push(problem.sites.length + position);
      const next = members[(turn + 1) % members.length];
      if (tower.together && next !== undefined && next !== member) needs[member]?.push(next);
    }
  });
  return needs;
}

function toUnit({ sites, towers, coreCents }: FundingProblem, nodes: readonly number[], index: number): Unit {
  const own = nodes.flatMap((node) => sites[node] ?? []);
  const shared = nodes.flatMap((node) => towers[node - sites.length] ?? []);
  const hasCore = nodes.includes(sites.length + towers.length);
  return {
    index,
    sites: own,
    towers: shared,
    hasCore,
    cost: sum(own.map(({ costCents }) => costCents)) + sum(shared.map(({ sharedCents }) => sharedCents)) + (hasCore ? coreCents : 0),
    days: sum(own.map(({ crewDays }) => crewDays)) + sum(shared.map(({ sharedDays }) => sharedDays)),
    weight: sum(own.map(({ weight }) => weight)),
    needs: [],
    dependents: [],
    parent: null,
    forced: false,
    blocked: own.some(({ barred }) => barred !== undefined),
    possible: true,
  };
}

function findParents(units: readonly Unit[]): void {
  const depth = new Map<Unit, number>();
  for (const unit of units) {
    const ways = unit.needs.filter(({ sites, hasCore }) => sites.length > 0 || hasCore);
    unit.parent = ways.reduce<Unit | null>(
      (deepest, way) => (deepest === null || (depth.get(way) ?? 0) > (depth.get(deepest) ?? 0) ? way : deepest),
      null,
    );
    depth.set(unit, unit.parent ? (depth.get(unit.parent) ?? 0) + 1 : 0);
  }
}

function markForced(units: readonly Unit[]): void {
  for (const unit of [...units].reverse()) {
    unit.forced ||= unit.sites.some(({ mustBeDone }) => mustBeDone);
    if (unit.forced) for (const need of unit.needs) need.forced = true;
  }
}

function markPossible({ units, budget, days }: UnitProblem): void {
  const forced = units.filter((unit) => unit.forced);
  const cost = sum(forced.map((unit) => unit.cost));
  const spent = sum(forced.map((unit) => unit.days));
  const efforts = new Map<Unit, Effort>();
  for (const unit of units) {
    unit.blocked ||= unit.needs.some((need) => need.blocked);
    const effort = effortOf(unit, efforts);
    efforts.set(unit, effort);
    unit.possible = !unit.blocked && cost + effort.cost <= budget && spent + effort.days <= days;
  }
}

/** What a unit and all that it needs take beside the obligations. Along a single line it adds up; only where lines meet they are walked. */
function effortOf(unit: Unit, efforts: ReadonlyMap<Unit, Effort>): Effort {
  if (unit.forced) return { cost: 0, days: 0 };
  const open = unit.needs.filter((need) => !need.forced);
  const before = open.length === 1 && open[0] ? efforts.get(open[0]) : undefined;
  const missing = before || open.length === 0 ? [unit] : listMissing(unit, (need) => need.forced);
  return {
    cost: (before?.cost ?? 0) + sum(missing.map((part) => part.cost)),
    days: (before?.days ?? 0) + sum(missing.map((part) => part.days)),
  };
}

/** The unit and all that it needs, as far as they do not stand yet; what is needed comes first. */
export function listMissing(unit: Unit, stands: (unit: Unit) => boolean): Unit[] {
  const missing = new Set<Unit>();
  const waiting = [unit];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (missing.has(next) || stands(next)) continue;
    missing.add(next);
    waiting.push(...next.needs);
  }
  return [...missing].sort((a, b) => a.index - b.index);
}

function byCode(a: FundingSite, b: FundingSite): number {
  return compareText(a.code.toLowerCase(), b.code.toLowerCase());
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

interface Effort {
  cost: number;
  days: number;
}
