import { daysBetween, formatDay } from '../../domain/calendar.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import type { FinishDetails } from '../../domain/schedule/risk/finish-details.ts';
import { delayCauses } from '../../domain/schedule/work-plan.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import {
  type AssessedSummary,
  assessed,
  causesChart,
  causeTitles,
  costAndFinishChart,
  daysOf,
  finishCurveChart,
  finishDriversChart,
  gainsChart,
} from './finish-charts.ts';
import type { ReadyRow } from './queries.ts';
import { breakable, termSentence } from './schedule-words.ts';
import { crumbs } from './site-pages.ts';
import { jointSentence, timeCostTable, timeCostWords } from './time-cost-parts.ts';
import { formatPercent, formatWhole } from './words.ts';

const tones: Record<FinishDetails['assumptions'][number]['confidence'], { label: string; tone: string }> = {
  read: { label: 'Read in a source', tone: 'ok' },
  derived: { label: 'Derived from a source', tone: 'info' },
  'planning assumption': { label: 'Planning assumption', tone: 'warn' },
};

/** When it will be done, how sure that is, what makes it late, what one cause less would gain, and what the time costs. */
export function scheduleRiskPage(row: ReadyRow): Page {
  const schedule = assessed(row.summaryJson.schedule);
  const head = {
    title: 'How sure is the date?',
    crumbs: [...crumbs(row), { label: 'How long it will take', href: paths.estimateSchedule(row.id) }],
    actions: [],
  };
  const again = { label: 'Estimate again', href: listAddress(paths.newEstimate(), { from: String(row.id) }) };
  const title = `How sure is the date? · Estimate ${row.number}`;
  if (!schedule) {
    const text = 'This estimate was made before causes and chances of the date were computed. Estimate again to see them.';
    const view = {
      head: { ...head, sentence: termSentence(row.summaryJson.schedule) },
      next: { title: 'Only the dates are known.', text, action: again },
      sections: [],
    };
    return { template: 'estimates/sheet', title, view };
  }
  return {
    template: 'estimates/schedule-risk',
    title,
    view: {
      head: { ...head, sentence: termSentence(schedule) },
      next: { title: 'What makes it late.', text: causeSentence(schedule), action: { label: 'Try other crews or days', href: again.href } },
      figures: figuresOf(schedule),
      curve: {
        ...finishCurveChart(schedule),
        caption: `${formatWhole(schedule.runs)} runs of the plan with seed ${schedule.finishRisk.seed}: durations, lead times, reviews and weather drawn at random.`,
      },
      chances: chancesTable(schedule),
      causes: { chart: { ...causesChart(schedule), caption: causesCaption(schedule) }, table: causesTable(schedule) },
      gains: {
        chart: gainsChart(schedule),
        text: `${formatWhole(schedule.finishRisk.gainRuns)} runs again, each time without one cause and with all else as drawn. The days do not add up: where one cause no longer holds the work up, another soon does.`,
        table: gainsTable(schedule),
      },
      drivers: finishDriversChart(schedule),
      critical: criticalTable(row, schedule),
      criticalSites: criticalSitesTable(row, schedule),
      time: timeOf(row),
      assumptions: assumptionsTable(schedule),
    },
  };
}

function figuresOf({ finishOn, p50FinishOn, p80FinishOn, p90FinishOn, runs }: AssessedSummary) {
  const late = daysBetween(finishOn, p80FinishOn);
  return [
    { label: 'Likely finish', value: breakable(finishOn), note: 'every step takes its likely days, no bad weather' },
    { label: 'Finish (P50)', value: breakable(p50FinishOn), note: `half of ${formatWhole(runs)} runs are done by then` },
    {
      label: 'Finish (P80)',
      value: breakable(p80FinishOn),
      note: late >= 0 ? `${counted(late, 'day')} after the likely plan` : '8 of 10 runs are done by then',
    },
    { label: 'Finish (P90)', value: breakable(p90FinishOn), note: '9 of 10 runs are done by then' },
  ];
}

function causeSentence({ causes, finishRisk }: AssessedSummary): string {
  const length = causes.reduce((sum, { days }) => sum + days, 0);
  const [first] = causes.filter(({ cause }) => cause !== 'the work itself').sort((a, b) => b.days - a.days);
  const [gain] = [...finishRisk.gains].sort((a, b) => b.meanDays - a.meanDays);
  const start =
    first && first.days > 0 ? `On average ${daysOf(first.days)} of ${daysOf(length)} go to ${causeTitles[first.cause].toLowerCase()}.` : '';
  const end =
    gain && gain.meanDays > 0
      ? `Without ${causeTitles[gain.cause].toLowerCase()} it would end ${daysOf(gain.meanDays)} earlier on average.`
      : 'No cause alone holds it up.';
  return `${start} ${end}`.trim();
}

function chancesTable({ chances }: AssessedSummary) {
  if (chances.length === 0) return null;
  return {
    caption: 'Chance of being finished by the term and by each extension',
    captionHidden: true,
    columns: [{ label: 'Finished by', kind: 'key' }, { label: 'Day' }, { label: 'Of 100 runs', kind: 'number', pin: true }],
    rows: chances.map(({ title, endsOn, share }) => ({ cells: [{ text: title }, { text: formatDay(endsOn) }, { text: inHundred(share) }] })),
  };
}

function causesCaption({ causes }: AssessedSummary): string {
  const length = causes.reduce((sum, { days }) => sum + days, 0);
  return `Each day until the finish belongs to exactly one cause; together ${daysOf(length)} on average.`;
}

/** Days gained on average and in the likely plan, with the day on which that would end. */
function gainsTable({ finishRisk }: AssessedSummary) {
  return {
    caption: 'Days gained without one cause',
    captionHidden: true,
    columns: [
      { label: 'Without', kind: 'key' },
      { label: 'Days on average', kind: 'number', pin: true },
      { label: 'In the likely plan', kind: 'number' },
      { label: 'It would end' },
    ],
    rows: finishRisk.gains.map(({ cause, meanDays, days, finishOn }) => ({
      cells: [{ text: causeTitles[cause] }, { text: meanDays.toFixed(1) }, { text: formatWhole(days) }, { text: formatDay(finishOn) }],
    })),
  };
}

/** Every part of the path under its cause; the plan and the mean of the runs each sum to their length. */
function causesTable({ finishRisk }: AssessedSummary) {
  const parts = delayCauses.flatMap((cause) => finishRisk.parts.filter((part) => part.cause === cause).sort((a, b) => b.meanDays - a.meanDays));
  const sum = (pick: (part: (typeof parts)[number]) => number): number => parts.reduce((total, part) => total + pick(part), 0);
  return {
    caption: 'Days of the path that sets the finish, by cause',
    captionHidden: true,
    columns: [
      { label: 'Days of', kind: 'key' },
      { label: 'Cause' },
      { label: 'In the likely plan', kind: 'number' },
      { label: 'On average', kind: 'number', pin: true },
    ],
    rows: parts.map(({ cause, title, plannedDays, meanDays }) => ({
      cells: [{ text: title }, { text: causeTitles[cause] }, { text: formatWhole(plannedDays) }, { text: meanDays.toFixed(1) }],
    })),
    total: [
      { text: 'From the first day to the finish' },
      { text: '' },
      { text: formatWhole(sum(({ plannedDays }) => plannedDays)) },
      { text: sum(({ meanDays }) => meanDays).toFixed(1) },
    ],
  };
}

function criticalTable({ id }: ReadyRow, { finishRisk }: AssessedSummary) {
  return {
    caption: 'Steps that the finish waited for most often',
    captionHidden: true,
    columns: [{ label: 'Step', kind: 'key' }, { label: 'Where' }, { label: 'Share of runs', kind: 'number', pin: true }],
    rows: finishRisk.critical.map(({ title, siteCode, share }) => ({
      cells: [
        { text: title },
        siteCode === null ? { text: 'whole network' } : { text: siteCode, href: paths.estimateSite(id, siteCode) },
        { text: formatPercent(share) },
      ],
    })),
  };
}

function criticalSitesTable({ id }: ReadyRow, { finishRisk }: AssessedSummary) {
  return {
    caption: 'Sites that the finish waited for most often',
    captionHidden: true,
    columns: [{ label: 'Site', kind: 'key' }, { label: 'Most often for' }, { label: 'Share of runs', kind: 'number', pin: true }],
    rows: finishRisk.criticalSites.map(({ siteCode, title, share }) => ({
      cells: [{ text: siteCode, href: paths.estimateSite(id, siteCode) }, { text: title }, { text: formatPercent(share) }],
    })),
  };
}

function timeOf(row: ReadyRow) {
  const cost = row.summaryJson.timeCost;
  if (!cost) return null;
  const isInLines = cost.parts.some((part) => part.isInLines);
  return {
    sentence: jointSentence(cost),
    texts: [timeCostWords.apart, `${cost.rule} (${cost.citation})`, timeCostWords.labor, isInLines ? timeCostWords.inLines : timeCostWords.keptOut],
    ask: [
      {
        label: 'copy the estimate and choose “Asked for” where it says “Running the old network beside the new one”',
        href: listAddress(paths.newEstimate(), { from: String(row.id) }),
      },
      { label: 'enter your own price for entry IT-030 with its evidence', href: listAddress(paths.newOwnEstimate(), { entry: 'IT-030' }) },
    ],
    table: timeCostTable(cost),
    chart: costAndFinishChart(cost),
  };
}

function assumptionsTable({ finishRisk }: AssessedSummary) {
  return {
    caption: 'What the runs assume beyond the ranges of durations',
    captionHidden: true,
    columns: [
      { label: 'What is drawn', kind: 'key' },
      { label: 'Low' },
      { label: 'Likely', pin: true },
      { label: 'High' },
      { label: 'Basis' },
      { label: 'Source', kind: 'words whole' },
    ],
    rows: finishRisk.assumptions.map(({ title, low, likely, high, source, confidence }) => ({
      cells: [{ text: capitalised(title) }, { text: low }, { text: likely }, { text: high }, { tag: tones[confidence] }, { text: source }],
    })),
  };
}
