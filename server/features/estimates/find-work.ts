import { and, asc, eq, ne } from 'drizzle-orm';
import { estimateSites, estimateWorks } from '../../../db/schema/estimates.ts';
import type { Context } from '../../context.ts';
import type { WorkProgram } from '../../domain/schedule/work-packages.ts';
import type { EstimateSiteRow, ReadyRow } from './queries.ts';

/** The work at the sites of an estimate; undefined for one that was computed before it was kept. */
export async function findWork(ctx: Context, estimate: ReadyRow): Promise<WorkProgram | undefined> {
  const [row] = await ctx.db.select({ work: estimateWorks.workJson }).from(estimateWorks).where(eq(estimateWorks.estimateId, estimate.id));
  return row?.work;
}

/** Name, place, coordinates and likely cost of each site of an estimate, in the order of the inventory. */
export async function listPlaces(ctx: Context, estimate: ReadyRow): Promise<EstimatePlace[]> {
  const { estimateId, position, siteCode, siteName, place, latitude, longitude, likelyCents } = estimateSites;
  return await ctx.db
    .select({ siteCode, siteName, place, latitude, longitude, likelyCents })
    .from(estimateSites)
    .where(and(eq(estimateId, estimate.id), ne(siteCode, '')))
    .orderBy(asc(position), asc(estimateSites.id));
}

type EstimatePlace = Pick<EstimateSiteRow, 'siteCode' | 'siteName' | 'place' | 'latitude' | 'longitude' | 'likelyCents'>;
