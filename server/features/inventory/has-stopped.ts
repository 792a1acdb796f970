import type { importUploads } from '../../../db/schema/inventory.ts';
import type { JobRow } from '../../platform/work/jobs.ts';

export type UploadRow = typeof importUploads.$inferSelect;

/** Whether the job that checks or saves an upload ended without doing so: nothing will happen by itself any more. */
export function hasStopped({ status }: UploadRow, jobStatus: JobRow['status'] | null): boolean {
  return (status === 'checking' || status === 'confirming') && (jobStatus === 'failed' || jobStatus === 'done');
}
