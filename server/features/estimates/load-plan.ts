import { and, asc, eq, gt } from 'drizzle-orm';
import { estimateSites } from '../../../db/schema/estimates.ts';
import type { Context } from '../../context.ts';
import type { GanttPlace } from '../../domain/schedule/arrange-gantt.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { keepLast } from '../../platform/keep-last.ts';
import { placeWork } from './place-work.ts';
import type { ReadyRow } from './queries.ts';

const batchSize = 500;

/** Plans that were looked at last: an estimate never changes, and a reader goes from view to view. */
const keep = keepLast<LoadedPlan>(4);

/** The whole plan of an estimate with the names of its sites, without its cost lines. The caller does not change it. */
export function loadPlan(ctx: Context, estimate: ReadyRow): Promise<LoadedPlan> {
  return keep([estimate.carrierId, estimate.id, estimate.inputsSha256].join(' '), () => readPlan(ctx, estimate));
}

/** Some sites at a time. */
async function readPlan(ctx: Context, estimate: ReadyRow): Promise<LoadedPlan> {
  const schedule: Schedule = { summary: estimate.summaryJson.schedule, activities: [], sites: [] };
  const places: GanttPlace[] = [];
  const { position, siteCode, siteName, place, scheduleJson, activitiesJson } = estimateSites;
  for (let last = -1; ; ) {
    const batch = await ctx.db
      .select({ position, siteCode, siteName, place, scheduleJson, activitiesJson })
      .from(estimateSites)
      .where(and(eq(estimateSites.estimateId, estimate.id), gt(position, last)))
      .orderBy(asc(estimateSites.position), asc(estimateSites.id))
      .limit(batchSize);
    for (const site of batch) {
      for (const activity of site.activitiesJson) schedule.activities.push(activity);
      if (site.scheduleJson) schedule.sites.push(site.scheduleJson);
      if (site.siteCode !== '') places.push({ code: site.siteCode, name: site.siteName, county: site.place });
    }
    last = batch.at(-1)?.position ?? last;
    if (batch.length < batchSize) return { schedule, places: await placeWork(ctx, estimate, places) };
  }
}

export interface LoadedPlan {
  schedule: Schedule;
  places: GanttPlace[];
}
