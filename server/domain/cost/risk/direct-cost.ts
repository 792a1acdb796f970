import { randomStream } from '../../random.ts';
import type { CostRiskData } from '../cost-data.ts';
import type { ColumnPool } from './column-pool.ts';
import { triangularAt, triangularMean } from './distributions.ts';
import { drawBinomial } from './draw-binomial.ts';
import { preparePrices } from './price-drawing.ts';
import type { RiskModel, Use } from './risk-model.ts';
import { prepareSiteFactors, siteSpreads } from './site-factors.ts';

/**
 * Draws direct cost as a sum of columns, one per cause. Each cause adds what it changes where the causes before it are as drawn and those after it
 * at their means, in the order price, quantity, adjuster, escalation, site, number of sites; so the columns sum to the cost.
 */
export function prepareDirectCost(model: RiskModel, risk: CostRiskData, seed: number): DirectCost {
  const { prices, uses, chances } = model;
  const drawPrices = preparePrices(prices, risk, seed);
  const drawSites = prepareSiteFactors(model, risk, seed);
  const factors = model.factors.map(({ key, spread }) => ({ spread, mean: triangularMean(spread), stream: randomStream(seed, key) }));
  const strikes = chances.map((chance) => ({ ...chance, stream: randomStream(seed, chance.key) }));
  const quantities = steadyQuantities(model, risk);

  const draw = (pool: ColumnPool): Float64Array[] => {
    const drawnPrices = drawPrices(pool);
    const drawnFactors = factors.map(({ spread, mean, stream }): DrawnFactor => {
      const drawn = pool.column();
      for (let t = 0; t < drawn.length; t++) drawn[t] = triangularAt(stream(), spread);
      return { mean, drawn, caused: pool.column() };
    });
    const ofPrices = prices.map(pool.column);
    const whole = pool.column();
    const costs = uses.map((use, u) => {
      const cost = pool.column();
      cost.set(drawnPrices[use.price] ?? []);
      spreadUse(use, { cost, whole, caused: ofPrices[use.price] ?? whole, quantity: quantities[u] ?? 0, factors: drawnFactors });
      return cost;
    });
    const ofSites = drawSites(pool, costs);
    const ofChances = strikes.map(({ use, sites, share, quantity, stream }) => {
      const [extra, cost] = [pool.column(), costs[use]];
      for (let t = 0; t < extra.length; t++) extra[t] = (cost?.[t] ?? 0) * quantity * (drawBinomial(sites, share, stream) - sites * share);
      return extra;
    });
    return [...ofPrices, ...drawnFactors.map(({ caused }) => caused), ofSites, ...ofChances];
  };
  const causes = [...prices, ...model.factors, { label: 'Differences between sites' }, ...chances].map(({ label }) => label);
  return { causes, draw };
}

/** Quantity by use, at the mean factor of each site. */
function steadyQuantities({ uses, sites, siteUses, siteQuantities }: RiskModel, risk: CostRiskData): Float64Array {
  const spreadOf = siteSpreads(risk);
  const quantities = Float64Array.from(uses, ({ networkQuantity }) => networkQuantity);
  for (const site of sites) {
    const mean = triangularMean(spreadOf(site));
    for (let k = site.from; k < site.to; k++) {
      const use = siteUses[k] ?? 0;
      quantities[use] = (quantities[use] ?? 0) + (k < site.varied ? 1 : mean) * (siteQuantities[k] ?? 0);
    }
  }
  return quantities;
}

/** Turns the price of one unit into its cost, trial by trial. What each cause changes is added to its column, at the steady quantity. */
function spreadUse({ steps }: Use, { cost, whole, caused, quantity, factors }: UseDrawing): void {
  const weight = steps.reduce((product, step) => product * wholeMean(step, factors), quantity);
  for (let t = 0; t < cost.length; t++) caused[t] = (caused[t] ?? 0) + weight * (cost[t] ?? 0);
  steps.forEach((step, s) => {
    const weightOfStep = steps.slice(s + 1).reduce((product, later) => product * wholeMean(later, factors), quantity);
    whole.fill(1);
    for (const f of step) {
      const factor = factors[f];
      if (factor) addFactor(whole, factor, { cost, weight: weightOfStep });
    }
    for (let t = 0; t < cost.length; t++) cost[t] = (cost[t] ?? 0) * (whole[t] ?? 1);
  });
}

function wholeMean(step: readonly number[], factors: readonly DrawnFactor[]): number {
  return step.reduce((sum, f) => sum + (factors[f]?.mean ?? 0), 1);
}

function addFactor(whole: Float64Array, { drawn, mean, caused }: DrawnFactor, { cost, weight }: { cost: Float64Array; weight: number }): void {
  for (let t = 0; t < whole.length; t++) {
    const above = drawn[t] ?? 0;
    caused[t] = (caused[t] ?? 0) + weight * (cost[t] ?? 0) * (above - mean);
    whole[t] = (whole[t] ?? 1) + above;
  }
}

interface DirectCost {
  causes: string[];
  /** Columns of the causes for the trials of a block. */
  draw: (pool: ColumnPool) => Float64Array[];
}

interface DrawnFactor {
  mean: number;
  drawn: Float64Array;
  caused: Float64Array;
}

interface UseDrawing {
  /** The price, and then the cost. */
  cost: Float64Array;
  /** For one multiplier after the other. */
  whole: Float64Array;
  /** What the price causes. */
  caused: Float64Array;
  quantity: number;
  factors: readonly DrawnFactor[];
}
