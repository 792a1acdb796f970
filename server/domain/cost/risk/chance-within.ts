import type { CostRisk } from '../estimate.ts';

/**
 * Share of trials within an amount (0 to 1), read off the S-curve of a simulation on straight lines between its points. Below the first point it is
 * 0, from the last point on it is 1.
 */
export function chanceWithin(curve: CostRisk['curve'], amountCents: number): number {
  const above = curve.findIndex((point) => point.cents > amountCents);
  if (above < 0) return curve.length > 0 ? 1 : 0;
  const [before, after] = [curve[above - 1], curve[above]];
  if (!before || !after) return 0;
  return before.share + ((amountCents - before.cents) / (after.cents - before.cents)) * (after.share - before.share);
}
