import { and, eq } from 'drizzle-orm';
import { fundingPlans } from '../../../db/schema/funding.ts';
import type { Context } from '../../context.ts';

type PlanInsert = typeof fundingPlans.$inferInsert;

export async function insertFundingPlan(ctx: Context, row: PlanInsert): Promise<void> {
  await ctx.db.insert(fundingPlans).values(row);
}

export async function updateFundingPlan(ctx: Context, carrierId: number, change: { id: number; values: Partial<PlanInsert> }): Promise<void> {
  await ctx.db
    .update(fundingPlans)
    .set(change.values)
    .where(and(eq(fundingPlans.id, change.id), eq(fundingPlans.carrierId, carrierId)));
}
