import type { Context } from '../../context.ts';
import type { Instant } from '../../domain/calendar.ts';
import { planClock } from '../../domain/schedule/plan-clock.ts';
import { paths } from '../../paths.ts';
import { getFile } from '../../platform/files.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { requirePerson } from '../accounts/index.ts';
import { findFinishMap } from './find-finish-map.ts';
import { finishMapPage } from './finish-map-page.ts';
import { readGanttQuery } from './gantt-inputs.ts';
import { loadPlan } from './load-plan.ts';
import { getReady } from './queries.ts';
import { scheduleReportPage } from './report-page.ts';
import { requestScheduleReport } from './request-schedule-report.ts';
import { scheduleFile } from './schedule-files.ts';
import { scheduleRiskPage } from './schedule-risk-page.ts';
import { estimateTitle } from './words.ts';

/** How sure the date of an estimate is, its plan as files for other programs, and on paper. */
export const scheduleRoutes: Route[] = [
  { method: 'get', path: paths.estimateFinish(':estimateId'), may: carrierPeople, handle: showFinish },
  { method: 'get', path: paths.estimateProjectXml(':estimateId'), may: carrierPeople, handle: (ctx, ask) => send(ctx, ask, 'xml') },
  { method: 'get', path: paths.estimateCalendar(':estimateId'), may: carrierPeople, handle: (ctx, ask) => send(ctx, ask, 'ics') },
  { method: 'get', path: paths.estimateActivities(':estimateId'), may: carrierPeople, handle: (ctx, ask) => send(ctx, ask, 'csv') },
  { method: 'get', path: paths.estimateScheduleMap(':estimateId'), may: carrierPeople, handle: showMap },
  { method: 'get', path: paths.estimateScheduleOrder(':estimateId'), may: carrierPeople, handle: showPaper },
  { method: 'post', path: paths.estimateScheduleOrder(':estimateId'), may: carrierPeople, handle: orderPaper },
  { method: 'get', path: paths.estimateScheduleReport(':estimateId'), may: carrierPeople, handle: sendPaper },
];

async function showFinish(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: scheduleRiskPage(await getReady(ctx, readId(ask, 'estimateId'))) };
}

async function showMap(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const { from: by } = readGanttQuery({ from: ask.query.by ?? '' });
  return { page: finishMapPage(row, { by, ...(await findFinishMap(ctx, row, by)) }) };
}

async function showPaper(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  return { page: scheduleReportPage(row, row.scheduleReportJobId === null ? undefined : await findJob(ctx, row.scheduleReportJobId)) };
}

async function orderPaper(ctx: Context, ask: Ask): Promise<Reply> {
  const estimateId = readId(ask, 'estimateId');
  await requestScheduleReport(ctx, estimateId);
  ask.startJobs();
  return { redirect: paths.estimateScheduleOrder(estimateId) };
}

/** The paper itself; where it is not drawn yet, the page on which it can be ordered. */
async function sendPaper(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const { scheduleReportSha256: sha256 } = row;
  if (sha256 === null) return { redirect: paths.estimateScheduleOrder(row.id) };
  return { file: { name: `schedule-report-${row.number}.pdf`, mediaType: 'application/pdf', bytes: await getFile(ctx, sha256) } };
}

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
