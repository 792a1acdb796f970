import { type Day, daysBetween } from '../../domain/calendar.ts';
import type { Shape } from './drawing.ts';
import { palette } from './palette.ts';
import { line, text } from './shapes.ts';
import { textWidth } from './text-width.ts';

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const steps = [1, 2, 3, 6, 12, 24, 60, 120];
const size = 12;
const monthRoom = textWidth('May', size) + 8;

/** `2027-03` of a day. */
export function monthOf(value: Day): string {
  return value.slice(0, 7);
}

/** All months from the first to the last, both included. */
export function monthsBetween(first: string, last: string): string[] {
  return Array.from({ length: Math.max(0, indexOf(last) - indexOf(first)) + 1 }, (_, offset) => monthAt(indexOf(first) + offset));
}

/** How far into its month a day lies, from 0 (the first) up to, not including, 1. */
export function shareOfMonth(value: Day): number {
  const month = monthOf(value);
  const start = `${month}-01` as Day;
  return daysBetween(start, value) / daysBetween(start, `${monthAt(indexOf(month) + 1)}-01` as Day);
}

/** `Mar 2027`. */
export function formatMonth(month: string): string {
  return `${names[Number(month.slice(5)) - 1]}\u00a0${month.slice(0, 4)}`;
}

/**
 * Month names under a plot, thinned until they stand apart, with the year below the first and each January. `rules` draws light lines
 * through the plot at each named month.
 */
export function drawMonthAxis(months: string[], { left, bottom, top, monthWidth, rules }: Axis): Shape[] {
  const step = steps.find((candidate) => candidate * monthWidth >= monthRoom) ?? 120;
  const first = indexOf(months[0] ?? '1970-01');
  const right = left + months.length * monthWidth + 14;
  const named = months.map((month, offset) => ({ month, at: left + offset * monthWidth })).filter((_, offset) => (first + offset) % step === 0);
  const secondYear = named.find(({ month }, turn) => turn > 0 && month.endsWith('-01'));
  const crowded = secondYear !== undefined && secondYear.at - (named[0]?.at ?? 0) < textWidth('2000', size, 'bold') + 8;
  return named.flatMap(({ month, at }, turn) => {
    const center = rules ? at + 3 : at + monthWidth / 2;
    const anchor: 'start' | 'middle' = rules ? 'start' : 'middle';
    const style = { size, anchor, fill: palette.inkSoft };
    const fits = (words: string) => center + textWidth(words, size, 'bold') / (rules ? 1 : 2) <= right;
    const name = names[Number(month.slice(5)) - 1] ?? '';
    const year = month.slice(0, 4);
    const showYear = ((turn === 0 && !crowded) || month.endsWith('-01')) && fits(year);
    return [
      ...(rules ? [line([at, top], [at, bottom + 6], { stroke: palette.grid })] : []),
      ...(step < 12 && fits(name) ? [text([center, bottom + 17], name, style)] : []),
      ...(showYear ? [text([center, bottom + (step < 12 ? 33 : 17)], year, { ...style, weight: 'bold' })] : []),
    ];
  });
}

function indexOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function monthAt(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

interface Axis {
  left: number;
  top: number;
  bottom: number;
  monthWidth: number;
  rules: boolean;
}
