import { type Block, type FlowEdition, type Layout, newestEdition, type PdfDocument } from './document.ts';
import { destinationOf, type Heading, layOutContents } from './lay-out-contents.ts';
import { layOutWithFootnotes } from './lay-out-footnotes.ts';
import { layOutForm } from './lay-out-form.ts';
import { layOutDrawing, layOutKeyFigures, layOutSign, layOutSignature } from './lay-out-panels.ts';
import { layOutFacts, layOutTable } from './lay-out-table.ts';
import { type Desk, hook, type InkPiece, layOutText } from './lay-out-text.ts';
import { type Brush, baseline, brushes, colors, sheet } from './look.ts';
import type { Pen } from './pen.ts';
import type { Tag } from './structure-tree.ts';

const headings = {
  2: { brush: brushes.heading2, space: 26 },
  3: { brush: brushes.heading3, space: 16 },
  4: { brush: brushes.heading4, space: 12 },
} as const;

const paragraphs = { body: brushes.body, lead: brushes.lead, small: brushes.small } as const;
const noteIndent = 12;
const factLabelWidth = 150;

/** The blocks of a document as pieces, in order, each block laid out in the width of the pages that it falls on. */
export function* layOutBlocks(document: PdfDocument, pen: Pen, plan: Plan): Generator<InkPiece> {
  const { edition = newestEdition } = document;
  const state: State = { layout: 'portrait', heading: 0, footnote: 0, bookmarks: { level: 1 }, edition, plan };
  let before: Block | undefined;
  let block: Block | undefined;
  for (const next of document.blocks) {
    if (block) yield* isIntroduction(before, block, next) ? keptTogether(layOutBlock(block, state, pen), false) : layOutBlock(block, state, pen);
    before = block;
    block = next;
  }
  if (block) yield* layOutBlock(block, state, pen);
}

/** A paragraph between a heading and a table or figure belongs to both. */
function isIntroduction(before: Block | undefined, block: Block, next: Block): boolean {
  return before?.kind === 'heading' && block.kind === 'paragraph' && ['table', 'facts', 'figures', 'drawing', 'form'].includes(next.kind);
}

/** The headings in the order of `layOutBlocks`. */
export function listHeadings(blocks: Iterable<Block>): Heading[] {
  return [...blocks].flatMap((block) => {
    if (block.kind === 'together') return listHeadings(block.blocks);
    return block.kind === 'heading' ? [{ text: block.text, level: block.level, page: 0 }] : [];
  });
}

export function sheetSize(layout: Layout): { width: number; height: number } {
  return layout === 'portrait' ? { width: sheet.short, height: sheet.long } : { width: sheet.long, height: sheet.short };
}

/** Height of a page between its running head and foot. */
export function bodyHeight(layout: Layout): number {
  return sheetSize(layout).height - sheet.bodyTop - sheet.bodyBottom;
}

function* layOutBlock(block: Block, state: State, pen: Pen): Generator<InkPiece> {
  const width = sheetSize(state.layout).width - 2 * sheet.margin;
  const desk: Desk = { pen, left: sheet.margin, width, parent: pen.tags.document, bookmarks: state.bookmarks, edition: state.edition };
  switch (block.kind) {
    case 'title':
      yield* layOutText(block.over, brushes.over, { desk, keep: true });
      yield* layOutText(block.text, brushes.title, { desk, type: 'H1', space: 4, keep: true });
      if (block.under) yield* layOutText(block.under, brushes.under, { desk, space: 4 });
      return;
    case 'heading':
      yield* layOutHeading(block, desk, state);
      return;
    case 'paragraph':
      yield* layOutParagraph(block, narrowed(desk), state);
      return;
    case 'list':
      yield* layOutList(block, desk);
      return;
    case 'note':
      yield* layOutNote(block, desk);
      return;
    case 'facts':
      yield* layOutFacts(block.rows, block.labelWidth ?? factLabelWidth, desk);
      return;
    case 'figures':
      yield* layOutKeyFigures(block.items, desk);
      return;
    case 'table':
      yield* layOutTable(block, desk);
      return;
    case 'drawing':
      yield* layOutDrawing(block, desk, sheetSize(state.layout).height - 2 * sheet.margin);
      return;
    case 'sign':
      yield layOutSign(block, desk);
      return;
    case 'signature':
      yield* layOutSignature(block, desk);
      return;
    case 'contents':
      yield* layOutContents(block, desk, { headings: state.plan.headings, pageHeight: bodyHeight(state.layout) });
      return;
    case 'page':
      state.layout = block.layout;
      yield { space: 0, height: 0, keep: false, turn: block.layout, draw: () => undefined };
      return;
    case 'part':
      state.layout = block.layout;
      yield { space: 0, height: 0, keep: false, turn: block.layout, part: block.running, draw: () => undefined };
      return;
    case 'form':
      yield* layOutForm(block, desk);
      return;
    case 'together':
      for (const inner of block.blocks) yield* keptTogether(layOutBlock(inner, state, pen), inner === block.blocks.at(-1));
      return;
  }
}

function* keptTogether(pieces: Iterable<InkPiece>, isLastBlock: boolean): Generator<InkPiece> {
  let previous: InkPiece | undefined;
  for (const piece of pieces) {
    if (previous) yield { ...previous, keep: true };
    previous = piece;
  }
  if (previous) yield isLastBlock ? previous : { ...previous, keep: true };
}

function* layOutParagraph(
  { text, style = 'body', footnotes = [] }: Extract<Block, { kind: 'paragraph' }>,
  desk: Desk,
  state: State,
): Generator<InkPiece> {
  const brush = paragraphs[style];
  const first = state.footnote + 1;
  state.footnote += footnotes.length;
  yield* footnotes.length === 0
    ? layOutText(text, brush, { desk, space: 7 })
    : layOutWithFootnotes(text, footnotes, { desk, brush, space: 7, first });
}

function* layOutHeading({ level, text, compact = false }: Extract<Block, { kind: 'heading' }>, desk: Desk, state: State): Generator<InkPiece> {
  const { brush, space } = headings[compact ? 3 : level];
  const index = state.heading++;
  let isFirst = true;
  for (const piece of layOutText(text, brush, { desk, type: `H${level}`, space, keep: true })) {
    if (!isFirst) yield piece;
    else
      yield {
        ...piece,
        heading: index,
        draw(y) {
          desk.pen.destination(destinationOf(index), y - 12);
          if (level < 4) desk.pen.bookmark(text, level - 1, y - 12);
          if (level < 4) desk.bookmarks.level = level;
          piece.draw(y);
        },
      };
    isFirst = false;
  }
}

function* layOutList({ items, numbered = false }: Extract<Block, { kind: 'list' }>, desk: Desk): Generator<InkPiece> {
  const indent = numbered ? 20 : 12;
  let list: Tag | undefined;
  for (const [index, item] of items.entries()) {
    let entry: Tag | undefined;
    const inner: Desk = { ...narrowed(desk), left: desk.left + indent, width: narrowed(desk).width - indent };
    for (const piece of layOutText(item, brushes.body, { desk: inner, type: 'LBody', space: index === 0 ? 7 : 3, onLine: openEntry })) yield piece;
    yield hook(() => entry && desk.pen.tags.close(entry), false);

    function openEntry(y: number, line: number) {
      if (line > 0) return;
      list ??= desk.pen.tags.open('L', desk.parent, { attribute: `<</O/List/ListNumbering/${numbered ? 'Decimal' : 'Disc'}>>` });
      entry = desk.pen.tags.open('LI', list);
      inner.parent = entry;
      desk.pen.leaf('Lbl', entry);
      desk.pen.text(numbered ? `${index + 1}.` : '•', { x: desk.left, y: y + baseline(brushes.body) }, brushes.body);
    }
  }
  yield hook(() => list && desk.pen.tags.close(list), false);
}

function* layOutNote({ title, text }: Extract<Block, { kind: 'note' }>, desk: Desk): Generator<InkPiece> {
  const inner: Desk = { ...desk, left: desk.left + noteIndent, width: desk.width - noteIndent };
  const barred = (brush: Brush) => (y: number) => desk.pen.fill({ x: desk.left, y }, { width: 2.5, height: brush.leading }, colors.bar);
  yield* layOutText(title, brushes.strong, { desk: inner, space: 12, keep: true, onLine: barred(brushes.strong) });
  yield* layOutText(text, brushes.body, { desk: inner, onLine: barred(brushes.body) });
}

/** Lines of running text are kept to a readable measure on wide pages. */
function narrowed(desk: Desk): Desk {
  return { ...desk, width: Math.min(desk.width, 504) };
}

/** What a first pass over the pages finds out: how many there are, and where the headings stand. */
export interface Plan {
  pages: number;
  /** Of each part in turn; the pages before the first named part are one. */
  parts: number[];
  headings: Heading[];
}

interface State {
  layout: Layout;
  heading: number;
  /** Number of the last footnote. */
  footnote: number;
  bookmarks: { level: number };
  edition: FlowEdition;
  plan: Plan;
}
