import type { Row } from './document.ts';
import type { Desk, InkPiece } from './lay-out-text.ts';
import { baseline } from './look.ts';
import { cutRow, type MeasuredCell, type MeasuredRow, noteColumn } from './measure-row.ts';
import type { Pen } from './pen.ts';
import type { Tag } from './structure-tree.ts';

const scopes = { column: '/Scope/Column', row: '/Scope/Row', none: '' } as const;

/** A row as a piece. Its elements stay open from its first part to its last when no page can hold it. */
export function rowPiece(row: MeasuredRow, { desk, tags }: RowPlace): InkPiece {
  return {
    space: 0,
    height: row.height,
    keep: false,
    draw(y) {
      const owner = tags.parts ?? { row: desk.pen.tags.open('TR', tags.table()), cells: [] };
      drawRow(row, y, { desk, tags: { ...tags, parts: owner, whole: !tags.parts } });
      if (tags.more) return;
      owner.cells.forEach((cell) => {
        desk.pen.tags.close(cell);
      });
      desk.pen.tags.close(owner.row);
    },
    split(room) {
      const first = cutRow(row, room);
      if (!first) return undefined;
      const parts = tags.parts ?? lateParts(desk, tags);
      const [above, below] = first;
      const { carried } = this;
      const rest: InkPiece = rowPiece(below, { desk, tags: { ...tags, parts } });
      return [
        { ...rowPiece(above, { desk, tags: { ...tags, parts, more: true } }), ...(carried ? { carried } : {}) },
        { ...rest, ...(carried ? { carried } : {}) },
      ];
    },
  };
}

/** Draws the cells of a row, each as an element of its own where `tags` says so, else as part of what the pen was told last. */
export function drawRow(row: MeasuredRow, y: number, { desk, tags }: { desk: Desk; tags?: RowTags & { whole: boolean } }): void {
  const { pen } = desk;
  const { style } = row;
  const from = { x: desk.left, y };
  if (style.wash) pen.fill(from, { width: desk.width, height: row.height }, style.wash);
  if (style.over) pen.rule(from, desk.width, style.over);
  if (style.under) pen.rule({ x: desk.left, y: y + row.height }, desk.width, style.under);
  row.cells.forEach((cell, index) => {
    if (tags) startCell(cell, index, { pen, tags, isWhole: tags.whole && !(row.note && index === noteColumn) });
    drawLines(cell, y + style.above, pen);
  });
  const noted = row.note && tags?.parts?.cells[noteColumn];
  if (!row.note || row.note.lines.length === 0) return;
  if (noted) pen.content(noted);
  drawLines(row.note, y + style.above + row.tallest, pen);
}

function drawLines(cell: MeasuredCell, y: number, pen: Pen): void {
  let top = y;
  for (const { text, width, brush } of cell.lines) {
    const x = cell.align === 'right' ? cell.x + cell.width - width : cell.x;
    pen.text(text, { x, y: top + baseline(brush) }, brush);
    top += brush.leading;
  }
}

function startCell(cell: MeasuredCell, index: number, { pen, tags, isWhole }: { pen: Pen; tags: RowTags; isWhole: boolean }): void {
  const owner = tags.parts;
  if (!owner) return;
  const isHead = tags.kind === 'head' || index === 0;
  const scope = scopes[tags.kind === 'head' ? 'column' : index === 0 ? 'row' : 'none'];
  const span = cell.span > 1 ? `/ColSpan ${cell.span}` : '';
  const attribute = scope || span ? { attribute: `<</O/Table${scope}${span}>>` } : {};
  const type = isHead ? 'TH' : 'TD';
  if (isWhole && cell.lines.length > 0) {
    pen.leaf(type, owner.row, attribute.attribute);
    return;
  }
  owner.cells[index] ??= pen.tags.open(type, owner.row, attribute);
  if (cell.lines.length > 0) pen.content(owner.cells[index]);
}

/** The elements of a row in parts, opened when its first part is drawn. */
function lateParts(desk: Desk, tags: RowTags): NonNullable<RowTags['parts']> {
  let row: Tag | undefined;
  return {
    get row() {
      row ??= desk.pen.tags.open('TR', tags.table());
      return row;
    },
    cells: [],
  };
}

export interface RowTags {
  table: () => Tag;
  kind: NonNullable<Row['kind']> | 'head';
  /** The open elements of a row that stands on several pages. */
  parts?: { readonly row: Tag; cells: Tag[] };
  /** Another part of the row follows. */
  more?: boolean;
}

interface RowPlace {
  desk: Desk;
  tags: RowTags;
}
