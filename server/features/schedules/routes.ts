import type { Context } from '../../context.ts';
import { dayOf, type Instant } from '../../domain/calendar.ts';
import { paths } from '../../paths.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { countPages } from '../../web/to-pager.ts';
import { requirePerson } from '../accounts/index.ts';
import {
  findToFile,
  ganttParts,
  getReady,
  listReadyNames,
  planClock,
  type ReadyRow,
  readGanttQuery,
  readSettingsText,
  scheduleFile,
} from '../estimates/index.ts';
import { newSchedulePage } from './form-page.ts';
import { readPage, readScheduleInput } from './inputs.ts';
import { mayMakeSchedules, schedulesPage } from './list-page.ts';
import { valuesOfEstimate, valuesOfSchedule } from './plan-values.ts';
import {
  countScheduleSites,
  countSchedules,
  getMade,
  getSchedule,
  isMade,
  listScheduleSites,
  listSchedules,
  loadSchedule,
  type MadeRow,
} from './queries.ts';
import { requestSchedule } from './request-schedule.ts';
import { resultPage } from './result-page.ts';
import { siteList } from './site-list.ts';
import { stopSchedule } from './stop-schedule.ts';
import { refusedPage, waitingPage } from './waiting-page.ts';
import { planTitle } from './words.ts';

const listSize = 25;
const siteSize = 50;
const makers = ['preparer'] as const;

/** Plans of the work of an estimate: made, compared, adopted. */
export const scheduleRoutes: Route[] = [
  { method: 'get', path: paths.schedules(), may: carrierPeople, handle: showSchedules },
  { method: 'post', path: paths.schedules(), may: makers, handle: makeSchedule },
  { method: 'get', path: paths.newSchedule(), may: makers, handle: showForm },
  { method: 'get', path: paths.schedule(':scheduleId'), may: carrierPeople, handle: showSchedule },
  { method: 'post', path: paths.scheduleStop(':scheduleId'), may: makers, handle: stopOne },
  { method: 'get', path: paths.scheduleProjectXml(':scheduleId'), may: carrierPeople, handle: (ctx, ask) => send(ctx, ask, 'xml') },
  { method: 'get', path: paths.scheduleCalendar(':scheduleId'), may: carrierPeople, handle: (ctx, ask) => send(ctx, ask, 'ics') },
  { method: 'get', path: paths.scheduleActivities(':scheduleId'), may: carrierPeople, handle: (ctx, ask) => send(ctx, ask, 'csv') },
];

async function showSchedules(ctx: Context, ask: Ask): Promise<Reply> {
  const wanted = ask.query.estimate;
  const names = await listReadyNames(ctx);
  const estimate = names.find(({ id }) => String(id) === wanted) ?? null;
  const total = await countSchedules(ctx, estimate?.id ?? null);
  const page = Math.min(readPage(ask.query.page), countPages(total, listSize));
  const rows = await listSchedules(ctx, estimate?.id ?? null, { number: page, size: listSize });
  const mayMake = mayMakeSchedules(requirePerson(ctx));
  return { page: schedulesPage({ rows, total, page, size: listSize, estimate, hasEstimates: names.length > 0, mayMake }) };
}

async function showForm(ctx: Context, ask: Ask): Promise<Reply> {
  if (ask.query.from !== undefined && /^\d{1,9}$/.test(ask.query.from)) {
    const from = await getSchedule(ctx, Number(ask.query.from));
    return { page: newSchedulePage(await getReady(ctx, from.estimateId), valuesOfSchedule(from), []) };
  }
  const estimate = await findEstimate(ctx, ask.query.estimate);
  if (!estimate) return { redirect: paths.schedules(), notice: 'A plan takes its sites from an estimate. Make one first.' };
  return { page: newSchedulePage(estimate, valuesOfEstimate(estimate), []) };
}

/** The estimate that is named, else the one to file, else the newest. */
async function findEstimate(ctx: Context, wanted: string | undefined): Promise<ReadyRow | undefined> {
  if (wanted !== undefined && /^\d{1,9}$/.test(wanted)) return await getReady(ctx, Number(wanted));
  const name = (await findToFile(ctx)) ?? (await listReadyNames(ctx))[0];
  return name && (await getReady(ctx, name.id));
}

async function makeSchedule(ctx: Context, ask: Ask): Promise<Reply> {
  const from = /^\d{1,9}$/.test(ask.body.from ?? '') ? await getSchedule(ctx, Number(ask.body.from)) : undefined;
  const estimate = from ? await getReady(ctx, from.estimateId) : await findEstimate(ctx, ask.body.estimate ?? '');
  if (!estimate) return { redirect: paths.schedules(), notice: 'A plan takes its sites from an estimate. Make one first.' };
  const read = readScheduleInput(ask.body, { termYears: estimate.summaryJson.schedule.settings.termYears });
  if (!read.ok) return { page: newSchedulePage(estimate, ask.body, read.issues), status: 422 };
  const { seed } = readSettingsText(estimate.settingsJson);
  const made = await requestSchedule(ctx, { estimate, seed, copiedFromId: from?.id ?? null, ...read.value });
  ask.startJobs();
  const notice = 'This plan was made before: the same values give the same plan.';
  return { redirect: paths.schedule(made.id), ...(!made.isNew && { notice }) };
}

async function showSchedule(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getSchedule(ctx, readId(ask, 'scheduleId'));
  const mayMake = mayMakeSchedules(requirePerson(ctx));
  if (isMade(row)) return { page: await result(ctx, row, ask.query) };
  if (row.status === 'refused') return { page: refusedPage(row, mayMake) };
  return { page: waitingPage(row, { job: row.jobId === null ? undefined : await findJob(ctx, row.jobId), mayMake }) };
}

async function result(ctx: Context, row: MadeRow, query: Record<string, string>) {
  const estimate = await getReady(ctx, row.estimateId);
  const statutory = planClock(estimate.program, row.summaryJson);
  const shownAt = { href: paths.schedule(row.id), statutory };
  const plan = ganttParts(shownAt, await loadSchedule(ctx, row), { query: readGanttQuery(query), today: dayOf(ctx.now) });
  const search = (query.q ?? '').trim().slice(0, 200);
  const total = await countScheduleSites(ctx, row, search);
  // The page of the list has a name of its own, since the chart above it has pages too.
  const page = Math.min(readPage(query.rows), countPages(total, siteSize));
  const rows = await listScheduleSites(ctx, row, { search, page, size: siteSize });
  const sites = siteList(row, { rows, total, page, size: siteSize, search }, plan.shown);
  return resultPage(row, { estimate, plan, sites, mayMake: mayMakeSchedules(requirePerson(ctx)) });
}

async function stopOne(ctx: Context, ask: Ask): Promise<Reply> {
  const id = readId(ask, 'scheduleId');
  await stopSchedule(ctx, id);
  return { redirect: paths.schedule(id) };
}

async function send(ctx: Context, ask: Ask, ending: 'xml' | 'ics' | 'csv'): Promise<Reply> {
  const row = await getMade(ctx, readId(ask, 'scheduleId'));
  const estimate = await getReady(ctx, row.estimateId);
  return await scheduleFile(ending, {
    plan: await loadSchedule(ctx, row),
    statutory: planClock(estimate.program, row.summaryJson),
    name: `plan-${row.number}-schedule`,
    title: planTitle(row),
    company: requirePerson(ctx).organizationName,
    madeAt: row.createdAt as Instant,
    key: `carrier-${row.carrierId}-plan`,
    sequence: row.number,
  });
}
