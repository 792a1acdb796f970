import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cents, dollars, formatCents, formatDollars, formatShort, splitCents, sumCents, timesCents } from '../../server/domain/money.ts';
import { readCases } from './read-cases.ts';

const anAmount = fc.integer({ min: -1e12, max: 1e12 });

describe('amounts of money', () => {
  test.each(readCases<{ what: string; cents: number; factor: number; result: number }>('money'))('multiply and round once: $what', (row) => {
    expect(timesCents(cents(row.cents), row.factor)).toBe(row.result);
  });

  test('times a whole number are exact', () => {
    fc.assert(
      fc.property(anAmount, fc.integer({ min: -1000, max: 1000 }), (amount, factor) => timesCents(cents(amount), factor) === amount * factor + 0),
    );
  });

  test('times any factor lie within half a cent of the product', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e10 }), fc.double({ min: 0, max: 10, noNaN: true }), (amount, factor) => {
        expect(Math.abs(timesCents(cents(amount), factor) - amount * factor)).toBeLessThanOrEqual(0.5001);
      }),
    );
  });

  test('are whole cents, or the program is wrong', () => {
    expect(() => cents(0.5)).toThrow(RangeError);
    expect(() => cents(Number.NaN)).toThrow(RangeError);
    expect(() => cents(2 ** 53)).toThrow(RangeError);
    expect(Object.is(cents(-0), 0)).toBe(true);
    expect(dollars(3.89)).toBe(389);
  });

  test('are written with separators, and a minus that is a minus', () => {
    expect(formatCents(cents(123456789))).toBe('$1,234,567.89');
    expect(formatCents(cents(-5))).toBe('−$0.05');
    expect(formatDollars(cents(123450))).toBe('$1,234');
    expect(formatDollars(cents(-40))).toBe('$0');
  });

  test('in short form never read as the next unit', () => {
    expect(formatShort(dollars(940))).toBe('$940');
    expect(formatShort(dollars(999.6))).toBe('$1 k');
    expect(formatShort(dollars(725_000))).toBe('$725 k');
    expect(formatShort(dollars(999_500))).toBe('$1.0 M');
    expect(formatShort(dollars(4_980_000_000))).toBe('$4,980.0 M');
  });
});

describe('splitting an amount', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 40 }).filter((list) => list.some((weight) => weight > 0));

  test('keeps the sum to the cent', () => {
    fc.assert(fc.property(anAmount, weights, (amount, list) => expect(sumCents(splitCents(cents(amount), list))).toBe(amount)));
  });

  test('gives nobody a cent more or less than rounding asks for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), weights, (amount, list) => {
        const whole = list.reduce((sum, weight) => sum + weight, 0);
        splitCents(cents(amount), list).forEach((part, index) => {
          expect(Math.abs(part - (amount * (list[index] ?? 0)) / whole)).toBeLessThan(1.001);
        });
      }),
    );
  });

  test('gives a larger weight no less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), weights, (amount, list) => {
        const sorted = [...list].sort((a, b) => b - a);
        const parts = splitCents(cents(amount), sorted);
        expect([...parts].sort((a, b) => b - a)).toEqual(parts);
      }),
    );
  });

  test('gives the odd cent to the earlier of equals', () => {
    expect(splitCents(cents(100), [1, 1, 1])).toEqual([34, 33, 33]);
  });

  test('refuses weights that are negative or all zero', () => {
    expect(() => splitCents(cents(1), [0, 0])).toThrow(RangeError);
    expect(() => splitCents(cents(1), [2, -1])).toThrow(RangeError);
    expect(() => splitCents(cents(1), [])).toThrow(RangeError);
  });
});
