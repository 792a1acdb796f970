import { and, eq, max, sql } from 'drizzle-orm';
import { estimateComparisons, estimateSites, estimates, estimateWorks } from '../../../db/schema/estimates.ts';
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

/** One statement over all of the carrier's estimates, so that two people at once cannot leave two marks. */
export async function moveFilingMark(ctx: Context, carrierId: number, id: number): Promise<void> {
  await ctx.db
    .update(estimates)
    .set({ isToFile: sql`${estimates.id} = ${id}` })
    .where(eq(estimates.carrierId, carrierId));
}

export async function insertComparison(ctx: Context, row: typeof estimateComparisons.$inferInsert): Promise<void> {
  await ctx.db.insert(estimateComparisons).values(row);
}

export async function updateComparison(ctx: Context, carrierId: number, change: ComparisonChange): Promise<void> {
  await ctx.db
    .update(estimateComparisons)
    .set(change.values)
    .where(and(eq(estimateComparisons.id, change.id), eq(estimateComparisons.carrierId, carrierId)));
}

export async function insertEstimateSites(ctx: Context, rows: readonly (typeof estimateSites.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await ctx.store.insertMany(ctx.db, estimateSites, rows);
}

export async function insertEstimateWork(ctx: Context, row: typeof estimateWorks.$inferInsert): Promise<void> {
  await ctx.db.insert(estimateWorks).values(row);
}

interface ComparisonChange {
  id: number;
  values: Partial<typeof estimateComparisons.$inferInsert>;
}
