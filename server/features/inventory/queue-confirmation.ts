import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob } from '../../platform/work/jobs.ts';
import { getUpload } from './import-queries.ts';
import { updateUpload } from './store.ts';

/** Hands the saving of a large checked upload to a job. Does nothing when it is under way or done. */
export async function queueConfirmation(ctx: Context, uploadId: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const upload = await getUpload(tx, uploadId);
    if (upload.status !== 'checked') return;
    await updateUpload(tx, uploadId, { status: 'confirming', jobId: await enqueueJob(tx, 'confirm upload', { uploadId }) });
    await recordEvent(tx, { action: 'import started', subject: `import ${uploadId}`, summary: upload.fileName });
  });
}
