import { type Day, formatDay } from '../../domain/calendar.ts';
import type { GanttBar, GanttLine } from '../../domain/schedule/arrange-gantt.ts';
import { crewName } from '../../domain/schedule/crew-words.ts';
import type { StatutoryDay } from '../../domain/schedule/statutory-days.ts';
import { workClassWords } from '../../domain/schedule/work-class.ts';
import { formatMonth } from './month-axis.ts';

/** The days that get a line through the whole chart, with their names. */
export function markedDays({ termEndsOn, p80FinishOn, todayOn }: MarkedDays): { day: Day; name: string; value: string; limit: boolean }[] {
  const mark = (day: Day | null, name: string, limit: boolean) => (day === null ? [] : [{ day, name, value: formatDay(day), limit }]);
  return [...mark(todayOn, 'today', false), ...mark(p80FinishOn, 'finish (P80)', false), ...mark(termEndsOn, 'term ends', true)];
}

/** What the chart shows, in a few sentences. */
export function describeGantt(values: DescribedGantt, months: readonly string[]): string {
  const { lines, noun, termEndsOn, p80FinishOn } = values;
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return 'No work falls into this view.';
  const groups = new Set(lines.map(({ group }) => group)).size;
  const span = first === last ? `in ${formatMonth(first)}` : `from ${formatMonth(first)} to ${formatMonth(last)}`;
  const late =
    termEndsOn === null ? 0 : new Set(lines.filter(({ bars }) => bars.some(({ finishOn }) => finishOn > termEndsOn)).map(({ group }) => group)).size;
  const count = (number: number) => (number === 1 ? '1 row has' : `${number} rows have`);
  const term = termEndsOn === null ? '' : ` The term ends on ${formatDay(termEndsOn)}; ${late === 0 ? 'no row has' : count(late)} work after it.`;
  const sure = p80FinishOn === null ? '' : ` With 80 percent confidence all is finished by ${formatDay(p80FinishOn)}.`;
  return `Work ${span} in ${groups === 1 ? '1 row' : `${groups} rows`} of ${noun}.${term}${sure}`;
}

/** The chart as rows for people who read rather than look: the program's clock, then every bar of every line. */
export function ganttRows({ lines, statutory, termEndsOn }: DescribedGantt): { label: string; value: string }[] {
  return [
    ...statutory.map(({ title, citation, day }) => ({ label: citation === '' ? title : `${title} (${citation})`, value: formatDay(day) })),
    ...lines
      .filter(({ isOpen }) => !isOpen)
      .flatMap((line) => line.bars.map((bar) => ({ label: barLabel(line, bar), value: barValue(bar, termEndsOn) }))),
  ];
}

function barLabel({ label, small, depth }: GanttLine, bar: GanttBar): string {
  const name = small === '' ? label : `${label}, ${small}`;
  return depth === 1 && bar.title === label
    ? name
    : `${name}: ${bar.count === 1 ? bar.title : `${workClassWords[bar.workClass]} (${bar.count} steps)`}`;
}

function barValue(bar: GanttBar, termEndsOn: Day | null): string {
  const { startOn, finishOn, driving, baselineStartOn, baselineFinishOn, actual } = bar;
  return [
    formatSpan(startOn, finishOn),
    crewName(bar).toLowerCase(),
    driving.length > 0 ? 'sets the finish date' : '',
    termEndsOn !== null && finishOn > termEndsOn ? 'after the term' : '',
    actual ? { done: 'done', running: 'under way' }[actual] : '',
    baselineStartOn && baselineFinishOn ? `baseline ${formatSpan(baselineStartOn, baselineFinishOn)}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function formatSpan(from: Day, to: Day): string {
  return from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
}

interface MarkedDays {
  termEndsOn: Day | null;
  p80FinishOn: Day | null;
  todayOn: Day | null;
}

interface DescribedGantt extends MarkedDays {
  noun: string;
  lines: readonly GanttLine[];
  statutory: readonly StatutoryDay[];
}
