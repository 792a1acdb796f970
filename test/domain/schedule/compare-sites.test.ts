import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day } from '../../../server/domain/calendar.ts';
import { compareSites, whySiteMoved } from '../../../server/domain/schedule/compare-sites.ts';
import type { PlannedActivity } from '../../../server/domain/schedule/schedule.ts';

const start = day('2027-01-04');
const site = (siteCode: string, offset: number) => ({ siteCode, startOn: start, cutOverOn: start, finishOn: addDays(start, offset), crew: 1 });
const step = (title: string, from: number, until: number, crew: number | null = null): PlannedActivity => ({
  id: `S.${title}`,
  siteCode: 'S',
  kind: title,
  title,
  startOn: addDays(start, from),
  finishOn: addDays(start, until),
  crew,
});

describe('sites of two plans', () => {
  test('move farthest first, and none is lost', () => {
    const offsets = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(offsets, offsets, (before, after) => {
        const [old, now] = [before, after].map((list) => list.map((offset, index) => site(`S-${index}`, offset)));
        const { moves, onlyBefore, onlyAfter } = compareSites(old ?? [], now ?? []);
        const sizes = moves.map(({ days }) => Math.abs(days));
        expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
        expect(onlyBefore).toHaveLength(Math.max(0, before.length - after.length));
        expect(onlyAfter).toHaveLength(Math.max(0, after.length - before.length));
        const shared = Math.min(before.length, after.length);
        const same = before.slice(0, shared).filter((offset, index) => offset === after[index]).length;
        expect(moves).toHaveLength(shared - same);
      }),
    );
  });

  test('are explained by the step that adds most', () => {
    const before = [step('Survey', 10, 11), step('Tower work', 60, 66, 2), step('Removal', 80, 82, 2)];
    const after = [step('Survey', 9, 10), step('Tower work', 33, 39, 4), step('Removal', 53, 55, 4)];
    expect(whySiteMoved(before, after, -27)).toBe('“Tower work” begins 27 days earlier, with crew 4 instead of crew 2.');
    const longer = [step('Survey', 10, 40), step('Tower work', 90, 96, 2), step('Removal', 110, 112, 2)];
    expect(whySiteMoved(before, longer, 30)).toBe('“Survey” ends 29 days later.');
  });

  test('that share no step are said to have others', () => {
    expect(whySiteMoved([step('Survey', 1, 2)], [step('Removal', 1, 2)], 3)).toContain('Other steps');
  });
});
