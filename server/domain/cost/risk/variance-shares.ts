import type { CostRisk } from '../estimate.ts';

const namedDrivers = 10;
/** The last driver: what the named ones leave. */
export const otherDrivers = 'All other';

/**
 * Gathers blocks of trials and tells what share of the variance of the total each cause has: its covariance with the total over the variance of
 * the total, so that all shares sum to 1 even where causes are correlated. Causes of one name are one. Sums are taken around the first trial.
 */
export function varianceShares(causes: readonly string[], point: number): VarianceShares {
  const origins = new Float64Array(causes.length);
  const sums = new Float64Array(causes.length);
  const products = new Float64Array(causes.length);
  let [count, sum, square, totalOrigin] = [0, 0, 0, 0];
  const add = (byCause: readonly Float64Array[], totals: Float64Array): void => {
    if (count === 0) {
      totalOrigin = totals[0] ?? 0;
      byCause.forEach((column, c) => {
        origins[c] = column[0] ?? 0;
      });
    }
    for (const total of totals) {
      sum += total - totalOrigin;
      square += (total - totalOrigin) ** 2;
    }
    byCause.forEach((column, c) => {
      const origin = origins[c] ?? 0;
      let [own, product] = [0, 0];
      for (let t = 0; t < totals.length; t++) {
        const value = (column[t] ?? 0) - origin;
        own += value;
        product += value * ((totals[t] ?? 0) - totalOrigin);
      }
      sums[c] = (sums[c] ?? 0) + own;
      products[c] = (products[c] ?? 0) + product;
    });
    count += totals.length;
  };
  const drivers = (): CostRisk['drivers'] => {
    const variance = square / count - (sum / count) ** 2;
    if (!(variance > point * point * 1e-18)) return [{ label: otherDrivers, share: 1 }];
    const shares = new Map<string, number>();
    causes.forEach((label, c) => {
      const covariance = (products[c] ?? 0) / count - ((sums[c] ?? 0) / count) * (sum / count);
      shares.set(label, (shares.get(label) ?? 0) + covariance / variance);
    });
    const named = Array.from(shares, ([label, share]) => ({ label, share }))
      .sort((a, b) => b.share - a.share)
      .slice(0, namedDrivers)
      .filter((cause) => cause.share > 0.0005)
      .map(({ label, share }) => ({ label, share: Math.round(share * 1e4) / 1e4 }));
    const left = 1 - named.reduce((running, cause) => running + cause.share, 0);
    return [...named, { label: otherDrivers, share: Math.round(left * 1e4) / 1e4 }];
  };
  return { add, drivers };
}

interface VarianceShares {
  /** A column for each cause and their sum, trial by trial. */
  add: (byCause: readonly Float64Array[], totals: Float64Array) => void;
  drivers: () => CostRisk['drivers'];
}
