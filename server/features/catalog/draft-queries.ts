import { setImmediate as pause } from 'node:timers/promises';
import { and, desc, eq, getTableColumns, inArray } from 'drizzle-orm';
import { priceBookDrafts } from '../../../db/schema/catalog.ts';
import { jobs } from '../../../db/schema/platform.ts';
import type { Context } from '../../context.ts';
import type { PriceBookEntry } from '../../domain/catalog/price-book.ts';
import { notFound } from '../../platform/errors.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import { requirePerson } from '../accounts/index.ts';

const { entriesJson: _entries, ...withoutEntries } = getTableColumns(priceBookDrafts);

/** A draft of the actor's own organization, without its prices. */
export async function getDraft(ctx: Context, draftId: number): Promise<DraftRow> {
  const [row] = await ctx.db.select(withoutEntries).from(priceBookDrafts).where(mine(ctx, draftId));
  if (!row) throw notFound('That draft does not exist.');
  return row;
}

/** The prices of a draft of the actor's own organization; empty where there are none. */
export async function getDraftEntries(ctx: Context, draftId: number): Promise<PriceBookEntry[]> {
  const [row] = await ctx.db.select({ entries: priceBookDrafts.entriesJson }).from(priceBookDrafts).where(mine(ctx, draftId));
  // Twenty thousand prices take their time to parse; others get their turn before they are looked at.
  await pause();
  return row?.entries ?? [];
}

/** Drafts of the actor's organization that wait for somebody, newest first. */
export async function listOpenDrafts(ctx: Context): Promise<(DraftRow & { isStopped: boolean })[]> {
  const rows = await ctx.db
    .select({ ...withoutEntries, jobStatus: jobs.status })
    .from(priceBookDrafts)
    .leftJoin(jobs, eq(jobs.id, priceBookDrafts.jobId))
    .where(
      and(eq(priceBookDrafts.organizationId, requirePerson(ctx).organizationId), inArray(priceBookDrafts.status, ['checking', 'checked', 'failed'])),
    )
    .orderBy(desc(priceBookDrafts.id))
    .limit(50);
  return rows.map(({ jobStatus, ...row }) => ({ ...row, isStopped: hasStopped(row, jobStatus) }));
}

/** Whether the check of a draft broke off, in a job or while a browser waited: nothing will happen by itself any more. */
export function hasStopped({ status, jobId }: Pick<DraftRow, 'status' | 'jobId'>, jobStatus: JobRow['status'] | null): boolean {
  return status === 'checking' && (jobId === null || jobStatus === 'failed' || jobStatus === 'done');
}

function mine(ctx: Context, draftId: number) {
  return and(eq(priceBookDrafts.id, draftId), eq(priceBookDrafts.organizationId, requirePerson(ctx).organizationId));
}

export type DraftRow = Omit<typeof priceBookDrafts.$inferSelect, 'entriesJson'>;
