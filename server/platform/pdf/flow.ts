import { setImmediate } from 'node:timers/promises';
import type { Layout, PdfDocument, RunningWords } from './document.ts';
import { bodyHeight, layOutBlocks, listHeadings, type Plan, sheetSize } from './lay-out-blocks.ts';
import { refuseWalkedOnce } from './lay-out-table.ts';
import type { InkPiece } from './lay-out-text.ts';
import { brushes, colors, sheet } from './look.ts';
import { paginate } from './paginate.ts';
import type { Pen } from './pen.ts';
import { shorten } from './shorten.ts';
import { toPrintable } from './to-printable.ts';

const pagesBetweenBreaths = 20;
/** Side of the square sign: at 29 modules about 0.36 mm each, which office printers and phones both hold. Its white is the page's own. */
const stampSize = 30;
const stampGap = 8;

/** Walks the pages without drawing them: how many there are, and on which each heading stands. */
export function planPages(document: PdfDocument, pen: Pen): Plan {
  refuseWalkedOnce(document.blocks);
  const plan: Plan = { pages: 0, parts: [], headings: listHeadings(document.blocks) };
  for (const step of steps(document, pen, plan)) {
    if (step.kind === 'page') {
      plan.pages++;
      if (step.part || plan.parts.length === 0) plan.parts.push(0);
      plan.parts.push((plan.parts.pop() ?? 0) + 1);
    }
    if (step.kind !== 'piece' || step.piece.heading === undefined) continue;
    const heading = plan.headings[step.piece.heading];
    if (heading) heading.page = plan.pages;
  }
  return plan;
}

/** Draws the pages as planned, one after the other, and lets other work of the process go on in between. */
export async function drawPages(document: PdfDocument, pen: Pen, { plan, onProgress }: Drawing): Promise<void> {
  let page = 0;
  let part = -1;
  let pageOfPart = 0;
  let running: RunningWords = document;
  for (const step of steps(document, pen, plan)) {
    if (step.kind === 'piece') step.piece.draw(sheet.bodyTop + step.y);
    else if (step.kind === 'carried') step.carried.draw(sheet.bodyTop + step.y);
    else {
      if (page > 0) pen.endPage();
      await pen.settle();
      if (page % pagesBetweenBreaths === 0) await breathe(page, { plan, onProgress });
      page++;
      pageOfPart++;
      if (step.part || part < 0) {
        part++;
        pageOfPart = 1;
        running = step.part ?? document;
      }
      pen.startPage(step.layout);
      if (document.watermark) pen.watermark(document.watermark);
      drawRunningWords(running, pen, { page: pageOfPart, pages: plan.parts[part] ?? 0, layout: step.layout });
    }
  }
  pen.endPage();
  if (page !== plan.pages) throw new Error(`Planned ${plan.pages} pages and drew ${page}: the blocks of the document differ from walk to walk.`);
  await breathe(page, { plan, onProgress });
}

function steps(document: PdfDocument, pen: Pen, plan: Plan) {
  return paginate<InkPiece>(layOutBlocks(document, pen, plan), bodyHeight);
}

async function breathe(page: number, { plan, onProgress }: Drawing): Promise<void> {
  onProgress?.({ done: page, total: plan.pages });
  await setImmediate();
}

/** Who filed what, above a hairline, on every page but the first; the page number, and the stamp where there is one, on each. */
function drawRunningWords(
  { runningHead, runningFoot, stamp }: RunningWords,
  pen: Pen,
  { page, pages, layout }: { page: number; pages: number; layout: Layout },
): void {
  const { width, height } = sheetSize(layout);
  const brush = brushes.running;
  const line = width - 2 * sheet.margin;
  const oneLine = (text: string, room: number) => shorten(toPrintable(text).replace(/\n/g, ' '), room, (words) => pen.measure(words, brush));
  const right = (text: string) => width - sheet.margin - pen.measure(text, brush);
  if (page > 1) {
    pen.artifact('head');
    const filing = oneLine(runningHead.right, line * 0.4);
    pen.text(oneLine(runningHead.left, line - pen.measure(filing, brush) - 20), { x: sheet.margin, y: 36 }, brush);
    pen.text(filing, { x: right(filing), y: 36 }, brush);
    pen.rule({ x: sheet.margin, y: 43 }, width - 2 * sheet.margin, { thickness: 0.4, color: colors.hairline });
  }
  const number = `Page ${page} of ${pages}`;
  const aside = stamp?.sign === undefined ? 0 : stampSize + stampGap;
  pen.artifact('foot');
  pen.text(oneLine(runningFoot, line * (stamp ? 0.4 : 0.8)), { x: sheet.margin, y: height - 32 }, brush);
  pen.text(number, { x: right(number) - aside, y: height - 32 }, brush);
  if (!stamp) return;
  const words = oneLine(stamp.words, line * 0.5);
  pen.text(words, { x: right(words) - aside, y: height - 44 }, brush);
  if (stamp.sign !== undefined) pen.sign(stamp.sign, { x: width - sheet.margin - stampSize, y: height - stampSize - 24 }, stampSize);
}

interface Drawing {
  plan: Plan;
  onProgress: ((progress: Progress) => void) | undefined;
}

export interface Progress {
  done: number;
  total: number;
}
