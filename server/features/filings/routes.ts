import type { Context } from '../../context.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { getFile } from '../../platform/files.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { requirePerson } from '../accounts/index.ts';
import { listReadyEstimates } from '../estimates/index.ts';
import { getInventoryState } from '../inventory/index.ts';
import { answerRemarks } from './answer-remarks.ts';
import { answersPage } from './answers-page.ts';
import { autosave } from './autosave.ts';
import { certificationPage } from './certification-page.ts';
import { certifyFiling } from './certify-filing.ts';
import { chooseEstimate } from './choose-estimate.ts';
import { letterDocument } from './draw-letter.ts';
import { drawOfficerPage } from './draw-officer-page.ts';
import { getFilingDetail } from './filing-detail.ts';
import { filingPage } from './filing-page.ts';
import { readChosen, readRemarkAnswers, readRevision, readSignature, readStart } from './inputs.ts';
import { letterPage, mockLetterOf } from './letter-page.ts';
import { linkChecks } from './link-checks.ts';
import { listLocks } from './list-locks.ts';
import { noteLook } from './note-look.ts';
import { getOfficerSummary } from './officer-summary.ts';
import { filingsPage, newFilingPage } from './pages.ts';
import { prepareFiling } from './prepare-filing.ts';
import { getFiling, listFilings, listSentRemarks } from './queries.ts';
import { readContent } from './read-content.ts';
import { refuseUnlessEditable } from './refuse-unless-editable.ts';
import { requestDraft } from './request-draft.ts';
import { saveAnswers } from './save-answers.ts';
import { startFiling } from './start-filing.ts';
import { unlockFiling } from './unlock-filing.ts';
import { sectionAnchor } from './words.ts';

export const filingRoutes: Route[] = [
  { method: 'get', path: paths.filings(), may: carrierPeople, handle: showFilings },
  { method: 'get', path: paths.newFiling(), may: ['preparer'], handle: showNew },
  { method: 'post', path: paths.filings(), may: ['preparer'], handle: start },
  { method: 'get', path: paths.filing(':filingId'), may: carrierPeople, handle: show },
  { method: 'get', path: paths.filingAnswers(':filingId'), may: ['preparer'], handle: showAnswers },
  { method: 'post', path: paths.filingAnswers(':filingId'), may: ['preparer'], handle: save },
  { method: 'post', path: paths.filingEstimate(':filingId'), may: ['preparer'], handle: choose },
  { method: 'post', path: paths.filingPreparation(':filingId'), may: ['preparer'], handle: prepare },
  { method: 'post', path: paths.filingUnlock(':filingId'), may: carrierPeople, handle: unlock },
  { method: 'get', path: paths.filingCertification(':filingId'), may: ['certifying officer'], handle: showCertification },
  { method: 'get', path: paths.filingOfficerPage(':filingId'), may: ['certifying officer'], handle: showOfficerPage },
  { method: 'post', path: paths.filingCertification(':filingId'), may: ['certifying officer'], handle: certify },
  { method: 'post', path: paths.filingRemarkAnswers(':filingId'), may: ['preparer'], handle: answer },
  { method: 'get', path: paths.filingLetter(':filingId'), may: carrierPeople, handle: showLetter },
  { method: 'get', path: paths.filingLetterPdf(':filingId'), may: carrierPeople, handle: showLetterPdf },
  { method: 'post', path: paths.filingDraft(':filingId'), may: carrierPeople, handle: orderDraft },
  { method: 'get', path: paths.filingDraft(':filingId'), may: carrierPeople, handle: showDraft },
];

async function showFilings(ctx: Context): Promise<Reply> {
  const mayPrepare = requirePerson(ctx).roles.includes('preparer');
  return { page: filingsPage(await listFilings(ctx), await listReadyEstimates(ctx), mayPrepare) };
}

async function showNew(ctx: Context): Promise<Reply> {
  return { page: await newPage(ctx, { values: {}, issues: [] }) };
}

async function start(ctx: Context, ask: Ask): Promise<Reply> {
  const input = readStart(ask.body);
  const issues: Issue[] = [
    { severity: 'error', code: 'choice-missing', field: 'program', message: 'Choose a program and an estimate, or “None yet”.' },
  ];
  const result = input ? await startFiling(ctx, input) : { ok: false as const, issues };
  if (!result.ok) return { page: await newPage(ctx, { values: ask.body, issues: result.issues }), status: 422 };
  return { redirect: paths.filing(result.value), notice: 'The filing is started.' };
}

async function newPage(ctx: Context, form: { values: Record<string, string>; issues: Issue[] }) {
  return newFilingPage(await listReadyEstimates(ctx), (await getInventoryState(ctx)).version, form);
}

async function show(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: filingPage(await getFilingDetail(ctx, readId(ask, 'filingId'), { values: {}, issues: [] })) };
}

async function refused(ctx: Context, ask: Ask, form: { issues: Issue[]; title?: string }): Promise<Reply> {
  return { page: filingPage(await getFilingDetail(ctx, readId(ask, 'filingId'), { values: ask.body, ...form })), status: 422 };
}

async function showAnswers(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getFiling(ctx, readId(ask, 'filingId'));
  refuseUnlessEditable(filing);
  const form = { section: null, values: {}, issues: [], conflict: false };
  return { page: answersPage(filing, await listSentRemarks(ctx, filing.id), form) };
}

async function save(ctx: Context, ask: Ask): Promise<Reply> {
  const filingId = readId(ask, 'filingId');
  const section = ask.body.section ?? '';
  if (ask.body.autosave === 'yes') return { json: await autosave(ctx, filingId, ask.body) };
  const outcome = await saveAnswers(ctx, filingId, { section, revision: readRevision(ask.body), seen: ask.body.seen ?? '', entered: ask.body });
  if (outcome.kind === 'saved') {
    return { redirect: `${paths.filingAnswers(filingId)}#${sectionAnchor(section)}`, notice: `${section} is saved.` };
  }
  const filing = await getFiling(ctx, filingId);
  const remarks = await listSentRemarks(ctx, filingId);
  const form = { section, values: ask.body };
  if (outcome.kind === 'refused') return { page: answersPage(filing, remarks, { ...form, issues: outcome.issues, conflict: false }), status: 422 };
  const issues: Issue[] = [{ severity: 'error', code: 'conflict', field: sectionAnchor(section), message: outcome.message }];
  return { page: answersPage(filing, remarks, { ...form, issues, conflict: true }), status: 409 };
}

async function choose(ctx: Context, ask: Ask): Promise<Reply> {
  const filingId = readId(ask, 'filingId');
  const result = await chooseEstimate(ctx, filingId, readChosen(ask.body.estimate));
  if (!result.ok) return refused(ctx, ask, { issues: result.issues });
  return { redirect: paths.filing(filingId), notice: 'The filing rests on that estimate now.' };
}

async function prepare(ctx: Context, ask: Ask): Promise<Reply> {
  const filingId = readId(ask, 'filingId');
  const result = await prepareFiling(ctx, filingId, readRevision(ask.body));
  if (!result.ok) return refused(ctx, ask, { issues: result.issues, title: 'The filing is not complete yet' });
  return { redirect: paths.filing(filingId), notice: 'The filing is locked and ready to certify.' };
}

async function unlock(ctx: Context, ask: Ask): Promise<Reply> {
  const filingId = readId(ask, 'filingId');
  const result = await unlockFiling(ctx, filingId, ask.body.reason ?? '');
  if (!result.ok) return refused(ctx, ask, { issues: result.issues });
  return {
    redirect: paths.filing(filingId),
    notice: 'The filing is unlocked. The preparer can change it again; then it must be said complete and certified anew.',
  };
}

async function showCertification(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getFiling(ctx, readId(ask, 'filingId'));
  if (filing.state === 'Ready to certify' && !ask.isHead) await noteLook(ctx, filing, await readContent(ctx, filing));
  return { page: await certification(ctx, ask, { values: {}, ticked: [], issues: [] }) };
}

async function showOfficerPage(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getFiling(ctx, readId(ask, 'filingId'));
  const bytes = await drawOfficerPage(await getOfficerSummary(ctx, filing, await readContent(ctx, filing)));
  return { file: { name: `filing-${filing.number}-for-the-officer.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

async function certify(ctx: Context, ask: Ask): Promise<Reply> {
  const filingId = readId(ask, 'filingId');
  const ticked = ask.lists.certify ?? [];
  const result = await certifyFiling(ctx, filingId, readSignature(ask.body, ticked));
  if (!result.ok) return { page: await certification(ctx, ask, { values: ask.body, ticked, issues: result.issues }), status: 422 };
  ask.startJobs();
  return { redirect: paths.filing(filingId) };
}

async function certification(ctx: Context, ask: Ask, form: Parameters<typeof certificationPage>[0]['form']) {
  const filing = await getFiling(ctx, readId(ask, 'filingId'));
  const content = await readContent(ctx, filing);
  const officer = await getOfficerSummary(ctx, filing, content);
  const submissionJob = filing.submissionJobId === null ? undefined : await findJob(ctx, filing.submissionJobId);
  const draftJob = filing.draftJobId === null ? undefined : await findJob(ctx, filing.draftJobId);
  const locks = await listLocks(ctx, filing.number);
  return certificationPage({
    filing,
    content,
    submissionJob,
    draftJob,
    locks,
    person: requirePerson(ctx),
    officer,
    form,
  });
}

async function answer(ctx: Context, ask: Ask): Promise<Reply> {
  const filingId = readId(ask, 'filingId');
  const result = await answerRemarks(ctx, filingId, readRemarkAnswers(ask.body));
  if (!result.ok) return refused(ctx, ask, { issues: result.issues });
  const { open } = result.value;
  return {
    redirect: `${paths.filing(filingId)}#remarks`,
    notice: open === 0 ? 'Every remark is answered.' : `Saved. ${open} ${open === 1 ? 'remark has' : 'remarks have'} no answer yet.`,
  };
}

async function orderDraft(ctx: Context, ask: Ask): Promise<Reply> {
  const filingId = readId(ask, 'filingId');
  const result = await requestDraft(ctx, filingId);
  if (!result.ok) return refused(ctx, ask, { issues: result.issues });
  ask.startJobs();
  return { redirect: paths.filing(filingId) };
}

async function showLetter(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getFiling(ctx, readId(ask, 'filingId'));
  const content = await readContent(ctx, filing);
  return { page: letterPage(filing, mockLetterOf(ctx, filing, content), await linkChecks(ctx, filing, content.checks)) };
}

async function showLetterPdf(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getFiling(ctx, readId(ask, 'filingId'));
  const letter = mockLetterOf(ctx, filing, await readContent(ctx, filing));
  const bytes = await drawPdfBytes(letterDocument(letter, ctx.now));
  return { file: { name: `filing-${filing.number}-mock-letter.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

async function showDraft(ctx: Context, ask: Ask): Promise<Reply> {
  const filing = await getFiling(ctx, readId(ask, 'filingId'));
  if (filing.draftSha256 === null) return { redirect: paths.filing(filing.id), notice: 'No draft has been drawn yet. Draw one under “On paper”.' };
  const bytes = await getFile(ctx, filing.draftSha256);
  return { file: { name: `filing-${filing.number}-draft.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}
