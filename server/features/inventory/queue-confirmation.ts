import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob } from '../../platform/work/jobs.ts';
import { checkNumber } from './check-number.ts';
import { checkedSince } from './confirm-upload.ts';
import { getUpload } from './import-queries.ts';
import { updateUpload } from './store.ts';

/** Hands the saving of a large checked upload to a job. Does nothing when it is under way or done; throws `conflict` when another check was seen. */
export async function queueConfirmation(ctx: Context, uploadId: number, seen: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const upload = await getUpload(tx, uploadId);
    if (upload.status !== 'checked') return;
    if (seen !== checkNumber(upload)) throw checkedSince();
    await updateUpload(tx, uploadId, { status: 'confirming', jobId: await enqueueJob(tx, 'confirm upload', { uploadId, seen }) });
    await recordEvent(tx, { action: 'import started', subject: `import ${uploadId}`, summary: upload.fileName });
  });
}
