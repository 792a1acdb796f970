import { readFile } from 'node:fs/promises';
import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { keepFile } from '../../platform/files.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob } from '../../platform/work/jobs.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { checkUpload } from './check-upload.ts';
import { getInventoryState } from './queries.ts';
import { insertUpload, updateUpload } from './store.ts';

/** Files up to this size are checked while the browser waits; larger ones in a process of their own. */
const waitLimitBytes = 400_000;

/** Takes in an uploaded spreadsheet and checks it, now or as a job. Returns the id of the upload. */
export async function receiveUpload(ctx: Context, file: { path: string; name: string }): Promise<{ uploadId: number; isQueued: boolean }> {
  const carrierId = requireCarrierId(ctx);
  const bytes = await readFile(file.path);
  const isQueued = bytes.length > waitLimitBytes;
  const uploadId = await inTransaction(ctx, async (tx) => {
    const fileSha256 = await keepFile(tx, bytes, 'application/octet-stream');
    const id = await insertUpload(tx, {
      carrierId,
      personId: requirePerson(ctx).personId,
      fileName: file.name,
      fileSha256,
      status: 'checking',
      baseVersion: (await getInventoryState(tx)).version,
      createdAt: ctx.now,
    });
    if (isQueued) await updateUpload(tx, id, { jobId: await enqueueJob(tx, 'check upload', { uploadId: id }) });
    await recordEvent(tx, { action: 'file uploaded', subject: `import ${id}`, summary: file.name });
    return id;
  });
  if (!isQueued) await checkUpload(ctx, uploadId, file);
  return { uploadId, isQueued };
}
