import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob, findJob } from '../../platform/work/jobs.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { findComparison, getReady } from './queries.ts';
import { insertComparison, updateComparison } from './store.ts';

/** Has two estimates compared in the background, unless they are compared already or being compared. */
export async function requestComparison(ctx: Context, pair: { beforeId: number; afterId: number }): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  await inTransaction(ctx, async (tx) => {
    const before = await getReady(tx, pair.beforeId);
    const after = await getReady(tx, pair.afterId);
    const known = await findComparison(tx, pair);
    const job = known && known.jobId !== null ? await findJob(tx, known.jobId) : undefined;
    if (known && (known.resultJson !== null || job?.status === 'queued' || job?.status === 'running')) return;
    const jobId = await enqueueJob(tx, 'estimate comparison', pair);
    if (known) await updateComparison(tx, carrierId, { id: known.id, values: { jobId } });
    else await insertComparison(tx, { carrierId, ...pair, jobId, createdAt: ctx.now });
    await recordEvent(tx, { action: 'comparison asked for', subject: `estimate ${after.number}`, summary: `Beside estimate ${before.number}` });
  });
}
