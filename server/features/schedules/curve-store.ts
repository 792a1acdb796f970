import { eq } from 'drizzle-orm';
import { crewCurves } from '../../../db/schema/schedules.ts';
import type { Context } from '../../context.ts';
import type { MadeRow } from './queries.ts';

/** What crews buy in a plan, or is being computed. */
export async function findCrewCurve(ctx: Context, schedule: Pick<MadeRow, 'id'>): Promise<CurveRow | undefined> {
  const [row] = await ctx.db.select().from(crewCurves).where(eq(crewCurves.scheduleId, schedule.id));
  return row;
}

export async function insertCrewCurve(ctx: Context, row: typeof crewCurves.$inferInsert): Promise<void> {
  await ctx.db.insert(crewCurves).values(row);
}

export async function updateCrewCurve(ctx: Context, id: number, values: Partial<typeof crewCurves.$inferInsert>): Promise<void> {
  await ctx.db.update(crewCurves).set(values).where(eq(crewCurves.id, id));
}

export type CurveRow = typeof crewCurves.$inferSelect;
