import { type Day, daysBetween, formatDay } from '../../domain/calendar.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { drawSitesByMonth } from '../../platform/charts/draw-sites-by-month.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import {
  assessed,
  causesChart,
  durationTable,
  estimateTitle,
  type ganttParts,
  likelyWords,
  phasesChart,
  planContents,
  type ReadyRow,
  type siteDates,
} from '../estimates/index.ts';
import type { MadeRow } from './queries.ts';
import { crewTable, figuresOf, finishSentence, settingTable } from './result-parts.ts';
import { settingRows } from './setting-rows.ts';
import { whatIfParts } from './what-if-parts.ts';
import { planTitle, schedulesCrumb, whyNotAdopted } from './words.ts';

/** A plan of work: when it is done, what makes it late, what would change it, who works when. */
export function resultPage(row: MadeRow, around: Around): Page {
  const { summaryJson: summary } = row;
  const { estimate, plan, sites, mayMake } = around;
  const simulated = assessed(summary);
  const copy = { label: 'Copy and change', href: listAddress(paths.newSchedule(), { from: String(row.id) }), tone: 'main' };
  return {
    template: 'schedules/result',
    title: `${planTitle(row)} · Schedules`,
    view: {
      head: {
        title: planTitle(row),
        crumbs: [schedulesCrumb, { label: estimateTitle(estimate), href: listAddress(paths.schedules(), { estimate: String(estimate.id) }) }],
        sentence: finishSentence(summary),
        actions: around.isRest
          ? [
              { label: 'Track', href: paths.scheduleTrack(row.id) },
              { label: 'Why the finish moved', href: paths.scheduleSlip(row.id), tone: 'main' },
            ]
          : [{ label: 'Track', href: paths.scheduleTrack(row.id) }, ...(mayMake ? [copy] : [])],
      },
      next: nextOf(row, around),
      notes: notesOf(row, around),
      figures: figuresOf(row),
      contents: planContents(plan.gantt.title),
      bottleneck: summary.bottleneck,
      boundReason: summary.bound ? `Why no plan can finish before ${formatDay(summary.bound.finishOn)}: ${summary.bound.reason}` : null,
      likely: likelyWords(summary),
      causes: simulated && causesChart(simulated),
      riskHref: simulated && paths.scheduleFinish(row.id),
      whatIf: mayMake && !around.isRest ? whatIfParts(row) : null,
      crewUse: crewTable(summary),
      phases: phasesChart({ schedule: summary }),
      gantt: plan.gantt,
      crews: plan.crews,
      clock: plan.clock,
      months: drawSitesByMonth({ months: summary.sitesByMonth, termEndsOn: summary.termEndsOn }),
      ...sites,
      settings: settingTable(row),
      durations: durationTable(summary.assumptions),
      files: [
        { label: 'Microsoft Project', href: paths.scheduleProjectXml(row.id), download: true },
        { label: 'Calendar', href: paths.scheduleCalendar(row.id), download: true },
        { label: 'Spreadsheet (CSV)', href: paths.scheduleActivities(row.id), download: true },
      ],
      assumed: summary.notes ?? [],
      adoption: adoptionOf(row, around),
      proof: proofOf(row),
    },
  };
}

/** What would come next, and who does it. */
function nextOf(row: MadeRow, { others, mayMake, isRest }: Around) {
  const { p80FinishOn, termEndsOn } = row.summaryJson;
  const who = mayMake ? 'You act.' : 'The preparer acts.';
  if (isRest) {
    return {
      title: 'Next: see why the finish moved.',
      text: 'Go on recording what is done, and plan the rest again when it changes.',
      who,
      action: { label: 'Why the finish moved', href: paths.scheduleSlip(row.id) },
    };
  }
  const compare =
    others > 0
      ? { label: 'Compare plans', href: listAddress(paths.compareSchedules(), { a: String(row.id) }) }
      : { label: 'What would one more crew buy?', href: paths.scheduleCrewCurve(row.id) };
  const isLate = termEndsOn !== null && p80FinishOn > termEndsOn;
  return isLate
    ? {
        title: 'Next: look for what brings it forward.',
        text: 'One change at a time shows what it is worth. What stays late needs a petition for more time.',
        who,
        action: compare,
      }
    : {
        title: 'Next: test it against what may go wrong.',
        text: 'A later approval, a late delivery, money in parts: each is one press below.',
        who,
        action: compare,
      };
}

/** What a reader must know about how the plan came about. */
function notesOf(row: MadeRow, { copiedFrom, isAccepted }: Around) {
  const isNoEarlier = copiedFrom !== null && copiedFrom.summaryJson.finishOn <= row.summaryJson.finishOn;
  const found = isNoEarlier ? 'found no earlier finish' : 'found an earlier finish from there';
  const resumed = `A search with these crews alone ended later than “${copiedFrom ? planTitle(copiedFrom) : 'the plan before'}” does. More crews need never finish later: the search went on from that plan and ${found}.`;
  const stopped = 'This is the best plan it had found until then. Left to end, the same search may find a better one.';
  return [
    ...(copiedFrom ? [changeNote(row, copiedFrom)] : []),
    ...(row.isKeptFromCopied
      ? [{ tone: 'info', title: isNoEarlier ? 'More crews brought nothing here.' : 'Found from the plan before.', text: resumed }]
      : []),
    ...fewestNote(row),
    ...(row.status === 'stopped' ? [{ tone: 'warn', title: 'The search was stopped.', text: stopped }] : []),
    ...(isAccepted
      ? [
          {
            tone: 'warn',
            title: 'Differences from the baseline were accepted.',
            text: 'The sites are planned as they are now. What differs is listed below, and moves the finish as well.',
          },
        ]
      : []),
    ...(row.issuesJson ?? []).map(({ message }) => ({ tone: 'warn', title: 'To look at.', text: message })),
    ...(row.noteText === '' ? [] : [{ tone: 'info', title: 'Note.', text: row.noteText }]),
  ];
}

/** Whether fewer tower crews are proven to be too few, or were only not found. */
function fewestNote({ summaryJson: { fewestCrews: fewest } }: MadeRow) {
  if (!fewest) return [];
  const { teams, leastProven, finishBy } = fewest;
  const fewer = teams - 1;
  const proof =
    fewer === 0
      ? 'Proven: there is work that needs one.'
      : teams === leastProven
        ? `Proven: ${counted(fewer, 'crew')} cannot do it in any order.`
        : `Not proven: no plan with ${counted(fewer, 'crew')} was found, but only fewer than ${formatCount(leastProven)} ${leastProven === 2 ? 'is' : 'are'} proven to be too few. A longer search may find one.`;
  return [{ tone: 'info', title: `The fewest tower crews that finish by ${formatDay(finishBy)}: ${formatCount(teams)}.`, text: proof }];
}

/** What was changed against the plan it was copied from, and what that brought. */
function changeNote(row: MadeRow, from: MadeRow) {
  const before = new Map(settingRows(from).map(({ label, value }) => [label, value]));
  const changed = settingRows(row).filter(({ label, value }) => before.get(label) !== value);
  const what = changed.slice(0, 3).map(({ label, value }) => `${label}: ${value}, was ${before.get(label) ?? 'not stated'}.`);
  const more = changed.length > 3 ? [`${counted(changed.length - 3, 'more setting')} differ.`] : [];
  const brings = `The likely finish ${moveWords(from.summaryJson.finishOn, row.summaryJson.finishOn)}, the one with an 8 in 10 chance ${moveWords(from.summaryJson.p80FinishOn, row.summaryJson.p80FinishOn)}.`;
  return {
    tone: 'info',
    title: 'A changed copy.',
    text: [...what, ...more, brings].join(' '),
    links: [{ label: `Beside “${planTitle(from)}”`, href: listAddress(paths.compareSchedules(), { a: String(from.id), b: String(row.id) }) }],
  };
}

function moveWords(before: Day, after: Day): string {
  const days = daysBetween(before, after);
  if (days === 0) return 'stays on the same day';
  return `comes ${counted(Math.abs(days), 'day')} ${days < 0 ? 'earlier' : 'later'}`;
}

/** How a filing comes to use this plan. */
function adoptionOf(row: MadeRow, { mayMake, isRest }: Around) {
  const reason = whyNotAdopted(row, isRest);
  if (row.adoptedAsId !== null) {
    return {
      text: 'A copy of the estimate takes this plan; mark that one as the estimate to file.',
      action: { label: 'Open that estimate', href: paths.estimate(row.adoptedAsId) },
    };
  }
  const action = { label: 'Make it the plan of the estimate', href: paths.scheduleAdoption(row.id), post: true };
  const text =
    'A filing takes its schedule from an estimate. This makes a copy of the estimate with the same prices and this plan: the dates come out as they stand here.';
  return { text: reason ?? text, action: reason === null && mayMake ? action : null };
}

function proofOf({ inputsSha256, seed, passes, status }: MadeRow) {
  const same =
    status === 'stopped'
      ? 'A search that was stopped cannot be repeated exactly.'
      : 'The same inputs, seed and passes give the same plan, day for day.';
  return `${same} Seed ${seed}, ${passes} passes; inputs ${inputsSha256?.slice(0, 16) ?? 'unknown'}…`;
}

interface Around {
  /** A plan of the rest of the work: what it would take to change it is asked of its baseline. */
  isRest: boolean;
  estimate: ReadyRow;
  plan: ReturnType<typeof ganttParts>;
  sites: ReturnType<typeof siteDates>;
  /** Other made plans of the estimate. */
  others: number;
  /** Null too where that plan was never made. */
  copiedFrom: MadeRow | null;
  /** A plan of the rest of work that is not the one of the baseline, which who asked for it accepted. */
  isAccepted: boolean;
  mayMake: boolean;
}
