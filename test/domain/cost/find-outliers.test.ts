import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import type { PriceBookEdition, PriceBookEntry } from '../../../server/domain/catalog/price-book.ts';
import { findOutliers } from '../../../server/domain/cost/totals/find-outliers.ts';
import { type CarrierPrice, priceStatistics } from '../../../server/domain/cost/totals/price-statistics.ts';
import { cents } from '../../../server/domain/money.ts';
import { aLine } from './sample-lines.ts';

const radio: PriceBookEntry = {
  code: 'RA-010',
  category: 'Radio access',
  item: 'Remote radio unit',
  unit: 'each',
  lowCents: cents(1_800_000),
  likelyCents: cents(2_800_000),
  highCents: cents(4_000_000),
  year: 2022,
  basis: 'planning assumption',
  source: 'Ours',
  notes: '',
};
const edition: PriceBookEdition = {
  code: '2026.1',
  title: '',
  effectiveOn: day('2026-01-01'),
  statement: '',
  entries: [radio, { ...radio, code: 'RA-011' }],
};

const price = (carrierId: number, unitCents: number, lineCount = 4): CarrierPrice => {
  return { carrierId, entryCode: 'RA-010', unit: 'each', siteClass: 'tower', unitCents: cents(unitCents), lineCount };
};

describe('statistics of approved prices', () => {
  const five = [10_000, 20_000, 30_000, 40_000, 50_000].map((amount, index) => price(index + 1, amount));

  test('a worked case: five carriers at $100, $200, $300, $400 and $500', () => {
    expect(priceStatistics(five, null)).toEqual([
      {
        entryCode: 'RA-010',
        unit: 'each',
        siteClass: 'tower',
        carrierCount: 5,
        lineCount: 20,
        lowerCents: 20_000,
        medianCents: 30_000,
        upperCents: 40_000,
      },
    ]);
  });

  test('a carrier counts once, with the middle price of its lines, however many lines it has', () => {
    const many = [...five.slice(1), price(1, 10_000, 1), price(1, 15_000, 5_000)];
    expect(priceStatistics(many, null)[0]).toMatchObject({ lowerCents: 20_000, medianCents: 30_000, upperCents: 40_000 });
  });

  test("no figure is a carrier's own price: amounts are rounded to two digits", () => {
    const exact = five.map((row, index) => price(row.carrierId, 3_123_456 + index));
    expect(priceStatistics(exact, null)[0]).toMatchObject({ lowerCents: 3_100_000, medianCents: 3_100_000, upperCents: 3_100_000 });
  });

  test("a reader's own lines do not count, so that nobody can subtract himself", () => {
    expect(priceStatistics(five, 3)).toEqual([]);
    expect(priceStatistics([...five, price(6, 60_000)], 6)[0]).toMatchObject({ carrierCount: 5, medianCents: 30_000 });
  });

  test('fewer than five carriers or ten lines give no figure', () => {
    expect(
      priceStatistics(
        five.slice(1).map((row) => ({ ...row, lineCount: 50 })),
        null,
      ),
    ).toEqual([]);
    expect(
      priceStatistics(
        five.map((row) => ({ ...row, lineCount: 1 })),
        null,
      ),
    ).toEqual([]);
  });

  test("kinds of sites, units and entries are kept apart, and lines of a carrier's own are left out", () => {
    const grounded = five.map((row) => ({ ...row, siteClass: 'ground' as const }));
    const own = five.map((row) => ({ ...row, entryCode: 'Q-3' }));
    expect(priceStatistics([...five, ...grounded, ...own], null).map((row) => row.siteClass)).toEqual(['ground', 'tower']);
  });

  test('quartiles never fall, lie among the prices to two digits, and no carrier can be told', () => {
    const rows = fc.array(fc.record({ carrierId: fc.nat(8), unitCents: fc.nat(100_000), lineCount: fc.integer({ min: 1, max: 9 }) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, (prices) => {
        const given = prices.map((row) => ({ ...price(row.carrierId, row.unitCents), lineCount: row.lineCount }));
        for (const row of priceStatistics(given, null)) {
          const amounts = given.map((one) => one.unitCents);
          expect(row.lowerCents).toBeGreaterThanOrEqual(Math.min(...amounts) * 0.95 - 1);
          expect(row.lowerCents).toBeLessThanOrEqual(row.medianCents);
          expect(row.medianCents).toBeLessThanOrEqual(row.upperCents);
          expect(row.upperCents).toBeLessThanOrEqual(Math.max(...amounts) * 1.05 + 1);
          expect(Object.keys(row)).not.toContain('carrierId');
        }
      }),
    );
  });
});

describe('prices that a reviewer will ask about', () => {
  const siteClasses = new Map([
    ['S1', 'tower' as const],
    ['S2', 'building' as const],
  ]);
  const statistics = priceStatistics(
    [2_500_000, 2_500_000, 2_800_000, 3_000_000, 3_000_000].map((amount, index) => price(index + 1, amount)),
    null,
  );
  const find = (lines: Parameters<typeof findOutliers>[0]) => findOutliers(lines, edition, { statistics, siteClasses });
  const quote = { code: 'Q-3', kind: 'vendor quote' as const, quotedOn: day('2026-10-01'), expiresOn: null };
  const at = (dollars: number) => ({
    unitLowCents: cents(dollars * 100),
    unitLikelyCents: cents(dollars * 100),
    unitHighCents: cents(dollars * 100),
  });

  test('an own price outside the range of the edition, with both ends and what to ask', () => {
    const [first, ...others] = find([
      aLine({ id: 'S2.RA-010', siteCode: 'S2', quantity: 2, ...at(60_000), ownPrice: quote }),
      aLine({ id: 'S3.RA-010', siteCode: 'S3', ...at(60_000), ownPrice: quote }),
      aLine({ id: 'S2.RA-011', siteCode: 'S2', entryCode: 'RA-011', ...at(40_000), ownPrice: quote }),
    ]);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ against: 'edition', lineCount: 2, likelyCents: 18_000_000, firstLineId: 'S2.RA-010' });
    expect(first?.sentence).toBe(
      'Remote radio unit: $60,000.00 each (vendor quote Q-3, on 2 lines) lies above the range $18,000.00 to $40,000.00 of price book 2026.1 (basis: planning assumption). Ask what makes it dearer.',
    );
  });

  test('a price far from what was approved at the same kind of site, without a name', () => {
    const found = find([aLine({ id: 'S1.RA-010', siteCode: 'S1', ...at(10_000) }), aLine({ id: 'S2.RA-010', siteCode: 'S2', ...at(10_000) })]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ against: 'approved prices', siteClass: 'tower', lowCents: 1_750_000, highCents: 3_750_000 });
    expect(found[0]?.sentence).toContain('far below 20 approved lines of 5 carriers at sites on towers');
    expect(found[0]?.sentence).toContain('0.4 times the middle price');
  });

  test('where all approved prices are alike, a tenth more is not yet an outlier', () => {
    const alike = priceStatistics(
      [1, 2, 3, 4, 5].map((carrierId) => price(carrierId, 10_000)),
      null,
    );
    const near = (amount: number) =>
      findOutliers([aLine({ siteCode: 'S1', unitLikelyCents: cents(amount) })], edition, { statistics: alike, siteClasses });
    expect(near(11_000)).toEqual([]);
    expect(near(11_001)).toHaveLength(1);
  });

  test('a price in another unit and a share of other cost are not compared', () => {
    expect(find([aLine({ siteCode: 'S1', unit: 'per box', ...at(1), ownPrice: quote })])).toEqual([]);
    expect(find([aLine({ siteCode: 'S1', ...at(1), shareOf: { of: 'direct' } })])).toEqual([]);
  });
});
