import { and, eq, max } from 'drizzle-orm';
import { estimateSites, estimates } from '../../../db/schema/estimates.ts';
import type { Context } from '../../context.ts';

type EstimateInsert = typeof estimates.$inferInsert;

export async function nextNumber(ctx: Context, carrierId: number): Promise<number> {
  const [row] = await ctx.db
    .select({ last: max(estimates.number) })
    .from(estimates)
    .where(eq(estimates.carrierId, carrierId));
  return (row?.last ?? 0) + 1;
}

export async function insertEstimate(ctx: Context, row: EstimateInsert): Promise<number> {
  const [inserted] = await ctx.db.insert(estimates).values(row).returning({ id: estimates.id });
  if (!inserted) throw new Error('The estimate was not stored.');
  return inserted.id;
}

export async function updateEstimate(ctx: Context, carrierId: number, change: { id: number; values: Partial<EstimateInsert> }): Promise<void> {
  await ctx.db
    .update(estimates)
    .set(change.values)
    .where(and(eq(estimates.id, change.id), eq(estimates.carrierId, carrierId)));
}

export async function insertEstimateSites(ctx: Context, rows: readonly (typeof estimateSites.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await ctx.store.insertMany(ctx.db, estimateSites, rows);
}
