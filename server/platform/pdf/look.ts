/** The printed look: one place for type, color and spacing. Points throughout. */
export const sheet = { short: 612, long: 792, margin: 54, bodyTop: 64, bodyBottom: 58 } as const;

export const colors = {
  ink: '#16202a',
  soft: '#47545f',
  hairline: '#c3cac7',
  strong: '#16202a',
  wash: '#f0f2f0',
  bar: '#47545f',
  watermark: '#e6e9e7',
} as const;

export const faceFiles = {
  regular: '@uswds/uswds/fonts/public-sans/PublicSans-Regular.ttf',
  semibold: '@uswds/uswds/fonts/public-sans/PublicSans-SemiBold.ttf',
  bold: '@uswds/uswds/fonts/public-sans/PublicSans-Bold.ttf',
} as const;

/** Public Sans sets its figures of equal width very wide; this share of the size is taken back between them. */
export const figureTightening = 0.05;

/** Ascent and descent of Public Sans as shares of its size: a line's text stands in the middle of its leading. */
const faceHeight = { ascent: 0.95, descent: 0.225 } as const;

export const brushes = {
  over: brush('semibold', [10, 14], colors.soft),
  title: brush('bold', [27, 32]),
  under: brush('regular', [15, 20], colors.soft),
  heading2: brush('bold', [16, 20]),
  heading3: brush('semibold', [11.5, 15]),
  heading4: brush('semibold', [10, 13.5]),
  body: brush('regular', [10, 14.5]),
  lead: brush('regular', [12.5, 18]),
  small: brush('regular', [8.5, 12], colors.soft),
  strong: brush('semibold', [10, 14.5]),
  running: brush('regular', [8, 10], colors.soft),
  figureLabel: brush('regular', [8.5, 11.5], colors.soft),
  figureValue: brush('bold', [19, 23]),
  figureValueTight: brush('bold', [16, 23]),
  figureValueTighter: brush('bold', [12.5, 23]),
  figureSmall: brush('regular', [8.5, 11.5], colors.soft),
  columnHead: brush('semibold', [8, 10.5], colors.soft),
  cell: brush('regular', [9, 11.5]),
  cellSmall: brush('regular', [7.5, 10], colors.soft),
  cellStrong: brush('semibold', [9, 11.5]),
  group: brush('semibold', [9.5, 12.5]),
  total: brush('bold', [9, 11.5]),
  factLabel: brush('regular', [9, 11.5], colors.soft),
  factValue: brush('regular', [9.5, 12.5]),
  formLabel: brush('regular', [7.5, 10], colors.soft),
  formValue: brush('semibold', [9.5, 12.5]),
  formChoice: brush('regular', [9, 15]),
  contents2: brush('regular', [10.5, 14]),
  contents3: brush('regular', [9.5, 13], colors.soft),
} as const;

/** The rows of tables: the white above and below the text, within the row; rules at its edges. */
export const rowStyles: Readonly<Record<'head' | 'row' | 'group' | 'subtotal' | 'total' | 'fact', RowStyle>> = {
  head: { brush: brushes.columnHead, small: brushes.columnHead, above: 2, below: 3.5, under: { thickness: 0.9, color: colors.strong } },
  row: { brush: brushes.cell, small: brushes.cellSmall, above: 3, below: 3.5, under: { thickness: 0.4, color: colors.hairline } },
  group: { brush: brushes.group, small: brushes.cellSmall, above: 4.5, below: 4.5, wash: colors.wash },
  subtotal: { brush: brushes.cellStrong, small: brushes.cellSmall, above: 3.5, below: 6, over: { thickness: 0.6, color: colors.strong } },
  total: { brush: brushes.total, small: brushes.cellSmall, above: 4.5, below: 5, over: { thickness: 1.2, color: colors.strong } },
  fact: { brush: brushes.factValue, small: brushes.cellSmall, above: 3, below: 3.5, under: { thickness: 0.4, color: colors.hairline } },
};

/** The brush for a text in a column: figures in right-aligned columns get figures of equal width, so that digits stand below digits. */
export function columnBrush(from: Brush, text: string, align: 'left' | 'right'): Brush {
  return align === 'right' && onlyFigures.test(text) ? tabular(from) : from;
}

function tabular(from: Brush): Brush {
  const known = tabularBrushes.get(from);
  if (known) return known;
  const made = { ...from, tabular: true };
  tabularBrushes.set(from, made);
  return made;
}

/** Distance from the top of a line to its baseline. */
export function baseline({ size, leading }: Brush): number {
  return (leading - (faceHeight.ascent + faceHeight.descent) * size) / 2 + faceHeight.ascent * size;
}

const onlyFigures = /^[\d$.,%()+\-−–\s\u00a0]+$/;
const tabularBrushes = new Map<Brush, Brush>();

function brush(face: FaceName, [size, leading]: [number, number], color: string = colors.ink): Brush {
  return { face, size, leading, color, tabular: false };
}

export type FaceName = keyof typeof faceFiles;

export interface Brush {
  face: FaceName;
  size: number;
  leading: number;
  color: string;
  tabular: boolean;
}

export interface RowStyle {
  brush: Brush;
  small: Brush;
  above: number;
  below: number;
  wash?: string;
  over?: Rule;
  under?: Rule;
}

interface Rule {
  thickness: number;
  color: string;
}
