import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import { type PriceBookEdition, type PriceBookEntry, percentUnit } from '../../../server/domain/catalog/price-book.ts';
import { listPriceMoves } from '../../../server/domain/cost/totals/list-price-moves.ts';
import { cents, sumCents } from '../../../server/domain/money.ts';
import { aLine, aShareLine } from './sample-lines.ts';

function anEntry(code: string, likely: number, changes: Partial<PriceBookEntry> = {}): PriceBookEntry {
  const prices = { lowCents: cents(Math.round(likely * 0.8)), likelyCents: cents(likely), highCents: cents(Math.round(likely * 1.5)) };
  return {
    code,
    category: 'Radio access',
    item: 'Item',
    unit: 'each',
    ...prices,
    year: 2022,
    basis: 'planning assumption',
    source: 'S',
    notes: '',
    ...changes,
  };
}

function anEdition(code: string, entries: PriceBookEntry[]): PriceBookEdition {
  return { code, title: code, effectiveOn: day('2026-01-01'), statement: '', entries };
}

const old = anEdition('2026.1', [
  anEntry('RA-010', 10_000),
  anEntry('TW-030', 50_000),
  anEntry('BH-010', 60_000),
  anEntry('TR-010', 8_000),
  anEntry('PM-010', 800, { unit: percentUnit }),
]);
/** Radios 20 % dearer on a quote, rigging gone, hops in another unit, routers as they were, management 10 %. */
const next = anEdition('2027.1', [
  anEntry('RA-010', 12_000, { basis: 'vendor quote', year: 2026 }),
  anEntry('BH-010', 30_000, { unit: 'per terminal' }),
  anEntry('TR-010', 8_000),
  anEntry('PM-010', 1_000, { unit: percentUnit }),
]);
const lines = [
  aLine({ id: 'S1.RA-010', quantity: 3 }),
  aLine({ id: 'S2.RA-010', quantity: 6 }),
  aLine({ id: 'S3.RA-010', quantity: 1, ownPrice: { code: 'Q-1', kind: 'vendor quote', quotedOn: day('2026-01-05'), expiresOn: null } }),
  aLine({ id: 'S1.TW-030', entryCode: 'TW-030', unitLikelyCents: cents(50_000) }),
  aLine({ id: 'S1.BH-010', entryCode: 'BH-010', unitLikelyCents: cents(60_000) }),
  aLine({ id: 'S1.TR-010', entryCode: 'TR-010', unitLikelyCents: cents(8_000) }),
  aShareLine(218_000, 800, { id: 'NETWORK.PM-010', entryCode: 'PM-010', unit: percentUnit, shareOf: { of: 'direct' } }),
];

describe('the memo of a new edition', () => {
  const moves = listPriceMoves(lines, old, next);
  const of = (code: string) => moves.find((move) => move.entryCode === code);

  test('tells each price before and after and what it moves, in the order of the old edition', () => {
    expect(moves.map((move) => move.entryCode)).toEqual(['RA-010', 'TW-030', 'BH-010', 'TR-010', 'PM-010']);
    expect(of('RA-010')).toMatchObject({ kind: 'price', lineCount: 3, beforeCents: 100_000, movedCents: 18_000, afterCents: 118_000 });
    expect(of('RA-010')?.sentence).toBe(
      'Price $100.00 → $120.00. Basis planning assumption → vendor quote. Price year 2022 → 2026; escalation changes with it in a new estimate. 1 of 3 lines keeps its own price.',
    );
  });

  test('a price that vanished or is in another unit moves nothing and says what to do', () => {
    expect(of('TW-030')).toMatchObject({ kind: 'vanished', movedCents: 0, after: null });
    expect(of('TW-030')?.sentence).toContain('a new estimate is refused');
    expect(of('BH-010')).toMatchObject({ kind: 'other unit', movedCents: 0 });
    expect(of('BH-010')?.sentence).toContain('"per terminal"');
    expect(of('TR-010')).toMatchObject({ kind: 'same', movedCents: 0, sentence: 'No change.' });
  });

  test('percentages are computed anew on the moved base: 10 % of $2,360.00 in place of 8 % of $2,180.00', () => {
    expect(of('PM-010')).toMatchObject({ beforeCents: 17_440, afterCents: 23_600, movedCents: 6_160 });
    expect(of('PM-010')?.sentence).toBe('Price 8 % → 10 %.');
  });

  test('an edition against itself moves nothing', () => {
    expect(listPriceMoves(lines, old, old).every((move) => move.movedCents === 0 && move.kind !== 'price')).toBe(true);
  });

  test('adjusters and escalation move with what they are a share of', () => {
    const adjuster = aShareLine(90_000, 1_000, { id: 'S1.ADJ-x', siteCode: 'S1', shareOf: { of: 'site', entryCodes: ['RA-010'], adjuster: 'x' } });
    const escalation = aShareLine(90_000, 2_000, { id: 'NETWORK.ESC-2022', shareOf: { of: 'year', entryCodes: ['RA-010'], year: 2022 } });
    const found = listPriceMoves([aLine({ quantity: 9 }), adjuster, escalation], old, next);
    expect(found.map((move) => [move.kind, move.movedCents])).toEqual([
      ['price', 18_000],
      ['follows', 1_800],
      ['follows', 3_600],
    ]);
  });

  test('kinds of lines with their sums give the same memo as the lines themselves', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 90_000 }), (quantities, price) => {
        const each = quantities.map((quantity, index) => aLine({ id: `S${index}.RA-010`, quantity }));
        const quantity = quantities.reduce((sum, one) => sum + one, 0);
        const kind = { ...aLine(), quantity, lineCount: each.length, likelyCents: sumCents(each.map((line) => line.likelyCents)) };
        const to = anEdition('2027.1', [anEntry('RA-010', price)]);
        expect(listPriceMoves([kind], old, to)).toEqual(listPriceMoves(each, old, to));
      }),
    );
  });
});
