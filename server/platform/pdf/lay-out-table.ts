import type { Cell, Fact, Row, TableBlock } from './document.ts';
import { type Desk, hook, type InkPiece } from './lay-out-text.ts';
import { brushes, rowStyles } from './look.ts';
import { type CellBox, type MeasuredRow, measureRow } from './measure-row.ts';
import { textString } from './operators.ts';
import type { Carried } from './paginate.ts';
import { placeColumns } from './place-columns.ts';
import type { Tag } from './structure-tree.ts';
import { drawRow, type RowTags, rowPiece } from './table-row.ts';
import { toPrintable } from './to-printable.ts';

/** Two rows of a table that together are higher than this need not stay together. */
const mostOfPair = 200;

/**
 * A table as one piece a row. Its head stands again, as an artifact, on each further page, with the group that the page goes on with. A group row
 * stays with the row after it; subtotals and totals stay with the row before; no row of a table of several stands alone on a page.
 */
export function* layOutTable(block: TableBlock, desk: Desk): Generator<InkPiece> {
  refuseWalkedOnce(block.rows);
  const boxes = placeColumns(block.columns, block.rows, desk);
  const table = openOnce(desk, block.caption);
  const head = measureRow({ cells: block.columns.map((column) => column.title) }, boxes, { style: rowStyles.head, pen: desk.pen });
  const tagged = (row: MeasuredRow, kind: RowTags['kind']) => rowPiece(row, { desk, tags: { table, kind } });
  yield { ...tagged(head, 'head'), space: 8, keep: true };
  const rows = layOutRows(block.rows, { boxes, head, tagged, desk });
  yield* desk.edition >= 2 ? inPairs(rows) : rows;
  yield hook(() => desk.pen.tags.close(table()), false);
}

function* layOutRows(rows: Iterable<Row>, { boxes, head, tagged, desk }: RowsPlace): Generator<InkPiece> {
  let carried: Carried = carry([head], desk);
  let previous: InkPiece | undefined;
  for (const row of rows) {
    const kind = row.kind ?? 'row';
    const measured = measureRow(row, boxes, { style: rowStyles[kind], pen: desk.pen });
    if (kind === 'group') carried = carry([head], desk);
    const piece: InkPiece = { ...tagged(measured, kind), carried };
    if (row.bookmark !== undefined) bookmarked(piece, row.bookmark, desk);
    if (previous) yield kind === 'subtotal' || kind === 'total' ? { ...previous, keep: true } : previous;
    if (kind === 'group') carried = carry([head, continued(row, boxes, desk)], desk);
    previous = kind === 'group' ? { ...piece, keep: true } : piece;
  }
  if (previous) yield previous;
}

/** The first two rows stay together, and the last two, unless they are so high that a page would stand half empty for it. */
function* inPairs(rows: Iterable<InkPiece>): Generator<InkPiece> {
  const held: InkPiece[] = [];
  let given = 0;
  for (const row of rows) {
    held.push(row);
    if (held.length < 3) continue;
    const first = held.shift();
    const [second] = held;
    if (first && second) yield given++ === 0 ? withNext(first, second) : first;
  }
  const [last, after] = held;
  if (last) yield after ? withNext(last, after) : last;
  if (after) yield after;
}

function withNext(row: InkPiece, next: InkPiece): InkPiece {
  return row.height + next.height <= mostOfPair ? { ...row, keep: true } : row;
}

/** An iterator that returns itself is used up by the first walk, and the pages would be drawn without it. */
export function refuseWalkedOnce(things: Iterable<unknown>): void {
  if (Object.is(things[Symbol.iterator](), things))
    throw new Error('Blocks and rows are walked more than once: give an array, not a generator in progress.');
}

/** Labels with their values: a table without a visible head, each label the head of its row. */
export function* layOutFacts(rows: readonly Fact[], labelWidth: number, desk: Desk): Generator<InkPiece> {
  const boxes = placeColumns(
    [
      { title: '', width: labelWidth },
      { title: '', width: { share: 1 } },
    ],
    [],
    desk,
  );
  const label = boxes[0];
  if (label) label.brush = brushes.factLabel;
  const table = openOnce(desk, rows.map((row) => row.label).join(', '));
  for (const [index, { value, small, ...row }] of rows.entries()) {
    const cells: Cell[] = [row.label, { text: value, ...(small ? { small } : {}) }];
    const measured = measureRow({ cells }, boxes, { style: rowStyles.fact, pen: desk.pen });
    const piece = rowPiece(measured, { desk, tags: { table, kind: 'row' } });
    const isPaired = index === 0 || (desk.edition >= 2 && index === rows.length - 2);
    yield { ...piece, space: index === 0 ? 6 : 0, keep: isPaired && rows.length > 1 };
  }
  yield hook(() => desk.pen.tags.close(table()), false);
}

/** The table's element, opened when its first row is drawn. */
function openOnce(desk: Desk, caption: string): () => Tag {
  let table: Tag | undefined;
  return () => {
    table ??= desk.pen.tags.open('Table', desk.parent, { entries: `/A<</O/Table/Summary${textString(toPrintable(caption))}>>` });
    return table;
  };
}

function carry(rows: readonly MeasuredRow[], desk: Desk): Carried {
  return {
    height: rows.reduce((sum, row) => sum + row.height, 0),
    draw(y) {
      let top = y;
      for (const row of rows) {
        desk.pen.artifact('layout');
        drawRow(row, top, { desk });
        top += row.height;
      }
    },
  };
}

function continued(row: Row, boxes: readonly CellBox[], desk: Desk): MeasuredRow {
  const [first, ...others] = row.cells;
  const text = `${typeof first === 'string' ? first : (first?.text ?? '')}, continued`;
  const cells: Cell[] = [typeof first === 'object' && first.span ? { text, span: first.span } : text, ...others];
  return measureRow({ ...row, cells }, boxes, { style: rowStyles.group, pen: desk.pen });
}

function bookmarked(piece: InkPiece, title: string, desk: Desk): void {
  const draw = piece.draw;
  piece.draw = (y) => {
    desk.pen.bookmark(title, desk.bookmarks.level, y);
    draw(y);
  };
}

interface RowsPlace {
  boxes: readonly CellBox[];
  head: MeasuredRow;
  tagged: (row: MeasuredRow, kind: RowTags['kind']) => InkPiece;
  desk: Desk;
}
