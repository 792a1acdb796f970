import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildCostLines } from '../../../server/domain/cost/build-cost-lines.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import { binomialStream, normalShare, triangularAt, triangularMean, triangularVariance } from '../../../server/domain/cost/distributions.ts';
import { planningRisk, type RiskAssumptions } from '../../../server/domain/cost/risk-assumptions.ts';
import { simulateCost } from '../../../server/domain/cost/simulate-cost.ts';
import { cents } from '../../../server/domain/money.ts';
import { randomStream } from '../../../server/domain/random.ts';
import { allCovered, aMobileNetwork } from './network.ts';
import { edition, recipeBook, value } from './planning-seed.ts';

const noSiteSpread: RiskAssumptions = { ...planningRisk, siteFactor: { low: 1, likely: 1, high: 1 } };
const settings = { seed: 42, trials: 10_000, risk: planningRisk };

function linesFor(siteCount: number): CostLine[] {
  const inventory = aMobileNetwork(siteCount);
  return value(buildCostLines({ inventory, covered: allCovered(inventory), edition, recipes: recipeBook.recipes, customers: 10_000 }));
}

const aLine = linesFor(1).at(-1) as CostLine;

/** The price of `quantity` things at each of `sites` sites, each thing with its own spread. */
function plainLines(prices: { low: number; likely: number; high: number }[], sites = 1, quantity = 1): CostLine[] {
  return prices.flatMap(({ low, likely, high }, index) =>
    Array.from({ length: sites }, (_, site): CostLine => {
      return {
        ...aLine,
        id: `S${site}.X-${index}`,
        siteCode: `S${site}`,
        entryCode: `X-${index}`,
        unit: 'each',
        quantity,
        unitLowCents: cents(low),
        unitLikelyCents: cents(likely),
        unitHighCents: cents(high),
        lowCents: cents(low * quantity),
        likelyCents: cents(likely * quantity),
        highCents: cents(high * quantity),
      };
    }),
  );
}

const spread = fc.tuple(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6)).map((values) => {
  const [low = 0, likely = 0, high = 0] = values.sort((a, b) => a - b);
  return { low, likely, high };
});
const network = fc.record({
  prices: fc.array(spread, { minLength: 1, maxLength: 6 }),
  sites: fc.integer({ min: 1, max: 6 }),
  quantity: fc.integer({ min: 1, max: 9 }),
});

describe('laws of the cost simulation', () => {
  test('percentiles and the curve never fall, shares of variance sum to 1', () => {
    fc.assert(
      fc.property(network, fc.integer(), ({ prices, sites, quantity }, seed) => {
        const { percentiles, curve, drivers } = simulateCost(plainLines(prices, sites, quantity), { seed, trials: 300, risk: planningRisk });
        const rising = [percentiles.p10, percentiles.p50, percentiles.p80, percentiles.p90];
        expect(rising).toEqual([...rising].sort((a, b) => a - b));
        expect(curve.map((point) => point.cents)).toEqual(curve.map((point) => point.cents).sort((a, b) => a - b));
        expect(drivers.reduce((sum, driver) => sum + driver.share, 0)).toBeCloseTo(1, 6);
      }),
      { numRuns: 40 },
    );
  });

  test('without any spread every run gives the point estimate', () => {
    const lines = linesFor(3).map((line) => ({
      ...line,
      unitLowCents: line.unitLikelyCents,
      unitHighCents: line.unitLikelyCents,
      chance: undefined,
    }));
    const total = lines.reduce((sum, line) => sum + line.likelyCents, 0);
    const { meanCents, percentiles, drivers } = simulateCost(lines, { seed: 1, trials: 200, risk: noSiteSpread });
    expect(Math.abs(meanCents - total)).toBeLessThanOrEqual(10);
    expect(percentiles.p10).toBe(percentiles.p90);
    expect(drivers).toEqual([{ label: 'All other', share: 1 }]);
  });

  test('the order of the lines changes nothing', () => {
    fc.assert(
      fc.property(network, ({ prices, sites, quantity }) => {
        const lines = plainLines(prices, sites, quantity);
        expect(simulateCost([...lines].reverse(), { ...settings, trials: 200 })).toEqual(simulateCost(lines, { ...settings, trials: 200 }));
      }),
      { numRuns: 25 },
    );
  });

  test('doubling all quantities doubles the mean', () => {
    fc.assert(
      fc.property(network, ({ prices, sites, quantity }) => {
        const once = simulateCost(plainLines(prices, sites, quantity), { ...settings, trials: 200 });
        const twice = simulateCost(plainLines(prices, sites, 2 * quantity), { ...settings, trials: 200 });
        expect(Math.abs(twice.meanCents - 2 * once.meanCents)).toBeLessThanOrEqual(2);
      }),
      { numRuns: 25 },
    );
  });

  test('the same seed gives the same bytes, another seed does not', () => {
    const lines = linesFor(5);
    expect(JSON.stringify(simulateCost(lines, settings))).toBe(JSON.stringify(simulateCost(lines, settings)));
    expect(simulateCost(lines, { ...settings, seed: 43 }).meanCents).not.toBe(simulateCost(lines, settings).meanCents);
  });

  test('the size of the blocks of trials is not seen: more trials start with the same ones', () => {
    const lines = plainLines([{ low: 100, likely: 200, high: 600 }]);
    const { meanCents } = simulateCost(lines, { ...settings, trials: 4_000 });
    expect(Math.abs(simulateCost(lines, { ...settings, trials: 4_001 }).meanCents - meanCents)).toBeLessThan(2);
  });
});

describe('the simulation agrees with theory', () => {
  const prices = [
    { low: 10_000, likely: 20_000, high: 60_000 },
    { low: 30_000, likely: 40_000, high: 45_000 },
  ];
  const mean = prices.reduce((sum, price) => sum + triangularMean(price), 0);

  test('mean and spread of two independent prices that all sites share', () => {
    const risk = { ...noSiteSpread, priceCorrelation: 0 };
    const sites = 50;
    const result = simulateCost(plainLines(prices, sites), { seed: 7, trials: 100_000, risk });
    const deviation = sites * Math.sqrt(prices.reduce((sum, price) => sum + triangularVariance(price), 0));
    expect(Math.abs(result.meanCents - sites * mean)).toBeLessThan(4 * (deviation / Math.sqrt(100_000)));
    expect((result.percentiles.p90 - result.percentiles.p10) / deviation).toBeGreaterThan(2.4);
    expect((result.percentiles.p90 - result.percentiles.p10) / deviation).toBeLessThan(2.8);
  });

  test('correlation raises the spread and keeps the mean', () => {
    const width = (priceCorrelation: number) => {
      const { percentiles, meanCents } = simulateCost(plainLines(prices, 10), {
        seed: 7,
        trials: 50_000,
        risk: { ...noSiteSpread, priceCorrelation },
      });
      return { width: percentiles.p90 - percentiles.p10, meanCents };
    };
    expect(width(0.5).width).toBeGreaterThan(width(0).width);
    expect(width(1).width).toBeGreaterThan(width(0.5).width);
    expect(width(1).meanCents / width(0).meanCents).toBeCloseTo(1, 2);
  });

  test('a thousand sites, of which most enter through their sum, match a naive simulation site by site', () => {
    const sites = 1000;
    const [price = { low: 0, likely: 0, high: 0 }] = prices;
    const fast = simulateCost(plainLines([price], sites), { seed: 3, trials: 20_000, risk: planningRisk });
    const random = randomStream(99, 'naive');
    const naive = Array.from({ length: 2_000 }, () => {
      const drawn = triangularAt(random(), price);
      let total = 0;
      for (let site = 0; site < sites; site++) total += drawn * triangularAt(random(), planningRisk.siteFactor);
      return total;
    }).sort((a, b) => a - b);
    const at = (share: number) => naive[Math.ceil(share * naive.length) - 1] ?? 0;
    expect(fast.percentiles.p10 / at(0.1)).toBeCloseTo(1, 1);
    expect(fast.percentiles.p50 / at(0.5)).toBeCloseTo(1, 1);
    expect(fast.percentiles.p90 / at(0.9)).toBeCloseTo(1, 1);
    const naiveMean = naive.reduce((sum, total) => sum + total, 0) / naive.length;
    expect(Math.abs(fast.meanCents / naiveMean - 1)).toBeLessThan(0.03);
  });

  test('the number of towers to modify has the mean and variance of a binomial count', () => {
    const draw = binomialStream(1937, 0.1, randomStream(5, 'towers'));
    const counts = Array.from({ length: 50_000 }, draw);
    const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - average) ** 2, 0) / counts.length;
    expect(average).toBeCloseTo(193.7, 0);
    expect(variance / (1937 * 0.1 * 0.9)).toBeCloseTo(1, 1);
    expect([binomialStream(0, 0.1, () => 0.5)(), binomialStream(7, 1, () => 0.5)(), binomialStream(3, 0, () => 0.5)()]).toEqual([0, 7, 0]);
  });

  test('the normal share is right at known points', () => {
    expect(normalShare(0)).toBeCloseTo(0.5, 6);
    expect(normalShare(1.959964)).toBeCloseTo(0.975, 6);
    expect(normalShare(-1.959964)).toBeCloseTo(0.025, 6);
  });
});

test('what drives the range is named in words, largest first', () => {
  const { drivers } = simulateCost(linesFor(20), settings);
  expect(drivers.at(-1)?.label).toBe('All other');
  const named = drivers.slice(0, -1);
  expect(named.map((driver) => driver.share)).toEqual(named.map((driver) => driver.share).sort((a, b) => b - a));
  expect(named.map((driver) => driver.label)).toContain('Price: Remote radio unit, LTE, ready for 5G, with its software licenses');
});
