import type { Context } from '../../context.ts';
import { formatCents } from '../../domain/money.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob } from '../../platform/work/jobs.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import type { PartFundingInput } from './part-funding-inputs.ts';
import { nextPlanNumber } from './part-funding-queries.ts';
import { insertFundingPlan } from './part-funding-store.ts';
import type { ReadyRow } from './queries.ts';

/** Leaves a numbered part-funding plan of an estimate and the job that will find it. Returns its number. */
export async function requestPartFunding(ctx: Context, estimate: ReadyRow, { budgetCents, asked }: PartFundingInput): Promise<number> {
  const carrierId = requireCarrierId(ctx);
  const { personId } = requirePerson(ctx);
  return await inTransaction(ctx, async (tx) => {
    const number = await nextPlanNumber(tx, estimate.id);
    const jobId = await enqueueJob(tx, 'part funding', { estimateId: estimate.id, planNumber: number });
    const values = { carrierId, estimateId: estimate.id, number, budgetCents, askedJson: asked, jobId };
    await insertFundingPlan(tx, { ...values, status: 'queued', isStopAsked: false, createdBy: personId, createdAt: ctx.now });
    await recordEvent(tx, {
      action: 'part-funding plan asked for',
      subject: `estimate ${estimate.number}`,
      summary: `Plan ${number}, with ${formatCents(budgetCents)}`,
      changes: { plan: { before: null, after: { number, budgetCents, ...asked } } },
    });
    return number;
  });
}
