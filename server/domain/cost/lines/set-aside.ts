import { type Cents, cents, timesCents } from '../../money.ts';
import type { CostPlan } from '../cost-plan.ts';
import type { CostRisk } from '../estimate.ts';

/**
 * What is set aside beside the point estimate, in cents: contingency from the point estimate up to the chosen percentile of the simulation (nothing
 * where that lies below it, or where none is chosen), and a management reserve as a share of the point estimate.
 */
export function setAside(pointCents: Cents, risk: CostRisk, plan: Pick<CostPlan, 'contingencyShare' | 'reserveBasisPoints'>): SetAside {
  const upTo = plan.contingencyShare === null ? pointCents : percentileOf(risk, plan.contingencyShare);
  return {
    contingencyCents: cents(Math.max(0, upTo - pointCents)),
    reserveCents: timesCents(pointCents, plan.reserveBasisPoints / 10_000),
  };
}

/** A percentile that the simulation names, or a point on the straight line between two points of its S-curve. */
function percentileOf({ percentiles, curve }: CostRisk, share: number): number {
  const { p10, p50, p80, p90, p95 } = percentiles;
  const named = new Map([
    [0.1, p10],
    [0.5, p50],
    [0.8, p80],
    [0.9, p90],
    [0.95, p95],
  ]).get(share);
  if (named !== undefined) return named;
  const next = curve.findIndex((point) => point.share >= share);
  const after = curve[next] ?? curve.at(-1);
  const before = curve[next - 1] ?? after;
  if (!after || !before) return 0;
  const part = after.share > before.share ? (share - before.share) / (after.share - before.share) : 0;
  return Math.round(before.cents + (after.cents - before.cents) * part);
}

interface SetAside {
  contingencyCents: Cents;
  reserveCents: Cents;
}
