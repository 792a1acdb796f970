import { type Day, daysBetween, formatDay } from '../../domain/calendar.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import type { DurationAssumption, ScheduleSummary } from '../../domain/schedule/schedule.ts';
import { counted } from '../../domain/words.ts';
import { formatQuantity } from './words.ts';

const confidences: Record<DurationAssumption['confidence'], { label: string; tone: 'ok' | 'info' | 'warn' }> = {
  read: { label: 'Read in a source', tone: 'ok' },
  derived: { label: 'Derived from a source', tone: 'info' },
  'planning assumption': { label: 'Planning assumption', tone: 'warn' },
  'stated by the carrier': { label: 'Stated by the carrier', tone: 'info' },
};

/** When the work is done with 80 % confidence, and where that lies against the term. */
export function termSentence({ p80FinishOn, termEndsOn, withinTermShare }: ScheduleSummary): string {
  const start = `There is an 8 in 10 chance that the last old equipment is destroyed by ${formatDay(p80FinishOn)}.`;
  if (termEndsOn === null) return `${start} The program sets no term.`;
  const late = daysBetween(termEndsOn, p80FinishOn);
  const apart = late > 0 ? `${counted(late, 'day')} after` : `${counted(-late, 'day')} before`;
  const place = late === 0 ? `on the day the term ends, ${formatDay(termEndsOn)}` : `${apart} the term ends on ${formatDay(termEndsOn)}`;
  const share = withinTermShare === null ? '' : ` ${inHundred(withinTermShare)} of 100 runs finish within it.`;
  return `${start} That is ${place}.${share}`;
}

/** Why P50 lies after the likely finish; null where it does not. */
export function likelyWords({ finishOn, p50FinishOn }: Pick<ScheduleSummary, 'finishOn' | 'p50FinishOn'>): string | null {
  if (p50FinishOn <= finishOn) return null;
  const later = counted(daysBetween(finishOn, p50FinishOn), 'day');
  return `The likely plan gives every step its likely days. It leaves out bad weather, and the reviews and modifications that only a share of the sites needs; the runs draw them. That is why P50 lies ${later} after the likely finish. Promise P80, not the likely finish.`;
}

/** A day in large type, which may break before the year. */
export function breakable(value: Day): string {
  return formatDay(value).replace(/\u00a0(?=\d{4}$)/, ' ');
}

/** Every duration with its basis and source. */
export function durationTable(assumptions: readonly DurationAssumption[]) {
  return {
    caption: 'Durations with their sources',
    captionHidden: true,
    columns: [
      { label: 'Step', kind: 'key' },
      { label: 'Low', kind: 'number' },
      { label: 'Likely', kind: 'number', pin: true },
      { label: 'High', kind: 'number' },
      { label: 'Basis' },
      { label: 'Source', kind: 'words whole' },
    ],
    rows: assumptions.map((duration) => ({
      cells: [
        { text: duration.title, small: durationRemark(duration) },
        { text: formatQuantity(duration.lowDays) },
        { text: counted(duration.likelyDays, 'day') },
        { text: formatQuantity(duration.highDays) },
        { tag: confidences[duration.confidence] },
        { text: duration.source },
      ],
    })),
  };
}

function durationRemark({ dayKind, share, perUnits }: DurationAssumption): string {
  const parts = [`${dayKind} days`];
  if (perUnits !== undefined) parts.push(`for each ${perUnits} units`);
  if (share !== undefined) parts.push(`at ${formatQuantity(share * 100)} % of sites, only in the simulation`);
  return parts.join(' · ');
}

/** Links to the sections of a page that shows a plan. `chart`: the title of its Gantt chart. */
export function planContents(chart: string): { label: string; href: string }[] {
  return [
    { label: 'Phases', href: '#phases' },
    { label: chart, href: '#plan' },
    { label: 'Crews by month', href: '#crews' },
    { label: 'Sites finished', href: '#months' },
    { label: 'Term and reports', href: '#clock' },
    { label: 'Dates of each site', href: '#sites' },
    { label: 'Durations', href: '#durations' },
  ];
}
