import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import { emptyHeader, type WholeHeader } from '../../domain/catalog/edition-header.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, type Reply, type Route, signedIn } from '../../web/route-table.ts';
import { requirePerson } from '../accounts/index.ts';
import { getSide, usualSides } from './compared-sides.ts';
import { comparisonPage } from './comparison-page.ts';
import { discardPriceBook } from './discard-price-book.ts';
import { draftPage } from './draft-page.ts';
import { getDraft, getDraftEntries, hasStopped, listOpenDrafts } from './draft-queries.ts';
import { editionPage, editionsPage } from './edition-pages.ts';
import { findRemarks } from './find-draft-remarks.ts';
import { readComparisonQuery, readHeaderFields, readPriceQuery } from './inputs.ts';
import { newPriceBookPage } from './new-price-book-page.ts';
import { comparisonFile, draftIssuesFile, editionFile, templateFile } from './price-files.ts';
import { publishPriceBook } from './publish-price-book.ts';
import { countEstimates, findCurrentEdition, getEdition, listEditions, pickCurrent } from './queries.ts';
import { mostPrices } from './read-price-file.ts';
import { receivePriceBook } from './receive-price-book.ts';

/** A preparer publishes for their carrier, a program manager for everybody on the server. */
const publishers = ['preparer', 'program manager'] as const;
const largestFileBytes = 12 * 1024 * 1024;

export const editionRoutes: Route[] = [
  { method: 'get', path: paths.priceBooks(), may: signedIn, handle: showEditions },
  { method: 'get', path: paths.newPriceBook(), may: publishers, handle: async (ctx) => ({ page: newPriceBookPage([], forms(ctx)) }) },
  { method: 'post', path: paths.newPriceBook(), may: publishers, handle: upload, upload: true },
  { method: 'get', path: paths.priceBookTemplate(), may: signedIn, handle: async (_ctx, ask) => templateFile(ask.query.format) },
  { method: 'get', path: paths.priceBookComparison(), may: signedIn, handle: compare },
  { method: 'get', path: paths.priceBookComparisonFile(), may: signedIn, handle: compareAsFile },
  { method: 'get', path: paths.priceBookDraft(':draftId'), may: publishers, handle: showDraft },
  {
    method: 'get',
    path: paths.priceBookDraftIssues(':draftId'),
    may: publishers,
    handle: async (ctx, ask) => draftIssuesFile(await getDraft(ctx, readId(ask, 'draftId'))),
  },
  { method: 'post', path: paths.priceBookPublication(':draftId'), may: publishers, handle: publish },
  { method: 'post', path: paths.priceBookDraftDiscard(':draftId'), may: publishers, handle: discard },
  { method: 'get', path: paths.priceBook(':editionId'), may: signedIn, handle: showEdition },
  {
    method: 'get',
    path: paths.priceBookFile(':editionId'),
    may: signedIn,
    handle: (ctx, ask) => editionFile(ctx, readId(ask, 'editionId'), ask.query.format),
  },
];

async function showEditions(ctx: Context): Promise<Reply> {
  const editions = await listEditions(ctx);
  const mayPublish = requirePerson(ctx).roles.some((role) => (publishers as readonly string[]).includes(role));
  const drafts = mayPublish ? await listOpenDrafts(ctx) : [];
  return { page: editionsPage({ editions, current: pickCurrent(editions, dayOf(ctx.now)), drafts, mayPublish, estimates: await ownEstimates(ctx) }) };
}

async function showEdition(ctx: Context, ask: Ask): Promise<Reply> {
  const edition = await getEdition(ctx, readId(ask, 'editionId'));
  const editions = await listEditions(ctx);
  const place = editions.findIndex(({ id }) => id === edition.id);
  const other = editions[place + 1] ?? editions[place - 1];
  const isLater = editions[place + 1] !== undefined;
  const pair = isLater ? { from: other?.id, to: edition.id } : { from: edition.id, to: other?.id };
  const estimates = await ownEstimates(ctx);
  const around = {
    current: pickCurrent(editions, dayOf(ctx.now)),
    recipes: ctx.reference.recipes.recipes,
    others: editions.length - 1,
    compareWith: { from: String(pair.from ?? ''), to: String(pair.to ?? '') },
    estimates: estimates && (estimates.get(edition.id) ?? 0),
    mayEstimate: requirePerson(ctx).roles.includes('preparer'),
  };
  return { page: editionPage(edition, readPriceQuery(ask.query), around) };
}

async function upload(ctx: Context, ask: Ask): Promise<Reply> {
  const fault = uploadFault(ask);
  if (fault !== null || !ask.file) {
    const issue: Issue = { severity: 'error', code: 'no-file', field: 'file', message: fault ?? 'Choose a file first.' };
    return { page: newPriceBookPage([issue], forms(ctx)), status: 422 };
  }
  const { draftId, isQueued } = await receivePriceBook(ctx, ask.file);
  if (isQueued) ask.startJobs();
  return { redirect: paths.priceBookDraft(draftId) };
}

function uploadFault({ file }: Ask): string | null {
  if (!file) return 'Choose a file first.';
  if (file.byteLength === 0) return 'The file is empty. Choose the one with your prices.';
  if (file.byteLength <= largestFileBytes) return null;
  const size = Math.ceil(file.byteLength / 1024 / 1024);
  return `The file has ${size} MB; up to 12 MB are read, which is more than ${mostPrices.toLocaleString('en-US')} prices take. Keep only the sheet with prices, and upload that.`;
}

async function showDraft(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: await pageOfDraft(ctx, readId(ask, 'draftId'), { issues: [], header: null, page: Number(ask.query.page) }) };
}

async function publish(ctx: Context, ask: Ask): Promise<Reply> {
  const draftId = readId(ask, 'draftId');
  const header = readHeaderFields(ask.body);
  const result = await publishPriceBook(ctx, draftId, header);
  if (!result.ok) return { page: await pageOfDraft(ctx, draftId, { issues: result.issues, header, page: 1 }), status: 422 };
  const notice = result.value.isNew ? 'The edition is published. From now on it never changes.' : 'The edition was published already.';
  return { redirect: paths.priceBook(result.value.editionId), notice };
}

async function discard(ctx: Context, ask: Ask): Promise<Reply> {
  const isGone = await discardPriceBook(ctx, readId(ask, 'draftId'));
  const notice = isGone ? 'The draft was thrown away.' : 'Nothing was thrown away: the draft is published, being checked or gone already.';
  return { redirect: paths.priceBooks(), notice };
}

async function compare(ctx: Context, ask: Ask): Promise<Reply> {
  const query = readComparisonQuery(ask.query);
  const sides = query.from !== '' && query.to !== '' ? { from: await getSide(ctx, query.from), to: await getSide(ctx, query.to) } : null;
  const usual = sides ? {} : await usualSides(ctx);
  return { page: comparisonPage(sides, { ...query, ...usual }, await listEditions(ctx)) };
}

async function compareAsFile(ctx: Context, ask: Ask): Promise<Reply> {
  const { from, to } = readComparisonQuery(ask.query);
  if (from === '' || to === '') return { redirect: paths.priceBookComparison() };
  return comparisonFile(ctx, { from, to });
}

async function pageOfDraft(ctx: Context, draftId: number, asked: AskedDraft) {
  const draft = await getDraft(ctx, draftId);
  const job = draft.jobId === null ? undefined : await findJob(ctx, draft.jobId);
  const isReady = draft.status === 'checked';
  return draftPage(draft, {
    job: job ?? null,
    isStopped: hasStopped(draft, job?.status ?? null),
    entries: isReady ? await getDraftEntries(ctx, draftId) : [],
    current: isReady ? await findCurrentEdition(ctx) : undefined,
    recipes: ctx.reference.recipes.recipes,
    header: asked.header ?? { ...emptyHeader, ...draft.headerJson },
    issues: asked.issues,
    remarks: isReady && asked.issues.length === 0 ? findRemarks(draft, await listEditions(ctx)) : [],
    bases: { official: (draft.basesJson['official catalog'] ?? 0) > 0 },
    isForAll: forms(ctx).isForAll,
    page: Number.isInteger(asked.page) && asked.page > 0 ? asked.page : 1,
  });
}

async function ownEstimates(ctx: Context) {
  return requirePerson(ctx).organizationKind === 'carrier' ? await countEstimates(ctx) : null;
}

function forms(ctx: Context) {
  return { isForAll: requirePerson(ctx).organizationKind === 'administrator', mostPrices };
}

interface AskedDraft {
  issues: readonly Issue[];
  /** null before anything was entered. */
  header: WholeHeader | null;
  page: number;
}
