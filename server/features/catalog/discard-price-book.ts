import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { getDraft, hasStopped } from './draft-queries.ts';
import { updateDraft } from './edition-store.ts';

/** Throws a draft away; one that is published, being checked or gone already stays as it is. False when nothing was thrown away. */
export async function discardPriceBook(ctx: Context, draftId: number): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const draft = await getDraft(tx, draftId);
    const job = draft.jobId === null ? undefined : await findJob(tx, draft.jobId);
    if (draft.status !== 'checked' && draft.status !== 'failed' && !hasStopped(draft, job?.status ?? null)) return false;
    await updateDraft(tx, draftId, { status: 'discarded', entriesJson: null });
    await recordEvent(tx, { action: 'price book draft discarded', subject: `price book draft ${draftId}`, summary: draft.fileName });
    return true;
  });
}
