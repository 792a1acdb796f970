import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { bad, type Issue, type Result } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { listEvents } from '../../platform/events.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { isSavedMeanwhile } from '../../platform/saved-meanwhile.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { findCurrentEdition } from '../catalog/index.ts';
import { listDocumentsAbout } from '../documents/index.ts';
import { findSiteByCode, getInventoryState } from '../inventory/index.ts';
import { changeLines } from './change-lines.ts';
import { type ChosenDocuments, chooseDocuments } from './choose-documents.ts';
import { fillForm } from './fill-form.ts';
import { ownPriceFormPage } from './form-page.ts';
import { readListQuery } from './inputs.ts';
import { ownPricePage, withdrawPage } from './own-price-page.ts';
import { textsOf } from './own-price-texts.ts';
import { ownPricesPage } from './pages.ts';
import { getOwnPrice, getRow, listRegister, listRows, listVersions, type OwnPriceRow } from './queries.ts';
import { type OwnPriceForm, readForm } from './read-form.ts';
import { saveOwnPrice, unchangedCode } from './save-own-price.ts';
import { withdrawOwnPrice } from './withdraw-own-price.ts';

const editors = ['preparer'] as const;
const startValues = { takes: 'entry', use: 'comparable' };

export const quoteRoutes: Route[] = [
  { method: 'get', path: paths.ownPrices(), may: carrierPeople, handle: showList },
  { method: 'get', path: paths.newQuote(), may: editors, handle: (ctx, ask) => showNew(ctx, ask, 'vendor quote') },
  { method: 'post', path: paths.newQuote(), may: editors, handle: (ctx, ask) => add(ctx, ask, 'vendor quote'), upload: true },
  { method: 'get', path: paths.newOwnEstimate(), may: editors, handle: (ctx, ask) => showNew(ctx, ask, 'own estimate') },
  { method: 'post', path: paths.newOwnEstimate(), may: editors, handle: (ctx, ask) => add(ctx, ask, 'own estimate'), upload: true },
  { method: 'get', path: paths.ownPrice(':ownPriceId'), may: carrierPeople, handle: show },
  { method: 'post', path: paths.ownPrice(':ownPriceId'), may: editors, handle: change, upload: true },
  { method: 'get', path: paths.editOwnPrice(':ownPriceId'), may: editors, handle: showForm },
  { method: 'get', path: paths.withdrawOwnPrice(':ownPriceId'), may: editors, handle: showWithdrawal },
  { method: 'post', path: paths.withdrawOwnPrice(':ownPriceId'), may: editors, handle: withdraw },
];

async function showList(ctx: Context, ask: Ask): Promise<Reply> {
  const items = new Map((await findCurrentEdition(ctx))?.entries.map((entry) => [entry.code, entry.item]));
  const register = await listRegister(ctx);
  const page = ownPricesPage({ ...register, query: readListQuery(ask.query), items, today: dayOf(ctx.now), mayEdit: mayEdit(ctx) });
  return { page };
}

/** `?entry=RA-010&site=HP-0012` fill the form, for links from a price book or a line. */
async function showNew(ctx: Context, ask: Ask, kind: OwnPrice['kind']): Promise<Reply> {
  const values = { ...startValues, entryCode: ask.query.entry ?? '', siteCode: ask.query.site ?? '' };
  return { page: ownPriceFormPage(await fillForm(ctx, { kind, known: null, values, issues: [], seen: undefined, chosen: [], kept: [] })) };
}

async function add(ctx: Context, ask: Ask, kind: OwnPrice['kind']): Promise<Reply> {
  const chosen = await chooseDocuments(ctx, ask, kind);
  const result = await save(ctx, { kind, fields: ask.body, documentIds: idsOf(chosen) }, { chosen, known: null });
  if (result.ok) return { redirect: paths.ownPrice(result.value), notice: 'The price is entered. New estimates tick it by themselves.' };
  return { page: ownPriceFormPage(await fillForm(ctx, refilled(ask, { kind, known: null, issues: result.issues, chosen }))), status: 422 };
}

async function show(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getOwnPrice(ctx, readId(ask, 'ownPriceId'));
  const price = row.priceJson;
  const edition = await findCurrentEdition(ctx);
  const events = await listEvents(ctx, `own price ${row.code}`, 100);
  const versions = await listVersions(ctx, row.id);
  const unitAfter = (summary: string) => versions.find(({ version }) => summary === `version ${version}`)?.priceJson?.unit ?? price.unit;
  const page = ownPricePage({
    row,
    entry: edition?.entries.find(({ code }) => code === price.entryCode),
    documents: await listDocumentsAbout(ctx, { kind: 'own price', subject: row.code }),
    versions,
    history: events.map(({ summary, changesJson }) => ({ summary, changes: changeLines(changesJson, unitAfter(summary)) })),
    rivals: (await listRows(ctx)).filter((other) => isRival(other, row)).map(({ code }) => code),
    program: getProgram((await getInventoryState(ctx)).program),
    isSiteGone: price.siteCode !== null && (await findSiteByCode(ctx, price.siteCode)) === undefined,
    today: dayOf(ctx.now),
    mayEdit: mayEdit(ctx),
  });
  return { page };
}

async function showForm(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getOwnPrice(ctx, readId(ask, 'ownPriceId'));
  if (row.status === 'withdrawn') return { redirect: paths.ownPrice(row.id), notice: `${row.code} was withdrawn. Enter the price anew.` };
  const texts = textsOf(row.priceJson);
  const documents = await listDocumentsAbout(ctx, { kind: 'own price', subject: row.code });
  const form = { kind: row.priceJson.kind, known: row, values: texts, issues: [], seen: fingerprintOf(texts), chosen: documents, kept: [] };
  return { page: ownPriceFormPage(await fillForm(ctx, form)) };
}

async function change(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getOwnPrice(ctx, readId(ask, 'ownPriceId'));
  const kind = row.priceJson.kind;
  const chosen = await chooseDocuments(ctx, ask, kind);
  const known = { id: row.id, seen: ask.body.seen };
  const result = await save(ctx, { kind, fields: ask.body, documentIds: idsOf(chosen) }, { chosen, known });
  if (result.ok) {
    const unchanged = result.issues.find(({ code }) => code === unchangedCode)?.message;
    const notice = unchanged ?? 'The new version is in force. Estimates that were made before keep the old one.';
    return { redirect: paths.ownPrice(row.id), notice };
  }
  const { issues } = result;
  if (!isSavedMeanwhile(issues)) {
    return {
      page: ownPriceFormPage(await fillForm(ctx, { ...refilled(ask, { kind, known: row, issues, chosen }), seen: ask.body.seen })),
      status: 422,
    };
  }
  const seen = fingerprintOf(textsOf((await getOwnPrice(ctx, row.id)).priceJson));
  return { page: ownPriceFormPage(await fillForm(ctx, { ...refilled(ask, { kind, known: row, issues, chosen }), seen })), status: 409 };
}

async function showWithdrawal(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: withdrawPage(await getRow(ctx, readId(ask, 'ownPriceId')), { reason: '', issues: [] }) };
}

async function withdraw(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getRow(ctx, readId(ask, 'ownPriceId'));
  const reason = ask.body.reason ?? '';
  const result = await withdrawOwnPrice(ctx, row.id, reason);
  if (!result.ok) return { page: withdrawPage(row, { reason, issues: result.issues }), status: 422 };
  return { redirect: paths.ownPrices(), notice: `${row.code} was withdrawn.` };
}

/** The form as it came, its documents ticked; numbers that were understood are ticked now and leave their field. */
function refilled(ask: Ask, form: { kind: OwnPrice['kind']; known: OwnPriceRow | null; issues: Issue[]; chosen: ChosenDocuments }) {
  const { kind, known, issues, chosen } = form;
  const isUnread = chosen.issues.some(({ field }) => field === 'documentNumbers');
  const values = { ...ask.body, documentNumbers: isUnread ? (ask.body.documentNumbers ?? '') : '' };
  return { kind, known, values, issues, seen: undefined, chosen: chosen.rows, kept: chosen.kept };
}

/** Saves, unless a document of the form could not be taken: then the rest is checked all the same, so that all faults are shown at once. */
async function save(
  ctx: Context,
  form: OwnPriceForm,
  state: { chosen: ChosenDocuments; known: Parameters<typeof saveOwnPrice>[2] },
): Promise<Result<number>> {
  if (state.chosen.issues.length === 0) return await saveOwnPrice(ctx, form, state.known);
  const { issues } = await readForm(ctx, form, state.known && (await getOwnPrice(ctx, state.known.id)).priceJson);
  return bad([...state.chosen.issues, ...issues.filter(({ code }) => code !== 'no-document')]);
}

function idsOf({ rows }: ChosenDocuments): number[] {
  return rows.map(({ id }) => id);
}

function isRival(other: OwnPriceRow, { id, priceJson }: OwnPriceRow): boolean {
  const { entryCode, siteCode } = other.priceJson;
  return other.id !== id && other.status === 'active' && entryCode !== null && entryCode === priceJson.entryCode && siteCode === priceJson.siteCode;
}

function mayEdit(ctx: Context): boolean {
  return ctx.actor.kind === 'person' && ctx.actor.roles.includes('preparer');
}
