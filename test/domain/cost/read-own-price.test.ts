import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import type { PriceBookEntry } from '../../../server/domain/catalog/price-book.ts';
import { splitUpgrade } from '../../../server/domain/cost/lines/split-upgrade.ts';
import { isSameUnit } from '../../../server/domain/cost/own-prices/is-same-unit.ts';
import { type OwnPriceGiven, readOwnPrice } from '../../../server/domain/cost/own-prices/read-own-price.ts';
import { readPrice } from '../../../server/domain/cost/own-prices/read-price.ts';
import { cents, formatCents } from '../../../server/domain/money.ts';

const entry = (code: string, unit: string): PriceBookEntry => ({
  code,
  category: 'Backhaul',
  item: code,
  unit,
  lowCents: cents(1),
  likelyCents: cents(2),
  highCents: cents(3),
  year: 2020,
  basis: 'planning assumption',
  source: '',
  notes: '',
});
const given: OwnPriceGiven = {
  kind: 'vendor quote',
  entries: [entry('RA-010', 'each'), entry('BH-010', 'per hop'), entry('PM-010', 'percent of direct cost')],
  findSite: (code) => (code.toLowerCase() === 'hp-1' ? 'HP-1' : undefined),
  documents: [{ title: 'Offer', sha256: 'a'.repeat(64) }],
  certifier: { by: 'Mei Chen', title: 'Engineer' },
  today: day('2026-11-22'),
};
const quoteForm = {
  takes: 'entry',
  entryCode: 'RA-010',
  unit: 'each',
  likely: '26,000',
  use: 'comparable',
  from: 'Acme Radio',
  reference: '4711',
  quotedOn: '2026-11-02',
  expiresOn: '2027-01-31',
};
const estimateForm = {
  ...quoteForm,
  expiresOn: '',
  reference: '',
  certified: 'yes',
  reason: 'Six crew days at the rate of our last three invoices.',
};

function messages(form: Record<string, string>, more: Partial<OwnPriceGiven> = {}): Record<string, string> {
  const result = readOwnPrice(form, { ...given, ...more });
  return result.ok ? {} : Object.fromEntries(result.issues.map(({ field, message }) => [field, message]));
}

describe('a vendor quote', () => {
  test('is read with one firm price', () => {
    const result = readOwnPrice(quoteForm, given);
    expect(result).toMatchObject({
      ok: true,
      value: { entryCode: 'RA-010', unit: 'each', lowCents: 2_600_000, likelyCents: 2_600_000, highCents: 2_600_000, siteCode: null, ownLine: null },
    });
  });

  test('is read with a range, at one site, in the spelling of the inventory', () => {
    const result = readOwnPrice({ ...quoteForm, low: '$24,000.50', high: '29000', siteCode: 'hp-1' }, given);
    expect(result).toMatchObject({ ok: true, value: { lowCents: 2_400_050, highCents: 2_900_000, siteCode: 'HP-1' } });
  });

  test('takes the spelling of the entry for its unit', () => {
    expect(readOwnPrice({ ...quoteForm, entryCode: 'bh-010', unit: 'Hop' }, given)).toMatchObject({
      value: { entryCode: 'BH-010', unit: 'per hop' },
    });
  });

  test('in another unit is refused in so many words', () => {
    expect(messages({ ...quoteForm, entryCode: 'BH-010' })).toEqual({
      unit: 'The entry is priced per hop; the quote says each. Enter the price per hop, or choose another entry.',
    });
  });

  test('is told every fault at once', () => {
    const found = messages(
      { takes: 'entry', entryCode: 'XX-1', siteCode: 'nowhere', use: 'bribe', quotedOn: '2026-02-30', likely: '-5' },
      { documents: [] },
    );
    expect(Object.keys(found).sort()).toEqual([
      'documents',
      'entryCode',
      'expiresOn',
      'from',
      'likely',
      'quotedOn',
      'reference',
      'siteCode',
      'unit',
      'use',
    ]);
    for (const message of Object.values(found)) expect(message).toMatch(/\.$/);
  });

  test('needs low, likely and high in order, and both ends or none', () => {
    expect(messages({ ...quoteForm, low: '27000', high: '25000' })).toMatchObject({
      low: expect.stringMatching(/above/),
      high: expect.stringMatching(/below/),
    });
    expect(messages({ ...quoteForm, low: '20000' })).toEqual({ high: expect.stringMatching(/highest price too/) });
  });

  test('cannot be of tomorrow, nor end before it began', () => {
    expect(messages({ ...quoteForm, quotedOn: '2026-11-23' }).quotedOn).toMatch(/not come yet/);
    expect(messages({ ...quoteForm, expiresOn: '2026-11-01' }).expiresOn).toMatch(/before that/);
    expect(readOwnPrice({ ...quoteForm, quotedOn: '11/02/2026' }, given)).toMatchObject({ value: { quotedOn: '2026-11-02' } });
  });

  test('may have expired: that is for the estimate to say', () => {
    expect(messages({ ...quoteForm, expiresOn: '2026-11-10' })).toEqual({});
  });
});

describe('an upgrade', () => {
  const upgrade = { ...quoteForm, use: 'upgrade', comparable: '19,500', reason: 'Same bands and power, without the fifth band.' };

  test('needs the price of the comparable and why it is comparable', () => {
    expect(messages({ ...upgrade, comparable: '', reason: '' })).toEqual({
      comparable: expect.stringMatching(/pays no more/),
      reason: expect.stringMatching(/comparable/),
    });
    expect(messages({ ...upgrade, comparable: '26000' }).comparable).toMatch(/no less than the upgrade/);
  });

  test('is split at the price of the comparable, to the cent', () => {
    expect(splitUpgrade({ likelyCents: cents(2_600_000), comparableCents: cents(1_950_000) })).toEqual({
      paidCents: 1_950_000,
      ownCents: 650_000,
      share: 0.75,
    });
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), (likely, comparable) => {
        const { paidCents, ownCents } = splitUpgrade({ likelyCents: cents(likely), comparableCents: cents(comparable) });
        expect([paidCents + ownCents, paidCents <= comparable, ownCents >= 0]).toEqual([likely, true, true]);
      }),
    );
  });
});

describe('a percentage of the price book', () => {
  const rate = { ...quoteForm, entryCode: 'PM-010', unit: 'percent of direct cost', likely: '8.25' };

  test.each([
    ['8', 800],
    ['8 %', 800],
    ['8%', 800],
    ['8.25', 825],
    ['8.250', 825],
    ['8.25\u00a0%', 825],
    ['8.25 percent', 825],
    ['0.5 %', 50],
    ['100', 10_000],
  ])('is replaced by %s, which is kept as basis points', (likely, points) => {
    expect(readOwnPrice({ ...rate, likely }, given)).toMatchObject({
      ok: true,
      value: { entryCode: 'PM-010', unit: 'percent of direct cost', lowCents: points, likelyCents: points, highCents: points },
    });
  });

  test.each([
    ['$8', /is a percentage, so write 8 or 8\.25 and no amount of money/],
    ['825 USD', /no amount of money/],
    ['0.0825', /can be read in two ways.*Write 0\.08 % or 8\.25 %/],
    ['0.5', /can be read in two ways.*Write 0\.5 % or 50 %/],
    ['8,25', /point/],
    ['8.255', /two decimals/],
    ['-1', /below zero/],
    ['0', /zero\. To leave/],
    ['101', /more than 100 %/],
    ['about 8', /not a percentage/],
  ])('is not replaced by %s, with a sentence', (likely, sentence) => {
    expect(messages({ ...rate, likely }).likely).toMatch(sentence);
  });

  test('has a range in percent, from nothing, and faults are told in percent', () => {
    expect(readOwnPrice({ ...rate, low: '0', high: '9.5 %' }, given)).toMatchObject({ value: { lowCents: 0, likelyCents: 825, highCents: 950 } });
    expect(messages({ ...rate, low: '9', high: '8' })).toEqual({
      low: 'The lowest price is above the likely one of 8.25 %. Correct one of the two.',
      high: 'The highest price is below the likely one of 8.25 %. Correct one of the two.',
    });
  });

  test('takes its unit in every spelling of percent and no other', () => {
    for (const unit of ['%', 'percent', 'Per cent', '% of direct cost', 'percent of the direct costs'])
      expect(readOwnPrice({ ...rate, unit }, given)).toMatchObject({ ok: true, value: { unit: 'percent of direct cost' } });
    expect(messages({ ...rate, unit: 'each' }).unit).toBe(
      'The entry is priced percent of direct cost; the quote says each. Enter the price percent of direct cost, or choose another entry.',
    );
    expect(messages({ ...quoteForm, unit: '%' }).unit).toMatch(/The entry is priced each; the quote says %/);
  });

  test('stands on the whole estimate, so it cannot hold at one site', () => {
    expect(messages({ ...rate, siteCode: 'hp-1' }).siteCode).toMatch(/percentage of all direct cost.*Leave the site blank/);
  });

  test('as an upgrade is paid up to the percentage of the comparable', () => {
    const upgrade = { ...rate, use: 'upgrade', reason: 'The comparable service has no night shift.' };
    expect(readOwnPrice({ ...upgrade, comparable: '6.5 %' }, given)).toMatchObject({ ok: true, value: { comparableCents: 650 } });
    expect(messages({ ...upgrade, comparable: '9' }).comparable).toMatch(/^The comparable costs 9 %, no less/);
  });
});

describe('an own estimate', () => {
  const own = { kind: 'own estimate' as const, documents: [] };

  test('is certified by name and title on the day', () => {
    expect(readOwnPrice(estimateForm, { ...given, ...own })).toMatchObject({
      value: { certified: { by: 'Mei Chen', title: 'Engineer', on: '2026-11-22' }, expiresOn: null },
    });
  });

  test('without certification or support is refused', () => {
    expect(messages({ ...estimateForm, certified: '', reason: 'Guess.' }, own)).toEqual({
      certified: expect.stringMatching(/good faith/),
      reason: expect.stringMatching(/support/),
    });
    expect(messages({ ...estimateForm, reason: '' }, { kind: 'own estimate' })).toEqual({});
  });
});

describe('a line of its own', () => {
  const line = {
    ...quoteForm,
    takes: 'line',
    entryCode: '',
    item: 'Helicopter lift',
    category: 'Tower and structure',
    phase: 'removal',
    quantity: '2.5',
    unit: 'per lift',
  };

  test('says what it is and how much of it', () => {
    expect(readOwnPrice(line, given)).toMatchObject({
      value: {
        entryCode: null,
        unit: 'per lift',
        ownLine: { item: 'Helicopter lift', category: 'Tower and structure', phase: 'removal', quantity: 2.5 },
      },
    });
  });

  test('costs no more than ten billion dollars in all', () => {
    expect(messages({ ...line, likely: '1,000', quantity: '10,000,000' })).toEqual({});
    expect(messages({ ...line, likely: '1,000.01', quantity: '10,000,000' })).toEqual({
      quantity: '10,000,000 × $1,000.01 comes to more than $10,000,000,000, more than any program paid. Check the quantity and the price.',
    });
    expect(messages({ ...line, low: '1', likely: '2', high: '1,000,000,000', quantity: '11' }).quantity).toMatch(/^11 × \$1,000,000,000\.00/);
  });

  test('is told every part that is missing', () => {
    expect(Object.keys(messages({ ...line, item: '', category: 'Fun', phase: '', quantity: '0', unit: '' }))).toEqual([
      'unit',
      'item',
      'category',
      'phase',
      'quantity',
    ]);
    expect(messages({ ...line, unit: 'percent of all' }).unit).toMatch(/percentage/);
  });
});

describe('a price in words', () => {
  test.each([
    ['26000', 2_600_000],
    ['$26,000.00', 2_600_000],
    ['26,000 USD', 2_600_000],
    ['US$ 1.5', 150],
    ['0.01', 1],
  ])('%s is read', (text, amount) => expect(readPrice(text).value).toBe(amount));

  test.each([
    ['€26,000', /another currency/],
    ['26,000 EUR', /another currency/],
    ['26.000,00', /two ways/],
    ['26.000', /two ways/],
    ['-5', /below zero/],
    ['0', /zero/],
    ['1.0051', /fractions of a cent/],
    ['about 5', /not an amount/],
    ['1e9', /not an amount/],
    ['99999999999999', /cannot be a price/],
    ['1000000000.01', /more than \$1,000,000,000/],
  ])('%s is refused with a sentence', (text, sentence) => expect(readPrice(text).problems[0]?.message).toMatch(sentence));

  test('comes back as it was printed', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e11 }), (amount) => expect(readPrice(formatCents(cents(amount))).value).toBe(amount)));
  });
});

test('two spellings of one unit are the same, two units are not', () => {
  for (const [one, other] of [
    ['each', 'EA.'],
    ['per hop', '/hop'],
    ['per tower foot', 'per tower feet'],
    ['per site', 'sites'],
    ['per crew day', 'crew-day'],
  ] as const) {
    expect(isSameUnit(one, other)).toBe(true);
  }
  for (const [one, other] of [
    ['each', 'per hop'],
    ['per site', 'per sector'],
    ['per tower', 'per tower foot'],
    ['per customer', 'per port'],
  ] as const) {
    expect(isSameUnit(one, other)).toBe(false);
  }
});
