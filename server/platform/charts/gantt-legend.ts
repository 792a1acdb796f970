import type { StatutoryKind } from '../../domain/schedule/statutory-days.ts';
import { type WorkClass, workClassWords } from '../../domain/schedule/work-class.ts';
import type { Shape } from './drawing.ts';
import { drawActual, drawBaseline, drawClosed, drawDriving, drawLate, drawStatutory, drawWork } from './gantt-marks.ts';
import { palette } from './palette.ts';
import { text } from './shapes.ts';
import { textWidth } from './text-width.ts';

const size = 11;
const lineHeight = 19;
const symbolRoom = 26;
const statutoryWords: Readonly<Record<StatutoryKind, string>> = {
  approval: 'Approval',
  'first-money': 'First money',
  'status-update': 'Status update',
  'spending-report': 'Spending report',
  'first-claim': 'First claim due',
  petition: 'Last day to petition',
  'term-end': 'Term ends',
  'extension-end': 'Extension, if granted',
  'final-certification': 'Certification due',
  'last-claim': 'Last claims due',
};

/** What a Gantt chart's patterns and marks mean, in as many lines as the width needs; only what the chart shows. */
export function drawGanttLegend(
  { classes, marks, hasDriving, hasLate, actuals, hasBaseline, hasClosed }: Shown,
  { width, top }: { width: number; top: number },
): Legend {
  const items: Item[] = [
    ...classes.map(
      (one): Item => ({
        words: workClassWords[one],
        draw: (x, y) => drawWork(one, { left: one === 'cut-over' ? x + 8 : x, right: x + (one === 'cut-over' ? 8 : 18), top: y - 5, height: 10 }),
      }),
    ),
    ...(hasDriving ? [{ words: 'Sets the finish date', draw: (x: number, y: number) => drawDriving({ left: x, right: x + 18, top: y }) }] : []),
    ...(hasLate ? [{ words: 'After the term', draw: (x: number, y: number) => drawLate({ left: x, right: x + 18, top: y - 6, height: 5 }) }] : []),
    ...actuals.map((one): Item => {
      const words = { done: 'Done', running: 'Under way' }[one];
      return { words, draw: (x, y) => drawActual(one, { left: x, right: x + 18, top: y - 5, height: 10 }) };
    }),
    ...(hasBaseline ? [{ words: 'Baseline', draw: (x: number, y: number) => drawBaseline({ left: x, right: x + 18, top: y }) }] : []),
    ...(hasClosed ? [{ words: 'Site closed', draw: (x: number, y: number) => drawClosed({ left: x, right: x + 18, top: y - 6, height: 12 }) }] : []),
    ...marks.map((kind): Item => ({ words: statutoryWords[kind], draw: (x, y) => drawStatutory(kind, [x + 9, y]) })),
  ];
  const shapes: Shape[] = [];
  let [x, y] = [0, top + 10];
  for (const { words, draw } of items) {
    const room = symbolRoom + textWidth(words, size) + 16;
    if (x > 0 && x + room - 16 > width) [x, y] = [0, y + lineHeight];
    shapes.push(...draw(x, y), text([x + symbolRoom, y + 4], words, { size, fill: palette.inkSoft }));
    x += room;
  }
  return { shapes, height: items.length === 0 ? 0 : y + 10 - top };
}

interface Shown {
  classes: readonly WorkClass[];
  marks: readonly StatutoryKind[];
  hasDriving: boolean;
  hasLate: boolean;
  actuals: readonly ('done' | 'running')[];
  hasBaseline: boolean;
  hasClosed: boolean;
}

interface Legend {
  shapes: Shape[];
  height: number;
}

interface Item {
  words: string;
  draw: (x: number, y: number) => Shape[];
}
