import { type Cents, cents } from '../money.ts';
import { type RandomStream, randomStream } from '../random.ts';
import type { CostLine } from './cost-lines.ts';
import { binomialStream, normalShare, normalStream, type Spread, triangularAt, triangularMean, triangularVariance } from './distributions.ts';
import type { CostRisk } from './estimate.ts';
import type { RiskAssumptions } from './risk-assumptions.ts';
import { type RiskModel, toRiskModel } from './risk-model.ts';
import { type Block, varianceShares } from './variance-shares.ts';

const trialsPerBlock = 2_000;
const curvePoints = 60;
/** Sites drawn one by one, the costliest first. The rest enter through the mean and variance of their sum, which is nearly normal. */
const sitesDrawnSingly = 100;

/**
 * Seeded simulation of the total in cents. A price is drawn once for all sites that use it; prices are correlated; each site has its own factor;
 * allowances for a share of sites are drawn as a number of sites; percentages multiply direct cost. The share of variance of a cause is
 * its covariance with the total over the variance of the total, so the shares sum to 1. The order of the lines does not matter.
 */
export function simulateCost(lines: readonly CostLine[], settings: SimulationSettings): CostRisk {
  const { seed, trials } = settings;
  const draw = prepare(toRiskModel(lines), settings);
  const likely = lines.reduce((sum, line) => sum + line.likelyCents, 0);
  const totals = new Float64Array(trials);
  const covariance = varianceShares(draw.causes, likely);
  for (let start = 0; start < trials; start += trialsPerBlock) {
    const size = Math.min(trialsPerBlock, trials - start);
    const block = draw.next(size);
    totals.set(block.totals, start);
    covariance.add(block);
    settings.onProgress?.((start + size) / trials);
  }
  const mean = totals.reduce((sum, total) => sum + total, 0) / trials;
  const sorted = totals.sort();
  const at = (share: number): Cents => cents(Math.round(sorted[Math.min(trials - 1, Math.max(0, Math.ceil(share * trials) - 1))] ?? 0));
  return {
    seed,
    trials,
    meanCents: cents(Math.round(mean)),
    percentiles: { p10: at(0.1), p50: at(0.5), p80: at(0.8), p90: at(0.9) },
    curve: Array.from({ length: curvePoints + 1 }, (_, index) => ({ cents: at(index / curvePoints), share: index / curvePoints })),
    drivers: covariance.drivers(),
  };
}

function prepare(model: RiskModel, { seed, risk }: SimulationSettings): { causes: string[]; next: (size: number) => Block } {
  const { entries, percents, chances } = model;
  const shared = Math.sqrt(risk.priceCorrelation);
  const own = Math.sqrt(1 - risk.priceCorrelation);
  const market = normalStream(randomStream(seed, 'market'));
  const priceStreams = entries.map((entry) => normalStream(randomStream(seed, `price ${entry.code}`)));
  const percentStreams = percents.map((percent) => normalStream(randomStream(seed, `percent ${percent.label}`)));
  const chanceStreams = chances.map((chance, index) =>
    binomialStream(chance.sites, chance.share, randomStream(seed, `chance ${index} ${chance.label}`)),
  );
  const drawSites = prepareSites(model, seed, risk);
  const meanFactor = triangularMean(risk.siteFactor);
  const steadyQuantity = model.networkQuantity.slice();
  for (const { entries: used, quantities } of model.sites) {
    for (const [k, entry] of used.entries()) bump(steadyQuantity, entry, (quantities[k] ?? 0) * meanFactor);
  }
  for (const chance of chances) bump(steadyQuantity, chance.entry, chance.sites * chance.share);
  const causes = [
    ...entries.map((entry) => entry.label),
    'Differences between sites',
    ...chances.map((chance) => chance.label),
    ...percents.map((percent) => percent.label),
  ];

  const next = (size: number): Block => {
    const common = Float64Array.from({ length: size }, market);
    const prices = entries.map((entry, e) => correlated(entry.spread, common, { stream: priceStreams[e], shared, own }));
    const byCause = prices.map((column, e) => column.map((price) => price * (steadyQuantity[e] ?? 0)));
    byCause.push(drawSites(prices, size));
    chances.forEach((chance, c) => {
      const stream = chanceStreams[c];
      byCause.push((prices[chance.entry] ?? new Float64Array(size)).map((price) => price * ((stream?.() ?? 0) - chance.sites * chance.share)));
    });
    const direct = sumColumns(byCause, size);
    percents.forEach((percent, p) => {
      const basisPoints = correlated(percent.spread, common, { stream: percentStreams[p], shared: 0, own: 1 });
      byCause.push(basisPoints.map((points, t) => (points / 10_000) * (direct[t] ?? 0)));
    });
    return { byCause, totals: sumColumns(byCause, size) };
  };
  return { causes, next };
}

function correlated(spread: Spread, common: Float64Array, mix: Mix): Float64Array {
  return common.map((market) => triangularAt(normalShare(mix.shared * market + mix.own * (mix.stream?.() ?? 0)), spread));
}

/** Per trial: what site factors add to the cost at the mean factor, given the prices of the trial. */
function prepareSites(
  model: RiskModel,
  seed: number,
  risk: RiskAssumptions,
): (prices: readonly Float64Array[], size: number) => Float64Array<ArrayBuffer> {
  const mean = triangularMean(risk.siteFactor);
  const deviation = Math.sqrt(triangularVariance(risk.siteFactor));
  const single = model.sites.slice(0, sitesDrawnSingly).map((site) => ({ ...site, stream: randomStream(seed, `site ${site.code}`) }));
  const pairs = quantityProducts(model.sites.slice(sitesDrawnSingly), model.entries.length);
  const rest = normalStream(randomStream(seed, 'sites together'));
  return (prices, size) => {
    const extra = new Float64Array(size);
    for (const site of single) {
      const columns = site.entries.map((entry) => prices[entry] ?? new Float64Array(size));
      for (let t = 0; t < size; t++) {
        let cost = 0;
        for (let k = 0; k < columns.length; k++) cost += (columns[k]?.[t] ?? 0) * (site.quantities[k] ?? 0);
        bump(extra, t, cost * (triangularAt(site.stream(), risk.siteFactor) - mean));
      }
    }
    if (pairs.length === 0 || deviation === 0) return extra;
    const squares = new Float64Array(size);
    for (const { first, second, product } of pairs) {
      const [a, b] = [prices[first], prices[second]];
      for (let t = 0; t < size; t++) bump(squares, t, product * (a?.[t] ?? 0) * (b?.[t] ?? 0));
    }
    return extra.map((value, t) => value + deviation * Math.sqrt(squares[t] ?? 0) * rest());
  };
}

/** Sum over sites of the products of their quantities, so that the sum of squared site costs is a form in the prices alone. */
function quantityProducts(sites: RiskModel['sites'], entryCount: number): { first: number; second: number; product: number }[] {
  const products = new Float64Array(entryCount * entryCount);
  for (const { entries, quantities } of sites) {
    for (const [i, first] of entries.entries()) {
      for (const [j, second] of entries.entries()) bump(products, first * entryCount + second, (quantities[i] ?? 0) * (quantities[j] ?? 0));
    }
  }
  const pairs: { first: number; second: number; product: number }[] = [];
  products.forEach((product, at) => {
    const [first, second] = [Math.floor(at / entryCount), at % entryCount];
    if (product > 0 && first <= second) pairs.push({ first, second, product: first === second ? product : 2 * product });
  });
  return pairs;
}

function sumColumns(columns: readonly Float64Array[], size: number): Float64Array {
  const sum = new Float64Array(size);
  for (const column of columns) for (let t = 0; t < size; t++) bump(sum, t, column[t] ?? 0);
  return sum;
}

function bump(array: Float64Array, index: number, by: number): void {
  array[index] = (array[index] ?? 0) + by;
}

export interface SimulationSettings {
  seed: number;
  /** 1 or more. */
  trials: number;
  risk: RiskAssumptions;
  /** Called with the share done, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
}

interface Mix {
  stream: RandomStream | undefined;
  shared: number;
  own: number;
}
