import { breakLines } from './break-lines.ts';
import { type Desk, type InkPiece, layOutText, type TextMark } from './lay-out-text.ts';
import { type Brush, baseline, brushes, colors } from './look.ts';
import { textString } from './operators.ts';
import { footGap } from './paginate.ts';
import type { Tag } from './structure-tree.ts';
import { toPrintable } from './to-printable.ts';

const brush = brushes.small;
const indent = 12;
/** Footnotes of one text that are higher together stand below it: a page must hold the line with the marks beside its footnotes. */
const mostHeight = 150;
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * A text with the marks of its footnotes at its end. They stand at the foot of the page on which it ends, or below it as small text where they are
 * many. In the tags each mark is a `Reference`, and each footnote a `Note` right after the text. `first` is the number of the first footnote.
 */
export function* layOutWithFootnotes(text: string, footnotes: readonly string[], place: FootnotedText): Generator<InkPiece> {
  const { desk, brush: textBrush, space, first } = place;
  const notes = footnotes.map((words, index) => ({ words, number: first + index }));
  const measured = notes.map(({ words }) => breakLines(toPrintable(words), desk.width - indent, (line) => desk.pen.measure(line, brush)));
  const isLow = measured.reduce((sum, lines) => sum + lines.length * brush.leading, 0) <= mostHeight;
  const tags = new Map<number, Tag>();
  const mark: TextMark = {
    words: notes.map(({ number }) => toMark(number)).join(' '),
    drawn(parent) {
      for (const { number } of notes) tags.set(number, openNote(number, desk, parent));
    },
  };
  const pieces = notes.flatMap(({ number }, index) => layOutNote(measured[index] ?? [], number, { desk, tags, isFirst: index === 0 && isLow }));
  let held: InkPiece | undefined;
  for (const piece of layOutText(text, textBrush, { desk, space, mark })) {
    if (held) yield held;
    held = piece;
  }
  if (held) yield isLow ? { ...held, foot: pieces } : { ...held, keep: true };
  if (!isLow) yield* pieces;
}

function openNote(number: number, desk: Desk, parent: Tag): Tag {
  return desk.pen.tags.open('Note', parent, { id: `note-${String(number).padStart(6, '0')}`, entries: `/T ${textString(`Footnote ${number}`)}` });
}

/** `²³` for 23. */
function toMark(number: number): string {
  return [...String(number)].map((digit) => superscripts[Number(digit)] ?? '').join('');
}

/** The number in the margin of its first line; a hairline above the first footnote of a page's foot. */
function layOutNote(lines: readonly string[], number: number, { desk, tags, isFirst }: NotePlace): InkPiece[] {
  const at = (y: number, line: Brush) => y + baseline(line);
  return lines.map((line, index) => ({
    space: index === 0 ? 2 : 0,
    height: brush.leading,
    keep: false,
    draw(y) {
      const tag = tags.get(number);
      if (!tag) throw new Error('A footnote is drawn after its mark.');
      if (index === 0 && isFirst) desk.pen.rule({ x: desk.left, y: y - footGap / 2 }, 90, { thickness: 0.4, color: colors.soft });
      if (index === 0) {
        desk.pen.leaf('Lbl', tag);
        desk.pen.text(toMark(number), { x: desk.left, y: at(y, brush) }, brush);
      }
      desk.pen.content(tag);
      desk.pen.text(line, { x: desk.left + indent, y: at(y, brush) }, brush);
      if (index === lines.length - 1) desk.pen.tags.close(tag);
    },
  }));
}

interface FootnotedText {
  desk: Desk;
  brush: Brush;
  space: number;
  first: number;
}

interface NotePlace {
  desk: Desk;
  tags: ReadonlyMap<number, Tag>;
  isFirst: boolean;
}
