import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import { compareEstimates } from '../../../server/domain/cost/totals/compare-estimates.ts';
import { cents, sumCents } from '../../../server/domain/money.ts';
import { aLine, anyLines, aShareLine, aTally } from './sample-lines.ts';
import { anEstimate } from './sample-summary.ts';

const tallies = ['S1', 'S2', 'S3'].map((code) => aTally(code));
const quote = { code: 'Q-3', kind: 'vendor quote' as const, quotedOn: day('2026-10-01'), expiresOn: day('2026-12-31') };
const priced = (amount: number) => ({ unitLowCents: cents(amount), unitLikelyCents: cents(amount), unitHighCents: cents(amount) });

function compare(before: readonly CostLine[], after: readonly CostLine[], isSameInventory = true, choices?: readonly [string, string]) {
  const planOf = (choice: string | undefined) => (choice === undefined ? {} : { plan: { choices: { radios: choice }, recipeChanges: [] } });
  return compareEstimates(
    { ...anEstimate(before, tallies), ...planOf(choices?.[0]) },
    { ...anEstimate(after, tallies, { inventoryVersion: isSameInventory ? 1 : 2 }), ...planOf(choices?.[1]) },
  );
}

describe('what moved between two estimates', () => {
  test('causes, categories and totals sum to the same difference, for any two estimates', () => {
    fc.assert(
      fc.property(anyLines, anyLines, fc.boolean(), (before, after, isSameInventory) => {
        const { causes, categories, totals } = compare(before, after, isSameInventory);
        const difference = sumCents(after.map((line) => line.likelyCents)) - sumCents(before.map((line) => line.likelyCents));
        expect(totals[0]).toMatchObject({ title: 'Likely total', differenceCents: difference });
        expect(sumCents(causes.map((cause) => cause.cents))).toBe(difference);
        expect(sumCents(categories.map((category) => category.differenceCents))).toBe(difference);
      }),
    );
  });

  test('an estimate compared with itself has no cause and no moved line', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const found = compare(lines, lines);
        expect([found.causes, found.movedLines, found.movedEntries, found.keptOut]).toEqual([[], [], [], []]);
      }),
    );
  });

  test('turned around, the totals change their sign', () => {
    fc.assert(
      fc.property(anyLines, anyLines, (before, after) => {
        const there = compare(before, after).totals.map((total) => total.differenceCents);
        expect(compare(after, before).totals.map((total) => cents(-total.differenceCents))).toEqual(there);
      }),
    );
  });
});

describe('the cause of a difference', () => {
  const causeOf = (before: CostLine[], after: CostLine[], isSameInventory = true) =>
    compare(before, after, isSameInventory).causes.map(({ key, cents: amount }) => [key, amount]);
  const one = aLine({ id: 'S1.RA-010', siteCode: 'S1', quantity: 3 });

  test('more radios in a newer inventory are the inventory, in the same inventory a recipe or a choice', () => {
    const more = aLine({ ...one, quantity: 6, likelyCents: cents(60_000) });
    expect(causeOf([one], [more], false)).toEqual([['inventory', 30_000]]);
    expect(causeOf([one], [more])).toEqual([['recipes', 30_000]]);
    const changed = { ...more, change: 'Six radios instead of three: two bands.' };
    expect(causeOf([one], [changed], false)).toEqual([['recipes', 30_000]]);
    expect(compare([one], [changed]).movedLines[0]?.reason).toBe('quantity 3 → 6: Six radios instead of three: two bands.');
  });

  test('a choice that moved a quantity is not blamed on a newer inventory', () => {
    const radios = aLine({ ...one, quantity: 3, formula: '3 RRU × 1' });
    const after = (quantity: number, formula: string) => [aLine({ ...radios, quantity, formula, likelyCents: cents(quantity * 10_000) })];
    const key = (quantity: number, formula: string, choices?: [string, string]) =>
      compare([radios], after(quantity, formula), false, choices).causes[0]?.key;
    const moved: [string, string] = ['one band', 'two bands'];
    expect(key(6, '3 RRU × 2', moved)).toBe('recipes');
    expect(key(2, '3 RRU ÷ 2, rounded up to 2 × 1', moved)).toBe('recipes');
    expect(key(6, '6 RRU × 1', moved)).toBe('inventory');
    expect(key(12, '6 RRU × 2', moved)).toBe('mixed');
    expect(key(12, '6 RRU × 2', ['one band', 'one band'])).toBe('inventory');
    const routers = aLine({ ...one, quantity: 1, formula: '1 router × 1' });
    const more = aLine({ ...routers, quantity: 2, formula: '2 routers × 1', likelyCents: cents(20_000) });
    expect(compare([routers], [more], false, moved).causes[0]?.key).toBe('inventory');
    const rounds = aLine({ ...one, quantity: 1, formula: '150 sites ÷ 200, rounded up to 1 × 1' });
    const two = aLine({ ...rounds, quantity: 2, formula: '1,201 sites ÷ 200, rounded up to 2 × 1', likelyCents: cents(20_000) });
    expect(compare([rounds], [two], false, moved).causes[0]?.key).toBe('inventory');
  });

  test('a line more where inventory and choices both differ is laid to neither alone', () => {
    const extra = aLine({ id: 'S1.RA-012', siteCode: 'S1', entryCode: 'RA-012' });
    expect(compare([one], [one, extra], false, ['a', 'b']).causes.map(({ key }) => key)).toEqual(['mixed']);
    expect(compare([one], [one, extra], false, ['a', 'b']).movedLines[0]?.reason).toBe('line added, from another inventory or from choices.');
    expect(compare([one], [one, extra], false, ['a', 'a']).causes.map(({ key }) => key)).toEqual(['inventory']);
    expect(compare([one], [one, extra], true, ['a', 'b']).causes.map(({ key }) => key)).toEqual(['recipes']);
  });

  test('a quote in place of the price of the edition is an own price, another edition is a price of the edition', () => {
    const dearer = aLine({ ...one, ...priced(12_000), likelyCents: cents(36_000) });
    expect(causeOf([one], [dearer])).toEqual([['prices', 6_000]]);
    expect(causeOf([one], [{ ...dearer, ownPrice: quote }])).toEqual([['ownPrices', 6_000]]);
    expect(compare([one], [{ ...dearer, ownPrice: quote }]).movedLines[0]).toMatchObject({
      before: { quantity: 3, unitCents: 10_000, cents: 30_000 },
      after: { quantity: 3, unitCents: 12_000, cents: 36_000 },
      reason: 'price $100.00 → $120.00 (vendor quote Q-3).',
    });
  });

  test('quantity and price together are told apart, quantity at the old price', () => {
    const both = aLine({ ...one, ...priced(12_000), quantity: 5, likelyCents: cents(60_000) });
    expect(causeOf([one], [both], false)).toEqual([
      ['inventory', 20_000],
      ['prices', 10_000],
    ]);
    expect(compare([one], [both], false).movedLines[0]?.reason).toBe('quantity 3 → 5 (+$200.00); price $100.00 → $120.00 (+$100.00).');
  });

  test('a site that came or went, with all its lines', () => {
    const other = aLine({ id: 'S2.RA-010', siteCode: 'S2' });
    expect(causeOf([one], [one, other], false)).toEqual([['sites', 10_000]]);
    expect(causeOf([one, other], [one], false)).toEqual([['sites', -10_000]]);
  });

  test("a line more at a site that is in both: from recipes, from the inventory, or a line of the carrier's own", () => {
    const extra = aLine({ id: 'S1.TR-010', siteCode: 'S1', entryCode: 'TR-010' });
    expect(causeOf([one], [one, extra])).toEqual([['recipes', 10_000]]);
    expect(causeOf([one], [one, extra], false)).toEqual([['inventory', 10_000]]);
    const own = aLine({ id: 'S1.Q-3', siteCode: 'S1', entryCode: 'Q-3', ownPrice: quote });
    expect(causeOf([one], [one, own])).toEqual([['ownPrices', 10_000]]);
  });

  test('shares count for themselves, whether their base or their rate moved', () => {
    const management = (base: number, rate: number) => aShareLine(base, rate, { id: 'NETWORK.PM-010', shareOf: { of: 'direct' } });
    const escalation = (rate: number) =>
      aShareLine(30_000, rate, { id: 'NETWORK.ESC-2022', shareOf: { of: 'year', entryCodes: ['RA-010'], year: 2022 } });
    expect(causeOf([one, management(30_000, 800)], [one, management(30_000, 1_000)])).toEqual([['percentages', 600]]);
    expect(causeOf([one, management(30_000, 800)], [one, management(60_000, 800)])).toEqual([['percentages', 2_400]]);
    expect(causeOf([one], [one, escalation(1_000)])).toEqual([['escalation', 3_000]]);
    const adjuster = aShareLine(30_000, 500, { id: 'S1.ADJ-x', siteCode: 'S1', shareOf: { of: 'site', entryCodes: ['RA-010'], adjuster: 'x' } });
    expect(causeOf([one], [one, adjuster])).toEqual([['adjusters', 1_500]]);
  });
});

describe('what is shown of it', () => {
  test('the lines that moved most come first, at most 25, and all of one price together', () => {
    const many = Array.from({ length: 3_000 }, (_, index) => aLine({ id: `S1.L-${index}`, siteCode: 'S1', ...priced(index) }));
    const found = compare(
      many,
      many.map((line) => ({ ...line, likelyCents: cents(2 * line.likelyCents), unitLikelyCents: cents(2 * line.unitLikelyCents) })),
    );
    expect(found.movedLines).toHaveLength(25);
    expect(found.movedLines[0]?.differenceCents).toBe(2_999);
    expect(found.movedLines[24]?.differenceCents).toBe(2_975);
    expect(found.movedEntries).toMatchObject([{ entryCode: 'RA-010', lineCount: 2_999, differenceCents: (2_999 * 3_000) / 2 }]);
  });

  test('kept-out cost, contingency and the percentiles stand side by side', () => {
    const keptOut = [
      {
        id: 'KO-1',
        siteCode: null,
        kind: 'own share' as const,
        item: 'Radios',
        amountCents: cents(500),
        formula: '',
        rule: '',
        citation: '',
        reason: '',
      },
    ];
    const before = anEstimate([aLine({ id: 'S1.RA-010', siteCode: 'S1' })], tallies);
    const after = anEstimate([aLine({ id: 'S1.RA-010', siteCode: 'S1', quantity: 2 })], tallies, { keptOut, keptOutCents: cents(500) });
    const found = compareEstimates(before, after);
    expect(found.keptOut).toEqual([{ title: 'Radios', beforeCents: 0, afterCents: 500, differenceCents: 500 }]);
    expect(found.totals.find((total) => total.title === 'P80 of the simulation')).toMatchObject({ beforeCents: 12_000, afterCents: 24_000 });
    expect(found.totals.find((total) => total.title === 'Contingency')).toMatchObject({ beforeCents: 2_000, afterCents: 4_000 });
  });
});
