import { type Day, formatDay } from '../../domain/calendar.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import type { DurationAssumption, ScheduleSummary } from '../../domain/schedule/schedule.ts';
import { counted, formatCount } from '../../domain/words.ts';
import type { Drawing } from '../../platform/charts/drawing.ts';
import type { Block } from '../../platform/pdf/document.ts';

/** The schedule in short: finish dates against the term, the phases as a figure and a table, the plan by county with crews and clock where given, the durations behind them. */
export function drawReportSchedule(schedule: ScheduleSummary, phases: Drawing, shown: Block[] = []): Block[] {
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'How long it takes' },
    { kind: 'paragraph', style: 'lead', text: sentenceOf(schedule) },
    { kind: 'drawing', drawing: phases, caption: schedule.bottleneck },
    ...shown,
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 3, text: 'Kinds of work' },
    {
      kind: 'table',
      caption: 'Kinds of work: how many, first start, last finish',
      columns: [
        { title: 'Kind of work', width: { share: 1 } },
        { title: 'Number', width: 'fit', align: 'right' },
        { title: 'First start', width: 'fit' },
        { title: 'Last finish', width: 'fit' },
      ],
      rows: schedule.phases.map((phase) => ({ cells: [phase.title, formatCount(phase.count), formatDay(phase.startOn), formatDay(phase.finishOn)] })),
    },
    { kind: 'heading', level: 3, text: 'Durations used' },
    {
      kind: 'table',
      caption: 'Durations: step, days from low to high, how sure, source',
      columns: [
        { title: 'Step', width: 150 },
        { title: 'Days', width: 96 },
        { title: 'How sure', width: 78 },
        { title: 'Source', width: { share: 1 } },
      ],
      rows: schedule.assumptions.map((duration) => ({
        cells: [duration.title, { text: daysOf(duration), small: `${duration.dayKind} days` }, duration.confidence, duration.source],
      })),
    },
  ];
}

function sentenceOf({ settings, finishOn, p80FinishOn, termEndsOn, withinTermShare }: ScheduleSummary): string {
  const start = `With ${counted(settings.towerCrews, 'tower crew')} from ${formatDay(settings.startOn)}, the work is likely finished on ${formatDay(finishOn)}; there is an 8 in 10 chance that it is finished by ${formatDay(p80FinishOn)}.`;
  return termEndsOn === null ? start : `${start} ${termWords(termEndsOn, withinTermShare)}`;
}

function termWords(termEndsOn: Day, share: number | null): string {
  const end = `The term ends on ${formatDay(termEndsOn)}`;
  return share === null ? `${end}.` : `${end}; the work is finished by then in ${inHundred(share)} of 100 cases.`;
}

function daysOf({ lowDays, likelyDays, highDays }: DurationAssumption): string {
  return lowDays === highDays ? formatCount(likelyDays) : `${formatCount(lowDays)} to ${formatCount(highDays)}, likely ${formatCount(likelyDays)}`;
}
