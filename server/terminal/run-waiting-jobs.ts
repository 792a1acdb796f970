import type { Context } from '../context.ts';
import type { Instant } from '../domain/calendar.ts';
import { claimJob, finishJob, type Progress } from '../platform/work/jobs.ts';
import { runJob } from '../run-job.ts';

/** Does the queued work here and now, one job after the other. Throws when one fails. */
export async function runWaitingJobs(ctx: Context, report: (progress: Progress) => void): Promise<void> {
  for (;;) {
    const job = await claimJob(ctx.store, new Date());
    if (!job) return;
    try {
      await runJob({ ...ctx, now: new Date().toISOString() as Instant }, job.id, report);
    } catch (error) {
      await finishJob(ctx.store, job.id, error instanceof Error ? error.message : String(error));
      throw error;
    }
    await finishJob(ctx.store, job.id, null);
  }
}
