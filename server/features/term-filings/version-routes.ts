import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { notFound } from '../../platform/errors.ts';
import { findKeptFiles, getFile } from '../../platform/files.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { asDraft, claimTieOutDocument, drawReceipt, freezeBytes, receiptOf } from '../filings/index.ts';
import { drawPublicTermPdf } from './draw-public-term-pdf.ts';
import { freezeTermDraft } from './freeze-term-draft.ts';
import { getFrozenTerm, getTermFiling, getTermVersion, type TermEntry } from './queries.ts';
import { readTermContent } from './read-term-content.ts';
import { termVersionPage } from './version-page.ts';

/** Submitted versions and their documents. */
export const termVersionRoutes: Route[] = [
  { method: 'get', path: paths.termFilingVersion(':termFilingId', ':versionNumber'), may: carrierPeople, handle: showVersion },
  { method: 'get', path: paths.termFilingPdf(':termFilingId', ':versionNumber'), may: carrierPeople, handle: showPdf },
  { method: 'get', path: paths.termFilingPublicPdf(':termFilingId', ':versionNumber'), may: carrierPeople, handle: showPublicPdf },
  { method: 'get', path: paths.termFilingReceiptPdf(':termFilingId', ':versionNumber'), may: carrierPeople, handle: showReceipt },
  { method: 'get', path: paths.termFilingTieOut(':termFilingId', ':versionNumber'), may: carrierPeople, handle: showTieOut },
  { method: 'get', path: paths.termFilingDraftTieOut(':termFilingId'), may: carrierPeople, handle: showDraftTieOut },
  { method: 'get', path: paths.termFilingJson(':termFilingId', ':versionNumber'), may: carrierPeople, handle: downloadJson },
];

async function filedVersion(ctx: Context, ask: Ask) {
  const filing = await getTermFiling(ctx, readId(ask, 'termFilingId'));
  return { filing, version: await getTermVersion(ctx, filing.id, readId(ask, 'versionNumber')) };
}

async function showVersion(ctx: Context, ask: Ask): Promise<Reply> {
  const { filing, version } = await filedVersion(ctx, ask);
  const frozen = await getFrozenTerm(ctx, version.frozenSha256);
  const sizes = await findKeptFiles(ctx, [version.frozenSha256, version.pdfSha256]);
  return { page: termVersionPage(filing, version, { frozen, receipt: receiptOf(frozen, version), sizes }) };
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

async function showTieOut(ctx: Context, ask: Ask): Promise<Reply> {
  const { filing, version } = await filedVersion(ctx, ask);
  refuseUnlessClaim(filing);
  const bytes = await drawPdfBytes(claimTieOutDocument(await getFrozenTerm(ctx, version.frozenSha256), version.frozenSha256));
  return { file: { name: `filing-${filing.number}-v${version.number}-tie-out.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

/** The same of a claim as it stands now, marked as a draft. */
async function showDraftTieOut(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getTermFiling(ctx, readId(ask, 'termFilingId'));
  refuseUnlessClaim(filing);
  const frozen = freezeTermDraft(ctx, filing, await readTermContent(ctx, filing));
  const bytes = await drawPdfBytes(asDraft(claimTieOutDocument(frozen, freezeBytes(frozen).sha256), filing));
  return { file: { name: `filing-${filing.number}-draft-tie-out.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

function refuseUnlessClaim({ kind, number }: Pick<TermEntry, 'kind' | 'number'>): void {
  if (kind !== 'claim') throw notFound(`Filing ${number} has no tie-out sheet: a claim has one, and the application.`);
}

async function downloadJson(ctx: Context, ask: Ask): Promise<Reply> {
  const { filing, version } = await filedVersion(ctx, ask);
  const bytes = await getFile(ctx, version.frozenSha256);
  return { file: { name: `filing-${filing.number}-v${version.number}.json`, mediaType: 'application/json', bytes } };
}
