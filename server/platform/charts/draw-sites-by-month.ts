import { scaleLinear } from 'd3-scale';
import { type Day, formatDay } from '../../domain/calendar.ts';
import { type Chart, chartWidths } from './chart.ts';
import { calloutHeight, drawCallouts } from './draw-callouts.ts';
import type { Drawing, Shape } from './drawing.ts';
import { drawMonthAxis, formatMonth, monthOf, monthsBetween, shareOfMonth } from './month-axis.ts';
import { palette } from './palette.ts';
import { hatchedRect, line, rect, text } from './shapes.ts';
import { textWidth } from './text-width.ts';

const height = 252;
const title = 'Sites finished by month';
const widestMonth = 56;
/** A term that ends later than this after the last site is told in words, so that the picture shows no run of empty months. */
const farMonths = 6;

/** Sites finished (cut over and removed) each month, with the end of the term; months after it are hatched. */
export function drawSitesByMonth({ months, termEndsOn }: SitesByMonth): Chart {
  const finished = new Map(months.map(({ month, finished }) => [month, finished]));
  const working = [...finished].filter(([, count]) => count > 0).map(([month]) => month);
  const columns = monthColumns(working, termEndsOn).map((month) => ({ month, count: finished.get(month) ?? 0 }));
  const drawAt = (width: number): Drawing => ({
    width,
    height,
    title,
    description: describe(columns, termEndsOn),
    shapes: drawShapes(columns, { width, termEndsOn }),
  });
  return {
    wide: drawAt(chartWidths.wide),
    narrow: drawAt(chartWidths.narrow),
    head: { label: 'Month', value: 'Sites finished' },
    rows: columns.map(({ month, count }) => ({
      label: formatMonth(month),
      value: isLate(month, termEndsOn) && count > 0 ? `${count}, after the term` : String(count),
    })),
  };
}

function drawShapes(columns: Column[], { width, termEndsOn }: { width: number; termEndsOn: Day | null }): Shape[] {
  const plot = { left: 30, right: width - 14, top: calloutHeight, bottom: height - 42 };
  const monthWidth = Math.min(widestMonth, (plot.right - plot.left) / Math.max(1, columns.length));
  const most = Math.max(1, ...columns.map((column) => column.count));
  const y = scaleLinear([0, most], [plot.bottom, plot.top + 18]);
  const ticks = y.ticks(4).filter(Number.isInteger);
  const termAt = columns.findIndex(({ month }) => termEndsOn !== null && month === monthOf(termEndsOn));
  const term = termEndsOn && termAt >= 0 ? plot.left + (termAt + shareOfMonth(termEndsOn)) * monthWidth : undefined;
  const end = { ...plot, right: plot.left + Math.max(columns.length * monthWidth, width / 2) };
  return [
    ...ticks.flatMap((tick) => [
      line([plot.left, y(tick)], [plot.right, y(tick)], { stroke: palette.grid }),
      text([plot.left - 6, y(tick) + 4], String(tick), { anchor: 'end', fill: palette.inkSoft }),
    ]),
    ...drawMonthAxis(
      columns.map((column) => column.month),
      { ...plot, monthWidth, rules: false },
    ),
    ...(term !== undefined && termEndsOn ? drawCallouts([{ at: term, name: 'term ends', value: formatDay(termEndsOn), limit: true }], end) : []),
    ...columns.flatMap(({ month, count }, offset) => {
      if (count === 0) return [];
      const inset = Math.min(4, monthWidth * 0.15);
      const at: [number, number] = [plot.left + offset * monthWidth + inset, y(count)];
      const size: [number, number] = [monthWidth - 2 * inset, plot.bottom - y(count)];
      const bar = isLate(month, termEndsOn) ? hatchedRect(at, size, palette.stop) : [rect(at, size, { fill: palette.accent })];
      return [...bar, ...drawCount(count, { center: at[0] + size[0] / 2, top: at[1], monthWidth })];
    }),
    line([plot.left, plot.bottom], [plot.right, plot.bottom], { stroke: palette.lineStrong }),
  ];
}

/** The count stands over its bar on a paper ground, so that neither a grid line nor the line of the term runs through it. */
function drawCount(count: number, { center, top, monthWidth }: { center: number; top: number; monthWidth: number }): Shape[] {
  const words = String(count);
  const width = textWidth(words, 12, 'bold');
  if (width + 4 > monthWidth) return [];
  return [
    rect([center - width / 2 - 1, top - 15], [width + 2, 14], { fill: palette.paper }),
    text([center, top - 4], words, { anchor: 'middle', weight: 'bold' }),
  ];
}

function monthColumns(working: string[], termEndsOn: Day | null): string[] {
  const first = working.reduce((least, month) => (month < least ? month : least), working[0] ?? (termEndsOn ? monthOf(termEndsOn) : '2000-01'));
  const last = working.reduce((most, month) => (month > most ? month : most), first);
  if (!termEndsOn) return monthsBetween(first, last);
  const term = monthOf(termEndsOn);
  if (term < first) return monthsBetween(first, term).length > farMonths ? monthsBetween(first, last) : monthsBetween(term, last);
  return monthsBetween(first, term > last && monthsBetween(last, term).length <= farMonths + 1 ? term : last);
}

function describe(columns: Column[], termEndsOn: Day | null): string {
  const total = columns.reduce((sum, column) => sum + column.count, 0);
  const working = columns.filter((column) => column.count > 0);
  const [first, last] = [working[0], working.at(-1)];
  if (!first || !last) return 'No site is finished in the plan.';
  const span = first === last ? `in ${formatMonth(first.month)}` : `from ${formatMonth(first.month)} to ${formatMonth(last.month)}`;
  const late = columns.filter(({ month }) => isLate(month, termEndsOn)).reduce((sum, column) => sum + column.count, 0);
  const term = termEndsOn
    ? ` The term ends ${formatDay(termEndsOn)}; ${late === 0 ? 'no site is' : late === 1 ? '1 site is' : `${late} sites are`} finished in a later month.`
    : '';
  return `${total === 1 ? '1 site is' : `${total} sites are`} finished ${span}.${term}`;
}

function isLate(month: string, termEndsOn: Day | null): boolean {
  return termEndsOn !== null && month > monthOf(termEndsOn);
}

interface SitesByMonth {
  /** `2027-03`, in any order; months without a finished site may be absent. */
  months: { month: string; finished: number }[];
  termEndsOn: Day | null;
}
interface Column {
  month: string;
  count: number;
}
