import { and, eq, inArray } from 'drizzle-orm';
import { scheduleBaselines, scheduleProgress, scheduleStatuses } from '../../../db/schema/progress.ts';
import type { Context } from '../../context.ts';

const batch = 500;

export async function insertBaseline(ctx: Context, row: typeof scheduleBaselines.$inferInsert): Promise<void> {
  await ctx.db.insert(scheduleBaselines).values(row);
}

export async function insertStatus(ctx: Context, row: typeof scheduleStatuses.$inferInsert): Promise<void> {
  await ctx.db.insert(scheduleStatuses).values(row);
}

/** Adds rows that count from now on; those before them stay as history. */
export async function insertProgress(ctx: Context, estimateId: number, rows: readonly (typeof scheduleProgress.$inferInsert)[]): Promise<void> {
  for (let start = 0; start < rows.length; start += batch) {
    const ids = rows.slice(start, start + batch).map(({ activityId }) => activityId);
    await ctx.db
      .update(scheduleProgress)
      .set({ isLatest: false })
      .where(and(eq(scheduleProgress.estimateId, estimateId), eq(scheduleProgress.isLatest, true), inArray(scheduleProgress.activityId, ids)));
  }
  if (rows.length > 0) await ctx.store.insertMany(ctx.db, scheduleProgress, rows);
}
