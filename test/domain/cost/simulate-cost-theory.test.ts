import { describe, expect, test } from '@jest/globals';
import type { CostRiskData } from '../../../server/domain/cost/cost-data.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import { normalShare, type Spread, triangularAt, triangularMean, triangularVariance } from '../../../server/domain/cost/risk/distributions.ts';
import { pertMean, pertOfNormal, pertVariance } from '../../../server/domain/cost/risk/pert-distribution.ts';
import { runTrials } from '../../../server/domain/cost/risk/run-trials.ts';
import { cents } from '../../../server/domain/money.ts';
import { costNetwork } from '../../bench/cost-network.ts';
import { kolmogorovDistance, kolmogorovLimit } from '../../bench/kolmogorov.ts';
import { naiveTotals } from '../../bench/naive-cost.ts';
import { build } from './build-lines.ts';
import { costData, value } from './planning-seed.ts';
import { anEvent, aPricedLine, momentsOf, onlyPrices, settingsWith, tallies } from './risk-samples.ts';
import { aShareLine } from './sample-lines.ts';

/** Simulated figures may miss theory by this many standard errors: one miss in two million. */
const errors = 5;
const million = 1_000_000;
const spreads: Spread[] = [
  { low: 10_000_000, likely: 20_000_000, high: 60_000_000 },
  { low: 30_000_000, likely: 40_000_000, high: 45_000_000 },
  { low: 5_000_000, likely: 5_000_000, high: 30_000_000 },
];
const shapes = [
  {
    priceShape: 'triangular',
    mean: triangularMean,
    variance: triangularVariance,
    priceOf: (spread: Spread) => (z: number) => triangularAt(normalShare(z), spread),
  },
  { priceShape: 'PERT', mean: pertMean, variance: pertVariance, priceOf: pertOfNormal },
] as const;

function expectMoments(found: ReturnType<typeof momentsOf>, wanted: { mean: number; variance: number }): void {
  expect(Math.abs(found.mean - wanted.mean)).toBeLessThan(errors * found.meanError);
  expect(Math.abs(found.variance - wanted.variance)).toBeLessThan(errors * found.varianceError);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Mean and mean square of a product of independent things. */
function productMoments(factors: { mean: number; variance: number }[]): { mean: number; variance: number } {
  const mean = factors.reduce((product, factor) => product * factor.mean, 1);
  return { mean, variance: factors.reduce((product, factor) => product * (factor.variance + factor.mean ** 2), 1) - mean ** 2 };
}

function triangle(spread: Spread): { mean: number; variance: number } {
  return { mean: triangularMean(spread), variance: triangularVariance(spread) };
}

describe.each(shapes)('sums of $priceShape prices at a million trials', ({ priceShape, mean, variance, priceOf }) => {
  const risk: CostRiskData = { ...onlyPrices, priceShape };
  const quantities = [3, 1, 2];
  const lines = spreads.map((spread, index) => aPricedLine(`P-${index}`, spread, { quantity: quantities[index] ?? 0 }));

  test('independent prices: variances add up', () => {
    const wanted = {
      mean: sum(spreads.map((spread, index) => (quantities[index] ?? 0) * mean(spread))),
      variance: sum(spreads.map((spread, index) => (quantities[index] ?? 0) ** 2 * variance(spread))),
    };
    expectMoments(momentsOf(lines, settingsWith({ trials: million, risk })), wanted);
  });

  test('one price shared by many sites: deviations add up', () => {
    const [spread = { low: 0, likely: 0, high: 0 }] = spreads;
    const shared = Array.from({ length: 40 }, (_, site) => aPricedLine('P-0', spread, { id: `S${site}.P-0`, siteCode: `S${site}` }));
    expectMoments(momentsOf(shared, settingsWith({ trials: million, risk })), { mean: 40 * mean(spread), variance: 40 ** 2 * variance(spread) });
  });

  test('correlated prices: the variance of the Gaussian copula, from none to full', () => {
    const found = [0, 0.3, 0.7, 1].map((any) => {
      const moments = momentsOf(
        lines,
        settingsWith({ trials: 200_000, risk: { ...risk, priceCorrelation: { any, sameCategory: any, reason: '' } } }),
      );
      const covariances = spreads.flatMap((first, i) =>
        spreads.map((second, j) => {
          const both = (quantities[i] ?? 0) * (quantities[j] ?? 0);
          return both * (i === j ? variance(first) : covariance(priceOf(first), priceOf(second), any));
        }),
      );
      expectMoments(moments, { mean: sum(spreads.map((spread, index) => (quantities[index] ?? 0) * mean(spread))), variance: sum(covariances) });
      return moments.variance;
    });
    expect(found).toEqual([...found].sort((a, b) => a - b));
  });
});

test('fully correlated prices of one shape: deviations add up as if they were one price', () => {
  const [first = { low: 0, likely: 0, high: 0 }] = spreads;
  const second = { low: 2 * first.low, likely: 2 * first.likely, high: 2 * first.high };
  const risk = { ...onlyPrices, priceCorrelation: { any: 1, sameCategory: 1, reason: '' } };
  const lines = [aPricedLine('P-0', first), aPricedLine('P-1', second)];
  expectMoments(momentsOf(lines, settingsWith({ trials: 200_000, risk })), {
    mean: 3 * triangularMean(first),
    variance: 9 * triangularVariance(first),
  });
});

test('prices of one category are more correlated than others', () => {
  const correlation = { any: 0.2, sameCategory: 0.8, reason: '' };
  const lines = spreads.map((spread, index) => aPricedLine(`P-${index}`, spread, { category: index === 2 ? 'Backhaul' : 'Radio access' }));
  const priceOf = (spread: Spread) => (z: number) => triangularAt(normalShare(z), spread);
  const pairs = spreads.flatMap((first, i) =>
    spreads.map((second, j) => {
      if (i === j) return triangularVariance(first);
      return covariance(priceOf(first), priceOf(second), i < 2 && j < 2 ? correlation.sameCategory : correlation.any);
    }),
  );
  const found = momentsOf(lines, settingsWith({ trials: 400_000, risk: { ...onlyPrices, priceCorrelation: correlation } }));
  expectMoments(found, { mean: sum(spreads.map(triangularMean)), variance: sum(pairs) });
});

describe('everything that multiplies a price', () => {
  const price = { low: 8_000_000, likely: 10_000_000, high: 15_000_000 };
  const quantitySpread = { low: 0.8, high: 1.5 };
  const siteFactor = { low: 0.9, likely: 1, high: 1.4 };
  const category = 'Tower and structure' as const;
  const risk: CostRiskData = { ...onlyPrices, siteFactors: [{ structure: 'tower', ...siteFactor, reason: '' }] };

  test('quantity, adjuster, escalation, site and percentages multiply as independent factors', () => {
    const shareLine = (id: string, base: number, spread: Spread, changes: Partial<CostLine>) =>
      aShareLine(base, spread.likely, { id, shareOf: undefined, unitLowCents: cents(spread.low), unitHighCents: cents(spread.high), ...changes });
    const adjuster = { low: -500, likely: 1_000, high: 3_000 };
    const rise = { low: 500, likely: 800, high: 1_600 };
    const fee = { low: 500, likely: 1_000, high: 1_200 };
    const lines = [
      aPricedLine('P-0', price, { id: 'S1.P-0', siteCode: 'S1', quantity: 3, quantitySpread, category }),
      shareLine('S1.ADJ-x', 30_000_000, adjuster, { siteCode: 'S1', shareOf: { of: 'site', entryCodes: ['P-0'], adjuster: 'x' } }),
      shareLine('NETWORK.ESC-2022', 33_000_000, rise, { shareOf: { of: 'year', entryCodes: ['P-0'], year: 2022 } }),
      shareLine('NETWORK.PM-010', 35_640_000, fee, { shareOf: { of: 'direct' } }),
    ];
    const above = (spread: Spread) => {
      const { mean, variance } = triangle(spread);
      return { mean: 1 + mean / 1e4, variance: variance / 1e8 };
    };
    const wanted = productMoments([
      { mean: 3, variance: 0 },
      triangle(price),
      triangle({ ...quantitySpread, likely: 1 }),
      above(adjuster),
      above(rise),
      triangle(siteFactor),
      above(fee),
    ]);
    expectMoments(momentsOf(lines, settingsWith({ trials: 400_000, risk, tallies: tallies(2) })), wanted);
    const { drivers } = runTrials(lines, settingsWith({ trials: 2_000, risk, tallies: tallies(2) }));
    const labels = ['Price: P-0', 'Quantity: P-0 (replacement)', 'Share on top: ', 'Rise of prices', 'Differences between sites', 'Percentage: '];
    for (const label of labels) expect(drivers.map((driver) => driver.label)).toEqual(expect.arrayContaining([expect.stringContaining(label)]));
  });

  test('a thousand sites have the mean and variance of their factors, though most enter through their sum', () => {
    const quantities = Array.from({ length: 1_000 }, (_, site) => 1 + (site % 7));
    const lines = quantities.map((quantity, site) => aPricedLine('P-0', price, { id: `S${site}.P-0`, siteCode: `S${site}`, quantity, category }));
    const factor = triangle(siteFactor);
    const whole = { mean: factor.mean * sum(quantities), variance: factor.variance * sum(quantities.map((quantity) => quantity ** 2)) };
    const found = momentsOf(lines, settingsWith({ trials: 100_000, risk, tallies: tallies(1_000) }));
    expectMoments(found, productMoments([triangle(price), whole]));
    const firm = lines.map((line) => ({ ...line, unitLowCents: line.unitLikelyCents, unitHighCents: line.unitLikelyCents }));
    const siteOnly = momentsOf(firm, settingsWith({ trials: 20_000, risk, tallies: tallies(1_000) }));
    expectMoments(siteOnly, { mean: price.likely * whole.mean, variance: price.likely ** 2 * whole.variance });
  });

  test('quantities are drawn once for all sites and phases apart', () => {
    const at = (siteCode: string, phase: CostLine['phase']) =>
      aPricedLine('P-0', { low: 1e7, likely: 1e7, high: 1e7 }, { id: `${siteCode}.P-0.${phase}`, siteCode, phase, quantitySpread });
    const { variance } = triangle({ ...quantitySpread, likely: 1 });
    const spreadOf = (lines: CostLine[]) => momentsOf(lines, settingsWith({ trials: 100_000 })).variance / 1e14 / variance;
    expect(spreadOf([at('S1', 'removal'), at('S2', 'removal')])).toBeCloseTo(4, 1);
    expect(spreadOf([at('S1', 'removal'), at('S2', 'disposal')])).toBeCloseTo(2, 1);
  });

  test('an allowance has the variance of its price and of a binomial number of sites', () => {
    const line = aPricedLine('P-0', price, { siteCode: null, quantity: 30, chance: { sites: 300, share: 0.1 } });
    const found = momentsOf([line], settingsWith({ trials: 100_000 }));
    expectMoments(found, productMoments([triangle(price), { mean: 30, variance: 27 }]));
  });

  test('a discrete risk has the variance of its probability, its number of sites and its cost', () => {
    const event = anEvent({ probability: { low: 0.05, likely: 0.1, high: 0.3 }, impactCents: { low: 1e6, likely: 2e6, high: 6e6 } });
    const [p, impact] = [triangle(event.probability), triangle(event.impactCents)];
    const count = { mean: 40 * p.mean, variance: 40 * p.mean - 40 * (p.variance + p.mean ** 2) + 40 ** 2 * p.variance };
    const found = momentsOf([], settingsWith({ trials: 200_000, tallies: tallies(40), risk: { ...onlyPrices, events: [event] } }));
    expectMoments(found, productMoments([count, impact]));
  });
});

describe('a network simulated by sums has the distribution of one simulated line by line (two samples, Kolmogorov and Smirnov)', () => {
  const [index] = costData.indices;
  const escalation = index ? { index, workYear: 2027 } : null;
  const shipped = costData.risk;
  const still: CostRiskData = { ...shipped, basisSpread: [], siteFactors: [], events: [] };
  /** Lines are rounded to the cent one by one and the walk is not: where nothing is struck, the same total is some cents apart. */
  const inHundreds = (total: number): number => Math.round(total / 10_000);
  const firm = (line: CostLine): CostLine => {
    const price = { unitLowCents: line.unitLikelyCents, unitHighCents: line.unitLikelyCents };
    return { ...line, ...price, quantitySpread: undefined, chance: undefined };
  };
  const ranged = (line: CostLine): CostLine => {
    const { unitLowCents, unitHighCents } = line;
    return line.shareOf ? { ...line } : { ...firm(line), unitLowCents, unitHighCents };
  };

  test.each<[string, number, CostRiskData, (line: CostLine) => CostLine]>([
    ['with all that is uncertain', 240, shipped, (line) => line],
    ['with prices, adjusters, escalation and percentages alone', 40, still, ranged],
    ['with adjusters and escalation alone', 40, still, (line) => (line.shareOf && line.shareOf.of !== 'direct' ? line : firm(line))],
    ['with quantities alone', 40, still, (line) => ({ ...firm(line), quantitySpread: line.quantitySpread })],
    ['with allowances alone', 40, still, (line) => ({ ...firm(line), chance: line.chance })],
    ['with what a basis says alone', 40, { ...still, basisSpread: shipped.basisSpread }, firm],
    ['with differences between sites alone', 240, { ...still, siteFactors: shipped.siteFactors }, firm],
    ['with discrete risks alone', 40, { ...still, events: shipped.events }, firm],
  ])('%s', (_, count, risk, change) => {
    const { lines, tallies: ofNetwork } = value(build(costNetwork(count)));
    const changed = lines.map(change);
    const settings = settingsWith({ trials: 4_000, risk, tallies: ofNetwork, escalation });
    const ours = runTrials(changed, settings).totals.map(inHundreds);
    const naive = naiveTotals(changed, { ...settings, seed: 7 }).map(inHundreds);
    expect(kolmogorovDistance(ours, naive)).toBeLessThan(kolmogorovLimit(ours.length, naive.length));
  });
});

/** Covariance of two prices whose normal numbers are correlated, by the trapezoid rule on both normal densities. */
function covariance(first: (z: number) => number, second: (z: number) => number, correlation: number): number {
  const step = 0.06;
  const grid = Array.from({ length: 251 }, (_, index) => (index - 125) * step);
  const weights = grid.map((z) => (step * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI));
  const own = Math.sqrt(1 - correlation ** 2);
  let [both, one, two] = [0, 0, 0];
  grid.forEach((z, i) => {
    const value = first(z);
    let expected = 0;
    grid.forEach((other, j) => {
      expected += (weights[j] ?? 0) * second(correlation * z + own * other);
    });
    both += (weights[i] ?? 0) * value * expected;
    one += (weights[i] ?? 0) * value;
    two += (weights[i] ?? 0) * expected;
  });
  return both - one * two;
}
