import { eq } from 'drizzle-orm';
import { jobs } from '../db/schema/platform.ts';
import type { Context } from './context.ts';
import { findActor } from './features/accounts/index.ts';
import { jobHandlers } from './jobs.ts';
import type { Progress } from './platform/work/jobs.ts';

/** Runs one claimed job as the person who started it. Throws when the job fails. */
export async function runJob(ctx: Context, jobId: number, report: (progress: Progress) => void): Promise<void> {
  const [job] = await ctx.db.select().from(jobs).where(eq(jobs.id, jobId));
  const handler = job && jobHandlers[job.kind];
  if (!job || !handler) throw new Error(`There is no work for job ${jobId}.`);
  const actor = await findActor(ctx, job.personId);
  await handler({ ...ctx, actor }, job.inputJson, report);
}
