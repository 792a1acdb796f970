import type { Shape } from './drawing.ts';
import { palette } from './palette.ts';

/** A quarter of a unit is below what a screen or a printer shows; short numbers keep pages small. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function line(from: Point, to: Point, { stroke = palette.ink, width = 1, dash }: LineStyle = {}): Shape {
  const ends = { x1: round(from[0]), y1: round(from[1]), x2: round(to[0]), y2: round(to[1]) };
  return { kind: 'line', ...ends, stroke, width, ...(dash ? { dash } : {}) };
}

export function text(at: Point, words: string, { size = 12, anchor = 'start', weight = 'regular', fill = palette.ink }: TextStyle = {}): Shape {
  return { kind: 'text', x: round(at[0]), y: round(at[1]), text: words, size, anchor, weight, fill };
}

export function rect(at: Point, size: Point, { fill, stroke, strokeWidth }: RectStyle): Shape {
  const box = { x: round(at[0]), y: round(at[1]), width: round(Math.max(0, size[0])), height: round(Math.max(0, size[1])) };
  return { kind: 'rect', ...box, ...(fill ? { fill } : {}), ...(stroke ? { stroke, strokeWidth: strokeWidth ?? 1 } : {}) };
}

export function circle(at: Point, radius: number, { fill = palette.paper, stroke, strokeWidth }: RectStyle): Shape {
  return { kind: 'circle', x: round(at[0]), y: round(at[1]), radius, fill, ...(stroke ? { stroke, strokeWidth: strokeWidth ?? 1 } : {}) };
}

/** An outlined box filled with slanted lines: "beyond the limit" without relying on color. */
export function hatchedRect(at: Point, size: Point, stroke: string): Shape[] {
  const [width, height] = size;
  const strokes: string[] = [];
  for (let start = 4 - height; start < width; start += 5) {
    const from = Math.max(0, start);
    const to = Math.min(width, start + height);
    if (to - from > 0.5)
      strokes.push(`M${round(at[0] + from)},${round(at[1] + height - (from - start))}L${round(at[0] + to)},${round(at[1] + height - (to - start))}`);
  }
  const box = rect(at, size, { fill: palette.paper, stroke, strokeWidth: 1.5 });
  return strokes.length > 0 ? [box, { kind: 'path', d: strokes.join(''), stroke, width: 1 }] : [box];
}

type Point = [x: number, y: number];
type TextShape = Extract<Shape, { kind: 'text' }>;
type TextStyle = Partial<Pick<TextShape, 'size' | 'anchor' | 'weight' | 'fill'>>;
interface LineStyle {
  stroke?: string;
  width?: number;
  dash?: number[];
}
interface RectStyle {
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
}
