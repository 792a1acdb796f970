import { addDays, type Day } from '../calendar.ts';
import type { SeasonRule } from './schedule.ts';

/** The closures of an access season between two days, both included, in order; a closure over the turn of the year is one span. */
export function closedSpans({ closures }: Pick<SeasonRule, 'closures'>, first: Day, last: Day): ClosedSpan[] {
  const spans: ClosedSpan[] = [];
  for (let year = Number(first.slice(0, 4)) - 1; year <= Number(last.slice(0, 4)); year++) {
    for (const { from, until } of closures) {
      const [startOn, finishOn] = [dayOf(year, from), dayOf(from <= until ? year : year + 1, until)];
      if (finishOn < first || startOn > last) continue;
      spans.push({ startOn: startOn < first ? first : startOn, finishOn: finishOn > last ? last : finishOn });
    }
  }
  return spans.sort((a, b) => (a.startOn < b.startOn ? -1 : 1));
}

/** February 29 of a year without one is its last day. */
function dayOf(year: number, date: string): Day {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return date === '02-29' && !isLeap ? addDays(`${year}-03-01` as Day, -1) : (`${year}-${date}` as Day);
}

export interface ClosedSpan {
  startOn: Day;
  finishOn: Day;
}
