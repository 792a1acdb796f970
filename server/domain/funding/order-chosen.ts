import { cents } from '../money.ts';
import type { Choice } from './choice.ts';
import type { FundingSite, FundingStep } from './funding.ts';
import { nameClusters, orderByCluster } from './order-by-cluster.ts';
import type { Unit, UnitProblem } from './to-units.ts';

/**
 * The core and the chosen sites in the order of the work: no site before what it needs, and branch by branch where that is asked, or else weight as
 * early as the money allows. On a tree this is the best
 * order there is for weight against money spent (W. Horn, 1972): the part with the most weight per cent joins the part it hangs on, again and
 * again. Shared towers count by equal shares; what a site needs beside the tree is moved in front of it.
 */
export function orderChosen(problem: UnitProblem, choice: Choice): FundingStep[] {
  const clusterOf = nameClusters(problem, choice);
  const row = problem.problem.order === 'clusters' ? orderByCluster(problem, choice) : joinByWorth(problem, choice);
  const begun = new Set<Unit>();
  const steps: FundingStep[] = [];
  let [spent, weight] = [0, 0];
  for (const unit of inOrderOfNeed(row)) {
    if (unit.hasCore && problem.problem.coreCents > 0) {
      addStep({ siteCode: null, costCents: problem.problem.coreCents, dueWithIt: [], crewDays: 0 });
      continue;
    }
    for (const site of byBackhaul(problem, unit)) {
      const due = [unit, ...unit.needs].filter((part) => !begun.has(part) && (part === unit || part.sites.length === 0));
      for (const part of due) begun.add(part);
      const towers = due.flatMap((part) => part.towers);
      weight += site.weight;
      addStep({
        siteCode: site.code,
        cluster: clusterOf.get(unit),
        costCents: cents(site.costCents + towers.reduce((sum, { sharedCents }) => sum + sharedCents, 0)),
        dueWithIt: towers.map(({ name }) => `shared tower ${name}`),
        crewDays: site.crewDays + towers.reduce((sum, { sharedDays }) => sum + sharedDays, 0),
      });
    }
  }
  return steps;

  function addStep(step: Omit<FundingStep, 'position' | 'spentCents' | 'weightSoFar'>): void {
    spent += step.costCents;
    steps.push({ position: steps.length + 1, ...step, spentCents: cents(spent), weightSoFar: weight });
  }
}

/** Units with sites, joined into one row along the tree. */
function joinByWorth({ units }: UnitProblem, choice: Choice): Unit[] {
  const parts = new Map<Unit, Part>();
  for (const unit of units) {
    if (choice.has[unit.index] === 0) continue;
    if (unit.sites.length === 0 && !unit.hasCore) continue;
    const shares = unit.needs.filter(({ sites, hasCore }) => sites.length === 0 && !hasCore);
    const shared = shares.reduce((sum, tower) => sum + tower.cost / tower.dependents.length, 0);
    parts.set(unit, {
      unit,
      row: [unit],
      cost: unit.cost + shared,
      weight: unit.weight,
      under: unit.parent ? (parts.get(unit.parent) ?? null) : null,
    });
  }
  const row: Unit[] = [];
  const open = new Set(parts.values());
  while (open.size > 0) {
    let best: Part | null = null;
    for (const part of open) if (best === null || worth(part) > worth(best)) best = part;
    if (!best) break;
    open.delete(best);
    const host = hostOf(best);
    if (!host) {
      row.push(...best.row);
      best.under = null;
      best.isPlaced = true;
      continue;
    }
    host.row.push(...best.row);
    host.cost += best.cost;
    host.weight += best.weight;
    best.joined = host;
  }
  return row;
}

function worth({ cost, weight }: Part): number {
  if (cost > 0) return weight / cost;
  return weight > 0 ? Number.POSITIVE_INFINITY : 0;
}

/** The part, still open, that a part hangs on; null where it hangs on nothing or on what is already placed. */
function hostOf({ under }: Part): Part | null {
  let host = under;
  while (host?.joined) host = host.joined;
  return host?.isPlaced ? null : host;
}

function inOrderOfNeed(row: readonly Unit[]): Unit[] {
  const members = new Set(row);
  const placed = new Set<Unit>();
  for (const unit of row) {
    const waiting = [unit];
    for (let next = waiting.at(-1); next; next = waiting.at(-1)) {
      const missing = next.needs.find((need) => members.has(need) && !placed.has(need));
      if (missing) waiting.push(missing);
      else placed.add(waiting.pop() ?? next);
    }
  }
  return [...placed];
}

/** Sites that go together, each after the one it hangs on. */
function byBackhaul({ problem }: UnitProblem, { sites }: Unit): FundingSite[] {
  if (sites.length < 2) return sites;
  const byKey = new Map(problem.sites.map((site) => [site.code.toLowerCase(), site]));
  const hops = (site: FundingSite): number => {
    let count = 0;
    for (let next: FundingSite | undefined = site; next; next = next.parentCode === null ? undefined : byKey.get(next.parentCode.toLowerCase()))
      count++;
    return count;
  };
  const hopsOf = new Map(sites.map((site) => [site, hops(site)]));
  return [...sites].sort((a, b) => (hopsOf.get(a) ?? 0) - (hopsOf.get(b) ?? 0));
}

interface Part {
  unit: Unit;
  row: Unit[];
  cost: number;
  weight: number;
  under: Part | null;
  joined?: Part;
  isPlaced?: boolean;
}
