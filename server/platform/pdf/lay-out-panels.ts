import { breakLines } from './break-lines.ts';
import type { Block, KeyFigure } from './document.ts';
import { type Desk, type InkPiece, layOutText } from './lay-out-text.ts';
import { type Brush, baseline, brushes, colors } from './look.ts';
import type { Tag } from './structure-tree.ts';
import { toPrintable } from './to-printable.ts';

const mostInRow = 4;
const panelPadding = { x: 10, y: 9 } as const;
const captionSpace = 4;
/** A picture leaves room on its page for its heading and a sentence. */
const mostOfPage = 0.68;
const wholePage = 0.87;
/** Of a sign in the text: at 33 modules about 0.85 mm each, which a phone reads at arm's length. Its white is the page's own. */
const signSide = 80;
const signGap = 18;

/** Key figures side by side, at most four in a row: label, figure, explanation. */
export function* layOutKeyFigures(items: readonly KeyFigure[], desk: Desk): Generator<InkPiece> {
  const rows = Math.ceil(items.length / mostInRow);
  const inRow = Math.ceil(items.length / rows);
  for (let start = 0; start < items.length; start += inRow) {
    const shown = items.slice(start, start + inRow);
    const valueBrush = largestThatFits(shown, { desk, inRow });
    const row = shown.map((item, index) => measureFigure(item, { desk, index, inRow, valueBrush }));
    const height = Math.max(...row.map((item) => item.height));
    yield {
      space: start === 0 ? 14 : 0,
      height,
      keep: false,
      draw(y) {
        const { pen } = desk;
        pen.rule({ x: desk.left, y }, desk.width, { thickness: 0.9, color: colors.strong });
        pen.rule({ x: desk.left, y: y + height }, desk.width, { thickness: 0.4, color: colors.hairline });
        row.forEach(({ lines, x }, index) => {
          if (index > 0) pen.fill({ x: x - panelPadding.x, y: y + 8 }, { width: 0.4, height: height - 16 }, colors.hairline);
          const tag = pen.tags.open('P', desk.parent);
          let top = y + panelPadding.y;
          for (const { text, brush } of lines) {
            pen.content(tag);
            pen.text(text, { x, y: top + baseline(brush) }, brush);
            top += brush.leading;
          }
          pen.tags.close(tag);
        });
      },
    };
  }
}

/** One size for all figures of a row: the largest in which each stands on one line. */
function largestThatFits(items: readonly KeyFigure[], { desk, inRow }: { desk: Desk; inRow: number }): Brush {
  const width = desk.width / inRow - 2 * panelPadding.x;
  const fits = (brush: Brush) => items.every((item) => desk.pen.measure(item.value, brush) <= width);
  return [brushes.figureValue, brushes.figureValueTight].find(fits) ?? brushes.figureValueTighter;
}

function measureFigure(item: KeyFigure, { desk, index, inRow, valueBrush }: { desk: Desk; index: number; inRow: number; valueBrush: Brush }) {
  const column = desk.width / inRow;
  const x = desk.left + index * column + (index === 0 ? 0 : panelPadding.x);
  const width = column - (index === 0 ? panelPadding.x : 2 * panelPadding.x);
  const parts: [text: string, brush: Brush][] = [
    [item.label, brushes.figureLabel],
    [item.value, valueBrush],
    [item.small, brushes.figureSmall],
  ];
  const lines = parts.flatMap(([text, brush]) =>
    breakLines(toPrintable(text), width, (words) => desk.pen.measure(words, brush)).map((line) => ({ text: `${line.trimEnd()} `, brush })),
  );
  return { x, lines, height: lines.reduce((sum, line) => sum + line.brush.leading, 0) + 2 * panelPadding.y };
}

/** A drawing as wide as the column allows, its caption below. */
export function* layOutDrawing(
  { drawing, caption, whole }: Extract<Block, { kind: 'drawing' }>,
  desk: Desk,
  pageHeight: number,
): Generator<InkPiece> {
  const scale = Math.min(1, desk.width / drawing.width, (pageHeight * (whole ? wholePage : mostOfPage)) / drawing.height);
  yield {
    space: 10,
    height: drawing.height * scale,
    keep: caption !== undefined,
    draw: (y) => desk.pen.picture(drawing, { x: desk.left, y }, { scale, parent: desk.parent }),
  };
  if (caption) yield* layOutText(caption, brushes.small, { desk, space: captionSpace });
}

/** A square sign with its words at its right. The sign is an artifact: its words say the same. */
export function layOutSign({ says, title, lines }: Extract<Block, { kind: 'sign' }>, desk: Desk): InkPiece {
  const left = desk.left + signSide + signGap;
  const parts = [{ text: title, brush: brushes.heading3 }, ...lines.map((text) => ({ text, brush: brushes.body }))].map(({ text, brush }) => ({
    brush,
    lines: breakLines(toPrintable(text), desk.width - signSide - signGap, (words) => desk.pen.measure(words, brush)),
  }));
  const textHeight = parts.reduce((sum, { brush, lines: broken }) => sum + brush.leading * broken.length, 0);
  const height = Math.max(signSide, textHeight);
  return {
    space: 12,
    height,
    keep: false,
    draw(y) {
      const { pen } = desk;
      pen.sign(says, { x: desk.left, y }, signSide);
      let top = y + (height - textHeight) / 2;
      for (const { brush, lines: broken } of parts) {
        const tag = pen.tags.open('P', desk.parent);
        pen.content(tag);
        for (const line of broken) {
          pen.text(line, { x: left, y: top + baseline(brush) }, brush);
          top += brush.leading;
        }
        pen.tags.close(tag);
      }
    },
  };
}

/** What somebody certified, with name, title and time on ruled lines; the lines stay together. */
export function* layOutSignature({ statement, citation, name, title, time }: Extract<Block, { kind: 'signature' }>, desk: Desk): Generator<InkPiece> {
  for (const piece of layOutText(statement, brushes.body, { desk, space: 14, keep: true })) yield { ...piece, keep: true };
  yield* layOutText(citation, brushes.small, { desk, space: 1, keep: true });
  const fields = [
    { label: 'Certified by', value: name, share: 0.38 },
    { label: 'Title', value: title, share: 0.34 },
    { label: 'Time', value: time, share: 0.28 },
  ];
  let left = desk.left;
  const columns = fields.map(({ label, value, share }) => {
    const width = desk.width * share - 14;
    const lines = breakLines(toPrintable(value), width, (words) => desk.pen.measure(words, brushes.strong));
    const column = { label, lines, left, width };
    left += desk.width * share;
    return column;
  });
  const most = Math.max(...columns.map((column) => column.lines.length));
  const ruleAt = 10 + most * brushes.strong.leading + 2;
  yield {
    space: 0,
    height: ruleAt + brushes.small.leading + 6,
    keep: false,
    draw(y) {
      for (const column of columns) drawField(column, { desk, y, ruleAt });
    },
  };
}

function drawField({ label, lines, left, width }: Field, { desk, y, ruleAt }: { desk: Desk; y: number; ruleAt: number }): void {
  const { pen } = desk;
  const tag: Tag = pen.tags.open('P', desk.parent);
  pen.content(tag);
  pen.text(`${label} `, { x: left, y: y + ruleAt + 1 + baseline(brushes.small) }, brushes.small);
  const top = y + ruleAt - 2 - lines.length * brushes.strong.leading;
  for (const [index, line] of lines.entries()) {
    pen.text(line, { x: left, y: top + index * brushes.strong.leading + baseline(brushes.strong) }, brushes.strong);
  }
  pen.rule({ x: left, y: y + ruleAt }, width, { thickness: 0.6, color: colors.strong });
  pen.tags.close(tag);
}

interface Field {
  label: string;
  lines: string[];
  left: number;
  width: number;
}
