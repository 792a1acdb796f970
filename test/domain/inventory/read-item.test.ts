import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import { createModelMatcher } from '../../../server/domain/catalog/match-model.ts';
import { readItem } from '../../../server/domain/inventory/read-item.ts';
import { seedModels } from '../catalog/seed-models.ts';

const context = { today: day('2026-11-22'), matchModel: createModelMatcher(seedModels()), takenTags: ['HP-1-E01'] };
const fields = { siteCode: 'HP-1', maker: 'Huawei', model: 'RRU3908' };

function item(more: Record<string, string> = {}) {
  const result = readItem({ ...fields, ...more }, context);
  return result.ok ? result.value : undefined;
}

function problems(more: Record<string, string>) {
  return readItem({ ...fields, ...more }, context).issues.map(({ field, code, severity }) => `${severity} ${field} ${code}`);
}

describe('one line of equipment from a form', () => {
  test('gets the site’s next free tag, the catalog’s key and category, and a quantity of one', () => {
    expect(item()).toEqual({
      tag: 'HP-1-E02',
      siteCode: 'HP-1',
      maker: 'Huawei',
      model: 'RRU3908',
      modelKey: 'huawei-rru3908',
      category: 'RRU',
      quantity: 1,
      serials: [],
      obtainedOn: null,
      ownership: null,
      status: 'in-service',
      notes: null,
    });
  });

  test('needs a site, a maker and a model', () => {
    expect(readItem({}, context).issues.map((issue) => issue.field)).toEqual(['siteCode', 'maker', 'model']);
    expect(item({ maker: '', model: 'Huawei RRU3908' })).toMatchObject({ maker: 'Huawei', modelKey: 'huawei-rru3908' });
  });

  test('reads serial numbers parted in any usual way, and counts them when no quantity is given', () => {
    expect(item({ serials: 'A1; A2,A3\nA4' })).toMatchObject({ serials: ['A1', 'A2', 'A3', 'A4'], quantity: 4 });
  });

  test.each([
    ['3', 3],
    ['3.0', 3],
    ['1,200', 1200],
    ['3 ea', 3],
    ['2 pcs.', 2],
  ])('a quantity of “%s” is %d', (quantity, units) => {
    expect(item({ quantity })?.quantity).toBe(units);
  });

  test.each([
    ['-3', 'error quantity quantity-negative'],
    ['0', 'error quantity quantity-zero'],
    ['2.5', 'error quantity quantity-fraction'],
    ['2000000', 'error quantity quantity-absurd'],
    ['2.1E+17', 'error quantity quantity-absurd'],
    ['20000', 'warning quantity quantity-unlikely'],
    ['three', 'error quantity not-a-quantity'],
    ['1,2,3', 'error quantity not-a-quantity'],
  ])('a quantity of “%s” is an %s', (quantity, problem) => {
    expect(problems({ quantity })).toEqual([problem]);
  });

  test('doubts serial numbers that do not fit the quantity', () => {
    expect(problems({ quantity: '3', serials: 'A1; A2' })).toEqual(['warning serials serial-count']);
  });

  test('refuses a serial number twice, or shortened by a spreadsheet', () => {
    expect(problems({ serials: 'A1; a1' })).toEqual(['error serials duplicate-serial']);
    expect(problems({ serials: '2.10231E+17' })).toEqual(['error serials serial-shortened']);
  });

  test('keeps a model that the catalog does not know, and asks', () => {
    expect(problems({ model: 'RRU9999' })).toEqual(['warning model unknown-model']);
    expect(item({ model: 'RRU9999', category: 'RRU' })).toMatchObject({ model: 'RRU9999', modelKey: null, category: 'RRU' });
    expect(problems({ maker: 'Ericsson' })).toEqual(['warning maker unknown-maker']);
  });

  test('says when it takes a text for a model, and when the catalog has another category', () => {
    expect(problems({ model: 'rru-3908 v2' })).toEqual(['warning model model-close']);
    expect(problems({ category: 'antenna' })).toEqual(['warning category category-differs']);
    expect(item({ category: 'antenna' })?.category).toBe('RRU');
  });

  test('refuses a day that has not come', () => {
    expect(problems({ obtainedOn: '2030-01-01' })).toEqual(['error obtainedOn day-in-the-future']);
  });
});
