import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob, findJob } from '../../platform/work/jobs.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getReady } from './queries.ts';
import { updateEstimate } from './store.ts';

/** Has the cost report drawn, unless it is drawn already or being drawn. */
export async function requestCostReport(ctx: Context, estimateId: number): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  await inTransaction(ctx, async (tx) => {
    const row = await getReady(tx, estimateId);
    if (row.reportSha256 !== null) return;
    const job = row.reportJobId === null ? undefined : await findJob(tx, row.reportJobId);
    if (job?.status === 'queued' || job?.status === 'running') return;
    const reportJobId = await enqueueJob(tx, 'cost report', { estimateId });
    await updateEstimate(tx, carrierId, { id: estimateId, values: { reportJobId } });
    await recordEvent(tx, { action: 'cost report asked for', subject: `estimate ${row.number}`, summary: 'As PDF' });
  });
}
