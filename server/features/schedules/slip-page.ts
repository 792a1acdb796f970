import { type Day, formatDay } from '../../domain/calendar.ts';
import { extensionGrounds } from '../../domain/programs/extension-grounds.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';
import type { GrantedExtension } from '../../domain/schedule/granted-extensions.ts';
import type { DelayEvent } from '../../domain/schedule/progress/list-delay-events.ts';
import { delayCauses } from '../../domain/schedule/work-plan.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { drawProgressCurve } from '../../platform/charts/draw-progress-curve.ts';
import type { Page } from '../../web/render-page.ts';
import { countPages, listAddress, toPager } from '../../web/to-pager.ts';
import type { SlipFacts } from './load-slip.ts';
import { causeName, clockOf, eventWords, limitsOf, partWords, planWords, slipSentence } from './slip-words.ts';
import { siteHref } from './track-page.ts';
import { planTitle, schedulesCrumb } from './words.ts';

const pageSize = 100;
const mostSites = 50;

/** Why the finish moved: the sentence, the days by cause, the dated events, baseline against current, and the term. */
export function slipPage(facts: SlipFacts, around: Around): Page {
  const { plan, baseline, slip, causes, measure, statusOn } = facts;
  const clock = clockOf(facts, around);
  const moved = `${counted(Math.abs(slip.days), 'day')} ${slip.days < 0 ? 'earlier' : 'later'}`;
  return {
    template: 'schedules/slip',
    title: `Slip · ${planTitle(plan)}`,
    view: {
      head: {
        title: 'Why the finish moved',
        crumbs: [
          schedulesCrumb,
          { label: planTitle(plan), href: paths.schedule(plan.id) },
          { label: 'Track', href: paths.scheduleTrack(baseline.id) },
        ],
        sentence: slipSentence(facts),
        actions: [
          { label: 'Events as CSV', href: paths.scheduleSlipCsv(plan.id) },
          { label: 'Delay record (PDF)', href: paths.scheduleSlipPdf(plan.id), tone: 'main', download: true },
        ],
      },
      next: { title: 'Term.', text: clock.sentence },
      figures: [
        { label: 'Finish in the baseline', value: formatDay(slip.baselineOn), note: planTitle(baseline) },
        { label: 'Forecast finish', value: formatDay(slip.currentOn), note: `as of ${formatDay(statusOn)}` },
        { label: 'Difference', value: slip.days === 0 ? 'None' : moved, note: 'calendar days' },
        {
          label: 'Sites done',
          value: `${formatCount(measure.sitesDone)} of ${formatCount(measure.sites)}`,
          note: `${formatCount(measure.sitesPlanned)} planned by then`,
        },
      ],
      curve: curveOf(facts),
      causes: {
        caption: `Days by cause; they sum to the ${moved}`,
        columns: [
          { label: 'Cause', kind: 'key' },
          { label: 'Days', kind: 'number', pin: true },
          { label: 'What it is', kind: 'words' },
        ],
        rows: causes.map(({ cause, days }) => ({ cells: [{ text: causeName(cause) }, { text: formatDays(days) }, { text: meaningOf(cause) }] })),
        total: [{ text: 'The finish' }, { text: formatDays(slip.days) }, { text: 'ties to the two dates above' }],
      },
      hasCauses: causes.length > 0,
      parts: partsTable(facts),
      events: eventsOf(facts, around),
      sites: {
        caption: `Sites by how late they finish${facts.sites.length > mostSites ? `, the first ${mostSites} of ${formatCount(facts.sites.length)}` : ''}`,
        columns: [
          { label: 'Site', kind: 'key' },
          { label: 'First day', kind: 'number' },
          { label: 'Last day', kind: 'number', pin: true },
        ],
        rows: facts.sites.slice(0, mostSites).map(({ siteCode, startDays, finishDays }) => ({
          cells: [
            { text: nameOf(facts, siteCode), href: siteHref(baseline.id, siteCode), small: siteCode },
            { text: lateWords(startDays) },
            { text: lateWords(finishDays) },
          ],
        })),
      },
      clock: {
        caption: 'Term, petition and extensions for the forecast',
        columns: [
          { label: 'What', kind: 'key' },
          { label: 'Day', pin: true },
          { label: 'Source' },
          { label: 'How the day comes about', kind: 'words' },
        ],
        rows: clock.days.map(({ title, day, citation, note }) => ({
          cells: [{ text: title }, { text: formatDay(day) }, { text: citation === '' ? 'Stated by you' : citation }, { text: note }],
        })),
      },
      hasClock: clock.days.length > 0,
      grounds: groundsTable(around.program),
      limits: limitsOf(facts),
    },
  };
}

export function curveOf({ before, schedule, statusOn, plan }: SlipFacts) {
  return drawProgressCurve({
    baseline: before.sites.map(({ finishOn }) => finishOn),
    current: schedule.sites.map(({ finishOn }) => finishOn),
    statusOn,
    termEndsOn: plan.summaryJson.termEndsOn,
  });
}

/** The name of a site, or its code where it has none. */
export function nameOf({ places }: Pick<SlipFacts, 'places'>, siteCode: string | null): string {
  return siteCode === null ? 'Whole network' : places.find(({ code }) => code === siteCode)?.name || siteCode;
}

function partsTable(facts: SlipFacts) {
  const { slip, schedule } = facts;
  const titles = new Map(schedule.activities.map(({ id, title }) => [id, title]));
  return {
    caption: 'What moved the finish, in order of days, along the steps that set it',
    columns: [
      { label: 'Step', kind: 'key' },
      { label: 'Day' },
      { label: 'What happened' },
      { label: 'Cause' },
      { label: 'Days', kind: 'number' },
      { label: 'Left in the finish', kind: 'number', pin: true },
    ],
    rows: slip.parts.map(({ activityId, siteCode, how, days, countedDays, cause, on }) => ({
      cells: [
        {
          text: activityId === null ? 'The plan of the rest' : (titles.get(activityId) ?? activityId),
          ...(siteCode !== null && { small: nameOf(facts, siteCode) }),
        },
        { text: formatDay(on) },
        { text: partWords({ how, days }) },
        { text: how === 'plan' || days < 0 ? '' : causeName(cause) },
        { text: formatDays(days) },
        { text: formatDays(countedDays) },
      ],
    })),
    total: [{ text: 'The finish' }, { text: '' }, { text: '' }, { text: '' }, { text: formatDays(slip.days) }, { text: formatDays(slip.days) }],
  };
}

function eventsOf(facts: SlipFacts, { query }: Around) {
  const { events, plan } = facts;
  const here = paths.scheduleSlip(plan.id);
  const cause = delayCauses.find((one) => one === query.cause) ?? (query.cause === 'none' ? 'none' : '');
  const isIn = (event: DelayEvent, wanted: string): boolean => wanted === '' || (wanted === 'none' ? event.cause === null : event.cause === wanted);
  const shown = events.filter((event) => isIn(event, cause));
  const page = Math.min(Math.max(1, Number(query.page) || 1), countPages(shown.length, pageSize));
  const chips = ['', ...delayCauses, 'none'].flatMap((wanted) => {
    const count = events.filter((event) => isIn(event, wanted)).length;
    const label = wanted === '' ? 'All' : causeName(delayCauses.find((one) => one === wanted) ?? null);
    return count === 0 && wanted !== ''
      ? []
      : [{ label, count: formatCount(count), href: `${listAddress(here, { cause: wanted })}#events`, current: wanted === cause }];
  });
  return {
    isEmpty: shown.length === 0,
    chips,
    table: {
      caption: `${counted(shown.length, 'delay event')}, in order of days`,
      captionHidden: true,
      columns: [
        { label: 'From', kind: 'key' },
        { label: 'Days', kind: 'number', pin: true },
        { label: 'Step' },
        { label: 'Cause' },
        { label: 'Note', kind: 'words' },
        { label: 'Recorded' },
      ],
      rows: shown.slice((page - 1) * pageSize, page * pageSize).map((event) => ({
        cells: [
          { text: formatDay(event.from), small: `to ${formatDay(event.until)}` },
          { text: formatCount(event.days) },
          { text: event.title, small: [nameOf(facts, event.siteCode), eventWords(event), ...(event.onPath ? ['sets the finish'] : [])].join(' · ') },
          { text: causeName(event.cause) },
          { text: event.note },
          { text: formatDay(event.recordedOn), small: event.recordedBy },
        ],
      })),
    },
    pager: toPager({
      page,
      size: pageSize,
      total: shown.length,
      noun: 'events',
      toHref: (number) => `${listAddress(here, { cause, page: number > 1 ? String(number) : '' })}#events`,
    }),
  };
}

function groundsTable(program: ProgramKey) {
  const grounds = extensionGrounds[program] ?? [];
  if (grounds.length === 0) return null;
  return {
    caption: 'On which causes more time was given before; press reports, not rulings that bind',
    columns: [
      { label: 'Cause', kind: 'key' },
      { label: 'What is reported', kind: 'words' },
      { label: 'Source', kind: 'words' },
    ],
    rows: grounds.map(({ cause, text, source }) => ({ cells: [{ text: causeName(cause) }, { text }, { text: source }] })),
  };
}

function meaningOf(cause: SlipFacts['causes'][number]['cause']): string {
  if (cause === 'plan') return planWords;
  if (cause === 'not stated') return 'Recorded late without a cause, or not begun and not recorded. State it at the site.';
  return cause === 'permits' || cause === 'the work itself'
    ? 'As stated in the record; not one of the five words of the reports to Congress.'
    : 'As stated in the record; one of the five words of the reports to Congress.';
}

/** `+51`, `−7`. */
export function formatDays(days: number): string {
  return days === 0 ? '0' : `${days > 0 ? '+' : '−'}${formatCount(Math.abs(days))}`;
}

function lateWords(days: number): string {
  return days === 0 ? 'as planned' : `${formatCount(Math.abs(days))} ${days > 0 ? 'later' : 'earlier'}`;
}

interface Around {
  program: ProgramKey;
  today: Day;
  /** Extensions of the term, as the carrier states them. */
  granted: readonly GrantedExtension[];
  query: Record<string, string>;
}
