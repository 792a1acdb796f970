import { type Chart, chartWidths } from './chart.ts';
import type { Drawing, Shape } from './drawing.ts';
import { palette } from './palette.ts';
import { hatchedRect, rect, text } from './shapes.ts';
import { fitText, textWidth } from './text-width.ts';

const rowHeight = 42;
const barHeight = 12;
const labelSize = 13;
const keyHeight = 26;

/**
 * Bars of one length, one a row, each divided into what is done (solid), what lacks (hatched) and what is due later (light). A row of which nothing
 * is needed has an empty track. `text` says the figures in words at the end of the name.
 */
export function drawShares({ title, description, head, words, rows }: Shares): Chart {
  const drawAt = (width: number): Drawing => ({
    width,
    height: keyHeight + rows.length * rowHeight,
    title,
    description,
    shapes: [...drawKey(words), ...rows.flatMap((row, index) => drawRow(row, { width, top: keyHeight + index * rowHeight + 20 }))],
  });
  return {
    full: drawAt(chartWidths.full),
    wide: drawAt(chartWidths.wide),
    narrow: drawAt(chartWidths.narrow),
    head,
    rows: rows.map(({ label, text: value }) => ({ label, value })),
  };
}

function drawKey(words: Shares['words']): Shape[] {
  let x = 0;
  return ([words.done, words.lacking, words.later] as const).flatMap((label, index) => {
    const start = x;
    x += 22 + textWidth(label, labelSize) + 18;
    return [...drawPart([start, 4], 14, index), text([start + 20, 15], label, { size: labelSize, fill: palette.inkSoft })];
  });
}

function drawRow({ label, parts, text: words }: Share, { width, top }: { width: number; top: number }): Shape[] {
  const room = textWidth(words, labelSize, 'bold');
  const name = text([0, top - 6], fitText(label, width - room - 12, { size: labelSize, weight: 'regular' }), { size: labelSize });
  const value = text([width, top - 6], words, { size: labelSize, weight: 'bold', anchor: 'end' });
  const total = parts.done + parts.lacking + parts.later;
  if (total === 0) return [name, value, rect([0.5, top + 0.5], [width - 1, barHeight - 1], { fill: palette.paper, stroke: palette.track })];
  let x = 0;
  const bars = [parts.done, parts.lacking, parts.later].flatMap((count, index) => {
    // What is there at all must be seen, however few it is.
    const length = count === 0 ? 0 : Math.max(3, (count / total) * width);
    const start = Math.min(x, width - length);
    x = start + length;
    return count === 0 ? [] : drawPart([start, top], length, index);
  });
  return [name, value, ...bars];
}

function drawPart([x, y]: [number, number], length: number, index: number): Shape[] {
  if (index === 0) return [rect([x, y], [length, barHeight], { fill: palette.accent })];
  if (index === 2) return [rect([x, y], [length, barHeight], { fill: palette.track })];
  return hatchedRect([x + 0.75, y + 0.75], [Math.max(1, length - 1.5), barHeight - 1.5], palette.warn);
}

interface Shares {
  title: string;
  /** One or two sentences with the main figures. */
  description: string;
  head: { label: string; value: string };
  /** What the three parts are called. */
  words: { done: string; lacking: string; later: string };
  rows: Share[];
}

interface Share {
  label: string;
  parts: { done: number; lacking: number; later: number };
  text: string;
}
