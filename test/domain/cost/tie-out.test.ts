import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import { buildCostLines } from '../../../server/domain/cost/lines/build-cost-lines.ts';
import type { OwnPrice } from '../../../server/domain/cost/own-price.ts';
import { summariseCost } from '../../../server/domain/cost/totals/summarise-cost.ts';
import { type TieOutCheck, tieOut } from '../../../server/domain/cost/totals/tie-out.ts';
import { cents, sumCents } from '../../../server/domain/money.ts';
import type { Schedule } from '../../../server/domain/schedule/schedule.ts';
import { allCovered, aMobileNetwork } from './network.ts';
import { costData, edition, recipeBook, plan as seedPlan, value } from './planning-seed.ts';
import { aLine, anyLines, aShareLine, aTally } from './sample-lines.ts';
import { anEstimate } from './sample-summary.ts';

const tallies = ['S1', 'S2'].map((code) => aTally(code, { county: 'Banner' }));
const plan = { contingencyShare: 0.8, reserveBasisPoints: 500 };

/** Radios at two sites in prices of 2022, an adjuster of 10 % at S2, escalation of 13.7 %, and 8 % management on everything. */
const worked: CostLine[] = [
  aLine({ id: 'S1.RA-010', siteCode: 'S1', quantity: 30 }),
  aLine({ id: 'S2.RA-010', siteCode: 'S2', quantity: 20 }),
  aShareLine(200_000, 1_000, { id: 'S2.ADJ-helicopter', siteCode: 'S2', shareOf: { of: 'site', entryCodes: ['RA-010'], adjuster: 'helicopter' } }),
  aShareLine(520_000, 1_370, { id: 'NETWORK.ESC-2022', shareOf: { of: 'year', entryCodes: ['RA-010'], year: 2022 } }),
  aShareLine(591_240, 800, { id: 'NETWORK.PM-010', shareOf: { of: 'direct' } }),
];

const accessPlaces = [
  { state: 'NE', county: 'Banner' },
  { state: 'AK', access: 'helicopter' as const },
  { state: 'KY', access: 'harvest-closure' as const, heightFeet: 612 },
  { state: 'PR', structure: 'silo' as const, heightFeet: 90 },
  { state: 'CA', access: 'summer-only' as const },
];

/** A quote for radios everywhere, in odd cents, and a line of the carrier's own at the core. */
const radioQuote: OwnPrice = {
  code: 'Q-1',
  kind: 'vendor quote',
  entryCode: 'RA-010',
  siteCode: null,
  ownLine: null,
  unit: 'each',
  lowCents: cents(2_433_333),
  likelyCents: cents(2_433_333),
  highCents: cents(2_433_333),
  use: 'comparable',
  comparableCents: null,
  from: 'Vendor',
  reference: '1',
  quotedOn: day('2026-10-01'),
  expiresOn: day('2027-01-31'),
  reason: 'Cheapest of three.',
  documents: [],
  certified: null,
};
const ownLine: OwnPrice = {
  ...radioQuote,
  code: 'Q-2',
  entryCode: null,
  siteCode: 'CORE',
  ownLine: { item: 'Cable bridge', category: 'Tower and structure', phase: 'replacement', quantity: 1.5 },
};

const failed = (checks: readonly TieOutCheck[]): string[] => checks.filter((check) => !check.ties).map((check) => check.what);

describe('the tie-out sheet', () => {
  test('agrees to the cent on a worked estimate: $5,000.00 of radios, $200.00 adjuster, $712.40 escalation, $472.99 management', () => {
    const estimate = anEstimate(worked, tallies);
    expect(worked.map((line) => line.likelyCents)).toEqual([300_000, 200_000, 20_000, 71_240, 47_299]);
    const checks = tieOut(estimate, plan);
    expect(failed(checks)).toEqual([]);
    expect(checks.find((check) => check.what === 'All lines, likely')).toMatchObject({ cents: 638_539, againstCents: 638_539 });
    expect(checks.find((check) => check.what === 'Percentages')).toMatchObject({ cents: 47_299, againstCents: 47_299 });
    expect(checks.find((check) => check.what === 'Management reserve')?.how).toContain('5 % of the point estimate');
  });

  test('an adjuster on prices of two years goes to the escalation of each by largest remainder', () => {
    const lines = [
      aLine({ id: 'S1.TW-030', siteCode: 'S1', entryCode: 'TW-030', priceYear: 2018, quantity: 1 }),
      aLine({ id: 'S1.PW-010', siteCode: 'S1', entryCode: 'PW-010', priceYear: 2022, quantity: 2 }),
      aLine({ id: 'S1.EN-030', siteCode: 'S1', entryCode: 'EN-030', priceYear: null, quantity: 0.0333 }),
      aShareLine(30_333, 333, { id: 'S1.ADJ-x', siteCode: 'S1', shareOf: { of: 'site', entryCodes: ['TW-030', 'PW-010', 'EN-030'], adjuster: 'x' } }),
      aShareLine(10_333, 2_820, { id: 'NETWORK.ESC-2018', shareOf: { of: 'year', entryCodes: ['TW-030', 'ADJ-x'], year: 2018 } }),
      aShareLine(20_666, 1_000, { id: 'NETWORK.ESC-2022', shareOf: { of: 'year', entryCodes: ['PW-010', 'ADJ-x'], year: 2022 } }),
    ];
    expect(lines[3]?.likelyCents).toBe(1_010);
    expect(failed(tieOut(anEstimate(lines, tallies), plan))).toEqual([]);
  });

  test('agrees for any lines', () => {
    fc.assert(fc.property(anyLines, (lines) => expect(failed(tieOut(anEstimate(lines, tallies), plan))).toEqual([])));
  });

  test('every row says what it proves and how', () => {
    const checks = tieOut(anEstimate(worked, tallies), plan);
    expect(new Set(checks.map((check) => check.what)).size).toBe(checks.length);
    for (const check of checks) expect(check.how.length).toBeGreaterThan(20);
  });
});

describe('a planning estimate', () => {
  const gear = fc.record({
    RRU: fc.integer({ min: 1, max: 9 }),
    microwave: fc.integer({ min: 1, max: 5 }),
    'RAN baseband': fc.constant(1),
    OLT: fc.integer({ min: 1, max: 2 }),
  });
  const places = fc.array(fc.constantFrom(...accessPlaces), { minLength: 1, maxLength: 8 });

  test('ties with adjusters, escalation over several price years and percentages, whatever the network', () => {
    fc.assert(
      fc.property(gear, places, fc.constantFrom('cpi-u', 'turner-building', null), (units, sites, indexKey) => {
        const network = aMobileNetwork(sites.length, units);
        const inventory = { ...network, sites: network.sites.map((site, index) => ({ ...site, ...sites[index] })) };
        const covered = allCovered(inventory);
        const inputs = { inventory, covered, edition, recipes: recipeBook, customers: 4_321, data: costData, program: { key: 'scrp' as const } };
        const built = value(
          buildCostLines({ ...inputs, plan: { ...seedPlan, indexKey, ownPrices: [radioQuote, ownLine] }, estimatedOn: day('2026-11-22') }),
        );
        const kept = { keptOut: built.keptOut, keptOutCents: sumCents(built.keptOut.map((one) => one.amountCents)) };
        expect(failed(tieOut(anEstimate(built.lines, built.tallies, kept), plan))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what it catches', () => {
  const estimate = anEstimate(worked, tallies);
  const withSummary = (changes: Partial<typeof estimate.summary>) => ({ ...estimate, summary: { ...estimate.summary, ...changes } });
  const change = <T extends object>(list: readonly T[], changes: Partial<T>): T[] =>
    list.map((one, index) => (index === 0 ? { ...one, ...changes } : one));

  test('a line whose amount is not quantity × price is named', () => {
    const lines = change(worked, { likelyCents: cents(300_001) });
    const checks = tieOut({ ...estimate, lines });
    expect(failed(checks)).toEqual(expect.arrayContaining(['All lines, likely', 'Each site from its lines', 'Quantity × unit price']));
    expect(checks.find((check) => check.what === 'Quantity × unit price')?.how).toContain('1 differs: S1.RA-010');
  });

  test('two lines that are wrong by the same amount, though the sum agrees', () => {
    const lines = worked.map((line, index) => ({ ...line, likelyCents: cents(line.likelyCents + ([1, -1][index] ?? 0)) }));
    expect(failed(tieOut({ ...estimate, lines }))).toEqual(expect.arrayContaining(['Quantity × unit price', 'Each site from its lines']));
  });

  test('parts of a roll-up that are swapped', () => {
    const [first, second] = estimate.summary.categories;
    if (!first || !second) throw new Error('The example has two categories.');
    const categories = [
      { ...second, category: first.category },
      { ...first, category: second.category },
    ];
    expect(failed(tieOut(withSummary({ categories })))).toEqual(['Each category from its lines']);
  });

  test('a year, county or phase that is a cent off', () => {
    for (const [key, words] of [
      ['years', 'Years'],
      ['counties', 'Counties'],
      ['phases', 'Phases'],
    ] as const) {
      const parts = change(estimate.summary[key], { highCents: cents((estimate.summary[key][0]?.highCents ?? 0) + 1) });
      expect(failed(tieOut(withSummary({ [key]: parts })))).toEqual([`${words}, high`]);
    }
  });

  test('a low or high amount that is not quantity × price', () => {
    for (const [column, what] of [
      ['lowCents', 'Quantity × lowest unit price'],
      ['highCents', 'Quantity × highest unit price'],
    ] as const) {
      const lines = change(worked, { [column]: cents((worked[0]?.[column] ?? 0) + 1) });
      const checks = tieOut(anEstimate(lines, tallies), plan);
      expect(failed(checks)).toEqual([what]);
      expect(checks.find((check) => check.what === what)?.how).toContain('1 differs: S1.RA-010');
    }
  });

  describe('with the dates and counties of its sites', () => {
    const places = [
      aTally('S1', { county: 'Banner', state: 'NE' }),
      aTally('S2', { county: 'banner ', state: 'NE' }),
      aTally('S3', { county: 'Kimball' }),
    ];
    const site = (siteCode: string, startOn: string, cutOverOn: string, finishOn: string) =>
      ({ siteCode, startOn: day(startOn), cutOverOn: day(cutOverOn), finishOn: day(finishOn) }) as Schedule['sites'][number];
    const schedule = {
      sites: [site('S1', '2027-11-01', '2027-12-01', '2028-02-01'), site('S2', '2028-03-01', '2028-04-01', '2028-05-01')],
      summary: { finishOn: day('2028-05-01') },
    };
    const lines = [
      ...worked,
      aLine({ id: 'S1.TW-030.removal', siteCode: 'S1', entryCode: 'TW-030', phase: 'removal', quantity: 0.3333 }),
      aLine({ id: 'S3.EN-010', siteCode: 'S3', entryCode: 'EN-010', phase: 'soft cost', quantity: 1.1 }),
    ];
    const sites = places.map((tally) => tally.site);
    const planned = (() => {
      const base = anEstimate(lines, places);
      const { sites: totals, ...sums } = summariseCost(lines, places, { schedule });
      return { ...base, sites: totals, summary: { ...base.summary, ...sums }, schedule };
    })();
    const named = (changes: Partial<typeof planned.summary>) =>
      failed(tieOut({ ...planned, summary: { ...planned.summary, ...changes } }, plan, sites)).filter((what) => what.includes('from its lines'));

    test('years and counties are added up from their own lines', () => {
      expect(named({})).toEqual([]);
      const all = tieOut(planned, plan, sites).map((check) => check.what);
      expect(all).toEqual(expect.arrayContaining(['Each year from its lines', 'Each county from its lines']));
      expect(planned.summary.years.map(({ key }) => key)).toEqual(['2027', '2028']);
    });

    test('amounts that moved from one year or county to another are found, though the sum agrees', () => {
      const moved = <T extends { likelyCents: number }>(parts: readonly T[]) =>
        parts.map((part, index) => ({ ...part, likelyCents: cents(part.likelyCents + ([500, -500][index] ?? 0)) }));
      expect(named({ years: moved(planned.summary.years) })).toEqual(['Each year from its lines']);
      expect(named({ counties: moved(planned.summary.counties) })).toEqual(['Each county from its lines']);
      expect(named({ years: planned.summary.years.slice(1) })).toEqual(['Each year from its lines']);
    });

    test('any lines at any dates tie', () => {
      const anyPlaces = ['S1', 'S2', 'S3', 'S4', 'S5'].map((code) =>
        aTally(code, code === 'S4' ? {} : { county: code < 'S3' ? 'Banner' : 'Kimball' }),
      );
      fc.assert(
        fc.property(anyLines, (some) => {
          const base = anEstimate(some, anyPlaces);
          const { sites: totals, ...sums } = summariseCost(some, anyPlaces, { schedule });
          const estimate = { ...base, sites: totals, summary: { ...base.summary, ...sums }, schedule };
          expect(
            failed(
              tieOut(
                estimate,
                plan,
                anyPlaces.map((tally) => tally.site),
              ),
            ),
          ).toEqual([]);
        }),
      );
    });
  });

  test('a sum of kept-out cost, an escalation, a contingency or a reserve that does not agree', () => {
    expect(failed(tieOut(withSummary({ keptOutCents: cents(1) })))).toEqual(['Kept out']);
    expect(failed(tieOut(withSummary({ escalationCents: cents(1) })))).toEqual(['Escalation']);
    expect(failed(tieOut(withSummary({ contingencyCents: cents(1) }), plan))).toEqual(['Contingency']);
    expect(failed(tieOut(withSummary({ reserveCents: cents(1) }), plan))).toEqual(['Management reserve']);
  });

  test('a contingency where the plan sets none, and none where the percentile lies under the point estimate', () => {
    expect(failed(tieOut(estimate, { ...plan, contingencyShare: null }))).toEqual(['Contingency']);
    const under = withSummary({
      contingencyCents: cents(0),
      risk: { ...estimate.summary.risk, percentiles: falling(estimate.summary.total.likelyCents) },
    });
    expect(failed(tieOut(under, plan))).toEqual([]);
  });

  test('a contingency up to P75, on the straight line between two points of the curve: 1.2 times $6,385.39', () => {
    const curve = [0.9, 1.3].map((factor, index) => ({ cents: cents(Math.round(estimate.summary.total.likelyCents * factor)), share: index }));
    const at = (contingency: number) => withSummary({ risk: { ...estimate.summary.risk, curve }, contingencyCents: cents(contingency) });
    expect(failed(tieOut(at(127_708), { ...plan, contingencyShare: 0.75 }))).toEqual([]);
    expect(failed(tieOut(at(127_707), { ...plan, contingencyShare: 0.75 }))).toEqual(['Contingency']);
  });

  test('a curve or percentiles that fall', () => {
    const { risk } = estimate.summary;
    expect(failed(tieOut(withSummary({ risk: { ...risk, curve: [...risk.curve].reverse() } })))).toEqual(['S-curve']);
    const percentiles = { ...risk.percentiles, p50: risk.percentiles.p95 };
    expect(failed(tieOut(withSummary({ risk: { ...risk, percentiles } })))).toEqual(['Percentiles']);
  });

  function falling(likely: number) {
    const at = (factor: number) => cents(Math.round(likely * factor));
    return { p10: at(0.5), p50: at(0.6), p80: at(0.7), p90: at(0.8), p95: at(0.9) };
  }
});
