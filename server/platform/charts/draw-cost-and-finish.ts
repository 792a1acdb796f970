import { scaleLinear } from 'd3-scale';
import { type Day, formatDay } from '../../domain/calendar.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import { type Cents, formatDollars, formatShort } from '../../domain/money.ts';
import { type Chart, chartWidths } from './chart.ts';
import type { Drawing, Shape } from './drawing.ts';
import { drawMonthAxis, monthOf, monthsBetween, shareOfMonth } from './month-axis.ts';
import { palette } from './palette.ts';
import { circle, line, rect, text } from './shapes.ts';
import { textWidth } from './text-width.ts';

const title = 'Cost and finish of the same runs';

/** A point for each run: what it costs and when it ends, with the lines of the amount and of the term. What lies within both is filled, the rest hollow. */
export function drawCostAndFinish(values: CostAndFinishChart): Chart {
  const { limit, termEndsOn, p80Cents, within } = values;
  const share = within.both ?? within.amount;
  const where = termEndsOn === null ? `within ${formatShort(limit.cents)}` : `within ${formatShort(limit.cents)} and the term`;
  const description = `${inHundred(share)} of 100 runs end ${where}. Filled points do, hollow ones do not. 8 in 10 cost no more than ${formatShort(p80Cents)}.`;
  const drawAt = (width: number): Drawing => ({ width, height: heightOf(width), title, description, shapes: drawShapes(values, width) });
  return {
    wide: drawAt(chartWidths.wide),
    narrow: drawAt(chartWidths.narrow),
    head: { label: 'Of 100 runs', value: 'Number' },
    rows: [
      { label: `${limit.title}: within ${formatDollars(limit.cents)}`, value: inHundred(within.amount) },
      ...(termEndsOn === null || within.term === null
        ? []
        : [{ label: `Term: finished by ${formatDay(termEndsOn)}`, value: inHundred(within.term) }]),
      ...(within.both === null ? [] : [{ label: 'Within both', value: inHundred(within.both) }]),
    ],
  };
}

function drawShapes({ points, limit, termEndsOn }: CostAndFinishChart, width: number): Shape[] {
  const plot = { left: 58, right: width - 12, top: 24, bottom: heightOf(width) - 42 };
  const days = [...points.map(({ day }) => day), ...(termEndsOn === null ? [] : [termEndsOn])].sort();
  const months = monthsBetween(monthOf(days[0] ?? ('1970-01-01' as Day)), monthOf(days.at(-1) ?? ('1970-01-01' as Day)));
  const monthWidth = (plot.right - plot.left) / months.length;
  const x = (day: Day): number => plot.left + (months.indexOf(monthOf(day)) + shareOfMonth(day)) * monthWidth;
  const amounts = [...points.map(({ cents }) => cents), limit.cents];
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  const air = (most - least) * 0.05 || Math.max(1, most * 0.05);
  const y = scaleLinear([least - air, most + air], [plot.bottom, plot.top]);
  const gridded = y
    .ticks(5)
    .flatMap((amount) => [
      line([plot.left, y(amount)], [plot.right, y(amount)], { stroke: palette.grid }),
      text([plot.left - 6, y(amount) + 4], formatShort(amount as Cents), { anchor: 'end', fill: palette.inkSoft, size: 11 }),
    ]);
  const isWithin = ({ cents, day }: CostAndFinishChart['points'][number]) => cents <= limit.cents && (termEndsOn === null || day <= termEndsOn);
  const label = `${limit.title} ${formatShort(limit.cents)}`;
  const labelWidth = textWidth(label, 12, 'bold');
  const termAt = termEndsOn === null ? 0 : x(termEndsOn);
  const termOnLeft = termAt + textWidth('Term ends', 12) + 10 > plot.right;
  return [
    ...gridded,
    ...drawMonthAxis(months, { left: plot.left, top: plot.top, bottom: plot.bottom, monthWidth, rules: true }),
    ...points.map((point) =>
      circle([x(point.day), y(point.cents)], 3, isWithin(point) ? { fill: palette.accent } : { fill: palette.paper, stroke: palette.inkSoft }),
    ),
    line([plot.left, y(limit.cents)], [plot.right, y(limit.cents)], { stroke: palette.stop, width: 2 }),
    rect([plot.right - labelWidth - 8, y(limit.cents) - 22], [labelWidth + 8, 18], { fill: palette.paper }),
    text([plot.right - 4, y(limit.cents) - 8], label, { anchor: 'end', fill: palette.stop, weight: 'bold' }),
    ...(termEndsOn === null
      ? []
      : [
          line([termAt, plot.top], [termAt, plot.bottom], { stroke: palette.stop, width: 2, dash: [6, 3] }),
          text([termOnLeft ? termAt - 6 : termAt + 6, plot.top - 8], 'Term ends', { anchor: termOnLeft ? 'end' : 'start', fill: palette.stop }),
        ]),
  ];
}

function heightOf(width: number): number {
  return width === chartWidths.wide ? 340 : 300;
}

interface CostAndFinishChart {
  points: { cents: Cents; day: Day }[];
  p80Cents: Cents;
  limit: { title: string; cents: Cents };
  termEndsOn: Day | null;
  /** Shares of all runs. */
  within: { amount: number; term: number | null; both: number | null };
}
