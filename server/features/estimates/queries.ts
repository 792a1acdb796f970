import { and, asc, count, desc, eq, gt, inArray, or, type SQL, sql } from 'drizzle-orm';
import { estimateComparisons, estimateSites, estimates } from '../../../db/schema/estimates.ts';
import { jobs } from '../../../db/schema/platform.ts';
import type { Context } from '../../context.ts';
import type { CostLine } from '../../domain/cost/cost-lines.ts';
import type { Estimate, EstimateSummary, SiteTotal } from '../../domain/cost/estimate.ts';
import { notFound } from '../../platform/errors.ts';
import { requireCarrierId } from '../accounts/index.ts';
import type { SiteOrder, SiteQuery } from './inputs.ts';
import { unpackLines } from './pack-lines.ts';

const network = '';

export async function getEstimate(ctx: Context, id: number): Promise<EstimateRow> {
  const carrierId = requireCarrierId(ctx);
  const [row] = await ctx.db
    .select()
    .from(estimates)
    .where(and(eq(estimates.id, id), eq(estimates.carrierId, carrierId)));
  if (!row) throw notFound('That estimate does not exist.');
  return row;
}

/** An estimate that is computed; one that is not is not found under the addresses of its parts. */
export async function getReady(ctx: Context, id: number): Promise<ReadyRow> {
  const row = await getEstimate(ctx, id);
  if (!isReady(row)) throw notFound('That estimate is not computed yet. Open it from the list of estimates.');
  return row;
}

export function isReady(row: EstimateRow): row is ReadyRow {
  return row.status === 'ready' && row.summaryJson !== null && row.lineKindsJson !== null;
}

/** One page of the carrier's estimates, newest first, without their lines. */
export async function listEstimateRows(ctx: Context, page: { number: number; size: number }): Promise<EstimateListRow[]> {
  const carrierId = requireCarrierId(ctx);
  const { id, number, name, isToFile, program, status, jobId, inventoryVersion, createdAt, summaryJson } = estimates;
  return await ctx.db
    .select({ id, number, name, isToFile, program, status, jobId, inventoryVersion, createdAt, summaryJson, jobStatus: jobs.status })
    .from(estimates)
    .leftJoin(jobs, eq(jobs.id, estimates.jobId))
    .where(eq(estimates.carrierId, carrierId))
    .orderBy(desc(estimates.number), desc(estimates.id))
    .limit(page.size)
    .offset((page.number - 1) * page.size);
}

export async function countEstimates(ctx: Context): Promise<number> {
  const carrierId = requireCarrierId(ctx);
  const [row] = await ctx.db
    .select({ rows: count().mapWith(Number) })
    .from(estimates)
    .where(eq(estimates.carrierId, carrierId));
  return row?.rows ?? 0;
}

/** Every computed estimate of the carrier, newest first: what a filing can be made from. */
export async function listReadyEstimates(ctx: Context): Promise<ReadyListRow[]> {
  const carrierId = requireCarrierId(ctx);
  const { id, number, name, isToFile, program, inventoryVersion, createdAt, summaryJson } = estimates;
  const rows = await ctx.db
    .select({ id, number, name, isToFile, program, inventoryVersion, createdAt, summaryJson })
    .from(estimates)
    .where(and(eq(estimates.carrierId, carrierId), eq(estimates.status, 'ready')))
    .orderBy(desc(estimates.number), desc(estimates.id));
  return rows.flatMap(({ summaryJson: summary, ...row }) => (summary === null ? [] : [{ ...row, summary }]));
}

/** Name and number of every computed estimate, newest first. */
export async function listReadyNames(ctx: Context): Promise<EstimateName[]> {
  const { id, number, name } = estimates;
  return await ctx.db
    .select({ id, number, name })
    .from(estimates)
    .where(and(eq(estimates.carrierId, requireCarrierId(ctx)), eq(estimates.status, 'ready')))
    .orderBy(desc(estimates.number), desc(estimates.id));
}

/** The newest computed estimates with the sums of their prices, for what a new edition would move. */
export async function listPricedEstimates(ctx: Context, most: number): Promise<PricedEstimate[]> {
  const { id, number, name, editionId, lineKindsJson, isToFile } = estimates;
  const rows = await ctx.db
    .select({ id, number, name, editionId, lineKindsJson, isToFile })
    .from(estimates)
    .where(and(eq(estimates.carrierId, requireCarrierId(ctx)), eq(estimates.status, 'ready')))
    .orderBy(desc(estimates.number), desc(estimates.id))
    .limit(most);
  return rows.flatMap(({ lineKindsJson: kinds, ...row }) => (kinds === null ? [] : [{ ...row, kinds }]));
}

/** The estimate that is marked as the one to file. */
export async function findToFile(ctx: Context): Promise<EstimateName | undefined> {
  const { id, number, name } = estimates;
  const [row] = await ctx.db
    .select({ id, number, name })
    .from(estimates)
    .where(and(eq(estimates.carrierId, requireCarrierId(ctx)), eq(estimates.isToFile, true)));
  return row;
}

/** A computed estimate as one whole value, every line and activity included. */
export async function getReadyEstimate(ctx: Context, id: number): Promise<ReadyEstimate> {
  const row = await getReady(ctx, id);
  const lines: CostLine[] = [];
  const sites: SiteTotal[] = [];
  const schedule: Estimate['schedule'] = { summary: row.summaryJson.schedule, activities: [], sites: [] };
  const names = new Map<string, { name: string; place: string }>();
  for await (const batch of eachSiteBatch(ctx, row)) {
    for (const site of batch) {
      for (const line of unpackLines(row.lineKindsJson, site.siteCode, site.linesJson)) lines.push(line);
      for (const activity of site.activitiesJson) schedule.activities.push(activity);
      if (site.totalJson) sites.push(site.totalJson);
      if (site.scheduleJson) schedule.sites.push(site.scheduleJson);
      if (site.siteCode !== network) names.set(site.siteCode, { name: site.siteName, place: site.place });
    }
  }
  return { row, summary: row.summaryJson, lines, sites, schedule, names };
}

/** What was found, or is being found, between two estimates. */
export async function findComparison(ctx: Context, pair: { beforeId: number; afterId: number }): Promise<ComparisonRow | undefined> {
  const { carrierId, beforeId, afterId } = estimateComparisons;
  const [row] = await ctx.db
    .select()
    .from(estimateComparisons)
    .where(and(eq(carrierId, requireCarrierId(ctx)), eq(beforeId, pair.beforeId), eq(afterId, pair.afterId)));
  return row;
}

/** All rows of an estimate in their order, some at a time: the network-wide one first. */
export async function* eachSiteBatch(ctx: Context, estimate: ReadyRow): AsyncGenerator<EstimateSiteRow[]> {
  const size = 200;
  let last = -1;
  for (;;) {
    const batch = await ctx.db
      .select()
      .from(estimateSites)
      .where(and(eq(estimateSites.estimateId, estimate.id), gt(estimateSites.position, last)))
      .orderBy(asc(estimateSites.position), asc(estimateSites.id))
      .limit(size);
    if (batch.length > 0) yield batch;
    last = batch.at(-1)?.position ?? last;
    if (batch.length < size) return;
  }
}

/** One page of the sites of an estimate, without their lines. */
export async function listEstimateSites(ctx: Context, estimate: ReadyRow, query: SiteQuery & { size: number }): Promise<SiteListRow[]> {
  const { siteCode, siteName, place, likelyCents, totalJson, scheduleJson } = estimateSites;
  return await ctx.db
    .select({ siteCode, siteName, place, likelyCents, totalJson, scheduleJson })
    .from(estimateSites)
    .where(ofSites(estimate, query.search))
    .orderBy(...orderOf(query.order), asc(estimateSites.position), asc(estimateSites.id))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
}

export async function countEstimateSites(ctx: Context, estimate: ReadyRow, search: string): Promise<number> {
  const [row] = await ctx.db
    .select({ rows: count().mapWith(Number) })
    .from(estimateSites)
    .where(ofSites(estimate, search));
  return row?.rows ?? 0;
}

/** What each site of an estimate costs, with its place on the map; without lines, so that thousands are read at once. */
export async function listSiteSums(ctx: Context, estimate: ReadyRow): Promise<SiteSum[]> {
  const { siteCode, siteName, place, latitude, longitude, likelyCents } = estimateSites;
  return await ctx.db
    .select({ siteCode, siteName, place, latitude, longitude, likelyCents })
    .from(estimateSites)
    .where(ofSites(estimate, ''))
    .orderBy(desc(estimateSites.likelyCents), asc(estimateSites.id));
}

/** A site of an estimate with its lines; the network-wide lines where the code is empty. */
export async function getEstimateSite(ctx: Context, estimate: ReadyRow, siteCode: string): Promise<EstimateSite> {
  const [row] = await ctx.db
    .select()
    .from(estimateSites)
    .where(and(eq(estimateSites.estimateId, estimate.id), eq(estimateSites.siteCode, siteCode)));
  if (!row) throw notFound('That site is not in this estimate.');
  return { row, lines: unpackLines(estimate.lineKindsJson, siteCode, row.linesJson) };
}

/** One line of an estimate by its id, such as `HP-0012.RA-010`. Site codes may hold dots themselves, so every reading of the id is tried. */
export async function getEstimateLine(ctx: Context, estimate: ReadyRow, lineId: string): Promise<{ site: EstimateSiteRow; line: CostLine }> {
  const dots = [...lineId].flatMap((sign, index) => (sign === '.' ? [index] : []));
  const codes = [...dots.slice(-20).map((dot) => lineId.slice(0, dot)), ...(lineId.startsWith('NETWORK.') ? [network] : [])];
  const rows =
    codes.length === 0
      ? []
      : await ctx.db
          .select()
          .from(estimateSites)
          .where(and(eq(estimateSites.estimateId, estimate.id), inArray(estimateSites.siteCode, codes)))
          .orderBy(asc(estimateSites.position), asc(estimateSites.id));
  for (const site of rows) {
    const line = unpackLines(estimate.lineKindsJson, site.siteCode, site.linesJson).find((candidate) => candidate.id === lineId);
    if (line) return { site, line };
  }
  throw notFound('That line is not in this estimate.');
}

function ofSites(estimate: ReadyRow, search: string): SQL | undefined {
  const mine = and(eq(estimateSites.estimateId, estimate.id), sql`${estimateSites.siteCode} <> ''`);
  if (search === '') return mine;
  const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const like = (column: typeof estimateSites.siteName) => sql`lower(${column}) like ${pattern} escape '\\'`;
  const { siteName, siteCode, place } = estimateSites;
  return and(mine, or(like(siteName), sql`lower(${siteCode}) like ${pattern} escape '\\'`, sql`lower(${place}) like ${pattern} escape '\\'`));
}

function orderOf(order: SiteOrder): SQL[] {
  if (order === 'cost') return [desc(estimateSites.likelyCents)];
  return order === 'finish' ? [asc(estimateSites.finishOn)] : [];
}

export type EstimateRow = typeof estimates.$inferSelect;
type ComparisonRow = typeof estimateComparisons.$inferSelect;
export type EstimateSiteRow = typeof estimateSites.$inferSelect;
export type ReadyRow = EstimateRow & { status: 'ready'; summaryJson: EstimateSummary; lineKindsJson: NonNullable<EstimateRow['lineKindsJson']> };
export interface EstimateListRow
  extends Pick<
    EstimateRow,
    'id' | 'number' | 'name' | 'isToFile' | 'program' | 'status' | 'jobId' | 'inventoryVersion' | 'createdAt' | 'summaryJson'
  > {
  jobStatus: (typeof jobs.$inferSelect)['status'] | null;
}
export type PricedEstimate = Pick<EstimateRow, 'id' | 'number' | 'name' | 'editionId' | 'isToFile'> & { kinds: ReadyRow['lineKindsJson'] };
export type SiteSum = Pick<EstimateSiteRow, 'siteCode' | 'siteName' | 'place' | 'latitude' | 'longitude' | 'likelyCents'>;
export type EstimateName = Pick<EstimateRow, 'id' | 'number' | 'name'>;
export type SiteListRow = Pick<EstimateSiteRow, 'siteCode' | 'siteName' | 'place' | 'likelyCents' | 'totalJson' | 'scheduleJson'>;
type ReadyListRow = Omit<EstimateListRow, 'status' | 'jobId' | 'jobStatus' | 'summaryJson'> & { summary: EstimateSummary };

export interface EstimateSite {
  row: EstimateSiteRow;
  lines: CostLine[];
}

export interface ReadyEstimate extends Estimate {
  row: ReadyRow;
  /** Name and place of each site on the day of the estimate, by code. */
  names: ReadonlyMap<string, { name: string; place: string }>;
}
