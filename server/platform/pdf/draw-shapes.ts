import type { Shape } from '../charts/drawing.ts';
import { number, rgb } from './operators.ts';

/** The shapes of a drawing as PDF operators, in the drawing's own units with y downward. The caller has set the scale and the element. */
export function drawShapes(shapes: readonly Shape[], easel: Easel): void {
  for (const shape of shapes) {
    easel.emit('q');
    drawShape(shape, easel);
    easel.emit('Q');
  }
}

function drawShape(shape: Shape, easel: Easel): void {
  const { emit } = easel;
  switch (shape.kind) {
    case 'line':
      emit(`${strokeStyle(shape.stroke, shape.width, shape.dash)}${pair(shape.x1, shape.y1)} m ${pair(shape.x2, shape.y2)} l S`);
      return;
    case 'path':
      emit(paintStyle(shape.fill, shape.stroke, shape.width, shape.dash));
      easel.path(shape.d);
      emit(paintOperator(shape.fill, shape.stroke));
      return;
    case 'rect':
      emit(`${paintStyle(shape.fill, shape.stroke, shape.strokeWidth)}${pair(shape.x, shape.y)} ${pair(shape.width, shape.height)} re`);
      emit(paintOperator(shape.fill, shape.stroke));
      return;
    case 'circle':
      emit(paintStyle(shape.fill, shape.stroke, shape.strokeWidth));
      easel.path(circlePath(shape));
      emit(paintOperator(shape.fill, shape.stroke));
      return;
    case 'text': {
      const { operators, width, font } = easel.text(shape.text, shape.weight === 'bold' ? 'semibold' : 'regular');
      const shift = { start: 0, middle: 0.5, end: 1 }[shape.anchor];
      const x = shape.x - (shift * width * shape.size) / 1000;
      emit(`BT /${font} ${number(shape.size)} Tf 0 Tc ${rgb(shape.fill)} rg 1 0 0 -1 ${pair(x, shape.y)} Tm ${operators}ET`);
      return;
    }
  }
}

function circlePath({ x, y, radius }: { x: number; y: number; radius: number }): string {
  return `M${x - radius},${y}A${radius},${radius},0,1,1,${x + radius},${y}A${radius},${radius},0,1,1,${x - radius},${y}Z`;
}

function strokeStyle(stroke: string, width = 1, dash: readonly number[] = []): string {
  const dashes = dash.length > 0 ? `[${dash.map(number).join(' ')}] 0 d ` : '';
  return `${rgb(stroke)} RG ${number(width)} w 1 j ${dashes}`;
}

function paintStyle(fill?: string, stroke?: string, width?: number, dash?: readonly number[]): string {
  return `${fill ? `${rgb(fill)} rg ` : ''}${stroke ? strokeStyle(stroke, width, dash) : ''}`;
}

function paintOperator(fill?: string, stroke?: string): string {
  if (fill && stroke) return 'B';
  if (fill) return 'f';
  return stroke ? 'S' : 'n';
}

function pair(x: number, y: number): string {
  return `${number(x)} ${number(y)}`;
}

interface Easel {
  emit: (operators: string) => void;
  /** Adds the SVG path data to the current path. */
  path: (d: string) => void;
  /** `width` in thousandths of the size. */
  text: (words: string, face: 'regular' | 'semibold') => { operators: string; width: number; font: string };
}
