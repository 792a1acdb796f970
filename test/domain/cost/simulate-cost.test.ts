import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import { costCategories } from '../../../server/domain/catalog/price-book.ts';
import type { CostRiskData } from '../../../server/domain/cost/cost-data.ts';
import type { CostLine, LineOwnPrice } from '../../../server/domain/cost/cost-lines.ts';
import { chanceWithin } from '../../../server/domain/cost/risk/chance-within.ts';
import { runTrials } from '../../../server/domain/cost/risk/run-trials.ts';
import { simulateCost } from '../../../server/domain/cost/risk/simulate-cost.ts';
import { cents, timesCents } from '../../../server/domain/money.ts';
import { build } from './build-lines.ts';
import { aMobileNetwork } from './network.ts';
import { costData, value } from './planning-seed.ts';
import { anEvent, aPricedLine, momentsOf, onlyPrices, settingsWith, tallies } from './risk-samples.ts';
import { anyLines, aShareLine, aTally } from './sample-lines.ts';

const settings = { ...settingsWith({ trials: 300, risk: costData.risk, tallies: tallies(6) }), allocationCents: null };
const certain: CostRiskData = { ...onlyPrices, priceCorrelation: costData.risk.priceCorrelation };
const anIndex = {
  key: 'x',
  title: 'Index',
  source: 'Test',
  basis: 'published' as const,
  note: 'Test.',
  values: [
    { year: 2024, value: 100, isForecast: false },
    { year: 2025, value: 120, isForecast: false },
  ],
};
const wide = { low: 5_000, likely: 10_000, high: 40_000 };

/** The same amounts for another quantity. */
function withQuantity(line: CostLine, quantity: number): CostLine {
  const amount = (unit: CostLine['unitLowCents']) => timesCents(unit, quantity);
  const [lowCents, likelyCents, highCents] = [amount(line.unitLowCents), amount(line.unitLikelyCents), amount(line.unitHighCents)];
  return { ...line, quantity, lowCents, likelyCents, highCents };
}

function certainPrice(line: CostLine): CostLine {
  return { ...line, unitLowCents: line.unitLikelyCents, unitHighCents: line.unitLikelyCents };
}

function pointOf(lines: readonly CostLine[]): number {
  return lines.reduce((sum, line) => sum + line.likelyCents, 0);
}

/** Plain lines with shares of all three kinds on them, whatever the lines say. */
const anyEstimate = anyLines.map((lines) => [
  ...lines,
  aShareLine(pointOf(lines), 700, {
    id: 'NETWORK.ESC-2022',
    shareOf: { of: 'year', entryCodes: ['RA-010'], year: 2022 },
    unitHighCents: cents(1_200),
  }),
  aShareLine(pointOf(lines), 1_500, {
    id: 'S1.ADJ-winter',
    siteCode: 'S1',
    shareOf: { of: 'site', entryCodes: ['RA-010'], adjuster: 'winter' },
    unitLowCents: cents(0),
  }),
  aShareLine(pointOf(lines), 800, { id: 'NETWORK.PM-010', shareOf: { of: 'direct' }, unitHighCents: cents(1_100) }),
]);

describe('laws of the simulation of cost', () => {
  test('percentiles and the S-curve never fall, chances lie between 0 and 1, shares of variance sum to 1', () => {
    fc.assert(
      fc.property(anyEstimate, fc.integer(), (lines, seed) => {
        const { percentiles, curve, drivers, pointShare } = simulateCost(lines, { ...settings, seed });
        const { p10, p50, p80, p90, p95 } = percentiles;
        expect([p10, p50, p80, p90, p95]).toEqual([p10, p50, p80, p90, p95].sort((a, b) => a - b));
        expect(curve.map((point) => point.cents)).toEqual(curve.map((point) => point.cents).sort((a, b) => a - b));
        expect(pointShare >= 0 && pointShare <= 1).toBe(true);
        expect(drivers.reduce((sum, driver) => sum + driver.share, 0)).toBeCloseTo(1, 6);
      }),
      { numRuns: 25 },
    );
  });

  test('without any spread and risk every trial gives the point estimate to the cent, whatever rounding did to the lines', () => {
    fc.assert(
      fc.property(anyEstimate, (lines) => {
        const exact = lines.map(certainPrice);
        const result = simulateCost(exact, { ...settings, trials: 50, risk: certain, allocationCents: cents(pointOf(lines)) });
        expect(result.meanCents).toBe(pointOf(lines));
        expect(new Set(result.curve.map((point) => point.cents))).toEqual(new Set([pointOf(lines)]));
        expect([result.pointShare, result.allocation?.share]).toEqual([1, 1]);
        expect(result.drivers).toEqual([{ label: 'All other', share: 1 }]);
      }),
      { numRuns: 25 },
    );
  });

  test('the point estimate is no result of the simulation: lines come back unchanged', () => {
    const lines = [aPricedLine('A', wide)];
    const before = JSON.stringify(lines);
    simulateCost(lines, settings);
    expect(JSON.stringify(lines)).toBe(before);
  });

  test('the order of the lines changes not a byte', () => {
    fc.assert(
      fc.property(anyEstimate, (lines) => {
        const swapped = [...lines].reverse();
        expect(JSON.stringify(simulateCost(swapped, settings))).toBe(JSON.stringify(simulateCost(lines, settings)));
      }),
      { numRuns: 25 },
    );
  });

  test('the same seed gives the same bytes, another seed gives others', () => {
    const { lines } = value(build(aMobileNetwork(4)));
    const run = (seed: number) => simulateCost(lines, { ...settings, seed });
    expect(JSON.stringify(run(1))).toBe(JSON.stringify(run(1)));
    expect(run(2).meanCents).not.toBe(run(1).meanCents);
  });

  test('doubling all quantities doubles the mean', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const plain = lines.map((line) => withQuantity(line, Math.round(line.quantity)));
        const once = simulateCost(plain, { ...settings, risksLeftOut: costData.risk.events.map(({ key }) => key) });
        const twice = simulateCost(
          plain.map((line) => withQuantity(line, 2 * line.quantity)),
          { ...settings, risksLeftOut: costData.risk.events.map(({ key }) => key) },
        );
        expect(Math.abs(twice.meanCents - 2 * once.meanCents)).toBeLessThanOrEqual(2);
      }),
      { numRuns: 25 },
    );
  });

  test('splitting the line of a site into two of the same entry changes nothing but rounding', () => {
    const whole = [aPricedLine('A', wide, { quantity: 7, siteCode: 'S1' }), aPricedLine('B', wide, { quantity: 2, siteCode: 'S2' })];
    const split = whole.flatMap((line) => [
      withQuantity(line, 0.3 * line.quantity),
      { ...withQuantity(line, 0.7 * line.quantity), id: `${line.id}.2` },
    ]);
    expect(simulateCost(split, settings)).toEqual(simulateCost(whole, settings));
  });

  test('more trials begin with the same ones, whatever the size of a block', () => {
    const seen: number[] = [];
    const lines = [aPricedLine('A', wide, { siteCode: 'S1' })];
    const run = (trials: number) => runTrials(lines, { ...settings, trials, onProgress: (share) => seen.push(share) }).totals;
    const many = run(1_201);
    for (const trials of [1, 2, 499, 500, 502, 1_200]) expect(run(trials).slice(0, trials - 1)).toEqual(many.slice(0, trials - 1));
    expect(seen.at(-1)).toBe(1);
    expect(run(1)).toHaveLength(1);
  });
});

describe('how far a price may lie', () => {
  const range = (line: CostLine): number => {
    const { percentiles } = simulateCost([line], {
      ...settings,
      trials: 2_000,
      risk: { ...costData.risk, siteFactors: [], events: [] },
    });
    return percentiles.p95 - percentiles.p10;
  };
  const firm = { low: 10_000, likely: 10_000, high: 10_000 };
  const quote = (expiresOn: string): LineOwnPrice => {
    return { code: 'Q-3', kind: 'vendor quote', quotedOn: day('2024-01-01'), expiresOn: day(expiresOn) };
  };

  test('a planning assumption is wider than an own estimate, that is wider than a lapsed quote; one in force is certain', () => {
    const [assumption, estimate] = (['planning assumption', 'own estimate'] as const).map((basis) => range(aPricedLine('A', firm, { basis })));
    const [lapsed, inForce] = ['2025-11-22', '2026-12-31'].map((expiresOn) =>
      range(aPricedLine('A', firm, { basis: 'vendor quote', ownPrice: quote(expiresOn) })),
    );
    expect(assumption).toBeGreaterThan(estimate ?? 0);
    expect(estimate).toBeGreaterThan(lapsed ?? 0);
    expect(lapsed).toBeGreaterThan(0);
    expect(inForce).toBe(0);
  });

  test('an upgrade never costs the program more than its comparable, at any site and in any trial', () => {
    const ownPrice = { ...quote('2020-01-01'), paidUpToCents: cents(10_000) };
    const upgrade = aPricedLine('A', firm, { siteCode: 'S1', category: 'Tower and structure', basis: 'vendor quote', ownPrice });
    const cheaper = { ...upgrade, ...aPricedLine('A', { low: 7_000, likely: 9_000, high: 10_000 }), siteCode: 'S1', ownPrice };
    for (const line of [upgrade, cheaper]) {
      const { curve } = simulateCost([line], { ...settings, trials: 2_000, risk: { ...costData.risk, events: [] } });
      expect(curve.at(-1)?.cents).toBeLessThanOrEqual(10_000);
    }
  });

  test('a quote for one site is a price of its own: what it costs says nothing about the price elsewhere', () => {
    const elsewhere = aPricedLine('A', wide, { siteCode: 'S1' });
    const same = aPricedLine('A', wide, { siteCode: 'S2', id: 'S2.A' });
    const quoted = { ...same, ownPrice: quote('2026-12-31') };
    const run = (lines: CostLine[]) => momentsOf(lines, settingsWith({ trials: 20_000 })).variance;
    expect(run([elsewhere, same]) / run([elsewhere, quoted])).toBeGreaterThan(1.8);
    const { drivers } = simulateCost([elsewhere, quoted], { ...settings, risk: onlyPrices });
    expect(drivers.map(({ label }) => label)).toEqual(expect.arrayContaining(['Price: A', 'Price: A (vendor quote Q-3)']));
  });

  test('a carrier may take PERT in place of triangular prices: the same ends, less weight on them', () => {
    const run = (priceShape: CostRiskData['priceShape']) =>
      momentsOf([aPricedLine('A', wide)], settingsWith({ trials: 5_000, risk: { ...onlyPrices, priceShape } }));
    expect(run('PERT').variance).toBeLessThan(run('triangular').variance);
    expect(run('PERT').mean).toBeLessThan(run('triangular').mean);
  });
});

describe('differences between sites', () => {
  const field = aPricedLine('A', { low: 10_000, likely: 10_000, high: 10_000 }, { siteCode: 'S1', category: 'Tower and structure', quantity: 100 });
  const risk: CostRiskData = { ...costData.risk, basisSpread: [], events: [] };
  const run = (line: CostLine) => simulateCost([line], { ...settings, trials: 20_000, risk });

  test('are about field work: no radio, router or power plant costs more because a tower is hard to climb', () => {
    for (const category of costCategories) {
      const spread = run({ ...field, category }).percentiles;
      expect(spread.p95 > spread.p10).toBe(costData.risk.siteFactorCategories.includes(category));
    }
  });

  test('leave the mean where it is', () => {
    expect(Math.abs(run(field).meanCents / pointOf([field]) - 1)).toBeLessThan(0.005);
  });

  test('do not change what a vendor holds to', () => {
    const held: LineOwnPrice = { code: 'Q-3', kind: 'vendor quote', quotedOn: day('2026-01-01'), expiresOn: day('2026-12-31') };
    expect(new Set(run({ ...field, ownPrice: held }).curve.map((point) => point.cents))).toEqual(new Set([pointOf([field])]));
    const lapsed = run({ ...field, ownPrice: { ...held, expiresOn: day('2026-06-30') } }).percentiles;
    expect(lapsed.p95).toBeGreaterThan(lapsed.p10);
  });
});

describe('allowances', () => {
  const allowance = (entryCode: string, changes: Partial<CostLine> = {}) =>
    aPricedLine(
      entryCode,
      { low: 10_000, likely: 10_000, high: 10_000 },
      { siteCode: null, quantity: 30, chance: { sites: 100, share: 0.3 }, ...changes },
    );
  const variance = (lines: CostLine[]) => momentsOf(lines, settingsWith({ trials: 20_000 })).variance;

  test('of one recipe for the same share of the same sites strike the same number of them', () => {
    const alone = variance([allowance('EN-030')]);
    expect(variance([allowance('EN-030'), allowance('EN-040')]) / alone).toBeCloseTo(4, 1);
    for (const other of [{ recipeKey: 'towers' }, { chance: { sites: 100, share: 0.29 } }, { chance: { sites: 101, share: 0.3 } }]) {
      expect(variance([allowance('EN-030'), allowance('EN-040', other)]) / alone).toBeLessThan(2.3);
    }
  });
});

test('escalation stands once on all lines of a year, in however many lines it is written, and not on a quote held for the work', () => {
  const plain = [
    aPricedLine('A', { low: 1e6, likely: 1e6, high: 1e6 }),
    aPricedLine('B', { low: 1e6, likely: 1e6, high: 1e6 }, { phase: 'removal' }),
  ];
  const rise = (id: string, base: number) =>
    aShareLine(base, 1_000, { id, unitLowCents: cents(500), unitHighCents: cents(1_500), shareOf: { of: 'year', entryCodes: [], year: 2022 } });
  const run = (lines: CostLine[]) => simulateCost(lines, { ...settings, trials: 5_000, risk: certain });
  const one = run([...plain, rise('NETWORK.ESC-2022', 2e6)]);
  const cut = run([...plain, rise('NETWORK.ESC-2022', 1e6), rise('NETWORK.ESC-2022-removal', 1e6)]);
  expect(cut).toEqual(one);
  const [a, b] = plain.map((line) => ({
    ...line,
    ownPrice: { code: 'Q-1', kind: 'vendor quote' as const, quotedOn: day('2022-01-01'), expiresOn: day('2027-12-31') },
  }));
  const held = run([a, b].flatMap((line) => (line ? [{ ...line, ownPrice: { ...line.ownPrice, isHeldForWork: true as const } }] : [])));
  expect(held.meanCents).toBe(2e6);
  const mixed = run([
    ...plain.slice(0, 1),
    ...(b ? [{ ...b, ownPrice: { ...b.ownPrice, isHeldForWork: true as const } }] : []),
    rise('NETWORK.ESC-2022', 1e6),
  ]);
  expect(mixed.percentiles.p95).toBeLessThanOrEqual(2e6 + 150_000);
});

test('an adjuster stands once on an entry at a site, in however many lines it is written', () => {
  const firm = { low: 1e6, likely: 1e6, high: 1e6 };
  const plain = [aPricedLine('A', firm, { siteCode: 'S1' }), aPricedLine('A', firm, { siteCode: 'S1', id: 'S1.A.removal', phase: 'removal' })];
  const share = (id: string, base: number) =>
    aShareLine(base, 1_000, {
      id,
      siteCode: 'S1',
      unitLowCents: cents(500),
      unitHighCents: cents(1_500),
      shareOf: { of: 'site', entryCodes: ['A'], adjuster: 'x' },
    });
  const run = (lines: CostLine[]) => simulateCost(lines, { ...settings, trials: 5_000, risk: certain });
  expect(run([...plain, share('S1.ADJ-x', 1e6), share('S1.ADJ-x-removal', 1e6)])).toEqual(run([...plain, share('S1.ADJ-x', 2e6)]));
});

describe('discrete risks', () => {
  const risk = (event: Partial<CostRiskData['events'][number]>): CostRiskData => ({ ...onlyPrices, events: [anEvent(event)] });
  const run = (data: CostRiskData, changes = {}) => simulateCost([], { ...settings, trials: 4_000, tallies: tallies(50), risk: data, ...changes });

  test('strike a number of sites around what their probability says, and cost what they cost', () => {
    const { events, meanCents, drivers } = run(risk({}));
    expect(events).toHaveLength(1);
    expect(events[0]?.sites).toBe(50);
    expect(events[0]?.meanCount).toBeCloseTo(5, 0);
    expect(Math.abs((events[0]?.meanCents ?? 0) - meanCents)).toBeLessThanOrEqual(1);
    expect(drivers[0]).toEqual({ label: 'Risk: Tower falls', share: 1 });
  });

  test('of the network strike once or not at all', () => {
    const { curve, events } = run(risk({ scope: 'network' }));
    expect(new Set(curve.map((point) => point.cents))).toEqual(new Set([0, 1_000_000]));
    expect(events[0]?.meanCount).toBeCloseTo(0.1, 1);
  });

  test('are about the sites that they name, only with equipment in service', () => {
    const sites = [
      aTally('A', { ownership: 'leased', access: 'summer-only' }),
      { ...aTally('B', { ownership: 'leased' }), structure: 'building' as const },
      { ...aTally('C'), active: new Map() },
    ];
    const count = (only: CostRiskData['events'][number]['only']) => run(risk({ only }), { tallies: sites }).events[0]?.sites;
    expect(count({})).toBe(2);
    expect(count({ structures: ['tower'] })).toBe(1);
    expect(count({ ownership: ['leased'] })).toBe(2);
    expect(count({ access: ['summer-only', 'helicopter'] })).toBe(1);
    expect(count({ categories: ['RRU'], ownership: ['leased'], structures: ['building'] })).toBe(1);
    expect(count({ categories: ['microwave'] })).toBeUndefined();
  });

  test('are brought from the dollars of their year to those of the work, by the index of the plan', () => {
    const index = { ...anIndex, growth: { low: 0, likely: 1_000, high: 2_000 } };
    const certainly = risk({ scope: 'network', priceYear: 2024, probability: { low: 1, likely: 1, high: 1 } });
    const cost = (workYear: number | null) => run(certainly, workYear === null ? {} : { escalation: { index, workYear } }).percentiles;
    expect(cost(null)).toMatchObject({ p10: 1_000_000, p95: 1_000_000 });
    expect(cost(2025)).toMatchObject({ p10: 1_200_000, p95: 1_200_000 });
    expect(cost(2024)).toMatchObject({ p10: 1_000_000, p95: 1_000_000 });
    const guessed = cost(2026);
    expect(guessed.p10).toBeGreaterThan(1_200_000);
    expect(guessed.p50).toBeGreaterThan(1_300_000);
    expect(guessed.p50).toBeLessThan(1_340_000);
    expect(guessed.p95).toBeLessThan(1_440_000);
  });

  test('that are left out do not strike', () => {
    expect(run(risk({}), { risksLeftOut: ['collapse'] })).toMatchObject({ events: [], meanCents: 0, drivers: [{ label: 'All other', share: 1 }] });
  });
});

describe('the chance of staying within an amount', () => {
  const result = simulateCost([aPricedLine('A', wide)], { ...settings, trials: 10_000, risk: onlyPrices, allocationCents: cents(15_000) });

  test('of the allocation is the share of trials within it, and the S-curve tells nearly the same', () => {
    expect(result.allocation?.cents).toBe(15_000);
    const within = 1 - (40_000 - 15_000) ** 2 / ((40_000 - 5_000) * (40_000 - 10_000));
    expect(Math.abs((result.allocation?.share ?? 0) - within)).toBeLessThan(0.02);
    expect(Math.abs(chanceWithin(result.curve, 15_000) - (result.allocation?.share ?? 0))).toBeLessThan(0.006);
    expect(simulateCost([], settings).allocation).toBeNull();
  });

  test('rises with the amount from 0 to 1', () => {
    expect([chanceWithin(result.curve, 4_999), chanceWithin(result.curve, 40_000), chanceWithin([], 1)]).toEqual([0, 1, 0]);
    const amounts = fc.tuple(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 0, max: 9_000 }));
    fc.assert(fc.property(amounts, ([amount, more]) => chanceWithin(result.curve, amount + more) >= chanceWithin(result.curve, amount)));
  });

  test('of an amount that every trial costs is 1 at the amount and 0 below it', () => {
    const curve = [0, 0.5, 1].map((share) => ({ cents: cents(500), share }));
    expect([chanceWithin(curve, 500), chanceWithin(curve, 499)]).toEqual([1, 0]);
  });
});

test('what drives the range of a network is named in words, largest first', () => {
  const built = value(build(aMobileNetwork(20)));
  const { drivers, events } = simulateCost(built.lines, { ...settings, trials: 2_000, tallies: built.tallies });
  expect(drivers.at(-1)?.label).toBe('All other');
  const named = drivers.slice(0, -1).map(({ share }) => share);
  expect(named).toEqual([...named].sort((a, b) => b - a));
  expect(drivers.map(({ label }) => label)).toEqual(expect.arrayContaining([expect.stringContaining('Price: Remote radio unit')]));
  expect(events.map(({ key }) => key)).toContain('tower-replacement');
});
