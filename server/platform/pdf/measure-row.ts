import { breakLines } from './break-lines.ts';
import type { Cell, Row } from './document.ts';
import { type Brush, columnBrush, type RowStyle } from './look.ts';
import type { Pen } from './pen.ts';
import { toPrintable } from './to-printable.ts';

/** The note of a row starts at this column and is read as part of its cell. */
export const noteColumn = 1;

/** Breaks the cells of a row into lines. A lone cell spans the table. Throws where cells and columns do not match: that is a mistake of the drawer. */
export function measureRow(row: Pick<Row, 'cells' | 'note'>, boxes: readonly CellBox[], { style, pen }: { style: RowStyle; pen: Pen }): MeasuredRow {
  const cells: MeasuredCell[] = [];
  let column = 0;
  for (const cell of row.cells) {
    const span = spanOf(cell, row.cells.length, boxes.length);
    const first = boxes[column];
    const last = boxes[column + span - 1];
    if (!first || !last) throw new Error('A row has more cells than its table has columns.');
    const width = last.x + last.width - first.x;
    const lines = measureLines(cell, { style, pen, width, box: first });
    const height = heightOf(lines);
    cells.push({ lines, height, span, x: first.x, width, align: first.align });
    column += span;
  }
  if (column !== boxes.length) throw new Error('A row has fewer cells than its table has columns.');
  const note = row.note ? measureNote(row.note, boxes, { style, pen }) : undefined;
  return toRow(cells, note, style);
}

function measureNote(text: string, boxes: readonly CellBox[], { style, pen }: { style: RowStyle; pen: Pen }): MeasuredCell | undefined {
  const first = boxes[noteColumn];
  const last = boxes.at(-1);
  if (!first || !last) return undefined;
  const width = last.x + last.width - first.x;
  const lines = toLines(text, style.small, { pen, width });
  return { lines, height: heightOf(lines), span: 1, x: first.x, width, align: 'left' };
}

function toRow(cells: MeasuredCell[], note: MeasuredCell | undefined, style: RowStyle): MeasuredRow {
  let tallest = 0;
  for (const cell of cells) if (cell.height > tallest) tallest = cell.height;
  return { cells, note, style, tallest, height: tallest + (note?.height ?? 0) + style.above + style.below };
}

/**
 * Cuts a row after the lines that fit: the lines of its cells first, then those of its note. Undefined where not one line fits, or where nothing
 * would be left.
 */
export function cutRow(row: MeasuredRow, room: number): [MeasuredRow, MeasuredRow] | undefined {
  const { style, cells, note } = row;
  const most = room - style.above - style.below;
  const halves = cells.map((cell) => cutCell(cell, most));
  const above = halves.map(([first]) => first);
  const below = halves.map(([, rest]) => rest);
  const isDone = below.every((cell) => cell.lines.length === 0);
  const [noteAbove, noteBelow] = note && isDone ? cutCell(note, most - row.tallest) : [undefined, note];
  const first = toRow(above, noteAbove, style);
  const rest = toRow(below, noteBelow, style);
  const padding = style.above + style.below;
  return first.height === padding || rest.height === padding ? undefined : [first, rest];
}

function cutCell(cell: MeasuredCell, most: number): [MeasuredCell, MeasuredCell] {
  let taken = 0;
  let height = 0;
  for (const line of cell.lines) {
    if (height + line.brush.leading > most) break;
    height += line.brush.leading;
    taken++;
  }
  return [
    { ...cell, lines: cell.lines.slice(0, taken), height },
    { ...cell, lines: cell.lines.slice(taken), height: cell.height - height },
  ];
}

/** A lone cell spans the table. */
export function spanOf(cell: Cell, cells: number, columns: number): number {
  if (typeof cell === 'object' && cell.span) return cell.span;
  return cells === 1 ? columns : 1;
}

function measureLines(cell: Cell, { style, pen, width, box }: { style: RowStyle; pen: Pen; width: number; box: CellBox }): MeasuredLine[] {
  const text = typeof cell === 'string' ? cell : cell.text;
  const lines = toLines(text, columnBrush(box.brush ?? style.brush, text, box.align), { pen, width });
  if (typeof cell === 'string') return lines;
  return cell.small ? [...lines, ...toLines(cell.small, style.small, { pen, width })] : lines;
}

function heightOf(lines: readonly MeasuredLine[]): number {
  let height = 0;
  for (const line of lines) height += line.brush.leading;
  return height;
}

function toLines(text: string, brush: Brush, { pen, width }: { pen: Pen; width: number }): MeasuredLine[] {
  if (text === '') return [];
  const whole = pen.measure(text, brush);
  if (whole <= width && !text.includes('\n')) return [{ text, width: whole, brush }];
  const measure = (words: string) => pen.measure(words, brush);
  return breakLines(toPrintable(text), width, measure).map((line) => ({ text: line, width: measure(line.trimEnd()), brush }));
}

/** Where the cells of a column stand. */
export interface CellBox {
  x: number;
  width: number;
  align: 'left' | 'right';
  /** Instead of the row's own. */
  brush?: Brush;
}

export interface MeasuredRow {
  cells: MeasuredCell[];
  /** Under the cells, in the element of `noteColumn`. */
  note: MeasuredCell | undefined;
  style: RowStyle;
  /** Height of the cells alone. */
  tallest: number;
  height: number;
}

export interface MeasuredCell {
  lines: MeasuredLine[];
  height: number;
  span: number;
  x: number;
  width: number;
  align: 'left' | 'right';
}

interface MeasuredLine {
  text: string;
  width: number;
  brush: Brush;
}
