import type { Recipe } from '../catalog/recipe.ts';
import type { CostLine } from '../cost/cost-lines.ts';
import { addAdjusted, yearKey } from '../cost/totals/recompute-lines.ts';
import { type Cents, cents, splitCents, zeroCents } from '../money.ts';
import { findOwners, type PlacedSite } from './find-owners.ts';

/**
 * What finishing each site costs by itself: its own lines; its equal part of network-wide lines that count sites, units or hops; and its part of
 * escalation and percentages, in proportion to what they are taken on. What is left is work that is done once or not at all: the core and what serves
 * the whole network. Likely amounts in cents; all parts together are the likely total of the lines, to the cent.
 */
export function apportionCost(lines: readonly CostLine[], sites: readonly PlacedSite[], recipes: readonly Recipe[]): ApportionedCost {
  const ownersOf = findOwners(lines, sites, recipes);
  const core = sites.length;
  const nobody = () => new Float64Array(core + 1);
  const [own, spread, escalated, shares] = [nobody(), nobody(), nobody(), nobody()];
  const bases = new Map<string, Float64Array>();
  const add = (to: Float64Array, owner: number, amount: number): void => {
    to[owner] = (to[owner] ?? 0) + amount;
  };
  const fixed: FixedPart[] = [];
  const parts: SpreadPart[] = [];
  for (const line of lines) {
    if (line.shareOf && line.shareOf.of !== 'site') continue;
    const owners = ownersOf(line);
    const amounts = splitCents(
      line.likelyCents,
      owners.map(() => 1),
    );
    if (line.siteCode === null && owners[0] !== core) parts.push({ item: line.item, cents: line.likelyCents, siteCount: owners.length });
    else if (line.siteCode === null) fixed.push({ item: line.item, cents: line.likelyCents });
    const year = line.shareOf || line.priceYear === null || line.ownPrice?.isHeldForWork ? null : yearKey(line.priceYear, line.phase);
    owners.forEach((owner, turn) => {
      add(line.siteCode === null && owner !== core ? spread : own, owner, amounts[turn] ?? 0);
      if (year !== null) add(baseOf(year), owner, amounts[turn] ?? 0);
    });
  }
  for (const [owner, atSite] of listAdjusted(lines, ownersOf)) {
    const byYear = new Map<string, number>();
    for (const line of atSite)
      if (line.shareOf)
        addAdjusted(
          line,
          atSite.filter((other) => !other.shareOf),
          byYear,
        );
    for (const [year, amount] of byYear) add(baseOf(year), owner, amount);
  }
  for (const line of lines) if (line.shareOf?.of === 'year') share(line, bases.get(yearKey(line.shareOf.year, line.phase)) ?? nobody(), escalated);
  const direct = own.map((amount, owner) => amount + (spread[owner] ?? 0) + (escalated[owner] ?? 0));
  for (const line of lines) if (line.shareOf?.of === 'direct') share(line, direct, shares);
  const at = (of: Float64Array, owner: number): Cents => cents(of[owner] ?? 0);
  const costOf = (owner: number): SiteCost => ({
    ownCents: at(own, owner),
    spreadCents: at(spread, owner),
    shareCents: cents((escalated[owner] ?? 0) + (shares[owner] ?? 0)),
    costCents: cents((own[owner] ?? 0) + (spread[owner] ?? 0) + (escalated[owner] ?? 0) + (shares[owner] ?? 0)),
  });
  return {
    sites: new Map(sites.map(({ siteCode }, owner) => [siteCode, costOf(owner)])),
    core: { ...costOf(core), parts: fixed },
    spread: parts,
    shares: lines.flatMap(({ item, likelyCents, shareOf }) => (shareOf && shareOf.of !== 'site' ? [{ item, cents: likelyCents }] : [])),
  };

  function baseOf(year: string): Float64Array {
    const found = bases.get(year) ?? nobody();
    bases.set(year, found);
    return found;
  }

  /** In proportion to what each owner has of the base; to the core where nobody has any. */
  function share({ likelyCents }: CostLine, base: Float64Array, to: Float64Array): void {
    const weights = Array.from(base, (amount) => Math.max(0, amount));
    if (!weights.some((weight) => weight > 0)) weights[core] = 1;
    splitCents(likelyCents, weights).forEach((amount, owner) => {
      add(to, owner, amount);
    });
  }
}

/** The lines of every owner whose prices adjusters change. */
function listAdjusted(lines: readonly CostLine[], ownersOf: (line: CostLine) => readonly number[]): Map<number, CostLine[]> {
  const adjusted = new Set<number>();
  for (const line of lines) if (line.shareOf?.of === 'site') adjusted.add(ownersOf(line)[0] ?? -1);
  const bySite = new Map<number, CostLine[]>();
  for (const line of lines) {
    if (line.siteCode === null || (line.shareOf && line.shareOf.of !== 'site')) continue;
    const owner = ownersOf(line)[0] ?? -1;
    if (!adjusted.has(owner)) continue;
    const atSite = bySite.get(owner);
    if (atSite) atSite.push(line);
    else bySite.set(owner, [line]);
  }
  return bySite;
}

/** The cost of nothing, for a site that has none. */
export const noCost: SiteCost = { ownCents: zeroCents, spreadCents: zeroCents, shareCents: zeroCents, costCents: zeroCents };

export interface SiteCost {
  /** Its own lines with their adjusters. */
  ownCents: Cents;
  /** Its part of network-wide lines that count sites, units or hops. */
  spreadCents: Cents;
  /** Its part of escalation and percentages. */
  shareCents: Cents;
  /** All three. */
  costCents: Cents;
}

export interface FixedPart {
  item: string;
  cents: Cents;
}

export interface SpreadPart extends FixedPart {
  siteCount: number;
}

export interface ApportionedCost {
  sites: ReadonlyMap<string, SiteCost>;
  /** Work that is done once for the network, with the lines it holds; its percentages are in `shareCents`. */
  core: SiteCost & { parts: FixedPart[] };
  /** Network-wide lines that go to the sites they count. */
  spread: SpreadPart[];
  /** Escalation and percentages, which follow what they are taken on. */
  shares: FixedPart[];
}
