import { randomStream } from '../../random.ts';
import type { CostRiskData } from '../cost-data.ts';
import type { ColumnPool } from './column-pool.ts';
import { fillNormals, type Spread, triangularAt, triangularMean, triangularVariance } from './distributions.ts';
import { factorSquares } from './factor-squares.ts';
import type { RiskModel, SiteUses } from './risk-model.ts';

/** Sites drawn one by one, the costliest first. The rest enter through the mean and variance of their sum, which is nearly normal. */
const sitesDrawnSingly = 100;
const certain: Spread = { low: 1, likely: 1, high: 1 };

/** Draws, per trial, what the factors of all sites add to the cost at their means, given the cost per unit of every use in that trial. */
export function prepareSiteFactors(
  model: RiskModel,
  risk: CostRiskData,
  seed: number,
): (pool: ColumnPool, uses: readonly Float64Array[]) => Float64Array {
  const spreadOf = siteSpreads(risk);
  const sites = model.sites.filter((site) => site.to > site.varied && triangularVariance(spreadOf(site)) > 0);
  const isSingle = singleSites(model, sites);
  const single = sites.filter(isSingle).map((site) => {
    const spread = spreadOf(site);
    return { form: formOf(model, site), spread, mean: triangularMean(spread), stream: randomStream(seed, `site ${site.code}`) };
  });
  const rest = sites.filter((site, rank) => !isSingle(site, rank));
  const forms = groupsOf(rest).flatMap((group) => squaresOfGroup(group, { model, spreadOf }));
  const together = randomStream(seed, 'sites together');
  return (pool, uses) => {
    const [extra, cost, variance] = [pool.column(), pool.column(), pool.column()];
    for (const { form, spread, mean, stream } of single) {
      sumUses(cost, uses, form);
      for (let t = 0; t < cost.length; t++) extra[t] = (extra[t] ?? 0) + (cost[t] ?? 0) * (triangularAt(stream(), spread) - mean);
    }
    if (forms.length === 0) return extra;
    for (const form of forms) {
      sumUses(cost, uses, form);
      for (let t = 0; t < cost.length; t++) variance[t] = (variance[t] ?? 0) + (cost[t] ?? 0) ** 2;
    }
    fillNormals(cost, together);
    for (let t = 0; t < cost.length; t++) extra[t] = (extra[t] ?? 0) + Math.sqrt(variance[t] ?? 0) * (cost[t] ?? 0);
    return extra;
  };
}

/** The factor of a site by what its equipment hangs on; certain where none is given. */
export function siteSpreads(risk: CostRiskData): (site: Pick<SiteUses, 'structure'>) => Spread {
  const byStructure = new Map(risk.siteFactors.map((factor) => [factor.structure, factor]));
  return ({ structure }) => (structure && byStructure.get(structure)) || certain;
}

/** The costliest sites, and those with a price that no other site uses: it would make the sum over the rest wide and slow. */
function singleSites({ uses, siteUses }: RiskModel, sites: readonly SiteUses[]): (site: SiteUses, rank: number) => boolean {
  const usedAt = new Int32Array(uses.length);
  for (const { varied, to } of sites) for (const use of siteUses.subarray(varied, to)) usedAt[use] = (usedAt[use] ?? 0) + 1;
  return ({ varied, to }, rank) => rank < sitesDrawnSingly || siteUses.subarray(varied, to).some((use) => usedAt[use] === 1);
}

function formOf({ siteUses, siteQuantities }: RiskModel, { varied, to }: SiteUses): Form {
  return { uses: siteUses.subarray(varied, to), quantities: siteQuantities.subarray(varied, to) };
}

/** Sites with the same adjusters: they share few uses with the other sites, so that each group stays small. */
function groupsOf(sites: readonly SiteUses[]): SiteUses[][] {
  const groups = new Map<string, SiteUses[]>();
  for (const site of sites) {
    const group = groups.get(site.group);
    if (group) group.push(site);
    else groups.set(site.group, [site]);
  }
  return [...groups.values()];
}

/** Sums over uses whose squares add up to the variance over these sites. */
function squaresOfGroup(sites: readonly SiteUses[], { model, spreadOf }: { model: RiskModel; spreadOf: (site: SiteUses) => Spread }): Form[] {
  const places = new Int32Array(model.uses.length).fill(-1);
  const used: number[] = [];
  for (const { varied, to } of sites) {
    for (const use of model.siteUses.subarray(varied, to)) if (places[use] === -1) places[use] = used.push(use) - 1;
  }
  const uses = Int32Array.from(used);
  const worth = Float64Array.from(uses, (use) => worthOf(model, use));
  const products = new Float64Array(uses.length * uses.length);
  for (const site of sites) addProducts(products, { form: formOf(model, site), places, worth, variance: triangularVariance(spreadOf(site)) });
  return factorSquares(products, uses.length).map((row) => ({ uses, quantities: row.map((value, index) => value / (worth[index] ?? 1)) }));
}

/** Scale of a use, so that what counts as negligible is told in money. */
function worthOf(model: RiskModel, use: number): number {
  const price = model.prices[model.uses[use]?.price ?? -1];
  return (price && triangularMean(price.spread)) || 1;
}

function addProducts(products: Float64Array, { form, places, worth, variance }: ProductTerms): void {
  const { uses, quantities } = form;
  for (let i = 0; i < uses.length; i++) {
    const first = places[uses[i] ?? 0] ?? 0;
    const cost = variance * (quantities[i] ?? 0) * (worth[first] ?? 0);
    for (let j = 0; j < uses.length; j++) {
      const second = places[uses[j] ?? 0] ?? 0;
      const at = first * worth.length + second;
      products[at] = (products[at] ?? 0) + cost * (quantities[j] ?? 0) * (worth[second] ?? 0);
    }
  }
}

function sumUses(cost: Float64Array, columns: readonly Float64Array[], { uses, quantities }: Form): void {
  cost.fill(0);
  for (let k = 0; k < uses.length; k++) {
    const column = columns[uses[k] ?? -1];
    const quantity = quantities[k] ?? 0;
    if (column && quantity !== 0) for (let t = 0; t < cost.length; t++) cost[t] = (cost[t] ?? 0) + quantity * (column[t] ?? 0);
  }
}

interface Form {
  uses: Int32Array;
  quantities: Float64Array;
}

interface ProductTerms {
  form: Form;
  /** Row of each use in the products. */
  places: Int32Array;
  worth: Float64Array;
  variance: number;
}
