import { daysBetween, formatDay } from '../../domain/calendar.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import type { FinishDetails } from '../../domain/schedule/risk/finish-details.ts';
import { delayCauses } from '../../domain/schedule/work-plan.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { type AssessedSummary, causesChart, causeTitles, daysOf, finishCurveChart, finishDriversChart, gainsChart } from './finish-charts.ts';
import { breakable, likelyWords } from './schedule-words.ts';
import { formatPercent, formatWhole } from './words.ts';

const tones: Record<FinishDetails['assumptions'][number]['confidence'], { label: string; tone: string }> = {
  read: { label: 'Read in a source', tone: 'ok' },
  derived: { label: 'Derived from a source', tone: 'info' },
  'planning assumption': { label: 'Planning assumption', tone: 'warn' },
};

/** What the runs of a schedule say, for the page of an estimate or of a plan: how sure, what makes it late, what one cause less would gain. */
export function finishRiskView(schedule: AssessedSummary, siteHref: (siteCode: string) => string) {
  return {
    figures: figuresOf(schedule),
    likely: likelyWords(schedule),
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
    critical: criticalTable(schedule, siteHref),
    criticalSites: criticalSitesTable(schedule, siteHref),
    assumptions: assumptionsTable(schedule),
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

/** Where most of the days go, and which cause costs the most, in two sentences. */
export function causeSentence({ causes, finishRisk }: AssessedSummary): string {
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

function criticalTable({ finishRisk }: AssessedSummary, siteHref: (siteCode: string) => string) {
  return {
    caption: 'Steps that the finish waited for most often',
    captionHidden: true,
    columns: [{ label: 'Step', kind: 'key' }, { label: 'Where' }, { label: 'Share of runs', kind: 'number', pin: true }],
    rows: finishRisk.critical.map(({ title, siteCode, share }) => ({
      cells: [
        { text: title },
        siteCode === null ? { text: 'whole network' } : { text: siteCode, href: siteHref(siteCode) },
        { text: formatPercent(share) },
      ],
    })),
  };
}

function criticalSitesTable({ finishRisk }: AssessedSummary, siteHref: (siteCode: string) => string) {
  return {
    caption: 'Sites that the finish waited for most often',
    captionHidden: true,
    columns: [{ label: 'Site', kind: 'key' }, { label: 'Most often for' }, { label: 'Share of runs', kind: 'number', pin: true }],
    rows: finishRisk.criticalSites.map(({ siteCode, title, share }) => ({
      cells: [{ text: siteCode, href: siteHref(siteCode) }, { text: title }, { text: formatPercent(share) }],
    })),
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
