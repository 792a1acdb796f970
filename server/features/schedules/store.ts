import { and, eq } from 'drizzle-orm';
import { scheduleSites, schedules } from '../../../db/schema/schedules.ts';
import type { Context } from '../../context.ts';
import { requireCarrierId } from '../accounts/index.ts';

type ScheduleInsert = typeof schedules.$inferInsert;

export async function insertSchedule(ctx: Context, row: ScheduleInsert): Promise<number> {
  const [inserted] = await ctx.db.insert(schedules).values(row).returning({ id: schedules.id });
  if (!inserted) throw new Error('The plan was not stored.');
  return inserted.id;
}

export async function updateSchedule(ctx: Context, id: number, values: Partial<ScheduleInsert>): Promise<void> {
  await ctx.db
    .update(schedules)
    .set(values)
    .where(and(eq(schedules.id, id), eq(schedules.carrierId, requireCarrierId(ctx))));
}

export async function insertScheduleSites(ctx: Context, rows: readonly (typeof scheduleSites.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await ctx.store.insertMany(ctx.db, scheduleSites, rows);
}
