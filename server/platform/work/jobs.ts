import { and, count, eq, lt, or } from 'drizzle-orm';
import { jobs } from '../../../db/schema/platform.ts';
import type { Store } from '../../../db/store.ts';
import type { Context } from '../../context.ts';
import { tooMany } from '../errors.ts';

const staleAfterMilliseconds = 60_000;
const mostAttempts = 2;
/** Jobs go first come, first served over all organizations: one of them may not fill the line for the others. */
const mostQueued = 20;

/** Queues work for a process of its own. Call it in the transaction that leaves the record the work will finish. */
export async function enqueueJob(ctx: Context, kind: string, input: Record<string, unknown>): Promise<number> {
  if (ctx.actor.kind !== 'person') throw new Error('Only a person can start a job.');
  await refuseFullLine(ctx, ctx.actor.organizationId);
  const [row] = await ctx.db
    .insert(jobs)
    .values({
      kind,
      organizationId: ctx.actor.organizationId,
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

async function refuseFullLine(ctx: Context, organizationId: number): Promise<void> {
  const [waiting] = await ctx.db
    .select({ rows: count().mapWith(Number) })
    .from(jobs)
    .where(and(eq(jobs.organizationId, organizationId), eq(jobs.status, 'queued')));
  if ((waiting?.rows ?? 0) < mostQueued) return;
  throw tooMany(`${mostQueued} jobs of your organization are waiting already. Ask again when some of them are done.`);
}

/** A job of the actor's own organization. */
export async function findJob(ctx: Context, id: number): Promise<JobRow | undefined> {
  if (ctx.actor.kind !== 'person') return undefined;
  const [row] = await ctx.db
    .select()
    .from(jobs)
    .where(and(eq(jobs.id, id), eq(jobs.organizationId, ctx.actor.organizationId)));
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

/** Notes how far the work is. False when the claim is lost: another process has the job, and the caller stops. */
export async function reportProgress(store: Store, claim: Claim, progress: Progress): Promise<boolean> {
  const { done: progressDone, total: progressTotal, label: progressLabel } = progress;
  return await updateClaimed(store, claim, { progressDone, progressTotal, progressLabel });
}

/** Says that the process of a job lives, however long it is silent. False when the claim is lost. */
export async function beat(store: Store, claim: Claim, now: Date): Promise<boolean> {
  return await updateClaimed(store, claim, { heartbeatAt: now.toISOString() });
}

/** Puts a claimed job back in the queue; the try does not count. */
export async function releaseJob(store: Store, claim: Claim): Promise<void> {
  await updateClaimed(store, claim, { status: 'queued', attempts: claim.attempts - 1, progressLabel: 'Waiting to start' });
}

/** Ends a claimed job; does nothing when the claim is lost. A bare id is for a process that is alone on its queue. */
export async function finishJob(store: Store, claim: Claim | number, error: string | null): Promise<void> {
  const values = { status: error === null ? ('done' as const) : ('failed' as const), error };
  if (typeof claim !== 'number') await updateClaimed(store, claim, values);
  else await store.write((tx) => tx.update(jobs).set(values).where(eq(jobs.id, claim)));
}

/** The number of tries is the token of a claim: whoever claims the job next raises it. */
async function updateClaimed(store: Store, { id, attempts }: Claim, values: Partial<JobRow>): Promise<boolean> {
  const mine = and(eq(jobs.id, id), eq(jobs.attempts, attempts), eq(jobs.status, 'running'));
  const rows = await store.write((tx) => tx.update(jobs).set(values).where(mine).returning({ id: jobs.id }));
  return rows.length > 0;
}

export type JobRow = typeof jobs.$inferSelect;

/** What a process that claimed a job holds of it. */
export type Claim = Pick<JobRow, 'id' | 'attempts'>;

export interface Progress {
  done: number;
  total: number;
  label: string;
}

/** What a kind of job does. It leaves its result in the tables of its feature; a thrown error marks the job as failed. */
export type JobHandler = (ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void) => Promise<void>;
