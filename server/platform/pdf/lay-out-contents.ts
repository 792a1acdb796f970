import type { Block } from './document.ts';
import { type Desk, hook, type InkPiece, layOutText } from './lay-out-text.ts';
import { baseline, brushes } from './look.ts';
import { shorten } from './shorten.ts';
import type { Tag } from './structure-tree.ts';
import { toPrintable } from './to-printable.ts';

const pageWidth = 34;
/** White above the line of a part, and below every line. */
const usualWhite = { above: 5, below: 2 } as const;
const closerWhites: readonly White[] = [
  { above: 4, below: 1 },
  { above: 3, below: 0 },
  { above: 1.5, below: -1 },
];

/**
 * A table of contents: headings of levels 2 and 3, each line a link, with a dotted leader to its page number. Where its lines would spill onto a
 * second page by a little, they stand closer instead.
 */
export function* layOutContents({ title }: Extract<Block, { kind: 'contents' }>, desk: Desk, plan: ContentsPlan): Generator<InkPiece> {
  yield* layOutText(title, brushes.heading2, { desk, type: 'H2', space: 26, keep: true });
  const entries = [...plan.headings.entries()].filter(([, heading]) => heading.level !== 4);
  const white = desk.edition >= 2 ? whiteThatFits(entries, plan.pageHeight - brushes.heading2.leading) : usualWhite;
  let contents: Tag | undefined;
  for (const [place, [index, heading]] of entries.entries()) {
    const isMain = heading.level === 2;
    const brush = isMain ? brushes.contents2 : brushes.contents3;
    const isNearEnd = desk.edition >= 2 && place >= entries.length - 3 && place < entries.length - 1;
    yield {
      space: isMain ? white.above : 0,
      height: brush.leading + white.below,
      keep: isNearEnd || (isMain && plan.headings[index + 1]?.level === 3),
      draw(y) {
        contents ??= desk.pen.tags.open('TOC', desk.parent);
        drawEntry({ heading, index }, { desk, contents, y });
      },
    };
  }
  yield hook(() => contents && desk.pen.tags.close(contents), false);
}

/** The white of the lines: the usual one, or the widest with which they stand on one page; the usual one where none does. */
function whiteThatFits(entries: readonly [number, Heading][], room: number): White {
  const main = entries.filter(([, heading]) => heading.level === 2).length;
  const text = main * brushes.contents2.leading + (entries.length - main) * brushes.contents3.leading;
  const fits = ({ above, below }: White) => text + main * above + entries.length * below <= room;
  return [usualWhite, ...closerWhites].find(fits) ?? usualWhite;
}

/** Names of the places that the contents lead to, in ascending order. */
export function destinationOf(heading: number): string {
  return `h${String(heading).padStart(6, '0')}`;
}

function drawEntry({ heading, index }: { heading: Heading; index: number }, { desk, contents, y }: { desk: Desk; contents: Tag; y: number }): void {
  const { pen } = desk;
  const brush = heading.level === 2 ? brushes.contents2 : brushes.contents3;
  const left = desk.left + (heading.level === 2 ? 0 : 14);
  const line = y + baseline(brush);
  const words = shorten(toPrintable(heading.text), desk.left + desk.width - pageWidth - left, (text) => pen.measure(text, brush));
  const page = String(heading.page);
  const right = desk.left + desk.width - pen.measure(page, brush);
  const item = pen.tags.open('TOCI', contents);
  const link = pen.tags.open('Link', item);
  pen.content(link);
  pen.text(words, { x: left, y: line }, brush);
  drawLeader([left + pen.measure(words, brush), right], line, desk);
  pen.content(link);
  pen.text(page, { x: right, y: line }, brush);
  const area = { x: left, y, width: desk.left + desk.width - left, height: brush.leading };
  pen.link(link, area, { destination: destinationOf(index), contents: `${shorten(heading.text, 200, (text) => text.length)}, page ${page}` });
  pen.tags.close(link);
  pen.tags.close(item);
}

/** Dots on a fixed grid of the page, so that those of one line stand below those of the other. */
function drawLeader([from, to]: [number, number], line: number, desk: Desk): void {
  const step = 5;
  const first = Math.ceil((from + 6) / step) * step;
  const count = Math.floor((to - 6 - first) / step);
  if (count < 1) return;
  desk.pen.artifact('layout');
  for (let index = 0; index < count; index++) desk.pen.text('.', { x: first + index * step, y: line }, brushes.contents3);
}

export interface Heading {
  text: string;
  level: 2 | 3 | 4;
  /** 0 until it is planned. */
  page: number;
}

interface ContentsPlan {
  headings: readonly Heading[];
  pageHeight: number;
}

interface White {
  above: number;
  below: number;
}
