import { breakLines } from './break-lines.ts';
import type { FlowEdition } from './document.ts';
import { type Brush, baseline } from './look.ts';
import type { Piece } from './paginate.ts';
import type { Pen } from './pen.ts';
import type { Tag } from './structure-tree.ts';
import { toPrintable } from './to-printable.ts';

/** A text as one piece a line, all in one element; its first two lines stay together, and its last two. */
export function* layOutText(text: string, brush: Brush, place: TextPlace): Generator<InkPiece> {
  const { desk, type = 'P', space = 0, keep = false, onLine, mark } = place;
  const room = mark ? desk.width - desk.pen.measure(mark.words, brush) : desk.width;
  const lines = breakLines(toPrintable(text), room, (words) => desk.pen.measure(words, brush));
  const last = lines.length - 1;
  let tag: Tag | undefined;
  for (const [index, line] of lines.entries()) {
    yield {
      space: index === 0 ? space : 0,
      height: brush.leading,
      keep: index === last ? keep : index === 0 || index === last - 1,
      draw(y) {
        onLine?.(y, index);
        tag ??= desk.pen.tags.open(type, desk.parent);
        desk.pen.content(tag);
        desk.pen.text(line, { x: desk.left, y: y + baseline(brush) }, brush);
        if (index < last) return;
        if (mark) drawMark(mark, line, { desk, tag, brush, y });
        desk.pen.tags.close(tag);
      },
    };
  }
}

/** At the end of the last line, as a reference of the text's element. */
function drawMark(mark: TextMark, line: string, { desk, tag, brush, y }: { desk: Desk; tag: Tag; brush: Brush; y: number }): void {
  const printed = line.trimEnd();
  desk.pen.leaf('Reference', tag);
  desk.pen.text(mark.words, { x: desk.left + desk.pen.measure(printed, brush), y: y + baseline(brush) }, brush);
  mark.drawn(desk.parent);
}

/** Does something between two pieces and takes no room: opens or closes an element that holds several. */
export function hook(act: () => void, keep: boolean): InkPiece {
  return { space: 0, height: 0, keep, draw: act };
}

/** Where a block is laid out: its pen, its column on the page, the element that it belongs to. */
export interface Desk {
  pen: Pen;
  left: number;
  width: number;
  parent: Tag;
  /** Level of the bookmarks that the rows of a table get: one below the last heading's. */
  bookmarks: { level: number };
  edition: FlowEdition;
}

/** A piece that can draw itself, `y` points below the top edge of the page. */
export interface InkPiece extends Piece<InkPiece> {
  draw: (y: number) => void;
  /** Index of the heading that starts here. */
  heading?: number;
}

interface TextPlace {
  desk: Desk;
  /** Structure type, `P` unless stated. */
  type?: string;
  space?: number;
  /** Whether the last line stays with what follows. */
  keep?: boolean;
  onLine?: (y: number, index: number) => void;
  /** Stands right behind the last word. */
  mark?: TextMark | undefined;
}

export interface TextMark {
  words: string;
  /** Called when it stands; `parent` is the element that holds the text's own. */
  drawn: (parent: Tag) => void;
}
