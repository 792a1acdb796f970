/** A picture as data: the same shapes become SVG on a page and vector paths in a PDF. Units are points of the drawing's own box, y grows downward. */
export interface Drawing {
  width: number;
  height: number;
  /** Short name, read out first. */
  title: string;
  /** What the picture shows, in one or two sentences with its main figures: the text alternative. */
  description: string;
  shapes: Shape[];
  /** The top of a high picture that stays in sight on a screen while the rest is read: its height, and those of `shapes` that reach into it. */
  head?: { height: number; shapes: Shape[] };
}

/** Colors are explicit `#rrggbb`; nothing is inherited. */
export type Shape =
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; stroke: string; width: number; dash?: number[] }
  | { kind: 'path'; d: string; stroke?: string; fill?: string; width?: number; dash?: number[] }
  | { kind: 'rect'; x: number; y: number; width: number; height: number; fill?: string; stroke?: string; strokeWidth?: number }
  | { kind: 'circle'; x: number; y: number; radius: number; fill: string; stroke?: string; strokeWidth?: number }
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      size: number;
      anchor: 'start' | 'middle' | 'end';
      weight: 'regular' | 'bold';
      fill: string;
      /** The whole words where `text` is cut. */
      title?: string;
    };
