import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getFundingPlan } from './part-funding-queries.ts';
import { updateFundingPlan } from './part-funding-store.ts';
import type { ReadyRow } from './queries.ts';

/** Asks the job of a plan to end with the best it has found so far; nothing happens to a plan that is done. */
export async function stopPartFunding(ctx: Context, estimate: ReadyRow, number: number): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  await inTransaction(ctx, async (tx) => {
    const plan = await getFundingPlan(tx, estimate, number);
    if (plan.status !== 'queued' || plan.isStopAsked) return;
    await updateFundingPlan(tx, carrierId, { id: plan.id, values: { isStopAsked: true } });
    await recordEvent(tx, { action: 'part-funding search stopped', subject: `estimate ${estimate.number}`, summary: `Plan ${number}` });
  });
}
