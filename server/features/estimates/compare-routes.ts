import type { Context } from '../../context.ts';
import { type ComparedEstimate, compareEstimates } from '../../domain/cost/totals/compare-estimates.ts';
import { paths } from '../../paths.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { listAddress } from '../../web/to-pager.ts';
import { type ComparePair, comparePage, comparingPage, comparisonOffer } from './compare-page.ts';
import { type EstimateName, findComparison, getReady, getReadyEstimate, listReadyNames } from './queries.ts';
import { requestComparison } from './request-comparison.ts';

/** Beyond this the lines of two estimates are compared in the background. */
const mostSitesAtOnce = 2_000;

/** Two estimates side by side. */
export const compareRoutes: Route[] = [
  { method: 'get', path: paths.compareEstimates(), may: carrierPeople, handle: showComparison },
  { method: 'post', path: paths.compareEstimates(), may: carrierPeople, handle: orderComparison },
];

async function showComparison(ctx: Context, ask: Ask): Promise<Reply> {
  const names = await listReadyNames(ctx);
  const known = (id: string | undefined) => names.find((one) => String(one.id) === id);
  const after = known(ask.query.b) ?? names[0];
  const before = known(ask.query.a) ?? names.find((one) => one.id !== after?.id);
  const asked = { a: String(before?.id ?? ''), b: String(after?.id ?? '') };
  const isChosen = known(ask.query.a) !== undefined && known(ask.query.b) !== undefined;
  if (!before || !after || !isChosen) return { page: comparePage(names, null, asked) };
  return await compared(ctx, names, { before, after });
}

async function compared(ctx: Context, names: readonly EstimateName[], pair: ComparePair): Promise<Reply> {
  const asked = { a: String(pair.before.id), b: String(pair.after.id) };
  const [before, after] = [await getReady(ctx, pair.before.id), await getReady(ctx, pair.after.id)];
  if (Math.max(before.summaryJson.coveredSiteCount, after.summaryJson.coveredSiteCount) <= mostSitesAtOnce) {
    const comparison = compareEstimates(await readForComparison(ctx, before.id), await readForComparison(ctx, after.id));
    return { page: comparePage(names, { ...pair, comparison }, asked) };
  }
  const row = await findComparison(ctx, { beforeId: before.id, afterId: after.id });
  if (row?.resultJson) return { page: comparePage(names, { ...pair, comparison: row.resultJson }, asked) };
  const job = row && row.jobId !== null ? await findJob(ctx, row.jobId) : undefined;
  return { page: job?.status === 'queued' || job?.status === 'running' ? comparingPage(pair, job) : comparisonOffer(pair, job) };
}

async function readForComparison(ctx: Context, estimateId: number): Promise<ComparedEstimate> {
  const { summary, lines, row } = await getReadyEstimate(ctx, estimateId);
  return { summary, lines, plan: row.planJson };
}

async function orderComparison(ctx: Context, ask: Ask): Promise<Reply> {
  const { a = '', b = '' } = ask.body;
  const names = await listReadyNames(ctx);
  const find = (id: string) => names.find((one) => String(one.id) === id);
  const [before, after] = [find(a), find(b)];
  if (!before || !after) return { page: comparePage(names, null, { a, b }), status: 422 };
  await requestComparison(ctx, { beforeId: before.id, afterId: after.id });
  ask.startJobs();
  return { redirect: listAddress(paths.compareEstimates(), { a, b }) };
}
