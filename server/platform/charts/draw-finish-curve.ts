import { line as lineThrough } from 'd3-shape';
import { type Day, formatDay } from '../../domain/calendar.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import { type Chart, chartWidths } from './chart.ts';
import { calloutHeight, drawCallouts } from './draw-callouts.ts';
import type { Drawing, Shape } from './drawing.ts';
import { drawMonthAxis, formatMonth, monthOf, monthsBetween, shareOfMonth } from './month-axis.ts';
import { palette } from './palette.ts';
import { circle, line, round, text } from './shapes.ts';

const title = 'Chance that the work is finished by a given day';
/** More limits than these would stand in each other's way; the table has them all. */
const mostLimits = 2;

/** The S-curve of finish dates with P50, P80 and the days by which the work should be done: the term and its extensions. Points rise in day and share. */
export function drawFinishCurve(values: FinishCurve): Chart {
  const { p50On, p80On, limits } = values;
  const sentences = [
    `Half of the runs are finished by ${formatDay(p50On)} (P50), and 8 in 10 by ${formatDay(p80On)} (P80).`,
    ...limits.slice(0, mostLimits).map((limit) => `${limit.title}: ${formatDay(limit.endsOn)}, met in ${inHundred(limit.share)} of 100 runs.`),
  ];
  const drawAt = (width: number): Drawing => ({
    width,
    height: heightOf(width),
    title,
    description: sentences.join(' '),
    shapes: drawShapes(values, width),
  });
  return {
    wide: drawAt(chartWidths.wide),
    narrow: drawAt(chartWidths.narrow),
    head: { label: 'Chance', value: 'Finished by' },
    rows: [0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95]
      .map((share) => ({
        label: `${Math.round(share * 100)} of 100`,
        value: formatDay(share === 0.5 ? p50On : share === 0.8 ? p80On : dayAt(values, share)),
      }))
      .concat(limits.map((limit) => ({ label: `${inHundred(limit.share)} of 100 (${limit.title.toLowerCase()})`, value: formatDay(limit.endsOn) }))),
  };
}

function drawShapes({ points, p50On, p80On, limits }: FinishCurve, width: number): Shape[] {
  const plot = { left: 42, right: width - 14, top: calloutHeight, bottom: heightOf(width) - 42 };
  const shown = limits.slice(0, width === chartWidths.wide ? mostLimits : 1);
  const days = [...points.map(({ day }) => day), p80On, ...shown.map(({ endsOn }) => endsOn)].sort();
  const months = monthsBetween(monthOf(days[0] ?? p50On), monthOf(days.at(-1) ?? p80On));
  const monthWidth = (plot.right - plot.left) / months.length;
  const x = (day: Day): number => plot.left + (months.indexOf(monthOf(day)) + shareOfMonth(day)) * monthWidth;
  const y = (share: number): number => plot.bottom - share * (plot.bottom - plot.top);
  const gridded = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((share) => [
    line([plot.left, y(share)], [plot.right, y(share)], { stroke: palette.grid }),
    text([plot.left - 6, y(share) + 4], `${Math.round(share * 100)}%`, { anchor: 'end', fill: palette.inkSoft }),
  ]);
  const first = points[0]?.day ?? p50On;
  const curve: [number, number][] = [[x(first), y(0)], ...points.map(({ day, share }): [number, number] => [x(day), y(share)])];
  const marks: [string, Day, number][] = [
    ['P50', p50On, 0.5],
    ['P80', p80On, 0.8],
  ];
  return [
    ...gridded,
    ...drawMonthAxis(months, { left: plot.left, top: plot.top, bottom: plot.bottom, monthWidth, rules: true }),
    ...marks.map(([, day, share]) => line([plot.left, y(share)], [x(day), y(share)], { dash: [3, 3] })),
    { kind: 'path', d: lineThrough().digits(2)(curve.map(([at, down]) => [round(at), round(down)])) ?? '', stroke: palette.accent, width: 3 },
    ...drawCallouts(
      [
        ...marks.map(([name, day, share]) => ({ at: x(day), name, value: shortDay(day), limit: false, from: y(share) })),
        ...shown.map((limit) => ({ at: x(limit.endsOn), name: limit.title, value: shortDay(limit.endsOn), limit: true })),
      ].sort((a, b) => a.at - b.at),
      plot,
    ),
    ...marks.map(([, day, share]) => circle([x(day), y(share)], 5, { fill: palette.ink })),
  ];
}

function heightOf(width: number): number {
  return width === chartWidths.wide ? 330 : 300;
}

function shortDay(day: Day): string {
  return formatMonth(monthOf(day));
}

function dayAt({ points, p80On }: FinishCurve, share: number): Day {
  return points.find((point) => point.share >= share)?.day ?? points.at(-1)?.day ?? p80On;
}

interface FinishCurve {
  points: { day: Day; share: number }[];
  p50On: Day;
  p80On: Day;
  limits: { title: string; endsOn: Day; share: number }[];
}
