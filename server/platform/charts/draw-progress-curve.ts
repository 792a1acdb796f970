import { scaleLinear } from 'd3-scale';
import { type Day, daysBetween, formatDay } from '../../domain/calendar.ts';
import { counted } from '../../domain/words.ts';
import { type Chart, chartWidths } from './chart.ts';
import { calloutHeight, drawCallouts } from './draw-callouts.ts';
import type { Drawing, Shape } from './drawing.ts';
import { drawMonthAxis, formatMonth, monthOf, monthsBetween, shareOfMonth } from './month-axis.ts';
import { palette } from './palette.ts';
import { line, rect, round, text } from './shapes.ts';
import { textWidth } from './text-width.ts';

const height = 276;
const legendHeight = 26;
const title = 'Sites finished: baseline, done and forecast';

/** Sites finished up to each day: as the baseline had it (dashed), as done up to the status day (thick), and as planned from there (thin). */
export function drawProgressCurve(values: ProgressCurve): Chart {
  const drawAt = (width: number): Drawing => ({ width, height, title, description: describe(values), shapes: drawShapes(values, width) });
  const { months } = spanOf(values);
  const upTo = (days: readonly Day[], month: string) => days.filter((day) => monthOf(day) <= month).length;
  return {
    wide: drawAt(chartWidths.wide),
    narrow: drawAt(chartWidths.narrow),
    head: { label: 'Month', value: 'Baseline, done or forecast' },
    rows: months.map((month) => {
      const isPast = month < monthOf(values.statusOn);
      return { label: formatMonth(month), value: `${upTo(values.baseline, month)}, ${upTo(values.current, month)} ${isPast ? 'done' : 'forecast'}` };
    }),
  };
}

function drawShapes(values: ProgressCurve, width: number): Shape[] {
  const { baseline, current, statusOn, termEndsOn } = values;
  const { months } = spanOf(values);
  const plot = { left: 38, right: width - 14, top: calloutHeight + legendHeight, bottom: height - 42 };
  const monthWidth = (plot.right - plot.left) / months.length;
  const x = (day: Day): number => plot.left + (months.indexOf(monthOf(day)) + shareOfMonth(day)) * monthWidth;
  const total = Math.max(1, baseline.length, current.length);
  const y = scaleLinear([0, total], [plot.bottom, plot.top + 6]);
  const ticks = y.ticks(4).filter(Number.isInteger);
  const done = current.filter((day) => day <= statusOn);
  const isIn = (day: Day): boolean => months.includes(monthOf(day));
  const callouts = [
    { at: x(statusOn), name: 'as of', value: formatDay(statusOn), limit: false },
    ...(termEndsOn && isIn(termEndsOn) ? [{ at: x(termEndsOn), name: 'term ends', value: formatDay(termEndsOn), limit: true }] : []),
  ];
  return [
    ...drawLegend(plot.left),
    ...ticks.flatMap((tick) => [
      line([plot.left, y(tick)], [plot.right, y(tick)], { stroke: palette.grid }),
      text([plot.left - 6, y(tick) + 4], String(tick), { anchor: 'end', fill: palette.inkSoft }),
    ]),
    ...drawMonthAxis(months, { ...plot, monthWidth, rules: false }),
    ...drawCallouts(callouts, plot),
    { kind: 'path', d: stairs(baseline, { x, y, from: plot.left, until: plot.right }), stroke: palette.inkSoft, width: 1.5, dash: [5, 4] },
    { kind: 'path', d: stairs(current, { x, y, from: x(statusOn), until: plot.right, after: statusOn }), stroke: palette.accent, width: 1.5 },
    { kind: 'path', d: stairs(done, { x, y, from: plot.left, until: x(statusOn) }), stroke: palette.accent, width: 4 },
    line([plot.left, plot.bottom], [plot.right, plot.bottom], { stroke: palette.lineStrong }),
  ];
}

/** The three lines with their names, above the plot. */
function drawLegend(left: number): Shape[] {
  const marks = [
    { name: 'Baseline', shape: (at: number) => line([at, 8], [at + 22, 8], { stroke: palette.inkSoft, width: 1.5, dash: [5, 4] }) },
    { name: 'Done', shape: (at: number) => rect([at, 6], [22, 4], { fill: palette.accent }) },
    { name: 'Forecast', shape: (at: number) => line([at, 8], [at + 22, 8], { stroke: palette.accent, width: 1.5 }) },
  ];
  let at = left;
  return marks.flatMap(({ name, shape }) => {
    const here = at;
    at += 28 + textWidth(name, 12) + 18;
    return [shape(here), text([here + 28, 12], name, { fill: palette.ink })];
  });
}

/** A line that rises by one at each day. With `after`, days up to it are below where it begins. */
function stairs(days: readonly Day[], { x, y, from, until, after }: Stairs): string {
  const sorted = [...days].sort();
  let count = after === undefined ? 0 : sorted.filter((day) => day <= after).length;
  const parts = [`M${round(from)},${round(y(count))}`];
  for (const day of sorted) {
    if (after !== undefined && day <= after) continue;
    parts.push(`H${round(Math.max(from, Math.min(until, x(day))))}`);
    count++;
    parts.push(`V${round(y(count))}`);
  }
  parts.push(`H${round(until)}`);
  return parts.join('');
}

/** From the month before the first site to the last of site, status day and, where it is near, the term. */
function spanOf({ baseline, current, statusOn, termEndsOn }: ProgressCurve): { months: string[] } {
  const days = [...baseline, ...current, statusOn].sort();
  const [first = statusOn, last = statusOn] = [days[0], days.at(-1)];
  const near = termEndsOn && daysBetween(last, termEndsOn) < 190 && daysBetween(termEndsOn, first) < 190 ? [termEndsOn] : [];
  const all = [first, last, ...near].sort();
  return { months: monthsBetween(monthOf(all[0] ?? first), monthOf(all.at(-1) ?? last)) };
}

function describe({ baseline, current, statusOn, termEndsOn }: ProgressCurve): string {
  const upTo = (days: readonly Day[], day: Day) => days.filter((one) => one <= day).length;
  const lastOf = (days: readonly Day[]) => [...days].sort().at(-1);
  const [then, now] = [lastOf(baseline), lastOf(current)];
  const start = `On ${formatDay(statusOn)}, ${counted(upTo(current, statusOn), 'site')} of ${current.length} ${upTo(current, statusOn) === 1 ? 'is' : 'are'} finished; the baseline had planned ${upTo(baseline, statusOn)}.`;
  const end = then && now ? ` The last site is finished on ${formatDay(now)} in the forecast and on ${formatDay(then)} in the baseline.` : '';
  return `${start}${end}${termEndsOn ? ` The term ends ${formatDay(termEndsOn)}.` : ''}`;
}

interface ProgressCurve {
  /** Last day of each site in the baseline, and as done or forecast. */
  baseline: readonly Day[];
  current: readonly Day[];
  statusOn: Day;
  termEndsOn: Day | null;
}

interface Stairs {
  x: (day: Day) => number;
  y: (count: number) => number;
  from: number;
  until: number;
  after?: Day;
}
