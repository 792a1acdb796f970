import type { CostRisk } from './estimate.ts';

const namedDrivers = 8;
/** The last driver: what the named ones leave. */
export const otherDrivers = 'All other';

/**
 * Gathers blocks of trials and tells what share of the variance of the total each cause has: its covariance with the total over the variance of
 * the total, so that all shares sum to 1 even where causes are correlated. Sums are taken around the first trial, which keeps their digits.
 */
export function varianceShares(causes: readonly string[], likely: number): { add: (block: Block) => void; drivers: () => CostRisk['drivers'] } {
  const origin: number[] = [];
  const sums = new Float64Array(causes.length);
  const products = new Float64Array(causes.length);
  let [count, sum, square] = [0, 0, 0];
  const add = ({ byCause, totals }: Block): void => {
    if (count === 0) for (const column of byCause) origin.push(column[0] ?? 0);
    const totalOrigin = origin.reduce((running, value) => running + value, 0);
    totals.forEach((total, t) => {
      const deviation = total - totalOrigin;
      sum += deviation;
      square += deviation * deviation;
      for (let c = 0; c < byCause.length; c++) {
        const value = (byCause[c]?.[t] ?? 0) - (origin[c] ?? 0);
        bump(sums, c, value);
        bump(products, c, value * deviation);
      }
    });
    count += totals.length;
  };
  const drivers = (): CostRisk['drivers'] => {
    const variance = square / count - (sum / count) ** 2;
    if (!(variance > likely * likely * 1e-18)) return [{ label: otherDrivers, share: 1 }];
    const shares = causes.map((label, c) => ({ label, share: ((products[c] ?? 0) / count - ((sums[c] ?? 0) / count) * (sum / count)) / variance }));
    const named = shares
      .sort((a, b) => b.share - a.share)
      .slice(0, namedDrivers)
      .filter((cause) => cause.share > 0.0005);
    const rounded = named.map(({ label, share }) => ({ label, share: Math.round(share * 1e4) / 1e4 }));
    const left = 1 - rounded.reduce((running, cause) => running + cause.share, 0);
    return [...rounded, { label: otherDrivers, share: Math.round(left * 1e4) / 1e4 }];
  };
  return { add, drivers };
}

function bump(array: Float64Array, index: number, by: number): void {
  array[index] = (array[index] ?? 0) + by;
}

/** One block of trials: a column per cause, and their sum. */
export interface Block {
  byCause: Float64Array[];
  totals: Float64Array;
}
