import { and, asc, eq, isNotNull, max } from 'drizzle-orm';
import { estimateSites } from '../../../db/schema/estimates.ts';
import { fundingPlans } from '../../../db/schema/funding.ts';
import { jobs } from '../../../db/schema/platform.ts';
import type { Context } from '../../context.ts';
import { notFound } from '../../platform/errors.ts';
import { requireCarrierId } from '../accounts/index.ts';
import type { ReadyRow } from './queries.ts';

/** The part-funding plans of an estimate, least money first, without their sites. */
export async function listFundingPlans(ctx: Context, estimate: ReadyRow): Promise<FundingPlanListRow[]> {
  const { id, number, budgetCents, askedJson, status, figuresJson } = fundingPlans;
  return await ctx.db
    .select({ id, number, budgetCents, askedJson, status, figuresJson, jobStatus: jobs.status })
    .from(fundingPlans)
    .leftJoin(jobs, eq(jobs.id, fundingPlans.jobId))
    .where(and(eq(fundingPlans.estimateId, estimate.id), eq(fundingPlans.carrierId, requireCarrierId(ctx))))
    .orderBy(asc(fundingPlans.budgetCents), asc(fundingPlans.id));
}

export async function getFundingPlan(ctx: Context, estimate: { id: number }, number: number): Promise<FundingPlanRow> {
  const mine = and(eq(fundingPlans.estimateId, estimate.id), eq(fundingPlans.carrierId, requireCarrierId(ctx)));
  const [row] = await ctx.db
    .select()
    .from(fundingPlans)
    .where(and(mine, eq(fundingPlans.number, number)));
  if (!row) throw notFound('That plan does not exist. Open it from the list of part-funding plans.');
  return row;
}

/** Whether somebody asked for the search to end. */
export async function isStopAsked(ctx: Context, planId: number): Promise<boolean> {
  const [row] = await ctx.db.select({ isAsked: fundingPlans.isStopAsked }).from(fundingPlans).where(eq(fundingPlans.id, planId));
  return row?.isAsked ?? true;
}

export async function nextPlanNumber(ctx: Context, estimateId: number): Promise<number> {
  const [row] = await ctx.db
    .select({ last: max(fundingPlans.number) })
    .from(fundingPlans)
    .where(eq(fundingPlans.estimateId, estimateId));
  return (row?.last ?? 0) + 1;
}

/** Codes of the sites of an estimate that have cost lines. */
export async function listPricedCodes(ctx: Context, estimate: ReadyRow): Promise<string[]> {
  const { siteCode, estimateId, totalJson } = estimateSites;
  const rows = await ctx.db
    .select({ siteCode })
    .from(estimateSites)
    .where(and(eq(estimateId, estimate.id), isNotNull(totalJson)))
    .orderBy(asc(estimateSites.position), asc(estimateSites.id));
  return rows.map((row) => row.siteCode).filter((code) => code !== '');
}

export type FundingPlanRow = typeof fundingPlans.$inferSelect;
export type FundingPlanListRow = Pick<FundingPlanRow, 'id' | 'number' | 'budgetCents' | 'askedJson' | 'status' | 'figuresJson'> & {
  jobStatus: (typeof jobs.$inferSelect)['status'] | null;
};
