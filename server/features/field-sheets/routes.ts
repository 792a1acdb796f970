import type { Context } from '../../context.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { notFound } from '../../platform/errors.ts';
import { getFile } from '../../platform/files.ts';
import type { PdfDocument } from '../../platform/pdf/document.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { listSiteIds, readListQuery } from '../inventory/index.ts';
import { emptySheetDocument, fieldSheetDocument } from './field-sheets-document.ts';
import { loadSheet, loadSheetsFacts } from './load-sheets.ts';
import { sheetSetPage, sheetsPage } from './pages.ts';
import { getSet, listSets } from './queries.ts';
import { requestSheets } from './request-sheets.ts';

const shownSets = 20;

export const fieldSheetRoutes: Route[] = [
  { method: 'get', path: paths.siteSheet(':siteId'), may: carrierPeople, handle: sendSheet },
  { method: 'get', path: paths.emptyFieldSheet(), may: carrierPeople, handle: sendEmpty },
  { method: 'get', path: paths.fieldSheets(), may: carrierPeople, handle: (ctx, ask) => showSheets(ctx, ask.query, []) },
  { method: 'post', path: paths.fieldSheets(), may: carrierPeople, handle: orderSheets },
  { method: 'get', path: paths.fieldSheetSet(':sheetSetId'), may: carrierPeople, handle: showSet },
  { method: 'get', path: paths.fieldSheetSetPdf(':sheetSetId'), may: carrierPeople, handle: sendSet },
];

async function sendSheet(ctx: Context, ask: Ask): Promise<Reply> {
  const { program, ...facts } = await loadSheetsFacts(ctx);
  const sheet = await loadSheet(ctx, readId(ask, 'siteId'), program);
  return await paper(fieldSheetDocument(sheet, facts), `field-sheet-${fileName(sheet.site.code)}.pdf`);
}

async function sendEmpty(ctx: Context): Promise<Reply> {
  const { program: _program, ...facts } = await loadSheetsFacts(ctx);
  return await paper(emptySheetDocument(facts), 'field-sheet-empty.pdf');
}

async function showSheets(ctx: Context, query: Record<string, string>, issues: Issue[]): Promise<Reply> {
  const asked = readListQuery(query);
  const siteIds = await listSiteIds(ctx, asked.filter);
  const page = sheetsPage({ query: asked, siteCount: siteIds.length, sets: await listSets(ctx, shownSets), issues });
  return issues.length > 0 ? { page, status: 422 } : { page };
}

async function orderSheets(ctx: Context, ask: Ask): Promise<Reply> {
  const result = await requestSheets(ctx, await listSiteIds(ctx, readListQuery(ask.body).filter));
  if (!result.ok) return await showSheets(ctx, ask.body, result.issues);
  ask.startJobs();
  return { redirect: paths.fieldSheetSet(result.value) };
}

async function showSet(ctx: Context, ask: Ask): Promise<Reply> {
  const set = await getSet(ctx, readId(ask, 'sheetSetId'));
  return { page: sheetSetPage(set, await findJob(ctx, set.jobId)) };
}

async function sendSet(ctx: Context, ask: Ask): Promise<Reply> {
  const set = await getSet(ctx, readId(ask, 'sheetSetId'));
  if (set.pdfSha256 === null) throw notFound('The sheets are not drawn yet.');
  return { file: { name: `field-sheets-${set.id}.pdf`, mediaType: 'application/pdf', bytes: await getFile(ctx, set.pdfSha256) } };
}

async function paper(document: PdfDocument, name: string): Promise<Reply> {
  return { file: { name, mediaType: 'application/pdf', bytes: await drawPdfBytes(document) } };
}

/** A code as part of a file's name: letters, digits, dots and hyphens. */
function fileName(code: string): string {
  return code.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, 60);
}
