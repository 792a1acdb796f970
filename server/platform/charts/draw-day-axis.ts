import { addDays, type Day, toDayNumber } from '../../domain/calendar.ts';
import type { Shape } from './drawing.ts';
import type { MonthScale } from './gantt-axis.ts';
import { palette } from './palette.ts';
import { text } from './shapes.ts';
import { textWidth } from './text-width.ts';

/** Months narrower than this show no weeks. */
const leastMonthWidth = 130;
const size = 11;
/** The name of the month and the year stand at its first days. */
const nameRoom = 34;
const dayRoom = textWidth('30', size) + 4;

/** The Mondays of the months, where a month is wide enough to tell its weeks apart. */
export function weekStarts(months: readonly string[], { monthWidth }: Pick<MonthScale, 'monthWidth'>): Day[] {
  const [first, last] = [months[0], months.at(-1)];
  if (monthWidth < leastMonthWidth || first === undefined || last === undefined) return [];
  const days: Day[] = [];
  // Day 0, Jan 1 1970, was a Thursday.
  let value = addDays(`${first}-01` as Day, (4 - (toDayNumber(`${first}-01` as Day) % 7) + 7) % 7);
  for (; value.slice(0, 7) <= last; value = addDays(value, 7)) days.push(value);
  return days;
}

/** The day of the month at each Monday, on the line of the years. */
export function drawDayAxis(months: readonly string[], scale: MonthScale, baseline: number): Shape[] {
  return weekStarts(months, scale).flatMap((value) => {
    const at = scale.at(value);
    const newYear = `${Number(value.slice(0, 4)) + 1}-01-01` as Day;
    if (at - scale.at(`${value.slice(0, 7)}-01` as Day) < nameRoom) return [];
    if (scale.within(newYear) && scale.at(newYear) - at < dayRoom) return [];
    return [text([at + 2, baseline], String(Number(value.slice(8))), { size, fill: palette.inkSoft })];
  });
}
