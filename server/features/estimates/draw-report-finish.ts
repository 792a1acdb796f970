import { formatDay } from '../../domain/calendar.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import type { ScheduleSummary } from '../../domain/schedule/schedule.ts';
import { delayCauses } from '../../domain/schedule/work-plan.ts';
import { formatCount } from '../../domain/words.ts';
import type { Block, Row } from '../../platform/pdf/document.ts';
import { type AssessedSummary, assessed, causeTitles, finishCurveChart, gainsChart } from './finish-charts.ts';

/** How sure the date is and what makes it late; nothing for estimates made before that was computed. */
export function drawReportFinish(summary: ScheduleSummary): Block[] {
  const schedule = assessed(summary);
  if (!schedule) return [];
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'How sure is the date?' },
    {
      kind: 'drawing',
      drawing: finishCurveChart(schedule).wide,
      caption: `${formatCount(schedule.runs)} runs of the plan with seed ${schedule.finishRisk.seed}; durations, lead times, reviews and weather drawn at random.`,
    },
    {
      kind: 'table',
      caption: 'Finish dates over the runs, and the days by which the work should be done',
      columns: [
        { title: 'Finished by', width: { share: 1 } },
        { title: 'Day', width: 'fit' },
        { title: 'Of 100 runs', width: 'fit', align: 'right' },
      ],
      rows: dateRows(schedule),
    },
    { kind: 'heading', level: 3, text: 'What makes it late' },
    {
      kind: 'paragraph',
      text: 'Each day of the path that sets the finish belongs to exactly one cause. Days gained compare the same runs without that cause; they do not add up.',
    },
    causesOf(schedule),
    {
      kind: 'drawing',
      drawing: gainsChart(schedule).wide,
      caption: `Days gained on average over ${formatCount(schedule.finishRisk.gainRuns)} runs.`,
    },
    { kind: 'heading', level: 3, text: 'What the finish waits for most often' },
    {
      kind: 'table',
      caption: 'Steps that lay on the path to the finish most often',
      columns: [
        { title: 'Step', width: { share: 1 } },
        { title: 'Where', width: 'fit' },
        { title: 'Of 100 runs', width: 'fit', align: 'right' },
      ],
      rows: schedule.finishRisk.critical.map(({ title, siteCode, share }) => ({ cells: [title, siteCode ?? 'whole network', inHundred(share)] })),
    },
    { kind: 'heading', level: 3, text: 'What the runs assume' },
    {
      kind: 'table',
      caption: 'What is drawn beyond the ranges of durations: from low to high, how sure, source',
      columns: [
        { title: 'What is drawn', width: 150 },
        { title: 'Low to high', width: 110 },
        { title: 'How sure', width: 78 },
        { title: 'Source', width: { share: 1 } },
      ],
      rows: schedule.finishRisk.assumptions.map(({ title, low, likely, high, confidence, source }) => ({
        cells: [title, { text: `${low} to ${high}`, small: `likely ${likely}` }, confidence, source],
      })),
    },
  ];
}

function dateRows({ finishOn, p50FinishOn, p80FinishOn, p90FinishOn, chances }: AssessedSummary): Row[] {
  return [
    { cells: ['Likely plan, every step at its likely days', formatDay(finishOn), ''] },
    { cells: ['Even chance (P50)', formatDay(p50FinishOn), '50'] },
    { cells: ['8 in 10 (P80)', formatDay(p80FinishOn), '80'] },
    { cells: ['9 in 10 (P90)', formatDay(p90FinishOn), '90'] },
    ...chances.map(({ title, endsOn, share }) => ({ cells: [title, formatDay(endsOn), inHundred(share)] })),
  ];
}

/** Days of each cause in the plan and on average; both columns sum to their length. */
function causesOf({ causes, finishRisk }: AssessedSummary): Block {
  const planned = (cause: (typeof delayCauses)[number]): number =>
    finishRisk.parts.reduce((sum, part) => sum + (part.cause === cause ? part.plannedDays : 0), 0);
  const gain = (cause: (typeof delayCauses)[number]): string => finishRisk.gains.find((one) => one.cause === cause)?.meanDays.toFixed(1) ?? '';
  return {
    kind: 'table',
    caption: 'Days until the finish by cause: in the likely plan, on average over the runs, gained without the cause',
    columns: [
      { title: 'Cause', width: { share: 1 } },
      { title: 'Likely plan', width: 'fit', align: 'right' },
      { title: 'On average', width: 'fit', align: 'right' },
      { title: 'Gained without it', width: 'fit', align: 'right' },
    ],
    rows: [
      ...causes.map(({ cause, days }): Row => ({ cells: [causeTitles[cause], formatCount(planned(cause)), days.toFixed(1), gain(cause)] })),
      {
        kind: 'total',
        cells: [
          'From the first day to the finish',
          formatCount(delayCauses.reduce((sum, cause) => sum + planned(cause), 0)),
          causes.reduce((sum, { days }) => sum + days, 0).toFixed(1),
          '',
        ],
      },
    ],
  };
}
