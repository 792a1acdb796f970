import type { Context } from '../../context.ts';
import type { SheetTable } from '../../domain/inventory/sheet-table.ts';
import { paths } from '../../paths.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { countPages } from '../../web/to-pager.ts';
import { requirePerson } from '../accounts/index.ts';
import { getEdition } from '../catalog/index.ts';
import { computeNow } from './compute-now.ts';
import { mapForPage } from './draw-estimate-map.ts';
import { findEstimateOutliers } from './find-estimate-outliers.ts';
import { readPage } from './inputs.ts';
import { keptOutPage, keptOutSheet } from './kept-out-page.ts';
import { linkIssues } from './link-issues.ts';
import { listMemoRows } from './list-memo-rows.ts';
import { mapPage, mostListed } from './map-page.ts';
import { memoPage, memoSheet } from './memo-page.ts';
import { movedPerPage, nowPage } from './now-page.ts';
import { outliersPage } from './outliers-page.ts';
import { issuesPerPage, mayMakeEstimates } from './pages.ts';
import { partFundingRoutes } from './part-funding-routes.ts';
import { getReady, listEstimateSites } from './queries.ts';
import { readRollUpKind, rollUpPage } from './roll-up-page.ts';
import { tieOutPage } from './tie-out-page.ts';

/** The sheets of an estimate: roll-ups, kept out, tie-out, map, outliers, as of now, and the memo of an edition. */
export const sheetRoutes: Route[] = [
  { method: 'get', path: paths.estimateRollUps(':estimateId'), may: carrierPeople, handle: showRollUps },
  { method: 'get', path: paths.estimateKeptOut(':estimateId'), may: carrierPeople, handle: showKeptOut },
  { method: 'get', path: paths.estimateKeptOutCsv(':estimateId'), may: carrierPeople, handle: sendKeptOut },
  { method: 'get', path: paths.estimateTieOut(':estimateId'), may: carrierPeople, handle: showTieOut },
  { method: 'get', path: paths.estimateMap(':estimateId'), may: carrierPeople, handle: showMap },
  { method: 'get', path: paths.estimateOutliers(':estimateId'), may: carrierPeople, handle: showOutliers },
  { method: 'get', path: paths.estimateNow(':estimateId'), may: carrierPeople, handle: showNow },
  { method: 'get', path: paths.priceMemo(':editionId'), may: carrierPeople, handle: showMemo },
  { method: 'get', path: paths.priceMemoLines(':editionId'), may: carrierPeople, handle: sendMemo },
  ...partFundingRoutes,
];

async function showRollUps(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: rollUpPage(await getReady(ctx, readId(ask, 'estimateId')), readRollUpKind(ask.query)) };
}

async function showKeptOut(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: keptOutPage(await getReady(ctx, readId(ask, 'estimateId'))) };
}

async function sendKeptOut(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  return csv(`estimate-${row.number}-kept-out.csv`, keptOutSheet(row));
}

async function showTieOut(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: tieOutPage(await getReady(ctx, readId(ask, 'estimateId'))) };
}

async function showMap(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const dearest = await listEstimateSites(ctx, row, { search: '', order: 'cost', page: 1, size: mostListed });
  return { page: mapPage(row, dearest, await mapForPage(ctx, row)) };
}

async function showOutliers(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  return { page: outliersPage(row, await findEstimateOutliers(ctx, row), await getEdition(ctx, row.editionId)) };
}

async function showNow(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getReady(ctx, readId(ask, 'estimateId'));
  const now = await computeNow(ctx, row);
  const issues = now.kind === 'holes' ? now.issues.slice(0, issuesPerPage) : [];
  const holes = await linkIssues(ctx, issues, { editionId: row.editionId, estimateId: row.id });
  const pages = countPages(now.kind === 'computed' ? now.moved.length : 0, movedPerPage);
  const mayMake = mayMakeEstimates(requirePerson(ctx));
  return { page: nowPage(row, now, { holes, mayMake, page: Math.min(readPage(ask.query), pages) }) };
}

async function showMemo(ctx: Context, ask: Ask): Promise<Reply> {
  const edition = await getEdition(ctx, readId(ask, 'editionId'));
  return { page: memoPage(edition, await listMemoRows(ctx, edition), ask.query.estimate) };
}

async function sendMemo(ctx: Context, ask: Ask): Promise<Reply> {
  const edition = await getEdition(ctx, readId(ask, 'editionId'));
  return csv(`memo-${edition.id}.csv`, memoSheet(edition, await listMemoRows(ctx, edition)));
}

async function csv(name: string, table: SheetTable): Promise<Reply> {
  return { file: { name, mediaType: 'text/csv; charset=utf-8', bytes: await writeCsv(table) } };
}
