import { type Cents, cents } from '../../money.ts';
import type { CostRisk } from '../estimate.ts';

/** The cost at a share of trials, 0 to 1: a percentile that the simulation names, or the straight line between two points of its S-curve. */
export function percentileOf({ percentiles, curve }: Pick<CostRisk, 'percentiles' | 'curve'>, share: number): Cents {
  const name = `p${Math.round(share * 1e8) / 1e6}`;
  const named = Object.entries(percentiles).find(([key]) => key === name);
  if (named) return named[1];
  const next = curve.findIndex((point) => point.share >= share);
  const after = curve[next] ?? curve.at(-1);
  const before = curve[next - 1] ?? after;
  if (!after || !before) return cents(0);
  const part = after.share > before.share ? (share - before.share) / (after.share - before.share) : 0;
  return cents(Math.round(before.cents + (after.cents - before.cents) * part));
}
