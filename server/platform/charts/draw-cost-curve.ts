import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line as lineThrough } from 'd3-shape';
import { chanceWithin } from '../../domain/cost/risk/chance-within.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import { type Cents, cents, formatDollars, formatShort } from '../../domain/money.ts';
import { type Chart, chartWidths } from './chart.ts';
import { calloutHeight, drawCallouts } from './draw-callouts.ts';
import type { Drawing, Shape } from './drawing.ts';
import { palette } from './palette.ts';
import { circle, line, round, text } from './shapes.ts';
import { textWidth } from './text-width.ts';

const title = 'Chance that the work costs no more than a given amount';

/** The S-curve of an estimate with P50, P80 and, where there is one, the line of the budget or allocation. Curve points rise in cents and share. */
export function drawCostCurve(values: CostCurve): Chart {
  const { p50Cents, p80Cents, budget } = values;
  const enough = budget ? (budget.share ?? chanceWithin(values.points, budget.cents)) : 0;
  const sentences = [
    `Half of the simulated cases cost no more than ${formatShort(p50Cents)} (P50), and 8 in 10 no more than ${formatShort(p80Cents)} (P80).`,
    ...(budget ? [`The ${budget.label} of ${formatShort(budget.cents)} is enough in ${inHundred(enough)} of 100 cases.`] : []),
  ];
  const drawAt = (width: number): Drawing => ({
    width,
    height: width === chartWidths.wide ? 316 : 286,
    title,
    description: sentences.join(' '),
    shapes: drawShapes(values, width),
  });
  return {
    wide: drawAt(chartWidths.wide),
    narrow: drawAt(chartWidths.narrow),
    head: { label: 'Chance', value: 'Costs no more than' },
    rows: [
      ...[0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95].map((share) => ({
        label: `${Math.round(share * 100)} of 100`,
        value: formatDollars(share === 0.5 ? p50Cents : share === 0.8 ? p80Cents : amountAt(values.points, share)),
      })),
      ...(budget ? [{ label: `${inHundred(enough)} of 100 (${budget.label})`, value: formatDollars(budget.cents) }] : []),
    ],
  };
}

function drawShapes({ points, p50Cents, p80Cents, budget }: CostCurve, width: number): Shape[] {
  const plot = { left: 42, right: width - 14, top: calloutHeight, bottom: (width === chartWidths.wide ? 316 : 286) - 28 };
  const [from, to] = domainOf(points, [p50Cents, p80Cents, ...(budget ? [budget.cents] : [])]);
  const x = scaleLinear([from, to], [plot.left, plot.right]);
  const y = scaleLinear([0, 1], [plot.bottom, plot.top]);
  const gridded = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((share) => [
    line([plot.left, y(share)], [plot.right, y(share)], { stroke: palette.grid }),
    text([plot.left - 6, y(share) + 4], `${Math.round(share * 100)}%`, { anchor: 'end', fill: palette.inkSoft }),
  ]);
  const axis = amountTicks(x, plot).map(({ at, words }) => text([at, plot.bottom + 19], words, { anchor: 'middle', fill: palette.inkSoft }));
  const curve = points.map(({ cents: amount, share }): [number, number] => [x(amount), y(share)]);
  const safe = [...curve.filter(([at]) => at < x(p80Cents)), [x(p80Cents), y(0.8)] as [number, number]];
  const marks: [string, Cents, number][] = [
    ['P50', p50Cents, 0.5],
    ['P80', p80Cents, 0.8],
  ];
  return [
    { kind: 'path', d: area().y0(round(plot.bottom)).curve(curveMonotoneX).digits(2)(safe) ?? '', fill: palette.accentWash },
    ...gridded,
    ...axis,
    ...marks.map(([, amount, share]) => line([plot.left, y(share)], [x(amount), y(share)], { dash: [3, 3] })),
    { kind: 'path', d: lineThrough().curve(curveMonotoneX).digits(2)(curve) ?? '', stroke: palette.accent, width: 3 },
    ...drawCallouts(
      [
        ...marks.map(([name, amount, share]) => ({ at: x(amount), name, value: formatShort(amount), limit: false, from: y(share) })),
        ...(budget ? [{ at: x(budget.cents), name: budget.label, value: formatShort(budget.cents), limit: true }] : []),
      ],
      plot,
    ),
    ...marks.map(([, amount, share]) => circle([x(amount), y(share)], 5, { fill: palette.ink })),
  ];
}

/** A little air on both sides; where all trials cost the same, five percent around it. */
function domainOf(points: CostCurve['points'], marks: Cents[]): [number, number] {
  const amounts = [...points.map((point) => point.cents), ...marks];
  const least = Math.min(...amounts);
  const most = Math.max(...amounts);
  const air = (most - least) * 0.02 || Math.max(1, most * 0.05);
  return [least - air, most + air];
}

/** As many ticks as stand apart and inside the plot. */
function amountTicks(x: ScaleLinear<number, number>, { left, right }: { left: number; right: number }): { at: number; words: string }[] {
  for (let count = 6; count > 1; count--) {
    const ticks = x.ticks(count);
    const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
    const labels = ticks.map((tick) => ({ at: x(tick), words: tickLabel(tick, step) }));
    const inside = labels.filter(({ at, words }) => at - textWidth(words, 12) / 2 >= left - 24 && at + textWidth(words, 12) / 2 <= right + 10);
    const apart = inside.every(({ at, words }, index) => {
      const next = inside[index + 1];
      return !next || next.at - at >= (textWidth(words, 12) + textWidth(next.words, 12)) / 2 + 8;
    });
    if (apart) return inside;
  }
  return [];
}

/** As few decimals as tell neighboring ticks apart. */
function tickLabel(amount: number, step: number): string {
  const [unit, name] = amount >= 1e8 ? [1e8, ' M'] : amount >= 1e5 ? [1e5, ' k'] : [100, ''];
  const decimals = [0, 1, 2].find((places) => Math.abs((step / unit) * 10 ** places - Math.round((step / unit) * 10 ** places)) < 1e-6) ?? 3;
  return `$${(amount / unit).toFixed(decimals)}${name}`;
}

function amountAt(points: CostCurve['points'], share: number): Cents {
  const after = points.findIndex((point) => point.share >= share);
  const next = points[after] ?? points.at(-1);
  const last = points[after - 1];
  if (!next) return cents(0);
  if (!last || next.share === last.share) return next.cents;
  return cents(Math.round(last.cents + ((share - last.share) / (next.share - last.share)) * (next.cents - last.cents)));
}

interface CostCurve {
  points: { cents: Cents; share: number }[];
  p50Cents: Cents;
  p80Cents: Cents;
  /** `{ label: 'allocation', cents }`: what there is to spend; with the share of cases within it where that was counted. */
  budget?: { label: string; cents: Cents; share?: number } | undefined;
}
