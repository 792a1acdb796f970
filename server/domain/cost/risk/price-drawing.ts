import { type RandomStream, randomStream } from '../../random.ts';
import type { CostRiskData } from '../cost-data.ts';
import type { ColumnPool } from './column-pool.ts';
import { fillNormals, normalShare, type Spread, triangularAt } from './distributions.ts';
import { pertOfNormal } from './pert-distribution.ts';
import type { RiskModel } from './risk-model.ts';

/**
 * Draws all prices of a block of trials, a column each. Prices are correlated by a Gaussian copula with one factor for the market and one for
 * each category: any two share `any`, two of one category share `sameCategory`. Prices with one key move as one.
 */
export function preparePrices(prices: RiskModel['prices'], risk: CostRiskData, seed: number): (pool: ColumnPool) => Float64Array[] {
  const { any, sameCategory } = risk.priceCorrelation;
  const weights = { market: Math.sqrt(any), category: Math.sqrt(sameCategory - any), own: Math.sqrt(1 - sameCategory) };
  const market = randomStream(seed, 'market');
  const categories = [...new Set(prices.map((price) => price.category))].map((name) => ({ name, stream: randomStream(seed, `market ${name}`) }));
  const drawn = prices.map(({ key, category, spread }) => ({
    stream: randomStream(seed, key),
    category: categories.findIndex(({ name }) => name === category),
    priceOf: risk.priceShape === 'PERT' ? pertOfNormal(spread) : triangularOfNormal(spread),
    likely: spread.high > spread.low ? null : spread.likely,
  }));
  return (pool) => {
    const normals = (stream: RandomStream): Float64Array => {
      const column = pool.column();
      fillNormals(column, stream);
      return column;
    };
    const common = normals(market);
    const byCategory = categories.map(({ stream }) => normals(stream));
    return drawn.map(({ stream, category, priceOf, likely }) => {
      if (likely !== null) return pool.column().fill(likely);
      const column = normals(stream);
      const group = byCategory[category] ?? common;
      for (let t = 0; t < column.length; t++) {
        column[t] = priceOf(weights.market * (common[t] ?? 0) + weights.category * (group[t] ?? 0) + weights.own * (column[t] ?? 0));
      }
      return column;
    });
  };
}

function triangularOfNormal(spread: Spread): (z: number) => number {
  return (z) => triangularAt(normalShare(z), spread);
}
