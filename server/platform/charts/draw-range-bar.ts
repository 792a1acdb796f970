import { scaleLinear } from 'd3-scale';
import { type Cents, cents, formatDollars, formatShort } from '../../domain/money.ts';
import { capitalised } from '../../domain/words.ts';
import { type Chart, chartWidths } from './chart.ts';
import type { Drawing, Shape } from './drawing.ts';
import { palette } from './palette.ts';
import { line, rect, round, text } from './shapes.ts';
import { spreadLabels } from './spread-labels.ts';
import { textWidth } from './text-width.ts';

const height = 88;
const trackTop = 40;
const trackHeight = 8;
const size = 12;

/** Low, likely and high of a price or an estimate on one bar; where an amount was asked for or quoted, an arrow shows where it lies. */
export function drawRangeBar(values: RangeBar): Chart {
  const { title, lowCents, likelyCents, highCents, asked } = values;
  const range = `Low ${formatDollars(lowCents)}, likely ${formatDollars(likelyCents)}, high ${formatDollars(highCents)}.`;
  const place = asked ? ` ${capitalised(asked.label)} is ${formatDollars(asked.cents)}: ${placeOf(asked.cents, values)}.` : '';
  const drawAt = (width: number): Drawing => ({ width, height, title, description: `${range}${place}`, shapes: drawShapes(values, width) });
  return {
    wide: drawAt(chartWidths.wide),
    narrow: drawAt(chartWidths.narrow),
    head: { label: 'Point', value: 'Amount' },
    rows: [
      { label: 'Low', value: formatDollars(lowCents) },
      { label: 'Likely', value: formatDollars(likelyCents) },
      { label: 'High', value: formatDollars(highCents) },
      ...(asked ? [{ label: capitalised(asked.label), value: `${formatDollars(asked.cents)}, ${placeOf(asked.cents, values)}` }] : []),
    ],
  };
}

function drawShapes({ lowCents, likelyCents, highCents, asked }: RangeBar, width: number): Shape[] {
  const outside = asked && (asked.cents < lowCents || asked.cents > highCents);
  const ends = [lowCents, highCents, ...(asked ? [asked.cents] : [])];
  const air = (Math.max(...ends) - Math.min(...ends)) * 0.08 || Math.max(1, likelyCents * 0.1);
  const x = scaleLinear([Math.min(...ends) - air, Math.max(...ends) + air], [0, width]);
  const below = trackTop + trackHeight;
  const color = outside ? palette.stop : palette.ink;
  return [
    rect([0, trackTop], [width, trackHeight], { fill: palette.track }),
    rect([x(lowCents), trackTop], [Math.max(2, x(highCents) - x(lowCents)), trackHeight], { fill: palette.accent }),
    line([x(likelyCents), trackTop - 8], [x(likelyCents), below + 8], { stroke: palette.paper, width: 5 }),
    line([x(likelyCents), trackTop - 8], [x(likelyCents), below + 8], { width: 2 }),
    ...(asked ? drawArrow(x(asked.cents), color) : []),
    ...drawLabels(
      [
        { at: x(likelyCents), words: `likely ${formatShort(likelyCents)}`, fill: palette.ink },
        ...(asked ? [{ at: x(asked.cents), words: `${asked.label} ${formatShort(asked.cents)}`, fill: color }] : []),
      ],
      { width, baseline: 14, weight: 'bold' },
    ),
    ...drawLabels(
      [
        { at: x(lowCents), words: `low ${formatShort(lowCents)}`, fill: palette.inkSoft },
        { at: x(highCents), words: `high ${formatShort(highCents)}`, fill: palette.inkSoft },
      ],
      { width, baseline: below + 24, weight: 'regular' },
    ),
  ];
}

function drawArrow(at: number, fill: string): Shape[] {
  return [
    line([at, trackTop - 8], [at, trackTop + trackHeight + 4], { stroke: fill, width: 2 }),
    { kind: 'path', d: `M${round(at)},${trackTop - 6}l6,-12h-12z`, fill },
  ];
}

function drawLabels(labels: { at: number; words: string; fill: string }[], { width, baseline, weight }: LabelRow): Shape[] {
  const measured = labels.map(({ at, words }) => ({ at, width: textWidth(words, size, weight) }));
  const centers = spreadLabels(measured, { left: 0, right: width, gap: 12 });
  return labels.map(({ words, fill }, index) => text([centers[index] ?? 0, baseline], words, { size, anchor: 'middle', weight, fill }));
}

function placeOf(asked: Cents, { lowCents, highCents }: RangeBar): string {
  if (asked > highCents) return `above the high end by ${formatDollars(cents(asked - highCents))}`;
  if (asked < lowCents) return `below the low end by ${formatDollars(cents(lowCents - asked))}`;
  return 'within the range';
}

interface RangeBar {
  title: string;
  lowCents: Cents;
  likelyCents: Cents;
  highCents: Cents;
  /** `{ label: 'asked', cents }`. */
  asked?: { label: string; cents: Cents } | undefined;
}
interface LabelRow {
  width: number;
  baseline: number;
  weight: 'regular' | 'bold';
}
