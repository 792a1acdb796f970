import type { StatutoryKind } from '../../domain/schedule/statutory-days.ts';
import type { WorkClass } from '../../domain/schedule/work-class.ts';
import type { Shape } from './drawing.ts';
import { palette } from './palette.ts';
import { circle, line, rect, round } from './shapes.ts';

/** Narrower bars are drawn this wide, so that a day of work in a plan of years can still be seen. */
const leastWidth = 2.5;

/**
 * A bar of a class, told apart by height and pattern as well as by color: full and solid builds, a low hatched one removes, a thin hollow one
 * prepares, a diamond is a cut-over. `box` is the track that the bar may fill.
 */
export function drawWork(workClass: WorkClass, { left, right, top, height }: Track): Shape[] {
  const width = Math.max(leastWidth, right - left);
  const middle = top + height / 2;
  const low = height * 0.62;
  switch (workClass) {
    case 'build':
      // A hair of white parts jobs that follow each other.
      return [rect([left, top], [width > 6 ? width - 1 : width, height], { fill: palette.accent })];
    case 'cut-over':
      return [
        ...(width > height ? [line([left, middle], [left + width, middle], { width: 2 })] : []),
        diamond([left + width, middle], height * 0.62),
      ];
    case 'remove':
      return [
        rect([left, top + height - low], [width, low], { fill: palette.paper, stroke: palette.warn, strokeWidth: 1.5 }),
        ...slants([left, top + height - low], [width, low]),
      ];
    case 'prepare':
      return [rect([left, middle - height * 0.2], [width, height * 0.4], { fill: palette.paper, stroke: palette.inkSoft })];
    case 'supply':
      return [dashedBox([left, middle - low / 2], [width, low])];
    case 'core':
      return [
        rect([left, middle - low / 2], [width, low], { fill: palette.accentWash, stroke: palette.accent }),
        ...stripes([left, middle - low / 2], [width, low], 'upright'),
      ];
    case 'dispose':
      return [
        rect([left, middle - low / 2], [width, low], { fill: palette.paper, stroke: palette.ink }),
        ...stripes([left, middle - low / 2], [width, low], 'level'),
      ];
  }
}

/** A mark of the program's clock, centered on a point, about nine units high. */
export function drawStatutory(kind: StatutoryKind, [x, y]: Point): Shape[] {
  switch (kind) {
    case 'approval':
      return [triangle([x, y], 'right', { fill: palette.paper, stroke: palette.ink })];
    case 'first-money':
      return [triangle([x, y], 'right', { fill: palette.ink })];
    case 'status-update':
      return [line([x, y - 4.5], [x, y + 4.5], { stroke: palette.inkSoft, width: 2 })];
    case 'spending-report':
      return [circle([x, y], 3.2, { fill: palette.paper, stroke: palette.inkSoft, strokeWidth: 1.5 })];
    case 'first-claim':
      return [triangle([x, y], 'up', { fill: palette.paper, stroke: palette.accent })];
    case 'last-claim':
      return [triangle([x, y], 'up', { fill: palette.accent })];
    case 'petition':
      return [diamond([x, y], 4.5, palette.paper)];
    case 'final-certification':
      return [circle([x, y], 4, { fill: palette.ink })];
    case 'term-end':
      return [rect([x - 4.5, y - 4.5], [9, 9], { fill: palette.stop })];
    case 'extension-end':
      return [rect([x - 4, y - 4], [8, 8], { fill: palette.paper, stroke: palette.stop, strokeWidth: 1.5 })];
  }
}

/** A bracket over the part of a bar that sets the finish date. */
export function drawDriving({ left, right, top }: Omit<Track, 'height'>): Shape[] {
  const end = Math.max(right, left + leastWidth);
  const style = { stroke: palette.ink, width: 1.5 };
  return [
    line([left, top - 2], [end, top - 2], style),
    line([left, top - 2.5], [left, top + 1], style),
    line([end, top - 2.5], [end, top + 1], style),
  ];
}

/** What lies after the end of the term has a heavy line below it. */
export function drawLate({ left, right, top, height }: Track): Shape[] {
  return [line([left, top + height + 1.5], [Math.max(right, left + leastWidth), top + height + 1.5], { stroke: palette.stop, width: 2 })];
}

/** A line through the middle of a bar as far as it is done: to its end, or with an open end while it goes on. */
export function drawActual(actual: 'done' | 'running', { left, right, top, height }: Track): Shape[] {
  const end = Math.max(right, left + leastWidth);
  const middle = top + height / 2;
  const through = [
    line([left, middle], [end, middle], { stroke: palette.paper, width: 5 }),
    line([left, middle], [end, middle], { stroke: palette.ink, width: 2.5 }),
  ];
  return actual === 'done' ? through : [...through, circle([end, middle], 3, { fill: palette.paper, stroke: palette.ink, strokeWidth: 1.5 })];
}

/** The days of the baseline as a thin line with ends below a bar. */
export function drawBaseline({ left, right, top }: Omit<Track, 'height'>): Shape[] {
  const end = Math.max(right, left + leastWidth);
  const style = { stroke: palette.inkSoft, width: 1.25 };
  return [line([left, top], [end, top], style), line([left, top - 2], [left, top + 2], style), line([end, top - 2], [end, top + 2], style)];
}

/** Days on which a site is closed, as light upright stripes through its row. */
export function drawClosed({ left, right, top, height }: Track): Shape[] {
  const middle = top + height / 2;
  return [line([left, middle], [Math.max(right, left + leastWidth), middle], { stroke: palette.track, width: height, dash: [1.5, 3.5] })];
}

function diamond([x, y]: Point, radius: number, fill: string = palette.ink): Shape {
  const d = `M${round(x)},${round(y - radius)}L${round(x + radius)},${round(y)}L${round(x)},${round(y + radius)}L${round(x - radius)},${round(y)}Z`;
  return { kind: 'path', d, fill, stroke: fill === palette.ink ? palette.paper : palette.ink, width: fill === palette.ink ? 0.75 : 1.25 };
}

function triangle([x, y]: Point, way: 'right' | 'up', { fill, stroke }: { fill: string; stroke?: string }): Shape {
  const d =
    way === 'right'
      ? `M${round(x)},${round(y - 4.5)}L${round(x + 7)},${round(y)}L${round(x)},${round(y + 4.5)}Z`
      : `M${round(x - 4.5)},${round(y + 4)}L${round(x)},${round(y - 4.5)}L${round(x + 4.5)},${round(y + 4)}Z`;
  return { kind: 'path', d, fill, ...(stroke && { stroke, width: 1.25 }) };
}

function dashedBox([x, y]: Point, [width, height]: Point): Shape {
  const d = `M${round(x)},${round(y)}H${round(x + width)}V${round(y + height)}H${round(x)}Z`;
  return { kind: 'path', d, fill: palette.paper, stroke: palette.inkSoft, width: 1.25, dash: [3, 2] };
}

/** Slanted lines within a box, written as steps from one to the next. */
function slants([x, y]: Point, [width, height]: Point): Shape[] {
  const count = Math.floor((width - height) / 5);
  if (count < 1) return [];
  const size = round(height);
  const d = `M${round(x + 2)},${round(y + height)}${`l${size},${-size}m${round(5 - size)},${size}`.repeat(count)}`;
  return [{ kind: 'path', d, stroke: palette.warn, width: 1 }];
}

function stripes([x, y]: Point, [width, height]: Point, way: 'upright' | 'level'): Shape[] {
  const strokes: string[] = [];
  if (way === 'upright') {
    const count = Math.floor((width - 1) / 4);
    if (count > 0) strokes.push(`M${round(x + 4)},${round(y)}${`v${round(height)}m4,${-round(height)}`.repeat(count)}`);
  } else for (let at = y + 2; at < y + height - 1; at += 2) strokes.push(`M${round(x)},${round(at)}H${round(x + width)}`);
  if (strokes.length === 0) return [];
  return [{ kind: 'path', d: strokes.join(''), stroke: way === 'upright' ? palette.accent : palette.ink, width: way === 'upright' ? 1 : 0.75 }];
}

type Point = [x: number, y: number];
interface Track {
  left: number;
  right: number;
  top: number;
  height: number;
}
