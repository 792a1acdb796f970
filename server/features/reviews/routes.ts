import type { Context } from '../../context.ts';
import { compareVersions } from '../../domain/review/compare-versions.ts';
import { paths } from '../../paths.ts';
import { notFound } from '../../platform/errors.ts';
import { getFile } from '../../platform/files.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, administratorPeople, type Reply, type Route } from '../../web/route-table.ts';
import { getPriceStatistics } from '../catalog/index.ts';
import { drawPublicPdf, getFrozen } from '../filings/index.ts';
import { makeApplicationPacket, makeTermPacket, mayLack, packetReply } from '../packets/index.ts';
import { drawPublicTermPdf, type FiledEntry, listFiledByProviders, listFiledOfTerm, listNewestOfTerm } from '../term-filings/index.ts';
import { addRemark } from './add-remark.ts';
import { reviewCrumbs } from './addresses.ts';
import { changesPage } from './changes-page.ts';
import { deciders, isDecider } from './deciders.ts';
import { readLinesQuery, readPage, readQueueQuery, readSitesQuery, readVersion } from './inputs.ts';
import { linesPage } from './lines-page.ts';
import { openReview } from './open-review.ts';
import { providerFilingsPage } from './provider-filings-page.ts';
import { getReview, listReviews, requireAdministrator, versionOf } from './queries.ts';
import { queuePage } from './queue-page.ts';
import { removeRemark } from './remove-remark.ts';
import { getReviewDetail, type ReviewDetail } from './review-detail.ts';
import { reviewPage } from './review-page.ts';
import { sitesPage } from './sites-page.ts';
import { takePacket } from './take-packet.ts';

export const reviewRoutes: Route[] = [
  { method: 'get', path: paths.reviews(), may: administratorPeople, handle: showQueue },
  { method: 'get', path: paths.review(':filingId'), may: administratorPeople, handle: show },
  { method: 'get', path: paths.reviewLines(':filingId'), may: administratorPeople, handle: showLines },
  { method: 'get', path: paths.reviewSites(':filingId'), may: administratorPeople, handle: showSites },
  { method: 'get', path: paths.reviewChanges(':filingId'), may: administratorPeople, handle: showChanges },
  { method: 'get', path: paths.reviewPublicPdf(':filingId', ':versionNumber'), may: administratorPeople, handle: showPublicPdf },
  { method: 'get', path: paths.reviewPdf(':filingId', ':versionNumber'), may: administratorPeople, handle: showPdf },
  { method: 'get', path: paths.reviewPacket(':filingId', ':versionNumber'), may: administratorPeople, handle: sendPacket },
  {
    method: 'get',
    path: paths.reviewTermPacket(':filingId', ':termFilingId', ':versionNumber'),
    may: administratorPeople,
    handle: sendTermPacket,
  },
  {
    method: 'get',
    path: paths.reviewTermPdf(':filingId', ':termFilingId', ':versionNumber'),
    may: administratorPeople,
    handle: showTermPdf,
  },
  {
    method: 'get',
    path: paths.reviewTermPublicPdf(':filingId', ':termFilingId', ':versionNumber'),
    may: administratorPeople,
    handle: showTermPublicPdf,
  },
  { method: 'get', path: paths.providerFilings(), may: administratorPeople, handle: showProviderFilings },
  { method: 'get', path: paths.providerFilingPdf(':providerFilingId', ':versionNumber'), may: administratorPeople, handle: showProviderPdf },
  { method: 'get', path: paths.providerFilingPacket(':providerFilingId', ':versionNumber'), may: administratorPeople, handle: sendProviderPacket },
  {
    method: 'get',
    path: paths.providerFilingPublicPdf(':providerFilingId', ':versionNumber'),
    may: administratorPeople,
    handle: showProviderPublicPdf,
  },
  { method: 'post', path: paths.reviewRemarks(':filingId'), may: deciders, handle: remark },
  { method: 'post', path: paths.reviewRemarkDeletion(':filingId', ':remarkId'), may: deciders, handle: takeBack },
];

/** What was filed after approval is told in the queue as far as one looks at a glance. */
const shownAfter = 10;

async function showQueue(ctx: Context, ask: Ask): Promise<Reply> {
  const entries = await listReviews(ctx);
  return { page: queuePage({ entries, after: await listNewestOfTerm(ctx, shownAfter) }, readQueueQuery(ask.query), ctx.now) };
}

async function show(ctx: Context, ask: Ask): Promise<Reply> {
  const filingId = readId(ask, 'filingId');
  const number = readVersion(ask.query.version);
  if (number === undefined && !ask.isHead) await openReview(ctx, filingId);
  const form: ReviewDetail['form'] = { kind: 'remark', values: { lineId: (ask.query.line ?? '').slice(0, 200) }, issues: [] };
  return { page: reviewPage(await getReviewDetail(ctx, filingId, { number, form })) };
}

async function refused(ctx: Context, ask: Ask, form: ReviewDetail['form']): Promise<Reply> {
  return { page: reviewPage(await getReviewDetail(ctx, readId(ask, 'filingId'), { number: undefined, form })), status: 422 };
}

async function showLines(ctx: Context, ask: Ask): Promise<Reply> {
  const query = readLinesQuery(ask.query);
  const filed = await filedVersion(ctx, ask, query.version);
  const isCurrent = filed.version.number === filed.entry.current.number;
  const mayRemark = isCurrent && filed.entry.status === 'in review' && isDecider(requireAdministrator(ctx));
  return { page: linesPage(filed.entry, filed, { query, mayRemark, statistics: await getPriceStatistics(ctx) }) };
}

async function showSites(ctx: Context, ask: Ask): Promise<Reply> {
  const query = readSitesQuery(ask.query);
  const filed = await filedVersion(ctx, ask, query.version);
  return { page: sitesPage(filed.entry, filed, query) };
}

async function showChanges(ctx: Context, ask: Ask): Promise<Reply> {
  const { entry, version, frozen } = await filedVersion(ctx, ask, readVersion(ask.query.version));
  if (version.number === 1) return { redirect: paths.review(entry.id), notice: 'Version 1 is the first: there is nothing to compare it with.' };
  const before = await getFrozen(ctx, versionOf(entry, version.number - 1).frozenSha256);
  return { page: changesPage(entry, { before: version.number - 1, after: version.number }, compareVersions(before, frozen)) };
}

async function filedVersion(ctx: Context, ask: Ask, number: number | undefined) {
  const entry = await getReview(ctx, readId(ask, 'filingId'));
  const version = versionOf(entry, number);
  return { entry, version, frozen: await getFrozen(ctx, version.frozenSha256) };
}

async function showPdf(ctx: Context, ask: Ask): Promise<Reply> {
  const entry = await getReview(ctx, readId(ask, 'filingId'));
  const version = versionOf(entry, readId(ask, 'versionNumber'));
  const bytes = await getFile(ctx, version.pdfSha256);
  return { file: { name: `filing-${entry.number}-v${version.number}.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

async function sendPacket(ctx: Context, ask: Ask): Promise<Reply> {
  const entry = await getReview(ctx, readId(ask, 'filingId'));
  const version = versionOf(entry, readId(ask, 'versionNumber'));
  const made = await makeApplicationPacket(ctx, { number: entry.number, version }, mayLack(ask.query));
  const outcome = ask.isHead ? made : await takePacket(ctx, { filing: entry.number, version: version.number }, made);
  return packetReply(outcome, { crumbs: reviewCrumbs(entry), address: paths.reviewPacket(entry.id, version.number) });
}

async function sendTermPacket(ctx: Context, ask: Ask): Promise<Reply> {
  const { entry, id, number, version } = await filedOfTerm(ctx, ask);
  const made = await makeTermPacket(ctx, { number, version }, mayLack(ask.query));
  const outcome = ask.isHead ? made : await takePacket(ctx, { filing: number, version: version.number }, made);
  return packetReply(outcome, { crumbs: reviewCrumbs(entry), address: paths.reviewTermPacket(entry.id, id, version.number) });
}

async function showPublicPdf(ctx: Context, ask: Ask): Promise<Reply> {
  const { entry, version } = await filedVersion(ctx, ask, readId(ask, 'versionNumber'));
  const bytes = await drawPublicPdf(ctx, version);
  return { file: { name: `filing-${entry.number}-v${version.number}-public.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

async function showTermPdf(ctx: Context, ask: Ask): Promise<Reply> {
  return await termPdf(ctx, await filedOfTerm(ctx, ask));
}

async function showTermPublicPdf(ctx: Context, ask: Ask): Promise<Reply> {
  return await publicTermPdf(ctx, await filedOfTerm(ctx, ask));
}

async function showProviderFilings(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: providerFilingsPage(await listFiledByAll(ctx), readPage(ask.query.page)) };
}

async function sendProviderPacket(ctx: Context, ask: Ask): Promise<Reply> {
  const { id, number, version } = versionAsked(ask, 'providerFilingId', await listFiledByAll(ctx));
  const made = await makeTermPacket(ctx, { number, version }, mayLack(ask.query));
  const outcome = ask.isHead ? made : await takePacket(ctx, { filing: number, version: version.number }, made);
  const crumbs = [{ label: 'Filed by providers', href: paths.providerFilings() }];
  return packetReply(outcome, { crumbs, address: paths.providerFilingPacket(id, version.number) });
}

async function showProviderPdf(ctx: Context, ask: Ask): Promise<Reply> {
  return await termPdf(ctx, versionAsked(ask, 'providerFilingId', await listFiledByAll(ctx)));
}

async function showProviderPublicPdf(ctx: Context, ask: Ask): Promise<Reply> {
  return await publicTermPdf(ctx, versionAsked(ask, 'providerFilingId', await listFiledByAll(ctx)));
}

async function listFiledByAll(ctx: Context): Promise<FiledEntry[]> {
  requireAdministrator(ctx);
  return await listFiledByProviders(ctx);
}

async function termPdf(ctx: Context, { number, version }: FiledVersion): Promise<Reply> {
  const bytes = await getFile(ctx, version.pdfSha256);
  return { file: { name: `filing-${number}-v${version.number}.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

async function publicTermPdf(ctx: Context, { number, version }: FiledVersion): Promise<Reply> {
  const bytes = await drawPublicTermPdf(ctx, version);
  return { file: { name: `filing-${number}-v${version.number}-public.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

async function filedOfTerm(ctx: Context, ask: Ask) {
  const entry = await getReview(ctx, readId(ask, 'filingId'));
  return { entry, ...versionAsked(ask, 'termFilingId', await listFiledOfTerm(ctx, entry)) };
}

function versionAsked(ask: Ask, name: 'termFilingId' | 'providerFilingId', filed: readonly FiledEntry[]): FiledVersion {
  const filing = filed.find(({ id }) => id === readId(ask, name));
  const version = filing?.versions.find(({ number }) => number === readId(ask, 'versionNumber'));
  if (!filing || !version) throw notFound('That version does not exist.');
  return { id: filing.id, number: filing.number, version };
}

async function remark(ctx: Context, ask: Ask): Promise<Reply> {
  const filingId = readId(ask, 'filingId');
  const lineId = ask.body.lineId || null;
  const result = await addRemark(ctx, filingId, { lineId, text: ask.body.text ?? '', versionNumber: readVersion(ask.body.version) ?? 0 });
  if (!result.ok) return refused(ctx, ask, { kind: 'remark', values: ask.body, issues: result.issues });
  return { redirect: `${paths.review(filingId)}#remarks`, notice: 'The remark is kept. The carrier sees it when you return the filing.' };
}

async function takeBack(ctx: Context, ask: Ask): Promise<Reply> {
  const filingId = readId(ask, 'filingId');
  await removeRemark(ctx, filingId, readId(ask, 'remarkId'));
  return { redirect: `${paths.review(filingId)}#remarks`, notice: 'The remark is deleted.' };
}

interface FiledVersion extends Pick<FiledEntry, 'id' | 'number'> {
  version: FiledEntry['versions'][number];
}
