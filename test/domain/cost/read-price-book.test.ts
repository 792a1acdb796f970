import { describe, expect, test } from '@jest/globals';
import { readPriceBook } from '../../../server/domain/catalog/read-price-book.ts';
import { readRecipes } from '../../../server/domain/catalog/read-recipes.ts';
import { readPublicFigures } from '../../../server/domain/cost/totals/read-public-figures.ts';
import { value } from './planning-seed.ts';

const header = { code: '2027.1', title: 'Edition', effectiveOn: '2027-01-01', statement: 'For tests.' };
const row = {
  code: 'TR-010',
  category: 'Transport and routing',
  item: 'Router',
  unit: 'each',
  low: '4000',
  likely: '8000.50',
  high: '$12,000',
  year: '2026',
  basis: 'vendor quote',
  source: 'Quote 17',
  notes: '',
};

describe('reading a price book', () => {
  test('dollars become cents, commas and dollar signs are understood, a percentage becomes basis points', () => {
    const percent = { ...row, code: 'PM-010', unit: 'percent of direct cost', low: '5', likely: '7.5', high: '12', year: '' };
    const { entries } = value(readPriceBook(header, [row, percent]));
    expect(entries[0]).toMatchObject({ lowCents: 400_000, likelyCents: 800_050, highCents: 1_200_000, year: 2026 });
    expect(entries[1]).toMatchObject({ lowCents: 500, likelyCents: 750, highCents: 1200, year: null });
  });

  test('all faults come back at once, each with row and column', () => {
    const rows = [
      row,
      { ...row, low: '9000' },
      { ...row, code: 'A', high: '-5' },
      { ...row, code: 'B', unit: '', likely: 'EUR 5' },
      { ...row, code: 'C', category: 'Radio', basis: 'hearsay', year: '26' },
      {},
    ];
    const result = readPriceBook({ ...header, effectiveOn: 'soon', title: '' }, rows);
    expect(result.ok).toBe(false);
    const found = result.issues.map((issue) => [issue.code, issue.cell?.row, issue.cell?.header]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['effective-day', undefined, undefined],
        ['edition-field-missing', undefined, undefined],
        ['duplicate-code', 3, 'code'],
        ['price-order', 3, 'likely'],
        ['price-amount', 4, 'high'],
        ['price-field-missing', 5, 'unit'],
        ['price-amount', 5, 'likely'],
        ['price-category', 6, 'category'],
        ['price-basis', 6, 'basis'],
        ['price-year', 6, 'year'],
        ['price-field-missing', 7, 'code'],
      ]),
    );
  });

  test('an empty price book is refused', () => {
    expect(readPriceBook(header, []).issues.map((issue) => issue.code)).toEqual(['no-prices']);
  });
});

describe('reading recipes', () => {
  const step = { entryCode: 'TR-010', driver: 'per unit', quantity: 1, phase: 'replacement', reason: 'One for one.' };
  const recipe = { key: 'router', title: 'Router', categories: ['router'], scope: 'site', steps: [step] };
  const book = { code: '1', title: 'Recipes', statement: 'For tests.', assumptions: [], exclusions: [], alternatives: [], recipes: [recipe] };

  test('a sound book is read as written', () => {
    expect(value(readRecipes(book)).recipes[0]?.steps[0]).toEqual(step);
  });

  test.each([
    ['a driver that the scope does not know', { ...recipe, steps: [{ ...step, driver: 'per customer' }] }, /driver must be one of/],
    ['an unknown category', { ...recipe, categories: ['toaster'] }, /categories must be/],
    ['a negative quantity', { ...recipe, steps: [{ ...step, quantity: -1 }] }, /number above zero/],
    ['a share above one', { ...recipe, steps: [{ ...step, driver: 'per site', quantity: 2, chance: true }] }, /at most 1/],
    ['an unknown condition', { ...recipe, steps: [{ ...step, only: { moon: 'full' } }] }, /condition may only hold/],
    [
      'a percentage with a quantity',
      { ...recipe, scope: 'network', steps: [{ ...step, driver: 'percent of direct cost', quantity: 2 }] },
      /quantity 1/,
    ],
    ['no reason', { ...recipe, steps: [{ ...step, reason: '' }] }, /no reason/],
    ['nothing at all', null, /scope must be/],
  ])('%s gets a sentence', (_name, faulty, sentence) => {
    const result = readRecipes({ ...book, recipes: [faulty] });
    expect(result.ok).toBe(false);
    expect(result.issues.map((issue) => issue.message).join('\n')).toMatch(sentence);
  });

  test('two recipes with one key, and a book that is no book', () => {
    expect(readRecipes({ ...book, recipes: [recipe, recipe] }).issues[0]?.message).toMatch(/used twice/);
    expect(readRecipes('recipes').ok).toBe(false);
  });
});

test('public figures need source, evidence and exactly one band', () => {
  const figure = { label: 'A', per_site: '100', band: 'low', evidence: 'read', source: 'S', note: '' };
  expect(readPublicFigures([figure]).issues.map((issue) => issue.code)).toEqual(['public-figure-band']);
  expect(readPublicFigures([figure, { ...figure, band: 'high', source: '' }]).issues.map((issue) => issue.code)).toEqual(['public-figure-faulty']);
  expect(readPublicFigures([figure, { ...figure, band: 'high' }]).ok).toBe(true);
});
