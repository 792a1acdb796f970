import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fillNormals, normalShare, triangularAt, triangularMean, triangularVariance } from '../../../server/domain/cost/risk/distributions.ts';
import { drawBinomial } from '../../../server/domain/cost/risk/draw-binomial.ts';
import { factorSquares } from '../../../server/domain/cost/risk/factor-squares.ts';
import { pertMean, pertOfNormal, pertVariance } from '../../../server/domain/cost/risk/pert-distribution.ts';
import { randomStream } from '../../../server/domain/random.ts';

function meanOf(numbers: ArrayLike<number>): number {
  return Array.from(numbers).reduce((sum, value) => sum + value, 0) / numbers.length;
}

function varianceOf(numbers: ArrayLike<number>): number {
  const mean = meanOf(numbers);
  return Array.from(numbers).reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length;
}

describe('distributions have the mean and variance of their formulas', () => {
  test('normal numbers', () => {
    const column = new Float64Array(200_001);
    fillNormals(column, randomStream(1, 'normal'));
    expect(Math.abs(meanOf(column))).toBeLessThan(5 / Math.sqrt(column.length));
    expect(Math.abs(varianceOf(column) - 1)).toBeLessThan(5 * Math.sqrt(2 / column.length));
  });

  test('the share of the normal distribution is right at known points', () => {
    expect(normalShare(0)).toBeCloseTo(0.5, 7);
    expect(normalShare(1.959963985)).toBeCloseTo(0.975, 6);
    expect(normalShare(-1.959963985)).toBeCloseTo(0.025, 6);
    expect(normalShare(3.090232306)).toBeCloseTo(0.999, 6);
  });

  test.each([
    { low: 10, likely: 20, high: 60 },
    { low: 10, likely: 10, high: 60 },
    { low: 10, likely: 60, high: 60 },
    { low: -5, likely: 0, high: 5 },
  ])('triangular from $low over $likely to $high', (spread) => {
    const values = Float64Array.from({ length: 20_000 }, (_, index) => triangularAt((index + 0.5) / 20_000, spread));
    expect(meanOf(values)).toBeCloseTo(triangularMean(spread), 3);
    expect(varianceOf(values) / triangularVariance(spread)).toBeCloseTo(1, 3);
  });

  test.each([
    { low: 10, likely: 20, high: 60 },
    { low: 10, likely: 10, high: 60 },
    { low: 10, likely: 60, high: 60 },
    { low: 0, likely: 1, high: 1000 },
    { low: -5, likely: 0, high: 5 },
  ])('PERT from $low over $likely to $high', (spread) => {
    const column = new Float64Array(150_000);
    fillNormals(column, randomStream(2, 'pert'));
    const values = column.map(pertOfNormal(spread));
    const deviation = Math.sqrt(pertVariance(spread));
    expect(Math.abs(meanOf(values) - pertMean(spread)) / deviation).toBeLessThan(5 / Math.sqrt(column.length));
    expect(Math.abs(varianceOf(values) / pertVariance(spread) - 1)).toBeLessThan(0.02);
    expect(Math.min(...values.slice(0, 20_000))).toBeGreaterThanOrEqual(spread.low);
    expect(Math.max(...values.slice(0, 20_000))).toBeLessThanOrEqual(spread.high);
  });

  test('PERT rises with the normal number, and has its half where the beta distribution has it', () => {
    const priceOf = pertOfNormal({ low: 0, likely: 0.5, high: 1 });
    expect(priceOf(0)).toBeCloseTo(0.5, 6);
    // The beta distribution with exponents 1 and 5 has the inverse 1 − (1 − share)^(1/5).
    const early = pertOfNormal({ low: 0, likely: 0, high: 1 });
    for (const z of [-3, -1.3, 0, 0.7, 2.9]) expect(early(z)).toBeCloseTo(1 - (1 - normalShare(z)) ** 0.2, 4);
    fc.assert(
      fc.property(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (z, up) => priceOf(z + up) >= priceOf(z)),
    );
  });

  test('without a spread a price is what is likely', () => {
    expect(triangularAt(0.9, { low: 7, likely: 7, high: 7 })).toBe(7);
    expect(pertOfNormal({ low: 7, likely: 7, high: 7 })(2)).toBe(7);
  });
});

describe('the number of sites that a risk strikes', () => {
  test.each([
    [1, 0.3],
    [12, 0.5],
    [1937, 0.1],
    [24_000, 0.002],
    [24_000, 0.97],
  ])('of %i sites at %d has the mean and variance of a binomial number', (count, share) => {
    const random = randomStream(5, `binomial ${count}`);
    const counts = Array.from({ length: 40_000 }, () => drawBinomial(count, share, random));
    const variance = count * share * (1 - share);
    expect(Math.abs(meanOf(counts) - count * share)).toBeLessThan(5 * Math.sqrt(variance / counts.length));
    expect(Math.abs(varianceOf(counts) / variance - 1)).toBeLessThan(0.05);
    expect(counts.every((struck) => Number.isInteger(struck) && struck >= 0 && struck <= count)).toBe(true);
  });

  test('each number comes as often as its probability says', () => {
    const random = randomStream(6, 'few sites');
    const seen = new Array(6).fill(0);
    for (let draw = 0; draw < 100_000; draw++) seen[drawBinomial(5, 0.4, random)] += 1 / 100_000;
    [0.07776, 0.2592, 0.3456, 0.2304, 0.0768, 0.01024].forEach((share, struck) => {
      expect(Math.abs(seen[struck] - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / 100_000));
    });
  });

  test('no sites, no chance and certainty need no luck', () => {
    expect([drawBinomial(0, 0.1, () => 0.5), drawBinomial(7, 1, () => 0.5), drawBinomial(3, 0, () => 0.5)]).toEqual([0, 7, 0]);
  });
});

test('a matrix of products is taken apart into as many squares as its rank and put together again', () => {
  const vectors = fc.array(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(vectors, (rows) => {
      const matrix = new Float64Array(16);
      for (const row of rows) for (let i = 0; i < 16; i++) matrix[i] = (matrix[i] ?? 0) + (row[Math.floor(i / 4)] ?? 0) * (row[i % 4] ?? 0);
      const squares = factorSquares(matrix, 4);
      expect(squares.length).toBeLessThanOrEqual(Math.min(4, rows.length));
      const trace = [0, 5, 10, 15].reduce((sum, at) => sum + (matrix[at] ?? 0), 0);
      matrix.forEach((product, at) => {
        const again = squares.reduce((sum, square) => sum + (square[Math.floor(at / 4)] ?? 0) * (square[at % 4] ?? 0), 0);
        expect(Math.abs(again - product)).toBeLessThanOrEqual(1e-9 * trace);
      });
    }),
  );
});
