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
  test('a worked case: twelve lines of three carriers at $100, $200 and $300', () => {
    expect(priceStatistics([price(2, 20_000), price(1, 10_000), price(3, 30_000)])).toEqual([
      {
        entryCode: 'RA-010',
        unit: 'each',
        siteClass: 'tower',
        carrierCount: 3,
        lineCount: 12,
        lowerCents: 10_000,
        medianCents: 20_000,
        upperCents: 30_000,
      },
    ]);
  });

  test('between two prices the quartile is the middle of both', () => {
    expect(priceStatistics([price(1, 10_000, 5), price(2, 20_000, 3), price(3, 20_001, 2)])[0]).toMatchObject({
      medianCents: 15_000,
      upperCents: 20_000,
    });
  });

  test('fewer than three carriers or ten lines give no figure', () => {
    expect(priceStatistics([price(1, 10_000, 50), price(2, 20_000, 50)])).toEqual([]);
    expect(priceStatistics([price(1, 10_000, 3), price(2, 20_000, 3), price(3, 30_000, 3)])).toEqual([]);
  });

  test("kinds of sites, units and entries are kept apart, and lines of a carrier's own are left out", () => {
    const rows = [price(1, 10_000), price(2, 20_000), price(3, 30_000)];
    const grounded = rows.map((row) => ({ ...row, siteClass: 'ground' as const }));
    const own = rows.map((row) => ({ ...row, entryCode: 'Q-3' }));
    expect(priceStatistics([...rows, ...grounded, ...own]).map((row) => row.siteClass)).toEqual(['ground', 'tower']);
  });

  test('quartiles never fall, lie among the prices, and no carrier can be told', () => {
    const rows = fc.array(fc.record({ carrierId: fc.nat(4), unitCents: fc.nat(100_000), lineCount: fc.integer({ min: 1, max: 9 }) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(rows, (prices) => {
        const given = prices.map((row) => ({ ...price(row.carrierId, row.unitCents), lineCount: row.lineCount }));
        for (const row of priceStatistics(given)) {
          const amounts = given.map((one) => one.unitCents);
          expect(row.lowerCents).toBeGreaterThanOrEqual(Math.min(...amounts));
          expect(row.lowerCents).toBeLessThanOrEqual(row.medianCents);
          expect(row.medianCents).toBeLessThanOrEqual(row.upperCents);
          expect(row.upperCents).toBeLessThanOrEqual(Math.max(...amounts));
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
  const statistics = priceStatistics([price(1, 2_500_000), price(2, 2_800_000), price(3, 3_000_000)]);
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
    expect(found[0]?.sentence).toContain('far below 12 approved lines of 3 carriers at sites on towers');
    expect(found[0]?.sentence).toContain('0.4 times the middle price');
  });

  test('where all approved prices are alike, a tenth more is not yet an outlier', () => {
    const alike = priceStatistics([price(1, 10_000), price(2, 10_000), price(3, 10_000)]);
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
