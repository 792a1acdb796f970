import { type Cents, cents, timesCents } from '../../money.ts';
import type { CostPlan } from '../cost-plan.ts';
import type { CostRisk } from '../estimate.ts';
import { percentileOf } from '../risk/percentile-of.ts';

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

interface SetAside {
  contingencyCents: Cents;
  reserveCents: Cents;
}
