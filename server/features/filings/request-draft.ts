import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob, findJob } from '../../platform/work/jobs.ts';
import { getFiling } from './queries.ts';
import { noteDraft } from './store.ts';

/** Has the filing drawn as a draft, unless that is under way. */
export async function requestDraft(ctx: Context, filingId: number): Promise<Result<null>> {
  return inTransaction(ctx, async (tx) => {
    const filing = await getFiling(tx, filingId);
    if (filing.estimateId === null) {
      const message = 'A draft needs an estimate. Choose one first.';
      return bad([{ severity: 'error', code: 'estimate-missing', field: 'estimate', message }]);
    }
    const job = filing.draftJobId === null ? undefined : await findJob(tx, filing.draftJobId);
    if (job?.status === 'queued' || job?.status === 'running') return good(null);
    const draftJobId = await enqueueJob(tx, 'draft pdf', { filingId });
    await noteDraft(tx, filingId, { draftJobId });
    await recordEvent(tx, { action: 'draft asked for', subject: `filing ${filing.number}`, summary: 'As PDF' });
    return good(null);
  });
}
