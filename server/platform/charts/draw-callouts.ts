import type { Shape } from './drawing.ts';
import { palette } from './palette.ts';
import { line, text } from './shapes.ts';
import { spreadLabels } from './spread-labels.ts';
import { textWidth } from './text-width.ts';

const sizes = { name: 12, value: 13 };

/** Height that callouts need above a plot: two lines of words and a leader. */
export const calloutHeight = 46;

/**
 * Vertical marks through a plot, named above it. Names are moved aside until none covers another, and a leader ties each to its mark; the mark
 * of a limit is a solid line, any other is dashed.
 */
export function drawCallouts(callouts: Callout[], { left, right, top, bottom }: Plot): Shape[] {
  const labels = callouts.map(({ at, name, value }) => ({ at, width: Math.max(textWidth(name, sizes.name), textWidth(value, sizes.value, 'bold')) }));
  const centers = spreadLabels(labels, { left, right, gap: 10 });
  return callouts.flatMap(({ at, name, value, limit, from }, index) => {
    const center = centers[index] ?? at;
    const color = limit ? palette.stop : palette.ink;
    const style = limit ? { stroke: color, width: 2 } : { stroke: color, width: 1, dash: [3, 3] };
    return [
      line([at, bottom], [at, limit ? top - 4 : (from ?? top)], style),
      line([at, limit ? top - 4 : (from ?? top)], [at, top - 4], limit ? style : { stroke: palette.lineStrong, width: 1 }),
      line([at, top - 4], [center, top - 12], { stroke: limit ? color : palette.lineStrong, width: limit ? 2 : 1 }),
      text([center, top - 32], name, { size: sizes.name, anchor: 'middle', fill: limit ? color : palette.inkSoft }),
      text([center, top - 17], value, { size: sizes.value, anchor: 'middle', weight: 'bold', fill: color }),
    ];
  });
}

interface Callout {
  /** Place on the horizontal axis, in drawing units. */
  at: number;
  name: string;
  value: string;
  /** A limit that should not be passed: the allocation, the end of the term. */
  limit: boolean;
  /** Where the dashed part ends below the top of the plot, for a mark that meets a curve. */
  from?: number;
}
interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
