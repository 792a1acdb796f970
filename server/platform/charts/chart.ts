import type { Drawing } from './drawing.ts';

/** One picture in two sizes with the figures it was drawn from, for those who read rather than look. */
export interface Chart {
  /** 560 units wide: panels and paper. */
  wide: Drawing;
  /** 300 units wide: phones and narrow columns. */
  narrow: Drawing;
  /** 1,120 units wide, where a chart gains from the whole width of a screen; too fine for paper. */
  full?: Drawing;
  /** Heads of the two columns of `rows`. */
  head: { label: string; value: string };
  rows: { label: string; value: string }[];
}

export const chartWidths = { full: 1120, wide: 560, narrow: 300 } as const;
