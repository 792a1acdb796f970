import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { hasStopped } from './has-stopped.ts';
import { getUpload } from './import-queries.ts';
import { deleteChunks, updateUpload } from './store.ts';

/** Throws a checked upload away, or one whose work broke off; one that is imported, under way or gone already stays as it is. False when nothing was thrown away. */
export async function discardUpload(ctx: Context, uploadId: number): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const upload = await getUpload(tx, uploadId);
    const job = upload.jobId === null ? undefined : await findJob(tx, upload.jobId);
    if (upload.status !== 'checked' && upload.status !== 'failed' && !hasStopped(upload, job?.status ?? null)) return false;
    await deleteChunks(tx, uploadId);
    await updateUpload(tx, uploadId, { status: 'discarded' });
    await recordEvent(tx, { action: 'import discarded', subject: `import ${uploadId}`, summary: upload.fileName });
    return true;
  });
}
