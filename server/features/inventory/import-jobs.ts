import type { Context } from '../../context.ts';
import { AppError } from '../../platform/errors.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { checkNumber } from './check-number.ts';
import { confirmUpload } from './confirm-upload.ts';
import { getUpload } from './import-queries.ts';
import { recheckUpload } from './recheck-upload.ts';

/** Job: checks a large upload. */
export async function runCheckUpload(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  await recheckUpload(ctx, Number(input.uploadId), { report });
}

/**
 * Job: saves a large upload as it was approved. When the inventory has moved since the check, the file is checked again and waits for the person; run
 * once more after that, the job has nothing to do.
 */
export async function runConfirmUpload(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const uploadId = Number(input.uploadId);
  const seen = String(input.seen);
  const upload = await getUpload(ctx, uploadId);
  if (upload.status !== 'confirming' || checkNumber(upload) !== seen) return;
  try {
    await confirmUpload(ctx, uploadId, { seen, from: 'confirming', report });
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'conflict')) throw error;
    await recheckUpload(ctx, uploadId, { report, confirming: seen });
  }
}
