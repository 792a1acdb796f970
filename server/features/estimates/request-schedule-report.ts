import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob, findJob } from '../../platform/work/jobs.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getReady } from './queries.ts';
import { updateEstimate } from './store.ts';

/** Has the paper of the schedule drawn, unless it is drawn already or being drawn. */
export async function requestScheduleReport(ctx: Context, estimateId: number): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  await inTransaction(ctx, async (tx) => {
    const row = await getReady(tx, estimateId);
    if (row.scheduleReportSha256 !== null) return;
    const job = row.scheduleReportJobId === null ? undefined : await findJob(tx, row.scheduleReportJobId);
    if (job?.status === 'queued' || job?.status === 'running') return;
    const scheduleReportJobId = await enqueueJob(tx, 'schedule report', { estimateId });
    await updateEstimate(tx, carrierId, { id: estimateId, values: { scheduleReportJobId } });
    await recordEvent(tx, { action: 'schedule report asked for', subject: `estimate ${row.number}`, summary: 'As PDF' });
  });
}
