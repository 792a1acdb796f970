import type { Context } from '../../context.ts';
import { termFormOf } from '../../domain/filing/forms/term-forms.ts';
import { pastedField } from '../../domain/filing/read-pasted-rows.ts';
import type { EntryTable } from '../../domain/filing/term-filing.ts';
import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { getFile } from '../../platform/files.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { listAddress } from '../../web/to-pager.ts';
import { listPeople, requirePerson } from '../accounts/index.ts';
import { getFiling, listFilings, readSignature } from '../filings/index.ts';
import { attachTermDocuments } from './attach-term-documents.ts';
import { autosavePart } from './autosave-part.ts';
import { awardPage, awardValues, readAward } from './award-page.ts';
import { termCertificationPage } from './certification-page.ts';
import { certifyTermFiling } from './certify-term-filing.ts';
import { listDecisions } from './decision-queries.ts';
import { deskPage, termListPage } from './desk-page.ts';
import { discardTermFiling } from './discard-term-filing.ts';
import { fillPage } from './fill-page.ts';
import { nothingSent, type SentPart } from './fill-part.ts';
import { getOwnDues, getTermStanding } from './get-term-standing.ts';
import { readChoice, readRevision, readRows, readWindow, type StartChoice } from './inputs.ts';
import { pasteTermRows } from './paste-term-rows.ts';
import { prepareTermFiling, reopenTermFiling, unlockTermFiling } from './prepare-term-filing.ts';
import { findAwardRow, getTermFiling, listTermFilings } from './queries.ts';
import { readTermContent } from './read-term-content.ts';
import { recordAward } from './record-award.ts';
import { refuseUnlessEditable } from './refuse-unless-editable.ts';
import { requestTermDraft } from './run-term-draft.ts';
import { saveTermPart } from './save-term-part.ts';
import { startTermFiling } from './start-term-filing.ts';
import { pageQuery } from './table-window.ts';
import { getTermDetail } from './term-detail.ts';
import { termPage } from './term-page.ts';
import { partAnchor } from './words.ts';

export const termFilingRoutes: Route[] = [
  { method: 'get', path: paths.termFilings(), may: carrierPeople, handle: showList },
  { method: 'post', path: paths.termFilings(), may: ['preparer'], handle: startOwn },
  { method: 'get', path: paths.filingTerm(':filingId'), may: carrierPeople, handle: showDesk },
  { method: 'post', path: paths.filingTerm(':filingId'), may: ['preparer'], handle: start },
  { method: 'get', path: paths.filingAward(':filingId'), may: ['preparer'], handle: showAward },
  { method: 'post', path: paths.filingAward(':filingId'), may: ['preparer'], handle: saveAward },
  { method: 'get', path: paths.termFiling(':termFilingId'), may: carrierPeople, handle: show },
  { method: 'get', path: paths.termFilingAnswers(':termFilingId'), may: ['preparer'], handle: showAnswers },
  { method: 'post', path: paths.termFilingAnswers(':termFilingId'), may: ['preparer'], handle: save },
  { method: 'post', path: paths.termFilingDocuments(':termFilingId'), may: ['preparer'], handle: attach },
  { method: 'post', path: paths.termFilingPreparation(':termFilingId'), may: ['preparer'], handle: prepare },
  { method: 'post', path: paths.termFilingUnlock(':termFilingId'), may: carrierPeople, handle: unlock },
  { method: 'post', path: paths.termFilingCorrection(':termFilingId'), may: ['preparer'], handle: reopen },
  { method: 'post', path: paths.termFilingDeletion(':termFilingId'), may: ['preparer'], handle: discard },
  { method: 'get', path: paths.termFilingCertification(':termFilingId'), may: ['certifying officer'], handle: showCertification },
  { method: 'post', path: paths.termFilingCertification(':termFilingId'), may: ['certifying officer'], handle: certify },
  { method: 'post', path: paths.termFilingDraft(':termFilingId'), may: carrierPeople, handle: orderDraft },
  { method: 'get', path: paths.termFilingDraft(':termFilingId'), may: carrierPeople, handle: showDraft },
];

async function showList(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: await listPage(ctx, { issues: [], ...readChoice(ask.query) }) };
}

async function listPage(ctx: Context, form: { issues: readonly Issue[] } & StartChoice) {
  const all = await listTermFilings(ctx);
  const applications = (await listFilings(ctx)).filter(({ versions }) => versions.length > 0);
  return termListPage({
    applications: applications.map(({ id, number }) => ({ id, number, count: all.filter(({ filingId }) => filingId === id).length })),
    dues: await getOwnDues(ctx),
    entries: all.filter(({ filingId }) => filingId === null),
    mayPrepare: requirePerson(ctx).roles.includes('preparer'),
    ...form,
  });
}

async function startOwn(ctx: Context, ask: Ask): Promise<Reply> {
  const result = await startTermFiling(ctx, { kind: ask.body.kind ?? '', due: ask.body.due }, null);
  if (!result.ok) return { page: await listPage(ctx, { issues: result.issues, ...readChoice(ask.body) }), status: 422 };
  return { redirect: paths.termFiling(result.value), notice: 'The filing is started.' };
}

async function showDesk(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: await desk(ctx, readId(ask, 'filingId'), { issues: [], ...readChoice(ask.query) }) };
}

async function desk(ctx: Context, filingId: number, form: { issues: readonly Issue[] } & StartChoice) {
  const application = await getFiling(ctx, filingId);
  return deskPage({
    application,
    ...(await getTermStanding(ctx, application)),
    entries: await listTermFilings(ctx, filingId),
    decisions: await listDecisions(ctx),
    isSubmitted: application.versions.length > 0,
    mayPrepare: requirePerson(ctx).roles.includes('preparer'),
    ...form,
  });
}

async function start(ctx: Context, ask: Ask): Promise<Reply> {
  const filingId = readId(ask, 'filingId');
  const result = await startTermFiling(ctx, { kind: ask.body.kind ?? '', due: ask.body.due }, filingId);
  if (!result.ok) return { page: await desk(ctx, filingId, { issues: result.issues, ...readChoice(ask.body) }), status: 422 };
  return { redirect: paths.termFiling(result.value), notice: 'The filing is started, with what is known filled in.' };
}

async function showAward(ctx: Context, ask: Ask): Promise<Reply> {
  const application = await getFiling(ctx, readId(ask, 'filingId'));
  return { page: awardPage(application, { values: awardValues(await findAwardRow(ctx, application.id)), issues: [] }) };
}

async function saveAward(ctx: Context, ask: Ask): Promise<Reply> {
  const application = await getFiling(ctx, readId(ask, 'filingId'));
  const read = readAward(ask.body);
  const result = read.ok ? await recordAward(ctx, application.id, read.value) : read;
  if (!result.ok) return { page: awardPage(application, { values: ask.body, issues: result.issues }), status: 422 };
  return { redirect: paths.filingTerm(application.id), notice: 'The award is recorded.' };
}

async function show(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: termPage(await getTermDetail(ctx, readId(ask, 'termFilingId'), { values: {}, issues: [] })) };
}

async function refused(ctx: Context, ask: Ask, form: { issues: readonly Issue[]; title?: string }): Promise<Reply> {
  return { page: termPage(await getTermDetail(ctx, readId(ask, 'termFilingId'), { values: ask.body, ...form })), status: 422 };
}

async function showAnswers(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getTermFiling(ctx, readId(ask, 'termFilingId'));
  refuseUnlessEditable(filing);
  const { more = null, table, page = '' } = ask.query;
  const asked = table !== undefined && /^\d{1,4}$/.test(page) ? { table, number: Number(page) } : null;
  return { page: fillPage(filing, await readTermContent(ctx, filing), { ...nothingSent, more, page: asked }) };
}

async function save(ctx: Context, ask: Ask): Promise<Reply> {
  const id = readId(ask, 'termFilingId');
  const before = await getTermFiling(ctx, id);
  const part = ask.body.part ?? '';
  const table = termFormOf(before.kind)?.entries.find(({ key }) => key === part);
  if (ask.body.autosave === 'yes' && !table) return { json: await autosavePart(ctx, id, ask.body) };
  if (table && ask.body.pasted === 'yes') return paste(ctx, ask, table);
  const rows = table ? readRows(ask.body, table) : [];
  const window = table ? readWindow(ask.body) : null;
  const seen = ask.body.seen ?? '';
  const outcome = await saveTermPart(ctx, id, { part, revision: readRevision(ask.body), seen, entered: ask.body, rows, window });
  if (outcome.kind === 'saved') {
    const asked = ask.body.add === undefined ? pageQuery(part, window) : { more: part };
    return { redirect: `${listAddress(paths.termFilingAnswers(id), asked)}#${partAnchor(part)}`, notice: `${table?.title ?? part} is saved.` };
  }
  const message = `${table?.title ?? part} was saved by somebody else while you wrote. Your text is kept below, theirs stands beside it. Make one of the two, then save again.`;
  const isConflict = outcome.kind === 'conflict';
  const issues: Issue[] = isConflict ? [{ severity: 'error', code: 'conflict', field: partAnchor(part), message }] : outcome.issues;
  const sent = { ...nothingSent, part, values: ask.body, rows, from: window?.from ?? 0, issues, conflict: isConflict };
  return { page: await filled(ctx, id, sent), status: isConflict ? 409 : 422 };
}

async function paste(ctx: Context, ask: Ask, { key, title }: EntryTable): Promise<Reply> {
  const id = readId(ask, 'termFilingId');
  const text = ask.body[pastedField({ key })] ?? '';
  const result = await pasteTermRows(ctx, id, { table: key, text, seen: ask.body.seen ?? '', isReplacing: ask.body.replace === 'yes' });
  if (!result.ok)
    return { page: await filled(ctx, id, { ...nothingSent, part: key, values: ask.body, isPasted: true, issues: result.issues }), status: 422 };
  const to = `${listAddress(paths.termFilingAnswers(id), { more: key })}#${partAnchor(key)}`;
  return { redirect: to, notice: `${counted(result.value, 'row is', 'rows are')} added to ${title.toLowerCase()}.` };
}

async function filled(ctx: Context, id: number, sent: SentPart) {
  const filing = await getTermFiling(ctx, id);
  return fillPage(filing, await readTermContent(ctx, filing), sent);
}

async function attach(ctx: Context, ask: Ask): Promise<Reply> {
  const id = readId(ask, 'termFilingId');
  const result = await attachTermDocuments(ctx, id, ask.lists.documents ?? []);
  if (!result.ok) return refused(ctx, ask, { issues: result.issues });
  return { redirect: `${paths.termFiling(id)}#documents-of-it`, notice: 'The documents are attached.' };
}

async function prepare(ctx: Context, ask: Ask): Promise<Reply> {
  const id = readId(ask, 'termFilingId');
  const result = await prepareTermFiling(ctx, id, readRevision(ask.body));
  if (!result.ok) return refused(ctx, ask, { issues: result.issues, title: 'The filing is not complete yet' });
  return { redirect: paths.termFiling(id), notice: 'The filing is locked and ready to certify.' };
}

async function unlock(ctx: Context, ask: Ask): Promise<Reply> {
  const id = readId(ask, 'termFilingId');
  const result = await unlockTermFiling(ctx, id, ask.body.reason ?? '');
  if (!result.ok) return refused(ctx, ask, { issues: result.issues });
  return { redirect: paths.termFiling(id), notice: 'The filing is unlocked. The preparer can change it again.' };
}

async function reopen(ctx: Context, ask: Ask): Promise<Reply> {
  const id = readId(ask, 'termFilingId');
  const result = await reopenTermFiling(ctx, id, ask.body.reason ?? '');
  if (!result.ok) return refused(ctx, ask, { issues: result.issues });
  return { redirect: paths.termFiling(id), notice: 'The filing is open for a correction. What was filed stays as it is.' };
}

async function discard(ctx: Context, ask: Ask): Promise<Reply> {
  const { id, filingId, number } = await getTermFiling(ctx, readId(ask, 'termFilingId'));
  const result = await discardTermFiling(ctx, id, ask.body.reason ?? '');
  if (!result.ok) return refused(ctx, ask, { issues: result.issues });
  return { redirect: filingId === null ? paths.termFilings() : paths.filingTerm(filingId), notice: `The draft ${number} is discarded.` };
}

async function showCertification(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: await certification(ctx, ask, { values: {}, ticked: [], issues: [] }) };
}

async function certify(ctx: Context, ask: Ask): Promise<Reply> {
  const id = readId(ask, 'termFilingId');
  const ticked = ask.lists.certify ?? [];
  const result = await certifyTermFiling(ctx, id, readSignature(ask.body, ticked));
  if (!result.ok) return { page: await certification(ctx, ask, { values: ask.body, ticked, issues: result.issues }), status: 422 };
  ask.startJobs();
  return { redirect: paths.termFiling(id) };
}

async function certification(ctx: Context, ask: Ask, form: Parameters<typeof termCertificationPage>[0]['form']) {
  const filing = await getTermFiling(ctx, readId(ask, 'termFilingId'));
  const preparer = (await listPeople(ctx)).find(({ id }) => id === filing.preparedBy);
  return termCertificationPage({
    filing,
    content: await readTermContent(ctx, filing),
    person: requirePerson(ctx),
    preparerName: preparer?.name ?? 'The preparer',
    draftJob: filing.draftJobId === null ? undefined : await findJob(ctx, filing.draftJobId),
    form,
  });
}

async function orderDraft(ctx: Context, ask: Ask): Promise<Reply> {
  const id = readId(ask, 'termFilingId');
  await requestTermDraft(ctx, id);
  ask.startJobs();
  return { redirect: paths.termFiling(id) };
}

async function showDraft(ctx: Context, ask: Ask): Promise<Reply> {
  const { id, number, draftSha256 } = await getTermFiling(ctx, readId(ask, 'termFilingId'));
  if (draftSha256 === null) return { redirect: paths.termFiling(id), notice: 'No draft has been drawn yet. Draw one under “On paper”.' };
  return { file: { name: `filing-${number}-draft.pdf`, mediaType: 'application/pdf', bytes: await getFile(ctx, draftSha256), view: true } };
}
