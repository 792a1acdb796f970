import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Piece, paginate, type Step } from '../../../server/platform/pdf/paginate.ts';

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
        turn: fc.option(fc.constantFrom('portrait' as const, 'landscape' as const), { nil: undefined, freq: 8 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(pieces, (specs) => {
        const made = specs.map(({ height, space, keep, head, turn }, index) => {
          if (turn) return piece('turn', 0, { turn });
          return splittable(String(index), height, { space, keep, ...(head > 0 ? { carried: { height: head, draw: () => undefined } } : {}) });
        });
        const { placed, pages } = checkSteps([...paginate(made, heightOf)]);
        const heights = new Map<string, number>();
        for (const { name, height } of placed) heights.set(name, (heights.get(name) ?? 0) + height);
        const wanted = made.filter(({ turn }) => !turn);
        expect([...heights]).toEqual(wanted.map(({ name, height }) => [name, height]));
        expect(pages).toBeLessThanOrEqual(2 * specs.length + wanted.reduce((sum, { height }) => sum + Math.ceil(height / 20), 1));
      }),
    );
  });
});

function checkSteps(steps: Step<Block>[]): { placed: Block[]; pages: number } {
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
    if (step.kind === 'piece') placed.push(step.piece);
  }
  return { placed, pages };
}
