import { and, eq, isNull } from 'drizzle-orm';
import { scheduleExtensions } from '../../../db/schema/progress.ts';
import type { Context } from '../../context.ts';

export async function insertExtension(ctx: Context, row: typeof scheduleExtensions.$inferInsert): Promise<void> {
  await ctx.db.insert(scheduleExtensions).values(row);
}

export async function withdrawOne(ctx: Context, id: number, byName: string): Promise<void> {
  await ctx.db
    .update(scheduleExtensions)
    .set({ withdrawnAt: ctx.now, withdrawnByName: byName })
    .where(and(eq(scheduleExtensions.id, id), isNull(scheduleExtensions.withdrawnAt)));
}
