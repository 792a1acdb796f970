import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomStream } from '../../server/domain/random.ts';

const take = (seed: number, label: string, count: number) => {
  const next = randomStream(seed, label);
  return Array.from({ length: count }, next);
};

describe('a random stream', () => {
  test('gives the same numbers for the same seed and label, on every machine', () => {
    expect(take(1625, 'cost', 5)).toEqual(take(1625, 'cost', 5));
    expect(take(1625, 'cost', 3).map((value) => Math.floor(value * 1e9))).toEqual([33449938, 507043343, 636628045]);
  });

  test('gives other numbers for another seed or label', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string({ maxLength: 20 }), (seed, label) => {
        expect(take(seed, label, 4)).not.toEqual(take((seed + 1) | 0, label, 4));
        expect(take(seed, label, 4)).not.toEqual(take(seed, `${label}.`, 4));
      }),
    );
  });

  test('stays from zero to below one, and is even', () => {
    const values = take(7, 'even', 100_000);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(values.every((value) => value < 1)).toBe(true);
    const buckets = new Array<number>(20).fill(0);
    for (const value of values) buckets[Math.floor(value * 20)] = (buckets[Math.floor(value * 20)] ?? 0) + 1;
    const expected = values.length / 20;
    const chiSquare = buckets.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 99.9th percentile of chi-square with 19 degrees of freedom.
    expect(chiSquare).toBeLessThan(43.8);
  });
});
