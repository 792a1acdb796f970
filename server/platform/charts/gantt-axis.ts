import { addDays, type Day } from '../../domain/calendar.ts';
import type { GanttLine } from '../../domain/schedule/arrange-gantt.ts';
import { monthOf, monthsBetween, shareOfMonth } from './month-axis.ts';

/** A line or mark further than this from the work is told in words, so that no run of empty months is drawn. */
const farDays = 120;

/** The months of a chart: those in which its lines have work, within the window, and those of near marks. Months without anything at either end are left out. */
export function monthsOfGantt(lines: readonly GanttLine[], { marks, from, until }: Extent): string[] {
  const bars = lines.flatMap((line) => line.bars);
  const first = bars.reduce<Day | undefined>((least, { startOn }) => (least === undefined || startOn < least ? startOn : least), undefined);
  const last = bars.reduce<Day | undefined>((most, { finishOn }) => (most === undefined || finishOn > most ? finishOn : most), undefined);
  if (first === undefined || last === undefined) return [];
  const near = marks.filter((mark) => mark >= addDays(first, -farDays) && mark <= addDays(last, farDays));
  const start = [first, ...near].reduce((least, value) => (value < least ? value : least));
  const end = [last, ...near].reduce((most, value) => (value > most ? value : most));
  return monthsBetween(monthOf(from !== null && from > start ? from : start), monthOf(until !== null && until < end ? until : end));
}

/** Places of days on an axis of months. `at` may lie outside; `within` says whether it does not. */
export function toMonthScale(months: readonly string[], { left, right }: { left: number; right: number }): MonthScale {
  const monthWidth = (right - left) / Math.max(1, months.length);
  const [first = '', last = ''] = [months[0], months.at(-1)];
  const at = (value: Day): number => {
    const month = monthOf(value);
    if (month < first) return left;
    if (month > last) return right;
    return left + (monthIndex(month) - monthIndex(first) + shareOfMonth(value)) * monthWidth;
  };
  return { monthWidth, at, within: (value) => monthOf(value) >= first && monthOf(value) <= last };
}

function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}

interface Extent {
  marks: readonly Day[];
  from: Day | null;
  until: Day | null;
}

export interface MonthScale {
  monthWidth: number;
  at: (value: Day) => number;
  within: (value: Day) => boolean;
}
