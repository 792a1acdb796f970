import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { notFound } from '../../platform/errors.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { requirePerson } from '../accounts/index.ts';
import { drawPartFundingMap } from './draw-part-funding-map.ts';
import { findWork } from './find-work.ts';
import { readPage } from './inputs.ts';
import { mayMakeEstimates } from './pages.ts';
import { partFundingComparePage } from './part-funding-compare-page.ts';
import { partFundingForm, valuesOfEstimate, valuesOfPlan } from './part-funding-form.ts';
import { readPartFunding } from './part-funding-inputs.ts';
import { partFundingListPage } from './part-funding-list-page.ts';
import { partFundingPage } from './part-funding-page.ts';
import { type FundingPlanRow, getFundingPlan, listFundingPlans, listPricedCodes } from './part-funding-queries.ts';
import { costsOf, type FoundPlan, partFundingSheet } from './part-funding-sheet.ts';
import { partFundingRefusedPage, partFundingWaitingPage } from './part-funding-waiting-page.ts';
import { getReady, listSiteSums } from './queries.ts';
import { requestPartFunding } from './request-part-funding.ts';
import { stopPartFunding } from './stop-part-funding.ts';

const makers = ['preparer'] as const;

/** Which sites of an estimate a part of the money finishes. */
export const partFundingRoutes: Route[] = [
  { method: 'get', path: paths.fundingPlans(':estimateId'), may: carrierPeople, handle: showPlans },
  { method: 'post', path: paths.fundingPlans(':estimateId'), may: makers, handle: makePlan },
  { method: 'get', path: paths.newFundingPlan(':estimateId'), may: makers, handle: showForm },
  { method: 'get', path: paths.comparedFundingPlans(':estimateId'), may: carrierPeople, handle: comparePlans },
  { method: 'get', path: paths.fundingPlan(':estimateId', ':planNumber'), may: carrierPeople, handle: showPlan },
  { method: 'get', path: paths.fundingPlanCsv(':estimateId', ':planNumber'), may: carrierPeople, handle: sendPlan },
  { method: 'post', path: paths.fundingPlanStop(':estimateId', ':planNumber'), may: makers, handle: stopPlan },
];

async function showPlans(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  return { page: partFundingListPage(row, await listFundingPlans(ctx, row), mayMakeEstimates(requirePerson(ctx))) };
}

async function comparePlans(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  if (ask.query.a === undefined || ask.query.b === undefined) return { redirect: paths.fundingPlans(row.id) };
  const [one, other] = await Promise.all(['a', 'b'].map(async (name) => await getFundingPlan(ctx, row, readNumber(ask.query[name]))));
  if (!one || !other || !isFound(one) || !isFound(other))
    throw notFound('One of these plans is not ready. Choose two from the list of part-funding plans.');
  return { page: partFundingComparePage(row, [one, other], await listSiteSums(ctx, row)) };
}

/** 0, which no plan has, for what is no number. */
function readNumber(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;
}

async function showForm(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const plans = ask.query.from === undefined ? [] : await listFundingPlans(ctx, row);
  const from = plans.find(({ number }) => String(number) === ask.query.from);
  return { page: partFundingForm(row, from ? valuesOfPlan(from) : valuesOfEstimate(row), []) };
}

async function makePlan(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const { total, schedule } = row.summaryJson;
  const around = { siteCodes: await listPricedCodes(ctx, row), hasWork: (await findWork(ctx, row)) !== undefined };
  const read = readPartFunding(ask.body, { totalCents: total.likelyCents, startOn: schedule.settings.startOn, ...around });
  if (!read.ok) return { page: partFundingForm(row, ask.body, read.issues), status: 422 };
  const number = await requestPartFunding(ctx, row, read.value);
  ask.startJobs();
  return { redirect: paths.fundingPlan(row.id, number) };
}

async function showPlan(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const plan = await getFundingPlan(ctx, row, readId(ask, 'planNumber'));
  const mayMake = mayMakeEstimates(requirePerson(ctx));
  if (plan.status === 'refused') return { page: partFundingRefusedPage(row, plan, mayMake) };
  if (!isFound(plan)) {
    const job = plan.jobId === null ? undefined : await findJob(ctx, plan.jobId);
    return { page: partFundingWaitingPage(row, plan, { job, mayMake }) };
  }
  const sites = await listSiteSums(ctx, row);
  const done = new Set(plan.stepsJson.flatMap(({ siteCode }) => siteCode ?? []));
  const named = new Set([...done, ...plan.leftOutJson.map(({ siteCode }) => siteCode)]);
  const map = await drawPartFundingMap(
    sites.filter(({ siteCode }) => named.has(siteCode)),
    { done, core: new Set(plan.figuresJson.cost?.coreSites) },
  );
  const show = ask.query.show === 'left' || ask.query.show === 'all' ? ask.query.show : 'done';
  const list = { show, page: readPage(ask.query) } as const;
  return { page: partFundingPage(row, plan, { sites, costs: costsOf(plan, sites), map, list, mayMake }) };
}

async function sendPlan(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const plan = await getFundingPlan(ctx, row, readId(ask, 'planNumber'));
  if (!isFound(plan)) throw notFound('That plan is not ready yet. Open it from the list of part-funding plans.');
  const sites = await listSiteSums(ctx, row);
  const bytes = await writeCsv(partFundingSheet(plan, { sites, costs: costsOf(plan, sites) }));
  return { file: { name: `estimate-${row.number}-part-funding-${plan.number}.csv`, mediaType: 'text/csv; charset=utf-8', bytes } };
}

async function stopPlan(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const number = readId(ask, 'planNumber');
  await stopPartFunding(ctx, row, number);
  return { redirect: paths.fundingPlan(row.id, number) };
}

function isFound(plan: FundingPlanRow): plan is FoundPlan {
  return plan.status === 'ready' && plan.figuresJson !== null && plan.stepsJson !== null;
}
