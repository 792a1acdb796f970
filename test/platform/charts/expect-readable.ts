import { expect } from '@jest/globals';
import type { Chart } from '../../../server/platform/charts/chart.ts';
import type { Drawing, Shape } from '../../../server/platform/charts/drawing.ts';
import { textWidth } from '../../../server/platform/charts/text-width.ts';

/** Every word of a chart stands inside the picture and apart from every other, at every width. */
export function expectReadable({ wide, narrow, full }: Chart): void {
  for (const drawing of [wide, narrow, ...(full ? [full] : [])]) expectReadableDrawing(drawing);
}

/** Every word of a picture stands inside it and apart from every other. */
export function expectReadableDrawing(drawing: Drawing): void {
  const texts = drawing.shapes.filter((shape) => shape.kind === 'text').map(boxOf);
  expect(texts.filter((box) => !isInside(box, drawing))).toEqual([]);
  const overlapping = texts.flatMap((box, index) =>
    texts
      .slice(index + 1)
      .filter((other) => overlap(box, other))
      .map((other) => `${box.words} / ${other.words}`),
  );
  expect(overlapping).toEqual([]);
  expect(JSON.stringify(drawing)).not.toMatch(/null|NaN|Infinity/);
}

function boxOf({ x, y, text, size, anchor, weight }: Extract<Shape, { kind: 'text' }>): Box {
  const width = textWidth(text, size, weight);
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  return { words: text, left, right: left + width, top: y - size * 0.72, bottom: y + size * 0.2 };
}

function isInside(box: Box, { width, height }: Drawing): boolean {
  return box.left >= -0.5 && box.right <= width + 0.5 && box.top >= -0.5 && box.bottom <= height + 0.5;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right - 0.1 && b.left < a.right - 0.1 && a.top < b.bottom - 0.1 && b.top < a.bottom - 0.1;
}

interface Box {
  words: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}
