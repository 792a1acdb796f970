import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { findKeptFiles, getFile } from '../../platform/files.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { drawReceipt, receiptOf } from '../filings/index.ts';
import { drawPublicTermPdf } from './draw-public-term-pdf.ts';
import { getFrozenTerm, getTermFiling, getTermVersion } from './queries.ts';
import { termVersionPage } from './version-page.ts';

/** Submitted versions and their documents. */
export const termVersionRoutes: Route[] = [
  { method: 'get', path: paths.termFilingVersion(':termFilingId', ':versionNumber'), may: carrierPeople, handle: showVersion },
  { method: 'get', path: paths.termFilingPdf(':termFilingId', ':versionNumber'), may: carrierPeople, handle: showPdf },
  { method: 'get', path: paths.termFilingPublicPdf(':termFilingId', ':versionNumber'), may: carrierPeople, handle: showPublicPdf },
  { method: 'get', path: paths.termFilingReceiptPdf(':termFilingId', ':versionNumber'), may: carrierPeople, handle: showReceipt },
  { method: 'get', path: paths.termFilingJson(':termFilingId', ':versionNumber'), may: carrierPeople, handle: downloadJson },
];

async function filedVersion(ctx: Context, ask: Ask) {
  const filing = await getTermFiling(ctx, readId(ask, 'termFilingId'));
  return { filing, version: await getTermVersion(ctx, filing.id, readId(ask, 'versionNumber')) };
}

async function showVersion(ctx: Context, ask: Ask): Promise<Reply> {
  const { filing, version } = await filedVersion(ctx, ask);
  const receipt = receiptOf(await getFrozenTerm(ctx, version.frozenSha256), version);
  return { page: termVersionPage(filing, version, { receipt, sizes: await findKeptFiles(ctx, [version.frozenSha256, version.pdfSha256]) }) };
}

async function showPdf(ctx: Context, ask: Ask): Promise<Reply> {
  const { filing, version } = await filedVersion(ctx, ask);
  const bytes = await getFile(ctx, version.pdfSha256);
  return { file: { name: `filing-${filing.number}-v${version.number}.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

async function showPublicPdf(ctx: Context, ask: Ask): Promise<Reply> {
  const { filing, version } = await filedVersion(ctx, ask);
  const bytes = await drawPublicTermPdf(ctx, version);
  return { file: { name: `filing-${filing.number}-v${version.number}-public.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

async function showReceipt(ctx: Context, ask: Ask): Promise<Reply> {
  const { filing, version } = await filedVersion(ctx, ask);
  const bytes = await drawReceipt(receiptOf(await getFrozenTerm(ctx, version.frozenSha256), version));
  return { file: { name: `filing-${filing.number}-v${version.number}-receipt.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

async function downloadJson(ctx: Context, ask: Ask): Promise<Reply> {
  const { filing, version } = await filedVersion(ctx, ask);
  const bytes = await getFile(ctx, version.frozenSha256);
  return { file: { name: `filing-${filing.number}-v${version.number}.json`, mediaType: 'application/json', bytes } };
}
