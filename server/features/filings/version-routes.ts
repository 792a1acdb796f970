import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { findKeptFiles, getFile } from '../../platform/files.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { asDraft } from './draft-filing.ts';
import { drawReceipt } from './draw-receipt.ts';
import { tieOutDocument } from './draw-tie-out-sheet.ts';
import { freezeBytes } from './freeze-bytes.ts';
import { freezeNow } from './freeze-now.ts';
import { getFrozen } from './get-frozen.ts';
import { drawPublicPdf, getPublicCopy, writePublicJson } from './get-public-copy.ts';
import { getFiling, getVersion } from './queries.ts';
import { receiptOf } from './receipt.ts';
import { versionPage } from './version-page.ts';
import { withChanges } from './with-changes.ts';

/** Submitted versions and their documents. */
export const filingVersionRoutes: Route[] = [
  { method: 'get', path: paths.filingVersion(':filingId', ':versionNumber'), may: carrierPeople, handle: showVersion },
  { method: 'get', path: paths.filingPdf(':filingId', ':versionNumber'), may: carrierPeople, handle: showPdf },
  { method: 'get', path: paths.filingReceiptPdf(':filingId', ':versionNumber'), may: carrierPeople, handle: showReceipt },
  { method: 'get', path: paths.filingTieOut(':filingId', ':versionNumber'), may: carrierPeople, handle: showTieOut },
  { method: 'get', path: paths.filingDraftTieOut(':filingId'), may: carrierPeople, handle: showDraftTieOut },
  { method: 'get', path: paths.filingPublicPdf(':filingId', ':versionNumber'), may: carrierPeople, handle: showPublicPdf },
  { method: 'get', path: paths.filingPublicJson(':filingId', ':versionNumber'), may: carrierPeople, handle: downloadPublicJson },
  { method: 'get', path: paths.filingJson(':filingId', ':versionNumber'), may: carrierPeople, handle: downloadJson },
];

async function filedVersion(ctx: Context, ask: Ask) {
  const filing = await getFiling(ctx, readId(ask, 'filingId'));
  const version = await getVersion(ctx, filing.id, readId(ask, 'versionNumber'));
  return { filing, version, name: `filing-${filing.number}-v${version.number}` };
}

async function showVersion(ctx: Context, ask: Ask): Promise<Reply> {
  const { filing, version } = await filedVersion(ctx, ask);
  const frozen = await getFrozen(ctx, version.frozenSha256);
  const receipt = receiptOf(frozen, version);
  // Versions of earlier releases were frozen without it.
  const changes = frozen.changes ?? (await withChanges(ctx, filing, frozen)).changes;
  const sizes = await findKeptFiles(ctx, [version.frozenSha256, version.pdfSha256]);
  const facts = { receipt, sizes, changes, copy: await getPublicCopy(ctx, version), hasMatrix: frozen.matrix !== undefined };
  return { page: versionPage(filing, version, facts) };
}

async function showPdf(ctx: Context, ask: Ask): Promise<Reply> {
  const { version, name } = await filedVersion(ctx, ask);
  return { file: { name: `${name}.pdf`, mediaType: 'application/pdf', bytes: await getFile(ctx, version.pdfSha256), view: true } };
}

async function showReceipt(ctx: Context, ask: Ask): Promise<Reply> {
  const { version, name } = await filedVersion(ctx, ask);
  const bytes = await drawReceipt(receiptOf(await getFrozen(ctx, version.frozenSha256), version));
  return { file: { name: `${name}-receipt.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

async function showTieOut(ctx: Context, ask: Ask): Promise<Reply> {
  const { version, name } = await filedVersion(ctx, ask);
  const bytes = await drawPdfBytes(tieOutDocument(await getFrozen(ctx, version.frozenSha256), version.frozenSha256));
  return { file: { name: `${name}-tie-out.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

/** The same of a filing as it stands now, marked as a draft. */
async function showDraftTieOut(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getFiling(ctx, readId(ask, 'filingId'));
  const frozen = await freezeNow(ctx, filing);
  if (!frozen.ok) return { redirect: paths.filing(filing.id), notice: frozen.issues.map(({ message }) => message).join(' '), tone: 'warn' };
  const bytes = await drawPdfBytes(asDraft(tieOutDocument(frozen.value, freezeBytes(frozen.value).sha256), filing));
  return { file: { name: `filing-${filing.number}-draft-tie-out.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

async function showPublicPdf(ctx: Context, ask: Ask): Promise<Reply> {
  const { version, name } = await filedVersion(ctx, ask);
  return { file: { name: `${name}-public.pdf`, mediaType: 'application/pdf', bytes: await drawPublicPdf(ctx, version), view: true } };
}

async function downloadPublicJson(ctx: Context, ask: Ask): Promise<Reply> {
  const { version, name } = await filedVersion(ctx, ask);
  return { file: { name: `${name}-public.json`, mediaType: 'application/json', bytes: await writePublicJson(ctx, version) } };
}

async function downloadJson(ctx: Context, ask: Ask): Promise<Reply> {
  const { version, name } = await filedVersion(ctx, ask);
  return { file: { name: `${name}.json`, mediaType: 'application/json', bytes: await getFile(ctx, version.frozenSha256) } };
}
