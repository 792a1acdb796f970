import { and, asc, eq } from 'drizzle-orm';
import { scheduleExtensions } from '../../../db/schema/progress.ts';
import type { Context } from '../../context.ts';
import { requireCarrierId } from '../accounts/index.ts';

/** Extensions of the term stated for an estimate, those withdrawn among them, oldest first. */
export async function listExtensions(ctx: Context, estimateId: number): Promise<ExtensionRow[]> {
  return await ctx.db
    .select()
    .from(scheduleExtensions)
    .where(and(eq(scheduleExtensions.estimateId, estimateId), eq(scheduleExtensions.carrierId, requireCarrierId(ctx))))
    .orderBy(asc(scheduleExtensions.id));
}

export type ExtensionRow = typeof scheduleExtensions.$inferSelect;
