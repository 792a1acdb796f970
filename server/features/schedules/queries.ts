import { and, asc, count, desc, eq, gt, inArray, isNull, max, or, type SQL, sql } from 'drizzle-orm';
import { estimates } from '../../../db/schema/estimates.ts';
import { jobs } from '../../../db/schema/platform.ts';
import { scheduleStatuses } from '../../../db/schema/progress.ts';
import { scheduleSites, schedules } from '../../../db/schema/schedules.ts';
import type { Context } from '../../context.ts';
import type { GanttPlace } from '../../domain/schedule/arrange-gantt.ts';
import type { PlannedActivity, Schedule, ScheduleSummary } from '../../domain/schedule/schedule.ts';
import type { WorkPlan } from '../../domain/schedule/work-plan.ts';
import { notFound } from '../../platform/errors.ts';
import { requireCarrierId } from '../accounts/index.ts';

const batchSize = 500;

export async function getSchedule(ctx: Context, id: number): Promise<ScheduleRow> {
  const [row] = await ctx.db
    .select()
    .from(schedules)
    .where(and(eq(schedules.id, id), eq(schedules.carrierId, requireCarrierId(ctx))));
  if (!row) throw notFound('That plan does not exist. Open it from the list of schedules.');
  return row;
}

/** A plan that is made; one that is not is not found under the addresses of its parts. */
export async function getMade(ctx: Context, id: number): Promise<MadeRow> {
  const row = await getSchedule(ctx, id);
  if (!isMade(row)) throw notFound('That plan is not made yet. Open it from the list of schedules.');
  return row;
}

export function isMade(row: ScheduleRow): row is MadeRow {
  return (row.status === 'ready' || row.status === 'stopped') && row.summaryJson !== null;
}

/** One page of the carrier's plans, newest first; of one estimate where it is named. */
export async function listSchedules(ctx: Context, estimateId: number | null, page: { number: number; size: number }): Promise<ScheduleListRow[]> {
  const { id, number, name, estimateId: of, status, summaryJson, isStopAsked, createdAt } = schedules;
  return await ctx.db
    .select({
      id,
      number,
      name,
      estimateId: of,
      status,
      summaryJson,
      isStopAsked,
      createdAt,
      estimateName: estimates.name,
      estimateNumber: estimates.number,
      jobStatus: jobs.status,
    })
    .from(schedules)
    .innerJoin(estimates, eq(estimates.id, schedules.estimateId))
    .leftJoin(jobs, eq(jobs.id, schedules.jobId))
    .where(mine(ctx, estimateId))
    .orderBy(desc(schedules.number), desc(schedules.id))
    .limit(page.size)
    .offset((page.number - 1) * page.size);
}

export async function countSchedules(ctx: Context, estimateId: number | null): Promise<number> {
  const [row] = await ctx.db
    .select({ rows: count().mapWith(Number) })
    .from(schedules)
    .where(mine(ctx, estimateId));
  return row?.rows ?? 0;
}

/** Name and number of every plan of an estimate that is made, newest first. */
export async function listMadeNames(ctx: Context, estimateId: number): Promise<Pick<ScheduleRow, 'id' | 'name' | 'number'>[]> {
  const { id, name, number, status } = schedules;
  return await ctx.db
    .select({ id, name, number })
    .from(schedules)
    .where(and(mine(ctx, estimateId), inArray(status, ['ready', 'stopped'])))
    .orderBy(desc(schedules.number), desc(schedules.id));
}

export async function nextScheduleNumber(ctx: Context): Promise<number> {
  const [row] = await ctx.db
    .select({ last: max(schedules.number) })
    .from(schedules)
    .where(mine(ctx, null));
  return (row?.last ?? 0) + 1;
}

/** A plan of an estimate that was asked for in the same words and not refused, newest first. */
export async function findTwin(
  ctx: Context,
  wanted: { estimateId: number; seed: number; passes: number },
  isSame: (plan: WorkPlan, summary: ScheduleSummary | null) => boolean,
): Promise<{ id: number } | undefined> {
  const { id, planJson, summaryJson, seed, passes, status } = schedules;
  const rows = await ctx.db
    .select({ id, planJson, summaryJson, status, isStopAsked: schedules.isStopAsked, jobStatus: jobs.status })
    .from(schedules)
    .leftJoin(jobs, eq(jobs.id, schedules.jobId))
    .leftJoin(scheduleStatuses, eq(scheduleStatuses.scheduleId, schedules.id))
    .where(
      and(
        mine(ctx, wanted.estimateId),
        eq(seed, wanted.seed),
        eq(passes, wanted.passes),
        inArray(status, ['queued', 'ready']),
        // A plan of the rest was not made from the plan alone.
        isNull(scheduleStatuses.id),
      ),
    )
    .orderBy(desc(schedules.number), desc(schedules.id));
  return rows.find((row) => !row.isStopAsked && (row.status === 'ready' || row.jobStatus !== 'failed') && isSame(row.planJson, row.summaryJson));
}

/** Whether somebody asked for the search to end. */
export async function isStopAsked(ctx: Context, id: number): Promise<boolean> {
  const [row] = await ctx.db.select({ isAsked: schedules.isStopAsked }).from(schedules).where(eq(schedules.id, id));
  return row?.isAsked ?? true;
}

/** The whole of a plan with the names of its sites, read some sites at a time. */
export async function loadSchedule(ctx: Context, row: MadeRow): Promise<{ schedule: Schedule; places: GanttPlace[] }> {
  const schedule: Schedule = { summary: row.summaryJson, activities: [], sites: [] };
  const places: GanttPlace[] = [];
  for (let last = -1; ; ) {
    const batch = await ctx.db
      .select()
      .from(scheduleSites)
      .where(and(eq(scheduleSites.scheduleId, row.id), gt(scheduleSites.position, last)))
      .orderBy(asc(scheduleSites.position), asc(scheduleSites.id))
      .limit(batchSize);
    for (const site of batch) {
      for (const activity of site.activitiesJson) schedule.activities.push(activity);
      if (site.siteJson) schedule.sites.push(site.siteJson);
      if (site.siteCode !== '') places.push({ code: site.siteCode, name: site.siteName, county: site.place });
    }
    last = batch.at(-1)?.position ?? last;
    if (batch.length < batchSize) return { schedule, places };
  }
}

/** One page of the sites of a plan in the order of their finish, without their activities. */
export async function listScheduleSites(ctx: Context, row: MadeRow, query: SiteSearch): Promise<ScheduleSiteRow[]> {
  const { siteCode, siteName, place, siteJson } = scheduleSites;
  return await ctx.db
    .select({ siteCode, siteName, place, siteJson })
    .from(scheduleSites)
    .where(ofSites(row, query.search))
    .orderBy(asc(scheduleSites.finishOn), asc(scheduleSites.position), asc(scheduleSites.id))
    .limit(query.size)
    .offset((query.page - 1) * query.size);
}

/** Every site of a plan with its days, without activities. */
export async function listAllSites(ctx: Context, row: MadeRow): Promise<ScheduleSiteRow[]> {
  const { siteCode, siteName, place, siteJson } = scheduleSites;
  return await ctx.db
    .select({ siteCode, siteName, place, siteJson })
    .from(scheduleSites)
    .where(ofSites(row, ''))
    .orderBy(asc(scheduleSites.position), asc(scheduleSites.id));
}

/** The activities at some sites of a plan, by code. */
export async function listActivitiesOf(ctx: Context, row: MadeRow, codes: readonly string[]): Promise<Map<string, PlannedActivity[]>> {
  if (codes.length === 0) return new Map();
  const { siteCode, activitiesJson } = scheduleSites;
  const rows = await ctx.db
    .select({ siteCode, activitiesJson })
    .from(scheduleSites)
    .where(and(eq(scheduleSites.scheduleId, row.id), inArray(siteCode, [...codes])))
    .orderBy(asc(scheduleSites.id));
  return new Map(rows.map((site) => [site.siteCode, site.activitiesJson]));
}

export async function countScheduleSites(ctx: Context, row: MadeRow, search: string): Promise<number> {
  const [found] = await ctx.db
    .select({ rows: count().mapWith(Number) })
    .from(scheduleSites)
    .where(ofSites(row, search));
  return found?.rows ?? 0;
}

function mine(ctx: Context, estimateId: number | null): SQL | undefined {
  const own = eq(schedules.carrierId, requireCarrierId(ctx));
  return estimateId === null ? own : and(own, eq(schedules.estimateId, estimateId));
}

function ofSites(row: MadeRow, search: string): SQL | undefined {
  const { scheduleId, siteCode, siteName, place } = scheduleSites;
  const all = and(eq(scheduleId, row.id), sql`${siteCode} <> ''`);
  if (search === '') return all;
  const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const like = (column: typeof siteName | typeof siteCode | typeof place) => sql`lower(${column}) like ${pattern} escape '\\'`;
  return and(all, or(like(siteName), like(siteCode), like(place)));
}

export type ScheduleRow = typeof schedules.$inferSelect;
export type MadeRow = ScheduleRow & { status: 'ready' | 'stopped'; summaryJson: ScheduleSummary };
export type ScheduleSiteRow = Pick<typeof scheduleSites.$inferSelect, 'siteCode' | 'siteName' | 'place' | 'siteJson'>;
export interface ScheduleListRow
  extends Pick<ScheduleRow, 'id' | 'number' | 'name' | 'estimateId' | 'status' | 'summaryJson' | 'isStopAsked' | 'createdAt'> {
  estimateName: string;
  estimateNumber: number;
  jobStatus: (typeof jobs.$inferSelect)['status'] | null;
}
interface SiteSearch {
  search: string;
  /** From 1. */
  page: number;
  size: number;
}
