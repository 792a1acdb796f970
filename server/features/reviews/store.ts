import { and, eq } from 'drizzle-orm';
import { reviewRemarks } from '../../../db/schema/reviews.ts';
import type { Context } from '../../context.ts';

export async function insertRemark(
  ctx: Context,
  row: Pick<typeof reviewRemarks.$inferInsert, 'filingId' | 'versionNumber' | 'lineId' | 'text' | 'byName'>,
): Promise<void> {
  await ctx.db.insert(reviewRemarks).values({ ...row, at: ctx.now, isSent: false });
}

export async function deleteRemark(ctx: Context, filingId: number, remarkId: number): Promise<void> {
  await ctx.db
    .delete(reviewRemarks)
    .where(and(eq(reviewRemarks.id, remarkId), eq(reviewRemarks.filingId, filingId), eq(reviewRemarks.isSent, false)));
}

/** Shows the remarks on a version to the carrier. */
export async function markRemarksSent(ctx: Context, filingId: number, versionNumber: number): Promise<void> {
  await ctx.db
    .update(reviewRemarks)
    .set({ isSent: true })
    .where(and(eq(reviewRemarks.filingId, filingId), eq(reviewRemarks.versionNumber, versionNumber)));
}
