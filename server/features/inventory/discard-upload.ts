import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { getUpload } from './import-queries.ts';
import { deleteChunks, updateUpload } from './store.ts';

/** Throws a checked upload away; one that is imported or gone already stays as it is. */
export async function discardUpload(ctx: Context, uploadId: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const upload = await getUpload(tx, uploadId);
    if (upload.status !== 'checked' && upload.status !== 'failed') return;
    await deleteChunks(tx, uploadId);
    await updateUpload(tx, uploadId, { status: 'discarded' });
    await recordEvent(tx, { action: 'import discarded', subject: `import ${uploadId}`, summary: upload.fileName });
  });
}
