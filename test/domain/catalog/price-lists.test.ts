import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareEditions } from '../../../server/domain/catalog/compare-editions.ts';
import { checkEditionHeader, readEditionHeader } from '../../../server/domain/catalog/edition-header.ts';
import { planPriceSheet } from '../../../server/domain/catalog/plan-price-sheet.ts';
import { costCategories, type PriceBookEntry, priceBases } from '../../../server/domain/catalog/price-book.ts';
import { readPriceAmount } from '../../../server/domain/catalog/read-price-amount.ts';
import { findNearestWord, readWord } from '../../../server/domain/catalog/read-word.ts';
import { cents } from '../../../server/domain/money.ts';

describe('an amount in a cell', () => {
  test.each([
    ['1250', 125_000],
    ['$1,250.5', 125_050],
    ['USD 38.90', 3890],
    ['38.90 USD', 3890],
    ['.5', 50],
    ['0', 0],
    ['1,000,000', 100_000_000],
  ])('%s is read to the cent', (text, amount) => {
    expect(readPriceAmount(text, 'each')).toEqual({ value: amount, problems: [] });
  });

  test.each([
    ['', /is empty/],
    ['-5', /below zero/],
    ['(5.00)', /below zero/],
    ['−5', /below zero/],
    ['1.234', /three decimals.*Write 1.23 or 1.24/],
    ['33.3333333333333', /13 decimals.*33.33 or 33.34/],
    ['€5', /not in US dollars/],
    ['5 CAD', /not in US dollars/],
    ['1.234,56', /not an amount/],
    ['12,34', /not an amount/],
    ['=A1', /formula/],
    ['#N/A', /error of a formula/],
    ['abc', /not an amount/],
    ['5 %', /not an amount/],
    ['2000000000', /billion/],
    ['1e5', /not an amount/],
  ])('%s gets a sentence', (text, sentence) => {
    const { value, problems } = readPriceAmount(text, 'each');
    expect(value).toBeUndefined();
    expect(problems[0]?.message).toMatch(sentence);
  });

  test('of a percentage becomes basis points, and a share that looks like a percent cell is doubted', () => {
    expect(readPriceAmount('7.5', 'percent of direct cost').value).toBe(750);
    expect(readPriceAmount('8 %', 'percent of direct cost').value).toBe(800);
    expect(readPriceAmount('0.08', 'percent of direct cost').problems).toMatchObject([{ severity: 'warning', code: 'price-small-share' }]);
    expect(readPriceAmount('101', 'percent of direct cost').value).toBeUndefined();
  });

  test('is the same number of cents however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), (amount) => {
        expect(readPriceAmount((amount / 100).toFixed(2), 'each').value).toBe(amount);
        expect(readPriceAmount(String(amount / 100), 'each').value).toBe(amount);
      }),
    );
  });
});

describe('words of a closed list', () => {
  test('are known however they are written', () => {
    expect(readWord(costCategories, 'tower & STRUCTURE')).toBe('Tower and structure');
    expect(readWord(priceBases, 'Vendor-Quote')).toBe('vendor quote');
    expect(readWord(priceBases, 'quote')).toBeUndefined();
  });

  test.each([
    ['Towers', 'Tower and structure'],
    ['Radio', 'Radio access'],
    ['Disposl', 'Disposal'],
    ['Core & OSS systems', 'Core and OSS'],
    ['Permits', 'Engineering and permits'],
  ])('for %s the nearest is %s', (text, nearest) => {
    expect(findNearestWord(costCategories, text)).toBe(nearest);
  });

  test('nothing is offered for what is near to nothing', () => {
    expect(findNearestWord(priceBases, 'hearsay in a bar')).toBeUndefined();
    expect(findNearestWord(priceBases, 'x')).toBeUndefined();
  });
});

describe('the headers of a price list', () => {
  const plan = (...cells: string[]) => planPriceSheet('Prices', [{ row: 3, cells }]);

  test.each([
    ['Unit of measure', 'unit'],
    ['Min', 'low'],
    ['Max', 'high'],
    ['Typical', 'likely'],
    ['Low (USD)', 'low'],
    ['High price ($)', 'high'],
    ['Unit_Cost', 'likely'],
    ['BASE YEAR', 'year'],
  ])('%s is the column %s', (header, key) => {
    expect(plan('Code', 'Item', header, 'Category', 'Low', 'Unit')?.columns.get(key as 'unit')).toBeDefined();
  });

  test('stand below a title', () => {
    const rows = [
      { row: 1, cells: ['Price book of the carrier'] },
      { row: 4, cells: ['', 'Code', 'Category', 'Item', 'Unit', 'Low', 'Likely', 'High', 'Basis', 'Source'] },
    ];
    const found = planPriceSheet('Prices', rows);
    expect(found).toMatchObject({ headerRow: 4, issues: [] });
    expect(found?.columns.get('code')).toBe(1);
  });

  test('are not there in other lists', () => {
    expect(plan('Site code', 'Site name', 'Latitude', 'Longitude')).toBeUndefined();
    expect(plan('Code', 'Name', 'Notes')).toBeUndefined();
  });

  test('the template’s own header goes before another name for it', () => {
    const found = plan('Code', 'Description', 'Item', 'Unit', 'Low', 'Likely', 'High', 'Basis', 'Source', 'Category');
    expect(found?.columns.get('item')).toBe(2);
    expect(found?.issues).toMatchObject([{ severity: 'warning', code: 'column-left-out' }]);
  });
});

describe('what an edition says of itself', () => {
  const row = (number: number, ...cells: string[]) => ({ sheet: 'Prices', row: number, cells });

  test('is read from labels and the cells beside them; a day is brought to one form', () => {
    const { header, issues } = readEditionHeader([
      row(1, 'Edition code:', '2026.4'),
      row(2, 'Effective date', '3/1/2026'),
      row(3, 'Statement', 'Two\nlines'),
      row(4, 'About the unit', 'each'),
      row(5, 'Currency', 'US dollars'),
    ]);
    expect(header).toEqual({ code: '2026.4', title: '', effectiveOn: '2026-03-01', statement: 'Two lines', officialSource: '' });
    expect(issues).toEqual([]);
  });

  test('is complete before it is published', () => {
    const header = { code: '', title: ' ', effectiveOn: '1999-01-01', statement: 'x'.repeat(5000), officialSource: '' };
    const codes = (bases: (typeof priceBases)[number][]) => checkEditionHeader(header, new Set(bases)).map((issue) => [issue.field, issue.code]);
    expect(codes([])).toEqual([
      ['code', 'edition-field-missing'],
      ['title', 'edition-field-missing'],
      ['statement', 'edition-field-long'],
      ['effectiveOn', 'effective-day'],
    ]);
    expect(codes(['official catalog'])).toContainEqual(['officialSource', 'official-source-missing']);
  });
});

describe('comparing two price lists', () => {
  const price = fc.record({
    code: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
    unit: fc.constantFrom('each', 'per site'),
    likely: fc.integer({ min: 0, max: 1000 }),
    basis: fc.constantFrom(...priceBases),
  });
  const list = fc.uniqueArray(price, { selector: ({ code }) => code }).map((rows) => rows.map(toEntry));

  test('counts every price once, whatever the lists', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { counts, changes } = compareEditions(before, after);
        expect(counts.added + counts.changed + counts.same).toBe(after.length);
        expect(counts.dropped + counts.changed + counts.same).toBe(before.length);
        expect(changes).toHaveLength(counts.added + counts.dropped + counts.changed);
        const back = compareEditions(after, before).counts;
        expect(back).toMatchObject({
          added: counts.dropped,
          dropped: counts.added,
          changed: counts.changed,
          moved: counts.moved,
          up: counts.down,
          down: counts.up,
        });
        expect(compareEditions(before, before).changes).toEqual([]);
      }),
    );
  });

  test('never tells a percentage across units', () => {
    const [change] = compareEditions(
      [toEntry({ code: 'A', unit: 'each', likely: 5 })],
      [toEntry({ code: 'a', unit: 'per site', likely: 10 })],
    ).changes;
    expect(change).toMatchObject({ kind: 'changed', fields: ['low', 'likely', 'high', 'unit'], moves: { likely: null } });
  });
});

function toEntry({
  code,
  unit,
  likely,
  basis = 'published',
}: {
  code: string;
  unit: string;
  likely: number;
  basis?: PriceBookEntry['basis'];
}): PriceBookEntry {
  const amount = cents(likely * 100);
  return {
    code,
    category: 'Power',
    item: 'Battery',
    unit,
    lowCents: amount,
    likelyCents: amount,
    highCents: amount,
    year: 2026,
    basis,
    source: 'S',
    notes: '',
  };
}
