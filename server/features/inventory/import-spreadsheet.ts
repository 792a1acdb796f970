import type { Context } from '../../context.ts';
import { confirmUpload } from './confirm-upload.ts';
import { receiveUpload } from './receive-upload.ts';
import { recheckUpload } from './recheck-upload.ts';

/** Checks and confirms a file at once, for the demo: rows with errors stay out. */
export async function importSpreadsheet(ctx: Context, file: { path: string; name: string }): Promise<void> {
  const { uploadId, isQueued } = await receiveUpload(ctx, file);
  if (isQueued) await recheckUpload(ctx, uploadId);
  await confirmUpload(ctx, uploadId);
}
