import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import { planClock } from '../../domain/schedule/plan-clock.ts';
import { paths } from '../../paths.ts';
import { getFile } from '../../platform/files.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { countPages } from '../../web/to-pager.ts';
import { listPeople, requirePerson } from '../accounts/index.ts';
import { getEdition } from '../catalog/index.ts';
import { listDocuments } from '../documents/index.ts';
import { findSiteByCode, getInventoryState } from '../inventory/index.ts';
import { compareRoutes } from './compare-routes.ts';
import { findStartValues } from './find-start-values.ts';
import { readGanttQuery } from './gantt-inputs.ts';
import { ganttParts } from './gantt-parts.ts';
import { readAmount, readCategory, readEstimateInput, readPage, readSiteQuery } from './inputs.ts';
import { linePage } from './line-page.ts';
import { linkIssues } from './link-issues.ts';
import { loadPlan } from './load-plan.ts';
import { markToFile } from './mark-to-file.ts';
import { newEstimatePage } from './new-estimate-page.ts';
import { estimatesPage, issuesPage, issuesPerPage, mayMakeEstimates, waitingPage } from './pages.ts';
import { planMarker } from './plan-inputs.ts';
import { pricesPage } from './price-page.ts';
import {
  countEstimateSites,
  countEstimates,
  type EstimateRow,
  findToFile,
  getEstimate,
  getEstimateLine,
  getEstimateSite,
  getReady,
  isReady,
  listEstimateRows,
  listEstimateSites,
  listReadyNames,
  type ReadyRow,
} from './queries.ts';
import { reportPage } from './report-page.ts';
import { requestCostReport } from './request-cost-report.ts';
import { requestEstimate } from './request-estimate.ts';
import { resultPage } from './result-page.ts';
import { schedulePage } from './schedule-page.ts';
import { scheduleRoutes } from './schedule-routes.ts';
import { sheetRoutes } from './sheet-routes.ts';
import { estimateSitePage, networkPage, sitesPage } from './site-pages.ts';
import { writeLinesCsv } from './write-lines-csv.ts';

const listSize = 25;
const siteSize = 50;
const makers = ['preparer'] as const;

export const estimateRoutes: Route[] = [
  { method: 'get', path: paths.estimates(), may: carrierPeople, handle: showEstimates },
  { method: 'post', path: paths.estimates(), may: makers, handle: makeOne },
  { method: 'get', path: paths.newEstimate(), may: makers, handle: showForm },
  ...compareRoutes,
  ...sheetRoutes,
  ...scheduleRoutes,
  { method: 'post', path: paths.estimateToFile(':estimateId'), may: makers, handle: markOne },
  { method: 'get', path: paths.estimate(':estimateId'), may: carrierPeople, handle: showEstimate },
  { method: 'get', path: paths.estimateIssues(':estimateId'), may: carrierPeople, handle: showIssues },
  { method: 'get', path: paths.estimateSites(':estimateId'), may: carrierPeople, handle: showSites },
  { method: 'get', path: paths.estimateSite(':estimateId', ':siteCode'), may: carrierPeople, handle: showSite },
  { method: 'get', path: paths.estimateNetwork(':estimateId'), may: carrierPeople, handle: showNetwork },
  { method: 'get', path: paths.estimatePrices(':estimateId'), may: carrierPeople, handle: showPrices },
  { method: 'get', path: paths.estimateLine(':estimateId', ':lineId'), may: carrierPeople, handle: showLine },
  { method: 'get', path: paths.estimateSchedule(':estimateId'), may: carrierPeople, handle: showSchedule },
  { method: 'get', path: paths.estimateReportOrder(':estimateId'), may: carrierPeople, handle: showReport },
  { method: 'post', path: paths.estimateReportOrder(':estimateId'), may: carrierPeople, handle: orderReport },
  { method: 'get', path: paths.estimateReport(':estimateId'), may: carrierPeople, handle: sendReport },
  { method: 'get', path: paths.estimateLines(':estimateId'), may: carrierPeople, handle: sendLines },
];

async function showEstimates(ctx: Context, ask: Ask): Promise<Reply> {
  const total = await countEstimates(ctx);
  const page = Math.min(readPage(ask.query), countPages(total, listSize));
  const rows = await listEstimateRows(ctx, { number: page, size: listSize });
  const { version } = await getInventoryState(ctx);
  return { page: estimatesPage({ rows, total, page, size: listSize, inventoryVersion: version, mayMake: mayMakeEstimates(requirePerson(ctx)) }) };
}

async function showForm(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: newEstimatePage({ ...(await findStartValues(ctx, ask.query)), issues: [] }) };
}

async function makeOne(ctx: Context, ask: Ask): Promise<Reply> {
  const input = readEstimateInput(ask.body, ask.lists);
  const result = input.ok ? await requestEstimate(ctx, input.value) : input;
  if (!result.ok) {
    const start = await findStartValues(ctx, { program: ask.body.program ?? '' });
    const ticks = ask.body[planMarker] === undefined ? start.ticks : ask.lists;
    return { page: newEstimatePage({ ...start, values: { ...start.values, ...ask.body }, ticks, issues: result.issues }), status: 422 };
  }
  ask.startJobs();
  return { redirect: paths.estimate(result.value) };
}

async function markOne(ctx: Context, ask: Ask): Promise<Reply> {
  const estimateId = readId(ask, 'estimateId');
  await markToFile(ctx, estimateId);
  return { redirect: paths.estimate(estimateId), notice: 'This is now the estimate to file.' };
}

async function showEstimate(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getEstimate(ctx, readId(ask, 'estimateId'));
  if (isReady(row)) return { page: await result(ctx, row, ask.query) };
  if (row.status === 'refused') return { page: await issues(ctx, row, readPage(ask.query)) };
  return { page: waitingPage(row, row.jobId === null ? undefined : await findJob(ctx, row.jobId)) };
}

async function result(ctx: Context, row: ReadyRow, query: Record<string, string>) {
  const { version } = await getInventoryState(ctx);
  const maker = (await listPeople(ctx)).find((person) => person.id === row.createdBy);
  const toFile = await findToFile(ctx);
  const { costData, recipes } = ctx.reference;
  return resultPage(row, {
    edition: await getEdition(ctx, row.editionId),
    inventoryVersion: version,
    mayMake: mayMakeEstimates(requirePerson(ctx)),
    madeBy: maker?.name ?? null,
    remarks: row.issuesJson?.length ?? 0,
    hasOthers: (await listReadyNames(ctx)).length > 1,
    otherToFile: toFile && toFile.id !== row.id ? toFile : null,
    asked: readAmount(query.within ?? ''),
    costData,
    recipes,
  });
}

async function showIssues(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getEstimate(ctx, readId(ask, 'estimateId'));
  return row.status === 'queued' ? { redirect: paths.estimate(row.id) } : { page: await issues(ctx, row, readPage(ask.query)) };
}

async function issues(ctx: Context, row: EstimateRow, wanted: number) {
  const all = row.issuesJson ?? [];
  const page = Math.min(wanted, countPages(all.length, issuesPerPage));
  const shown = all.slice((page - 1) * issuesPerPage, page * issuesPerPage);
  const linked = await linkIssues(ctx, shown, { editionId: row.editionId, estimateId: row.id });
  return issuesPage(row, linked, { page, total: all.length, holes: all.filter((issue) => issue.severity === 'error').length });
}

async function showSites(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  return { page: sitesPage(row, await siteList(ctx, row, readSiteQuery(ask.query, 'cost'))) };
}

async function showSchedule(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  // The page of the list has a name of its own, since the chart above it has pages too.
  const list = await siteList(ctx, row, readSiteQuery({ ...ask.query, page: ask.query.rows ?? '1' }, 'finish'));
  const { seasons } = ctx.reference.work;
  const shownAt = { href: paths.estimateSchedule(row.id), statutory: planClock(row.program, row.summaryJson.schedule), seasons };
  const plan = ganttParts(shownAt, await loadPlan(ctx, row), { query: readGanttQuery(ask.query), today: dayOf(ctx.now) });
  return { page: schedulePage(row, list, plan) };
}

async function siteList(ctx: Context, row: ReadyRow, asked: ReturnType<typeof readSiteQuery>) {
  const total = await countEstimateSites(ctx, row, asked.search);
  const query = { ...asked, page: Math.min(asked.page, countPages(total, siteSize)) };
  return { rows: await listEstimateSites(ctx, row, { ...query, size: siteSize }), total, query, size: siteSize };
}

async function showSite(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const site = await getEstimateSite(ctx, row, ask.params.siteCode ?? '');
  const known = await findSiteByCode(ctx, site.row.siteCode);
  const edition = await getEdition(ctx, row.editionId);
  return { page: estimateSitePage(row, site, { edition, siteHref: known ? paths.site(known.id) : null }) };
}

async function showNetwork(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  return { page: networkPage(row, await getEstimateSite(ctx, row, ''), await getEdition(ctx, row.editionId)) };
}

async function showPrices(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  return { page: pricesPage(row, readCategory(ask.query), await getEdition(ctx, row.editionId)) };
}

async function showLine(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const found = await getEstimateLine(ctx, row, ask.params.lineId ?? '');
  const documents = found.line.ownPrice ? await listDocuments(ctx) : [];
  const documentHrefs = new Map(documents.map(({ id, sha256 }) => [sha256, paths.document(id)]));
  return { page: linePage(row, found, { edition: await getEdition(ctx, row.editionId), today: dayOf(ctx.now), documentHrefs }) };
}

async function showReport(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  return { page: reportPage(row, row.reportJobId === null ? undefined : await findJob(ctx, row.reportJobId)) };
}

async function orderReport(ctx: Context, ask: Ask): Promise<Reply> {
  const estimateId = readId(ask, 'estimateId');
  await requestCostReport(ctx, estimateId);
  ask.startJobs();
  return { redirect: paths.estimateReportOrder(estimateId) };
}

/** The report itself; where it is not drawn yet, the page on which it can be ordered. */
async function sendReport(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  if (row.reportSha256 === null) return { redirect: paths.estimateReportOrder(row.id) };
  return { file: { name: `cost-report-${row.number}.pdf`, mediaType: 'application/pdf', bytes: await getFile(ctx, row.reportSha256) } };
}

async function sendLines(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const edition = await getEdition(ctx, row.editionId);
  return { file: { name: `estimate-${row.number}-lines.csv`, mediaType: 'text/csv; charset=utf-8', bytes: await writeLinesCsv(ctx, row, edition) } };
}
