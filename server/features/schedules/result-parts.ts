import { daysBetween, formatDay } from '../../domain/calendar.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import { formatCents, sumCents } from '../../domain/money.ts';
import type { CrewUse, ScheduleSummary } from '../../domain/schedule/schedule.ts';
import { capitalised, counted, formatCount } from '../../domain/words.ts';
import { breakable, formatWhole } from '../estimates/index.ts';
import type { MadeRow } from './queries.ts';
import { type SettingRow, settingRows } from './setting-rows.ts';
import { apart } from './words.ts';

const confidenceTags: Record<CrewUse['confidence'], { label: string; tone: string }> = {
  read: { label: 'Read in a source', tone: 'ok' },
  derived: { label: 'Derived from a source', tone: 'info' },
  'planning assumption': { label: 'Planning assumption', tone: 'warn' },
  'stated by the carrier': { label: 'Stated by the carrier', tone: 'ok' },
};

const originTags: Record<SettingRow['origin'], { label: string; tone: string }> = {
  stated: { label: 'Stated by the carrier', tone: 'ok' },
  assumed: { label: 'Planning assumption', tone: 'warn' },
  'nothing stated': { label: 'Nothing stated', tone: '' },
};

/** `There is an 8 in 10 chance that the work is done by May 3, 2029: 14 months after the term ends.` */
export function finishSentence({ p80FinishOn, termEndsOn }: ScheduleSummary): string {
  const start = `There is an 8 in 10 chance that the work is done by ${formatDay(p80FinishOn)}`;
  if (termEndsOn === null) return `${start}. The program sets no term.`;
  if (termEndsOn === p80FinishOn) return `${start}: on the day the term ends.`;
  return `${start}: ${apart(termEndsOn, p80FinishOn)} the term ends.`;
}

export function figuresOf(row: MadeRow) {
  const { summaryJson: summary } = row;
  const { settings, termEndsOn, withinTermShare, bound, chances = [] } = summary;
  const extension = chances.slice(1).find(({ share }) => share >= 0.8);
  return [
    {
      label: 'Likely finish',
      value: breakable(summary.finishOn),
      note: `work starts ${formatDay(settings.startOn)} with ${counted(settings.towerCrews, 'tower crew')}`,
    },
    { label: 'Finish (P50)', value: breakable(summary.p50FinishOn), note: `half of ${formatWhole(summary.runs)} runs are done by then` },
    { label: 'Finish (P80)', value: breakable(summary.p80FinishOn), note: '8 of 10 runs are done by then' },
    {
      label: 'Chance of the term',
      value: withinTermShare === null ? 'No term' : `${capitalised(inHundred(withinTermShare))} in 100`,
      note:
        termEndsOn === null
          ? 'the program sets none'
          : `the term ends ${formatDay(termEndsOn)}${extension ? `; ${extension.title.toLowerCase()}: ${inHundred(extension.share)} in 100` : ''}`,
    },
    ...(bound
      ? [
          {
            label: 'From the best possible',
            value: bound.finishOn >= summary.finishOn ? 'Proven best' : `At most ${counted(daysBetween(bound.finishOn, summary.finishOn), 'day')}`,
            note: `no plan with these crews and seasons can finish before ${formatDay(bound.finishOn)}`,
          },
        ]
      : []),
  ];
}

/** Who works how long, and what that costs. */
export function crewTable({ crews = [] }: ScheduleSummary) {
  if (crews.length === 0) return null;
  return {
    caption: 'Crews with their days and cost',
    captionHidden: true,
    columns: [
      { label: 'Trade', kind: 'key' },
      { label: 'Teams', kind: 'number' },
      { label: 'Team days of work', kind: 'number' },
      { label: 'On the road', kind: 'number' },
      { label: 'Cost', kind: 'money', pin: true },
      { label: 'Basis' },
      { label: 'Source', kind: 'words whole' },
    ],
    rows: crews.map(({ title, teams, workDays, travelDays, costCents, basis, confidence }) => ({
      cells: [
        { text: title },
        { text: formatCount(teams) },
        { text: formatWhole(workDays) },
        { text: formatWhole(travelDays) },
        { text: formatCents(costCents) },
        { tag: confidenceTags[confidence] },
        { text: basis },
      ],
    })),
    total: [
      { text: 'All crews' },
      {},
      { text: formatWhole(crews.reduce((sum, { workDays }) => sum + workDays, 0)) },
      { text: formatWhole(crews.reduce((sum, { travelDays }) => sum + travelDays, 0)) },
      { text: formatCents(sumCents(crews.map(({ costCents }) => costCents))) },
      {},
      { text: 'Planning figure; the cost lines of the estimate stand beside it.' },
    ],
  };
}

export function settingTable(row: MadeRow) {
  return {
    caption: 'Settings of the plan with their origin',
    captionHidden: true,
    columns: [
      { label: 'Setting', kind: 'key' },
      { label: 'Value', kind: 'words', pin: true },
      { label: 'Origin' },
      { label: 'Where from', kind: 'words whole' },
    ],
    rows: settingRows(row).map(({ label, value, origin, source }: SettingRow) => ({
      cells: [{ text: label }, { text: value }, { tag: originTags[origin] }, { text: source }],
    })),
  };
}
