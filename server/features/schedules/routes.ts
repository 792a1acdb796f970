import type { Context } from '../../context.ts';
import { dayOf, type Instant } from '../../domain/calendar.ts';
import { bad, type Issue, type Result } from '../../domain/result.ts';
import { planClock } from '../../domain/schedule/plan-clock.ts';
import { applyWhatIf, type ChangedPlan } from '../../domain/schedule/what-if.ts';
import { paths } from '../../paths.ts';
import { keepLast } from '../../platform/keep-last.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { countPages, listAddress } from '../../web/to-pager.ts';
import { requirePerson } from '../accounts/index.ts';
import {
  ganttParts,
  getReady,
  listReadyNames,
  placeWork,
  type ReadyRow,
  readGanttQuery,
  readSettingsText,
  scheduleFile,
  siteDates,
} from '../estimates/index.ts';
import { adoptSchedule } from './adopt-schedule.ts';
import { compareScheduleRoutes } from './compare-routes.ts';
import { listExtensions } from './extension-queries.ts';
import { crewField } from './form-names.ts';
import { newSchedulePage } from './form-page.ts';
import { type FormSource, findFormSource } from './form-source.ts';
import { readPage, readScheduleInput } from './inputs.ts';
import { mayMakeSchedules, schedulesPage } from './list-page.ts';
import { findStatus } from './progress-queries.ts';
import {
  countScheduleSites,
  countSchedules,
  getMade,
  getSchedule,
  isMade,
  listMadeNames,
  listScheduleSites,
  listSchedules,
  loadSchedule,
  type MadeRow,
} from './queries.ts';
import { readWhatIf } from './read-what-if.ts';
import { requestSchedule } from './request-schedule.ts';
import { resultPage } from './result-page.ts';
import { stopSchedule } from './stop-schedule.ts';
import { toGranted } from './to-granted.ts';
import { refusedPage, waitingPage } from './waiting-page.ts';
import { withBaseline } from './with-baseline.ts';
import { planTitle } from './words.ts';

const listSize = 25;
const siteSize = 50;
const makers = ['preparer'] as const;
const estimateFirst = 'A plan takes its sites from an estimate. Make one first.';
const madeBefore = 'This plan was made before: the same values give the same plan.';

/** Plans of the work of an estimate: made, compared, adopted. */
export const scheduleRoutes: Route[] = [
  { method: 'get', path: paths.schedules(), may: carrierPeople, handle: showSchedules },
  { method: 'post', path: paths.schedules(), may: makers, handle: makeSchedule },
  { method: 'get', path: paths.newSchedule(), may: makers, handle: showForm },
  ...compareScheduleRoutes,
  { method: 'get', path: paths.schedule(':scheduleId'), may: carrierPeople, handle: showSchedule },
  { method: 'post', path: paths.scheduleWhatIf(':scheduleId'), may: makers, handle: askWhatIf },
  { method: 'post', path: paths.scheduleAdoption(':scheduleId'), may: makers, handle: adoptOne },
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

/** Empty, of an estimate, or of an earlier plan with what the question changes. */
async function showForm(ctx: Context, ask: Ask): Promise<Reply> {
  const source = await findFormSource(ctx, ask.query);
  if (!source) return { redirect: paths.schedules(), notice: estimateFirst };
  const changed = ask.query.change && source.from && isMade(source.from) ? change(source, source.from, ask.query) : null;
  if (changed && !changed.ok) return { page: newSchedulePage({ ...source, values: source.valuesFor(null), issues: changed.issues }) };
  return { page: newSchedulePage({ ...source, values: source.valuesFor(changed?.value ?? null), issues: [] }) };
}

function change({ estimate, context }: FormSource, row: MadeRow, values: Record<string, string>): Result<ChangedPlan> {
  const asked = readWhatIf(values, context);
  if (!asked.ok) return bad(asked.issues.map(onForm));
  const { towerCrews, firstFundsOn } = row.summaryJson.settings;
  const changed = applyWhatIf(row.planJson, asked.value, { towerCrews, firstFundsOn, totalCents: estimate.summaryJson.total.likelyCents });
  return changed.ok ? changed : bad(changed.issues.map(onForm));
}

/** The fault beside the field that the form of a plan has for it, or above them all. */
function onForm({ field, ...issue }: Issue): Issue {
  const own = field === 'towerCrews' ? crewField('tower-crew', 'teams') : field === 'orderOn' ? field : undefined;
  return { ...issue, field: own };
}

/** Makes the changed copy at once, or opens its form; what cannot be is said on the form. */
async function askWhatIf(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getMade(ctx, readId(ask, 'scheduleId'));
  const { change: kind = '', days = '', site = '' } = ask.body;
  if (ask.body.next === 'form') return { redirect: listAddress(paths.newSchedule(), { from: String(row.id), change: kind, days, site }) };
  const source = await findFormSource(ctx, { from: String(row.id) });
  if (!source) return { redirect: paths.schedules(), notice: estimateFirst };
  const changed = change(source, row, ask.body);
  if (!changed.ok) return { page: newSchedulePage({ ...source, values: source.valuesFor(null), issues: changed.issues }), status: 422 };
  const { plan, name } = changed.value;
  const wanted = { estimate: source.estimate, seed: row.seed, passes: row.passes, copiedFromId: row.id, name: name.slice(0, 80), note: '', plan };
  const made = await requestSchedule(ctx, wanted);
  ask.startJobs();
  return { redirect: paths.schedule(made.id), ...(!made.isNew && { notice: madeBefore }) };
}

async function makeSchedule(ctx: Context, ask: Ask): Promise<Reply> {
  const source = await findFormSource(ctx, ask.body);
  if (!source) return { redirect: paths.schedules(), notice: estimateFirst };
  const { estimate, from, context } = source;
  const read = readScheduleInput(ask.body, context);
  if (!read.ok) return { page: newSchedulePage({ ...source, values: ask.body, issues: read.issues }), status: 422 };
  const { seed } = readSettingsText(estimate.settingsJson);
  const made = await requestSchedule(ctx, { estimate, seed, copiedFromId: from?.id ?? null, ...read.value });
  ask.startJobs();
  return { redirect: paths.schedule(made.id), ...(!made.isNew && { notice: madeBefore }) };
}

async function showSchedule(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getSchedule(ctx, readId(ask, 'scheduleId'));
  const mayMake = mayMakeSchedules(requirePerson(ctx));
  if (isMade(row)) return { page: await result(ctx, row, ask.query) };
  const restOf = (await findStatus(ctx, row.id))?.baselineId ?? null;
  if (row.status === 'refused') return { page: refusedPage(row, { mayMake, restOf }) };
  return { page: waitingPage(row, { job: row.jobId === null ? undefined : await findJob(ctx, row.jobId), mayMake, restOf }) };
}

/** Plans that were looked at last: a plan never changes once it is made. */
const keep = keepLast<Awaited<ReturnType<typeof loadSchedule>>>(4);

function loadPlaced(ctx: Context, row: MadeRow, estimate: ReadyRow) {
  return keep([row.carrierId, row.id, estimate.inputsSha256, row.createdAt].join(' '), async () => {
    const { schedule, places } = await loadSchedule(ctx, row);
    return { schedule, places: await placeWork(ctx, estimate, places) };
  });
}

async function result(ctx: Context, row: MadeRow, query: Record<string, string>) {
  const estimate = await getReady(ctx, row.estimateId);
  const statutory = planClock(estimate.program, row.summaryJson, toGranted(await listExtensions(ctx, row.estimateId)));
  const shownAt = { href: paths.schedule(row.id), statutory, seasons: ctx.reference.work.seasons };
  const status = await findStatus(ctx, row.id);
  const placed = await loadPlaced(ctx, row, estimate);
  const shown = status ? withBaseline(placed, (await loadSchedule(ctx, await getMade(ctx, status.baselineId))).schedule) : placed;
  const plan = ganttParts(shownAt, shown, { query: readGanttQuery(query), today: dayOf(ctx.now) });
  const search = (query.q ?? '').trim().slice(0, 200);
  const total = await countScheduleSites(ctx, row, search);
  // The page of the list has a name of its own, since the chart above it has pages too.
  const page = Math.min(readPage(query.rows), countPages(total, siteSize));
  const rows = await listScheduleSites(ctx, row, { search, page, size: siteSize });
  const dated = rows.map(({ siteJson, ...site }) => ({ ...site, dates: siteJson }));
  const sites = siteDates(paths.schedule(row.id), { estimateId: row.estimateId, rows: dated, total, page, size: siteSize, search }, plan.shown);
  const others = (await listMadeNames(ctx, row.estimateId)).filter(({ id }) => id !== row.id).length;
  const from = row.copiedFromId === null ? null : await getSchedule(ctx, row.copiedFromId);
  const copiedFrom = from && isMade(from) ? from : null;
  const isAccepted = status?.differences === 'accept';
  const mayMake = mayMakeSchedules(requirePerson(ctx));
  return resultPage(row, { estimate, plan, sites, others, copiedFrom, isRest: status !== undefined, isAccepted, mayMake });
}

async function adoptOne(ctx: Context, ask: Ask): Promise<Reply> {
  const estimateId = await adoptSchedule(ctx, readId(ask, 'scheduleId'));
  ask.startJobs();
  return { redirect: paths.estimate(estimateId), notice: 'This estimate takes the plan. When it is computed, mark it as the one to file.' };
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
    plan: await loadPlaced(ctx, row, estimate),
    seasons: ctx.reference.work.seasons,
    statutory: planClock(estimate.program, row.summaryJson, toGranted(await listExtensions(ctx, row.estimateId))),
    name: `plan-${row.number}-schedule`,
    title: planTitle(row),
    company: requirePerson(ctx).organizationName,
    madeAt: row.createdAt as Instant,
    key: `carrier-${row.carrierId}-plan`,
    sequence: row.number,
  });
}
