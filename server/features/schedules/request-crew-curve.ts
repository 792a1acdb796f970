import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob, findJob } from '../../platform/work/jobs.ts';
import { findCrewCurve, insertCrewCurve, updateCrewCurve } from './curve-store.ts';
import type { MadeRow } from './queries.ts';
import { refuseRest } from './refuse-rest.ts';

/** Leaves the job that computes what one more crew would buy; nothing happens where it is known or under way. */
export async function requestCrewCurve(ctx: Context, row: MadeRow): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await refuseRest(tx, row.id);
    const known = await findCrewCurve(tx, row);
    if (known && (known.curveJson || known.issuesJson)) return;
    const job = known?.jobId ? await findJob(tx, known.jobId) : undefined;
    if (job?.status === 'queued' || job?.status === 'running') return;
    const jobId = await enqueueJob(tx, 'crew curve', { scheduleId: row.id });
    if (known) await updateCrewCurve(tx, known.id, { jobId });
    else await insertCrewCurve(tx, { scheduleId: row.id, jobId, createdAt: ctx.now });
    await recordEvent(tx, { action: 'crew curve asked for', subject: `schedule ${row.number}`, summary: 'What one more tower crew would buy' });
  });
}
