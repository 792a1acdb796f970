import type { Column, Row } from './document.ts';
import type { Desk } from './lay-out-text.ts';
import { columnBrush, rowStyles } from './look.ts';
import { type CellBox, spanOf } from './measure-row.ts';

/** White between columns; more where a right-aligned column meets a left-aligned one. */
const gap = { narrow: 10, wide: 18 } as const;
const mostOfTable = { oneColumn: 1 / 3, allThatFit: 4 / 5 } as const;

/** Where the columns of a table stand: fixed and fitted widths first, the rest by shares. */
export function placeColumns(columns: readonly Column[], rows: Iterable<Row>, desk: Desk): CellBox[] {
  const fitted = fitColumns(columns, rows, desk);
  const ownWidth = ({ width }: Column, index: number) => (typeof width === 'number' ? width : (fitted[index] ?? 0));
  const fixed = columns.reduce((sum, column, index) => sum + ownWidth(column, index), 0);
  const shares = columns.reduce((sum, { width }) => sum + (typeof width === 'object' ? width.share : 0), 0);
  let x = desk.left;
  return columns.map((column, index) => {
    const { width, align = 'left' } = column;
    const wide = typeof width === 'object' ? (Math.max(0, desk.width - fixed) * width.share) / shares : ownWidth(column, index);
    const box = { x, width: wide - gapAfter(columns, index), align };
    x += wide;
    return box;
  });
}

/** Widths of the columns that fit their widest cell, its words unbroken, as far as there is room. */
function fitColumns(columns: readonly Column[], rows: Iterable<Row>, desk: Desk): number[] {
  const widths = columns.map(({ width, title }) => (width === 'fit' ? desk.pen.measure(title, rowStyles.head.brush) : 0));
  if (columns.every(({ width }) => width !== 'fit')) return widths;
  for (const row of rows) {
    const { brush, small } = rowStyles[row.kind ?? 'row'];
    let index = 0;
    for (const cell of row.cells) {
      const span = spanOf(cell, row.cells.length, columns.length);
      const column = columns[index];
      if (span === 1 && column?.width === 'fit') {
        const text = typeof cell === 'string' ? cell : cell.text;
        const wide = desk.pen.measure(text, columnBrush(brush, text, column.align ?? 'left'));
        const smallWide = typeof cell === 'object' && cell.small ? desk.pen.measure(cell.small, small) : 0;
        widths[index] = Math.max(widths[index] ?? 0, wide, smallWide);
      }
      index += span;
    }
  }
  const capped = widths.map((width, index) =>
    width === 0 ? 0 : Math.min(width + gapAfter(columns, index) + 0.5, desk.width * mostOfTable.oneColumn),
  );
  const sum = capped.reduce((total, width) => total + width, 0);
  const most = desk.width * mostOfTable.allThatFit;
  return sum <= most ? capped : capped.map((width) => (width * most) / sum);
}

function gapAfter(columns: readonly Column[], index: number): number {
  const next = columns[index + 1];
  if (!next) return 0;
  return columns[index]?.align === 'right' && next.align !== 'right' ? gap.wide : gap.narrow;
}
