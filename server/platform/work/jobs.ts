import { and, eq, lt, or } from 'drizzle-orm';
import { jobs } from '../../../db/schema/platform.ts';
import type { Store } from '../../../db/store.ts';
import type { Context } from '../../context.ts';

const staleAfterMilliseconds = 60_000;
const mostAttempts = 2;

/** Queues work for a process of its own. Call it in the transaction that leaves the record the work will finish. */
export async function enqueueJob(ctx: Context, kind: string, input: Record<string, unknown>): Promise<number> {
  if (ctx.actor.kind !== 'person') throw new Error('Only a person can start a job.');
  const [row] = await ctx.db
    .insert(jobs)
    .values({
      kind,
      organisationId: ctx.actor.organisationId,
      personId: ctx.actor.personId,
      inputJson: input,
      status: 'queued',
      progressDone: 0,
      progressTotal: 0,
      progressLabel: 'Waiting to start',
      attempts: 0,
      createdAt: ctx.now,
      heartbeatAt: ctx.now,
    })
    .returning({ id: jobs.id });
  if (!row) throw new Error('The job was not stored.');
  return row.id;
}

/** A job of the actor's own organisation. */
export async function findJob(ctx: Context, id: number): Promise<JobRow | undefined> {
  if (ctx.actor.kind !== 'person') return undefined;
  const [row] = await ctx.db
    .select()
    .from(jobs)
    .where(and(eq(jobs.id, id), eq(jobs.organisationId, ctx.actor.organisationId)));
  return row;
}

/** Takes the oldest waiting job, or one whose process has died; undefined when there is none. Only one process gets each job. */
export async function claimJob(store: Store, now: Date): Promise<JobRow | undefined> {
  const stale = new Date(now.getTime() - staleAfterMilliseconds).toISOString();
  const waiting = or(eq(jobs.status, 'queued'), and(eq(jobs.status, 'running'), lt(jobs.heartbeatAt, stale)));
  const [glance] = await store.read.select({ id: jobs.id }).from(jobs).where(waiting).limit(1);
  if (!glance) return undefined;
  return store.write(async (tx) => {
    const [row] = await tx.select().from(jobs).where(waiting).orderBy(jobs.id).limit(1);
    if (!row) return undefined;
    if (row.attempts >= mostAttempts) {
      await tx.update(jobs).set({ status: 'failed', error: 'The work stopped twice without finishing.' }).where(eq(jobs.id, row.id));
      return undefined;
    }
    const claimed = { status: 'running' as const, attempts: row.attempts + 1, heartbeatAt: now.toISOString() };
    await tx.update(jobs).set(claimed).where(eq(jobs.id, row.id));
    return { ...row, ...claimed };
  });
}

export async function reportProgress(store: Store, id: number, progress: Progress): Promise<void> {
  const values = { progressDone: progress.done, progressTotal: progress.total, progressLabel: progress.label };
  await store.write(async (tx) => {
    await tx
      .update(jobs)
      .set({ ...values, heartbeatAt: new Date().toISOString() })
      .where(and(eq(jobs.id, id), eq(jobs.status, 'running')));
  });
}

export async function finishJob(store: Store, id: number, error: string | null): Promise<void> {
  await store.write(async (tx) => {
    await tx
      .update(jobs)
      .set({ status: error === null ? 'done' : 'failed', error, heartbeatAt: new Date().toISOString() })
      .where(eq(jobs.id, id));
  });
}

export type JobRow = typeof jobs.$inferSelect;

export interface Progress {
  done: number;
  total: number;
  label: string;
}

/** What a kind of job does. It leaves its result in the tables of its feature; a thrown error marks the job as failed. */
export type JobHandler = (ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void) => Promise<void>;
