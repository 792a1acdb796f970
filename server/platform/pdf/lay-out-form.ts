import { breakLines } from './break-lines.ts';
import type { FormBlock, FormCell } from './document.ts';
import type { Desk, InkPiece } from './lay-out-text.ts';
import { type Brush, baseline, brushes, colors } from './look.ts';
import { toPrintable } from './to-printable.ts';

const gap = 12;
const space = 4;
/** Room for a line of handwriting. */
const writing = 19;
const box = { side: 9, words: 14, after: 14 } as const;
/** So that any row has room on a page. */
const mostLines = { label: 3, value: 12, box: 3 } as const;
const pen = { thickness: 0.6, color: colors.ink } as const;
/** ISO 32000-1, 14.8.5.6: a field of a printed form. */
const checkBox = '<</O/PrintField/Role/cb/checked/off>>';

/** A paper form, one piece a row: labels with what is known, boxes to tick, lines to write on, frames to draw in. */
export function* layOutForm({ rows, ruled = false }: FormBlock, desk: Desk): Generator<InkPiece> {
  for (const [index, row] of rows.entries()) {
    const isRuled = ruled && index === 0;
    const cells = placeCells(row, desk);
    const height = Math.max(...cells.map((cell) => cell.height));
    const above = isRuled ? space : 0;
    yield {
      space: isRuled ? 2 * space : space,
      height: above + height,
      keep: false,
      draw(y) {
        if (isRuled) desk.pen.rule({ x: desk.left, y }, desk.width, { thickness: 0.9, color: colors.strong });
        for (const cell of cells) drawCell(cell, { desk, y: y + above, height });
      },
    };
  }
}

function placeCells(row: readonly FormCell[], desk: Desk): PlacedCell[] {
  const shares = row.reduce((sum, { share = 1 }) => sum + share, 0);
  const free = desk.width - gap * (row.length - 1);
  let left = desk.left;
  return row.map((cell) => {
    const width = (free * (cell.share ?? 1)) / shares;
    const placed = placeCell(cell, { desk, left, width });
    left += width + gap;
    return placed;
  });
}

function placeCell(cell: FormCell, { desk, left, width }: CellPlace): PlacedCell {
  const words: PlacedCell['words'] = [];
  let top = 0;
  const write = (text: string, brush: Brush, most: number) => {
    if (text === '') return;
    const shown = cutLines(
      breakLines(toPrintable(text), width, (part) => desk.pen.measure(part, brush)),
      most,
    );
    for (const line of shown) {
      words.push({ text: `${line.trimEnd()} `, x: left, y: top, brush });
      top += brush.leading;
    }
  };
  write(cell.label, brushes.formLabel, mostLines.label);
  write(cell.value ?? '', brushes.formValue, mostLines.value);
  const boxes = placeBoxes(cell.boxes ?? [], { desk, left, width, top });
  top = Math.max(top, ...boxes.map(({ y, lines }) => y + lines.length * brushes.formChoice.leading));
  const height = top + (cell.lines ?? 0) * writing + (cell.frame ?? 0) + (cell.frame === undefined ? 0 : 3);
  return { left, width, words, boxes, lines: cell.lines ?? 0, frame: cell.frame ?? 0, height };
}

/** Boxes stand side by side as far as they fit; the words of a wide one are broken. */
function placeBoxes(boxes: readonly (string | readonly string[])[], { desk, left, width, top }: CellPlace & { top: number }): PlacedBox[] {
  const brush = brushes.formChoice;
  const placed: PlacedBox[] = [];
  let x = left;
  let y = top;
  let tallest = 0;
  for (const { choice, startsLine } of boxes.flatMap(toChoices)) {
    const lines = cutLines(
      breakLines(toPrintable(choice), width - box.words, (part) => desk.pen.measure(part, brush)),
      mostLines.box,
    );
    const wide = box.words + Math.max(...lines.map((line) => desk.pen.measure(line.trimEnd(), brush)));
    if (x > left && (startsLine || x + wide > left + width)) {
      x = left;
      y += tallest * brush.leading;
      tallest = 0;
    }
    placed.push({ x, y, lines });
    x += wide + box.after;
    tallest = Math.max(tallest, lines.length);
  }
  return placed;
}

function toChoices(boxes: string | readonly string[]): { choice: string; startsLine: boolean }[] {
  return typeof boxes === 'string' ? [{ choice: boxes, startsLine: false }] : boxes.map((choice, index) => ({ choice, startsLine: index === 0 }));
}

function cutLines(lines: string[], most: number): string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]?.trimEnd().slice(0, -2)} …`];
}

function drawCell(cell: PlacedCell, { desk, y, height }: { desk: Desk; y: number; height: number }): void {
  const { tags } = desk.pen;
  if (cell.words.length > 0) {
    const tag = tags.open('P', desk.parent);
    desk.pen.content(tag);
    for (const { text, x, y: top, brush } of cell.words) desk.pen.text(text, { x, y: y + top + baseline(brush) }, brush);
    tags.close(tag);
  }
  const brush = brushes.formChoice;
  for (const { x, y: top, lines } of cell.boxes) {
    desk.pen.box({ x: x + 0.5, y: y + top + (brush.leading - box.side) / 2 }, { width: box.side, height: box.side }, pen);
    desk.pen.leaf('Form', desk.parent, checkBox);
    for (const [index, line] of lines.entries()) {
      desk.pen.text(line, { x: x + box.words, y: y + top + index * brush.leading + baseline(brush) }, brush);
    }
  }
  // Lines to write on end where the row ends, so that those of a row meet.
  for (let line = 0; line < cell.lines; line++) desk.pen.rule({ x: cell.left, y: y + height - line * writing - 2 }, cell.width, pen);
  if (cell.frame > 0) desk.pen.box({ x: cell.left, y: y + height - cell.frame }, { width: cell.width, height: cell.frame }, pen);
}

interface CellPlace {
  desk: Desk;
  left: number;
  width: number;
}

interface PlacedBox {
  x: number;
  /** Below the top of the row. */
  y: number;
  lines: string[];
}

interface PlacedCell {
  left: number;
  width: number;
  words: { text: string; x: number; y: number; brush: Brush }[];
  boxes: PlacedBox[];
  lines: number;
  frame: number;
  height: number;
}
