import type { Shape } from './drawing.ts';

/**
 * The same picture in fewer shapes: lines, boxes and paths that look alike become one path each, in the order in which their looks first appear. Only
 * for shapes of which none lies over another that looks different and comes later.
 */
export function joinShapes(shapes: readonly Shape[]): Shape[] {
  const joined: Shape[] = [];
  const places = new Map<string, PathShape>();
  for (const shape of shapes) {
    const path = toPath(shape);
    if (!path) {
      joined.push(shape);
      continue;
    }
    const key = `${path.stroke} ${path.fill} ${path.width} ${path.dash}`;
    const known = places.get(key);
    if (known) known.d += path.d;
    else {
      places.set(key, path);
      joined.push(path);
    }
  }
  return joined;
}

function toPath(shape: Shape): PathShape | undefined {
  switch (shape.kind) {
    case 'path':
      return { ...shape };
    case 'line': {
      const { x1, y1, x2, y2, stroke, width, dash } = shape;
      const d = `M${tenth(x1)},${tenth(y1)}${y1 === y2 ? `H${tenth(x2)}` : x1 === x2 ? `V${tenth(y2)}` : `L${tenth(x2)},${tenth(y2)}`}`;
      return { kind: 'path', d, stroke, width, ...(dash && { dash }) };
    }
    case 'rect': {
      const { x, y, width, height, fill, stroke, strokeWidth } = shape;
      const d = `M${tenth(x)},${tenth(y)}h${tenth(width)}v${tenth(height)}h${tenth(-width)}z`;
      return { kind: 'path', d, ...(fill && { fill }), ...(stroke && { stroke, width: strokeWidth ?? 1 }) };
    }
    default:
      return undefined;
  }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

type PathShape = Extract<Shape, { kind: 'path' }>;
