import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { footGap, type Piece, paginate, type Step } from '../../../server/platform/pdf/paginate.ts';

const heightOf = (layout: 'portrait' | 'landscape') => (layout === 'portrait' ? 100 : 60);

interface Block extends Piece<Block> {
  name: string;
}

function piece(name: string, height: number, more: Partial<Block> = {}): Block {
  return { name, height, space: 0, keep: false, ...more };
}

/** Cuts itself in any whole number of points, as a row of many lines would. */
function splittable(name: string, height: number, more: Partial<Block> = {}): Block {
  return {
    ...piece(name, height, more),
    split: (room) => (Math.floor(room) < 1 ? undefined : [piece(name, Math.floor(room), more), splittable(name, height - Math.floor(room), more)]),
  };
}

/** Names by page. */
function pagesOf(pieces: Block[]): string[][] {
  const pages: string[][] = [];
  for (const step of paginate(pieces, heightOf)) {
    if (step.kind === 'page') pages.push([]);
    else pages.at(-1)?.push(step.kind === 'piece' ? step.piece.name : 'head');
  }
  return pages;
}

describe('where pieces stand on pages', () => {
  test('what does not fit starts a new page', () => {
    expect(pagesOf([piece('a', 60), piece('b', 40), piece('c', 1)])).toEqual([['a', 'b'], ['c']]);
  });

  test('white above a piece counts, but not at the top of a page', () => {
    expect(pagesOf([piece('a', 60), piece('b', 40, { space: 1 }), piece('c', 60, { space: 30 })])).toEqual([['a'], ['b'], ['c']]);
    expect(pagesOf([piece('a', 100, { space: 30 })])).toEqual([['a']]);
  });

  test('a heading stays with what follows', () => {
    expect(pagesOf([piece('a', 80), piece('heading', 15, { keep: true }), piece('b', 10)])).toEqual([['a'], ['heading', 'b']]);
  });

  test('pieces that could not share any page are not kept together', () => {
    expect(pagesOf([piece('a', 10), piece('b', 60, { keep: true }), piece('c', 60)])).toEqual([['a', 'b'], ['c']]);
  });

  test('a carried head stands again on each further page, and not where its own head stands', () => {
    const carried = { height: 10, draw: () => undefined };
    const rows = ['1', '2', '3', '4'].map((name) => piece(name, 40, { carried }));
    expect(pagesOf([piece('own head', 10, { keep: true }), ...rows])).toEqual([
      ['own head', '1', '2'],
      ['head', '3', '4'],
    ]);
  });

  test('a row that no page can hold is cut and goes on below the repeated head', () => {
    const carried = { height: 10, draw: () => undefined };
    expect(pagesOf([piece('a', 50), splittable('long', 200, { carried }), piece('z', 5)])).toEqual([
      ['a', 'long'],
      ['head', 'long'],
      ['head', 'long', 'z'],
    ]);
  });

  test('a turn starts a page of the other layout, and no empty one', () => {
    const steps = [...paginate([piece('turn', 0, { turn: 'landscape' }), piece('a', 50), piece('turn', 0, { turn: 'portrait' })], heightOf)];
    expect(steps.flatMap((step) => (step.kind === 'page' ? [step.layout] : []))).toEqual(['landscape']);
  });

  test('a note stands at the foot of the page of its piece, under what comes after it there', () => {
    const foot = (name: string, height: number) => [piece(name, height)];
    const steps = [
      ...paginate(
        [piece('a', 20, { foot: foot('note a', 10) }), piece('b', 40), piece('c', 40, { foot: foot('note c', 10) }), piece('d', 20)],
        heightOf,
      ),
    ];
    expect(steps.flatMap((step) => (step.kind === 'piece' ? [[step.piece.name, step.y]] : []))).toEqual([
      ['a', 0],
      ['b', 20],
      ['note a', 90],
      ['c', 0],
      ['d', 40],
      ['note c', 90],
    ]);
  });

  test('a line goes to the next page with its note where both do not fit', () => {
    const line = piece('line', 10, { foot: [piece('note', 10)] });
    expect(pagesOf([piece('a', 100 - 20 - footGap), line])).toEqual([['a', 'line', 'note']]);
    expect(pagesOf([piece('a', 100 - 19 - footGap), line])).toEqual([['a'], ['line', 'note']]);
  });

  test('a document without pieces has one page', () => {
    expect(pagesOf([])).toEqual([[]]);
  });

  test('whatever the pieces: all are placed once and in order, none overlaps another, and what can be split stays on its page', () => {
    const pieces = fc.array(
      fc.record({
        height: fc.integer({ min: 0, max: 300 }),
        space: fc.integer({ min: 0, max: 40 }),
        keep: fc.boolean(),
        head: fc.integer({ min: 0, max: 60 }),
        foot: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 2 }),
        turn: fc.option(fc.constantFrom('portrait' as const, 'landscape' as const), { nil: undefined, freq: 8 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(pieces, (specs) => {
        const made = specs.map(({ height, space, keep, head, foot, turn }, index) => {
          if (turn) return piece('turn', 0, { turn });
          const carried = head > 0 ? { carried: { height: head, draw: () => undefined } } : {};
          const more = { space, keep, ...carried };
          // What has notes is a line of a text: low, and in one part.
          if (foot.length === 0) return splittable(String(index), height, more);
          return piece(String(index), Math.min(height, 20), { ...more, foot: foot.map((own, place) => piece(`note ${index}.${place}`, own)) });
        });
        const { placed, pages, pageOf } = checkSteps([...paginate(made, heightOf)]);
        const heights = new Map<string, number>();
        for (const { name, height } of placed) heights.set(name, (heights.get(name) ?? 0) + height);
        const wanted = made.filter(({ turn }) => !turn);
        const notes = wanted.flatMap(({ foot = [] }) => foot);
        const isNote = (name: string) => name.startsWith('note');
        expect([...heights].filter(([name]) => !isNote(name))).toEqual(wanted.map(({ name, height }) => [name, height]));
        expect([...heights].filter(([name]) => isNote(name))).toEqual(notes.map(({ name, height }) => [name, height]));
        for (const one of wanted) for (const note of one.foot ?? []) expect(pageOf.get(note.name)).toBe(pageOf.get(one.name));
        expect(pages).toBeLessThanOrEqual(2 * specs.length + wanted.reduce((sum, { height }) => sum + Math.ceil(height / 20), 1));
      }),
    );
  });
});

function checkSteps(steps: Step<Block>[]): { placed: Block[]; pages: number; pageOf: Map<string, number> } {
  const pageOf = new Map<string, number>();
  const placed: Block[] = [];
  let pages = 0;
  let bottom = 0;
  let limit = 0;
  for (const step of steps) {
    if (step.kind === 'page') {
      pages++;
      bottom = 0;
      limit = heightOf(step.layout);
      continue;
    }
    const height = step.kind === 'piece' ? step.piece.height : step.carried.height;
    expect(step.y).toBeGreaterThanOrEqual(bottom);
    expect(step.y + height).toBeLessThanOrEqual(limit);
    bottom = step.y + height;
    if (step.kind !== 'piece') continue;
    placed.push(step.piece);
    pageOf.set(step.piece.name, pages);
  }
  return { placed, pages, pageOf };
}
