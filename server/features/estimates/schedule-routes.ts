import type { Context } from '../../context.ts';
import type { Instant } from '../../domain/calendar.ts';
import { paths } from '../../paths.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { requirePerson } from '../accounts/index.ts';
import { loadPlan } from './load-plan.ts';
import { planClock } from './plan-clock.ts';
import { getReady } from './queries.ts';
import { scheduleFile } from './schedule-files.ts';
import { estimateTitle } from './words.ts';

/** The plan of an estimate as files for other programs. */
export const scheduleRoutes: Route[] = [
  { method: 'get', path: paths.estimateProjectXml(':estimateId'), may: carrierPeople, handle: (ctx, ask) => send(ctx, ask, 'xml') },
  { method: 'get', path: paths.estimateCalendar(':estimateId'), may: carrierPeople, handle: (ctx, ask) => send(ctx, ask, 'ics') },
  { method: 'get', path: paths.estimateActivities(':estimateId'), may: carrierPeople, handle: (ctx, ask) => send(ctx, ask, 'csv') },
];

async function send(ctx: Context, ask: Ask, ending: 'xml' | 'ics' | 'csv'): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  return await scheduleFile(ending, {
    plan: await loadPlan(ctx, row),
    seasons: ctx.reference.work.seasons,
    statutory: planClock(row.program, row.summaryJson.schedule),
    name: `estimate-${row.number}-schedule`,
    title: estimateTitle(row),
    company: requirePerson(ctx).organizationName,
    madeAt: row.createdAt as Instant,
    key: `carrier-${row.carrierId}`,
    sequence: row.number,
  });
}
