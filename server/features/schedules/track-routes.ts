import type { Context } from '../../context.ts';
import { type Day, dayOf } from '../../domain/calendar.ts';
import type { Issue } from '../../domain/result.ts';
import { lastEndOf } from '../../domain/schedule/granted-extensions.ts';
import { planClock } from '../../domain/schedule/plan-clock.ts';
import { listAddable, siteOf } from '../../domain/schedule/progress/added-steps.ts';
import { progressSheet } from '../../domain/schedule/progress/progress-sheet.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { notFound } from '../../platform/errors.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { listAddress } from '../../web/to-pager.ts';
import { requirePerson } from '../accounts/index.ts';
import { getReady } from '../estimates/index.ts';
import { asPlanned } from './as-planned.ts';
import { extensionPage } from './extension-page.ts';
import { listExtensions } from './extension-queries.ts';
import { findDifferences } from './find-differences.ts';
import { importProgress } from './import-progress.ts';
import { readPage } from './inputs.ts';
import { mayMakeSchedules } from './list-page.ts';
import { findTracked, type Tracked } from './load-tracked.ts';
import { findBaseline, findLatestRest, listHistory, toAdded, toRecord } from './progress-queries.ts';
import { getMade } from './queries.ts';
import { recordExtension, withdrawExtension } from './record-extension.ts';
import { recordProgress } from './record-progress.ts';
import { requestRest } from './request-rest.ts';
import { setBaseline } from './set-baseline.ts';
import { toGranted } from './to-granted.ts';
import { asPlannedPage, baselinePage, restPage, seenOf } from './track-forms.ts';
import { trackImportPage } from './track-import-page.ts';
import { atSiteField, meanwhile, readReason, readRestForm, readSiteForm, readTrackFilter } from './track-inputs.ts';
import { listShown, networkValue, siteHref, trackPage } from './track-page.ts';
import { activitiesAt, trackSitePage } from './track-site-page.ts';
import { untrackedPage } from './untracked-page.ts';

const makers = ['preparer'] as const;

/** What is really done of a baseline: recorded, measured, and the rest planned anew. */
export const trackRoutes: Route[] = [
  { method: 'get', path: paths.scheduleBaseline(':scheduleId'), may: makers, handle: showBaseline },
  { method: 'post', path: paths.scheduleBaseline(':scheduleId'), may: makers, handle: makeBaseline },
  { method: 'get', path: paths.scheduleTrack(':scheduleId'), may: carrierPeople, handle: showTrack },
  { method: 'get', path: paths.scheduleTrackNetwork(':scheduleId'), may: carrierPeople, handle: (ctx, ask) => showSite(ctx, ask, '') },
  { method: 'post', path: paths.scheduleTrackNetwork(':scheduleId'), may: makers, handle: (ctx, ask) => recordSite(ctx, ask, '') },
  {
    method: 'get',
    path: paths.scheduleTrackSite(':scheduleId', ':siteCode'),
    may: carrierPeople,
    handle: (ctx, ask) => showSite(ctx, ask, ask.params.siteCode ?? ''),
  },
  {
    method: 'post',
    path: paths.scheduleTrackSite(':scheduleId', ':siteCode'),
    may: makers,
    handle: (ctx, ask) => recordSite(ctx, ask, ask.params.siteCode ?? ''),
  },
  { method: 'get', path: paths.scheduleTrackSheet(':scheduleId'), may: carrierPeople, handle: sendSheet },
  { method: 'get', path: paths.scheduleTrackImport(':scheduleId'), may: makers, handle: showImport },
  { method: 'post', path: paths.scheduleTrackImport(':scheduleId'), may: makers, handle: takeSheet, upload: true },
  { method: 'post', path: paths.scheduleAsPlanned(':scheduleId'), may: makers, handle: recordAsPlanned },
  {
    method: 'get',
    path: paths.scheduleExtension(':scheduleId'),
    may: makers,
    handle: (ctx, ask) => showExtension(ctx, ask, { values: {}, issues: [] }),
  },
  { method: 'post', path: paths.scheduleExtension(':scheduleId'), may: makers, handle: keepExtension },
  { method: 'post', path: paths.scheduleExtensionWithdraw(':scheduleId'), may: makers, handle: takeBackExtension },
  { method: 'get', path: paths.scheduleRest(':scheduleId'), may: makers, handle: showRest },
  { method: 'post', path: paths.scheduleRest(':scheduleId'), may: makers, handle: planRest },
];

async function showBaseline(ctx: Context, ask: Ask): Promise<Reply> {
  return { page: await baselineForm(ctx, readId(ask, 'scheduleId'), { values: {}, issues: [] }) };
}

async function baselineForm(ctx: Context, id: number, form: Parameters<typeof baselinePage>[2]) {
  const plan = await getMade(ctx, id);
  const before = await findBaseline(ctx, plan.estimateId);
  return baselinePage(plan, before && before.scheduleId !== plan.id ? await getMade(ctx, before.scheduleId) : null, form);
}

async function makeBaseline(ctx: Context, ask: Ask): Promise<Reply> {
  const id = readId(ask, 'scheduleId');
  const read = readReason(ask.body.reason);
  const result = read.ok ? await setBaseline(ctx, id, read.value) : read;
  if (!result.ok) return { page: await baselineForm(ctx, id, { values: ask.body, issues: result.issues }), status: 422 };
  return { redirect: paths.scheduleTrack(id), notice: 'The work is measured against this plan from now on.' };
}

async function showTrack(ctx: Context, ask: Ask): Promise<Reply> {
  const plan = await getMade(ctx, readId(ask, 'scheduleId'));
  const mayMake = mayMakeSchedules(requirePerson(ctx));
  const tracked = await findTracked(ctx, plan);
  if (!tracked) return { page: untrackedPage(plan, mayMake) };
  const found = await findLatestRest(ctx, tracked.baseline.id);
  const rest = found && {
    scheduleId: found.scheduleId,
    statusOn: found.statusOn as Day,
    finishOn: (await getMade(ctx, found.scheduleId)).summaryJson.finishOn,
  };
  const { program } = await getReady(ctx, plan.estimateId);
  const extensions = await listExtensions(ctx, plan.estimateId);
  const { termEndsOn } = tracked.baseline.summaryJson;
  const today = dayOf(ctx.now);
  const updates = planClock(program, tracked.baseline.summaryJson, toGranted(extensions)).filter(
    ({ kind, day }) => kind === 'status-update' && day >= today,
  );
  const other = { tone: 'info', text: 'You came from another plan of the same estimate: this page follows its baseline.' };
  return {
    page: trackPage(tracked, {
      today,
      update: updates[0] ?? null,
      show: readTrackFilter(ask.query.show),
      search: (ask.query.q ?? '').trim().slice(0, 200),
      page: readPage(ask.query.page),
      mayMake,
      termEndsOn: termEndsOn === null ? null : lastEndOf(termEndsOn, toGranted(extensions)),
      extensions,
      rest: rest ?? null,
      note: tracked.baseline.id === plan.id ? null : other,
    }),
  };
}

/** The baseline of the plan in the address; its estimate must have one. */
async function getTracked(ctx: Context, ask: Ask): Promise<Tracked | undefined> {
  return await findTracked(ctx, await getMade(ctx, readId(ask, 'scheduleId')));
}

function notTracked(ask: Ask): Reply {
  return { redirect: paths.scheduleTrack(readId(ask, 'scheduleId')), notice: 'Choose the baseline first.' };
}

async function showSite(ctx: Context, ask: Ask, siteCode: string): Promise<Reply> {
  const tracked = await getTracked(ctx, ask);
  if (!tracked) return notTracked(ask);
  return { page: await sitePage(ctx, tracked, { siteCode, values: null, seen: null, issues: [] }) };
}

async function sitePage(
  ctx: Context,
  tracked: Tracked,
  form: Pick<Parameters<typeof trackSitePage>[2], 'values' | 'seen' | 'issues'> & { siteCode: string },
) {
  const { siteCode, ...rest } = form;
  const ids = [...activitiesAt(tracked, siteCode).map(({ id }) => id), ...addedBefore(tracked, siteCode)];
  if (ids.length === 0) throw notFound('The baseline has no work at that site.');
  const history = await listHistory(ctx, tracked.baseline.estimateId, ids);
  const choices = listAddable(activitiesAt(tracked, siteCode), ctx.reference.work);
  return trackSitePage(tracked, siteCode, { ...rest, choices, history, mayMake: mayMakeSchedules(requirePerson(ctx)), today: dayOf(ctx.now) });
}

/** Steps of a site that were added once and taken back: their history stays. */
function addedBefore({ latest, listed }: Tracked, siteCode: string): string[] {
  const ids = new Set(listed.map(({ id }) => id));
  return [...latest.keys()].filter((id) => siteOf(id) === siteCode && !ids.has(id));
}

async function recordSite(ctx: Context, ask: Ask, siteCode: string): Promise<Reply> {
  const tracked = await getTracked(ctx, ask);
  if (!tracked) return notTracked(ask);
  const activities = activitiesAt(tracked, siteCode);
  const choices = listAddable(activities, ctx.reference.work);
  const read = readSiteForm({ siteCode, activities, latest: tracked.latest }, ask.body, { today: dayOf(ctx.now), choices });
  const result = read.ok ? await recordProgress(ctx, tracked, { source: 'form', entries: read.value }) : read;
  if (!result.ok) {
    const issues = read.ok ? result.issues.map((issue) => atSiteField(issue, activities)) : result.issues;
    // After a clash the form shows what stands now, so that recording once more is a decision.
    const isClash = issues.some(({ code }) => code === meanwhile);
    const seen = isClash ? null : Object.fromEntries(activities.map((_, index) => [index, ask.body[`seen-${index}`] ?? '0']));
    const fresh = isClash ? ((await findTracked(ctx, tracked.baseline)) ?? tracked) : tracked;
    return { page: await sitePage(ctx, fresh, { siteCode, values: ask.body, seen, issues }), status: isClash ? 409 : 422 };
  }
  const doubts = result.issues.map(({ message }) => message);
  const kept = result.value === 0 ? 'Nothing was changed.' : `${counted(result.value, 'entry was', 'entries were')} recorded.`;
  if (doubts.length === 0) return { redirect: paths.scheduleTrack(tracked.baseline.id), notice: kept };
  return { redirect: siteHref(tracked.baseline.id, siteCode), notice: [kept, 'Please look at this:', ...doubts.slice(0, 5)].join(' '), tone: 'warn' };
}

async function sendSheet(ctx: Context, ask: Ask): Promise<Reply> {
  const plan = await getMade(ctx, readId(ask, 'scheduleId'));
  const tracked = await findTracked(ctx, plan);
  if (!tracked) return { redirect: paths.scheduleTrack(plan.id), notice: 'Choose the baseline first.' };
  const record = new Map(
    [...tracked.latest].map(([id, row]) => [id, { progress: toRecord([row])[0] ?? null, revision: row.revision, added: toAdded([row])[0] ?? null }]),
  );
  const bytes = await writeCsv(progressSheet(tracked.schedule.activities, record, tracked.places));
  return { file: { name: `plan-${tracked.baseline.number}-progress.csv`, mediaType: 'text/csv; charset=utf-8', bytes } };
}

async function showImport(ctx: Context, ask: Ask): Promise<Reply> {
  const tracked = await getTracked(ctx, ask);
  return tracked ? { page: trackImportPage(tracked.baseline, []) } : notTracked(ask);
}

async function takeSheet(ctx: Context, ask: Ask): Promise<Reply> {
  const tracked = await getTracked(ctx, ask);
  if (!tracked) return notTracked(ask);
  const { baseline } = tracked;
  const missing = { severity: 'error', code: 'no-file', field: 'file', message: 'Choose a file first.' } as const;
  if (!ask.file) return { page: trackImportPage(baseline, [missing]), status: 422 };
  const result = await importProgress(ctx, tracked, ask.file);
  if (!result.ok) return { page: trackImportPage(baseline, result.issues), status: 422 };
  const doubts =
    result.issues.length === 0 ? '' : ` ${counted(result.issues.length, 'entry', 'entries')} may need a look: ${result.issues[0]?.message ?? ''}`;
  return {
    redirect: paths.scheduleTrack(baseline.id),
    notice: `${counted(result.value, 'entry was', 'entries were')} recorded from the sheet.${doubts}`,
    tone: result.issues.length === 0 ? 'ok' : 'warn',
  };
}

async function recordAsPlanned(ctx: Context, ask: Ask): Promise<Reply> {
  const tracked = await getTracked(ctx, ask);
  if (!tracked) return notTracked(ask);
  const { baseline, schedule, latest } = tracked;
  const today = dayOf(ctx.now);
  const [show, search] = [readTrackFilter(ask.body.show), (ask.body.q ?? '').trim().slice(0, 200)];
  const back = listAddress(paths.scheduleTrack(baseline.id), { show: show === 'all' ? '' : show, q: search });
  const ticked = (ask.lists.site ?? []).map((code) => (code === networkValue ? '' : code));
  const codes = ask.body.all === 'yes' ? listShown(tracked, { today, show, search }).map(({ siteCode }) => siteCode) : ticked;
  const entries = asPlanned(schedule.activities, latest, { codes: new Set(codes), today });
  if (entries.length === 0) {
    const notice =
      codes.length === 0 ? 'No site was ticked. Tick the sites first.' : 'Nothing was planned there up to today that is not recorded already.';
    return { redirect: back, notice };
  }
  const seen = seenOf(entries);
  if (ask.body.confirmed !== seen) {
    const page = asPlannedPage(tracked, entries, { codes, today, back });
    return { page, status: ask.body.confirmed === undefined ? 200 : 409 };
  }
  const result = await recordProgress(ctx, tracked, { source: 'as planned', entries });
  if (!result.ok) return { redirect: back, notice: result.issues[0]?.message ?? 'Nothing was recorded.' };
  return { redirect: back, notice: `${counted(result.value, 'entry was', 'entries were')} recorded as planned.` };
}

async function showExtension(ctx: Context, ask: Ask, form: Parameters<typeof extensionPage>[2]): Promise<Reply> {
  const tracked = await getTracked(ctx, ask);
  if (!tracked) return notTracked(ask);
  const page = extensionPage(tracked.baseline, await listExtensions(ctx, tracked.baseline.estimateId), form);
  return form.issues.length > 0 ? { page, status: 422 } : { page };
}

async function keepExtension(ctx: Context, ask: Ask): Promise<Reply> {
  const tracked = await getTracked(ctx, ask);
  if (!tracked) return notTracked(ask);
  const result = await recordExtension(ctx, tracked.baseline, ask.body);
  if (!result.ok) return await showExtension(ctx, ask, { values: ask.body, issues: result.issues });
  const notice = ['The extension was recorded.', ...result.issues.map(({ message }) => message)].join(' ');
  return { redirect: paths.scheduleTrack(tracked.baseline.id), notice };
}

async function takeBackExtension(ctx: Context, ask: Ask): Promise<Reply> {
  const tracked = await getTracked(ctx, ask);
  if (!tracked) return notTracked(ask);
  await withdrawExtension(ctx, tracked.baseline, Number(ask.body.extension));
  return { redirect: paths.scheduleTrack(tracked.baseline.id), notice: 'The extension no longer counts. It stays in the list.' };
}

async function showRest(ctx: Context, ask: Ask): Promise<Reply> {
  const tracked = await getTracked(ctx, ask);
  if (!tracked) return notTracked(ask);
  return { page: restPage(tracked, dayOf(ctx.now), { values: {}, issues: [], differences: await findDifferences(ctx, tracked) }) };
}

async function planRest(ctx: Context, ask: Ask): Promise<Reply> {
  const tracked = await getTracked(ctx, ask);
  if (!tracked) return notTracked(ask);
  const today = dayOf(ctx.now);
  const read = readRestForm(ask.body, { startOn: tracked.schedule.summary.settings.startOn, today });
  const differences = await findDifferences(ctx, tracked);
  const issues = read.ok && differences.length > 0 && read.value.differences === null ? [notAccepted] : read.issues;
  if (!read.ok || issues.length > 0) return { page: restPage(tracked, today, { values: ask.body, issues, differences }), status: 422 };
  const id = await requestRest(ctx, tracked.baseline, read.value);
  ask.startJobs();
  return { redirect: paths.schedule(id) };
}

const notAccepted: Issue = {
  severity: 'error',
  code: 'differences',
  field: 'differences',
  message: 'The work of today is not that of the baseline. Tick that the differences are accepted, or make a new plan the baseline and state why.',
};
