import { scaleLinear } from 'd3-scale';
import { type Chart, chartWidths } from './chart.ts';
import type { Drawing, Shape } from './drawing.ts';
import { palette } from './palette.ts';
import { line, rect, text } from './shapes.ts';
import { fitText, textWidth } from './text-width.ts';

const rowHeight = 42;
const barHeight = 12;
const labelSize = 13;

/**
 * Horizontal bars, one a row: its name above, its value at the end. A row may carry a range, drawn as a whisker, and may be the collected rest,
 * drawn hollow. Values are zero or more, in any one unit; `text` is how each is shown.
 */
export function drawBars({ title, description, head, rows }: Bars): Chart {
  const drawAt = (width: number): Drawing => ({ width, height: rows.length * rowHeight + 2, title, description, shapes: drawRows(rows, width) });
  return {
    wide: drawAt(chartWidths.wide),
    narrow: drawAt(chartWidths.narrow),
    head,
    rows: rows.map(({ label, text: value, range }) => ({ label, value: range ? `${value} (${range.text})` : value })),
  };
}

function drawRows(rows: Bar[], width: number): Shape[] {
  const valueRoom = Math.max(0, ...rows.map((row) => textWidth(row.text, labelSize, 'bold')));
  const largest = Math.max(Number.MIN_VALUE, ...rows.map((row) => row.range?.high ?? row.value));
  const x = scaleLinear([0, largest], [0, width - valueRoom - 14]);
  return rows.flatMap((row, index) => {
    const top = index * rowHeight + 20;
    const middle = top + barHeight / 2;
    const label = text([0, top - 6], fitText(row.label, width, { size: labelSize, weight: 'regular' }), { size: labelSize });
    const bar = row.rest
      ? rect([0.75, top + 0.75], [Math.max(1, x(row.value) - 1.5), barHeight - 1.5], {
          fill: palette.paper,
          stroke: palette.lineStrong,
          strokeWidth: 1.5,
        })
      : rect([0, top], [Math.max(2, x(row.value)), barHeight], { fill: palette.accent });
    const end = x(row.range?.high ?? row.value) + 8;
    return [label, bar, ...drawWhisker(row, x, middle), text([end, middle + 4.5], row.text, { size: labelSize, weight: 'bold' })];
  });
}

function drawWhisker({ range }: Bar, x: (value: number) => number, middle: number): Shape[] {
  if (!range) return [];
  const [low, high] = [x(range.low), x(range.high)];
  const halo = { stroke: palette.paper, width: 4 };
  const style = { stroke: palette.ink, width: 1.5 };
  return [
    line([low, middle], [high, middle], halo),
    line([low, middle], [high, middle], style),
    line([low, middle - 4], [low, middle + 4], style),
    line([high, middle - 4], [high, middle + 4], style),
  ];
}

interface Bars {
  title: string;
  /** One or two sentences with the main figures. */
  description: string;
  head: { label: string; value: string };
  rows: Bar[];
}
interface Bar {
  label: string;
  value: number;
  text: string;
  /** What is collected under "all other". */
  rest?: boolean;
  range?: { low: number; high: number; text: string };
}
