import { describe, expect, test } from '@jest/globals';
import { readModels, toModelKey } from '../../../server/domain/catalog/read-models.ts';
import { equipmentCategories } from '../../../server/domain/inventory/equipment.ts';
import { seedModels, seedRows } from './seed-models.ts';

const row = { maker: 'Huawei', model: 'RRU3908', aliases: 'RRU 3908; 3908', category: 'RRU', evidence: 'name-read', source: 'list' };

describe('the equipment catalog', () => {
  test('has 748 models, 583 by Huawei and 165 by ZTE, each with its own key', () => {
    const models = seedModels();
    expect(models).toHaveLength(748);
    expect(models.filter((model) => model.maker === 'Huawei')).toHaveLength(583);
    expect(models.filter((model) => model.maker === 'ZTE')).toHaveLength(165);
    expect(new Set(models.map((model) => model.key)).size).toBe(748);
  });

  test('says for every model how far to trust it and where it comes from', () => {
    const models = seedModels();
    const count = (evidence: string) => models.filter((model) => model.evidence === evidence).length;
    expect([count('read'), count('name-read'), count('remembered')]).toEqual([26, 444, 278]);
    expect(models.filter((model) => model.source === '' || model.description === '')).toEqual([]);
  });

  test('uses every category but “other”', () => {
    const used = new Set(seedModels().map((model) => model.category));
    expect([...equipmentCategories].filter((category) => !used.has(category))).toEqual(['other']);
  });

  test('keeps models apart whose names differ by a plus sign only', () => {
    expect(toModelKey('ZTE', 'MF283')).toBe('zte-mf283');
    expect(toModelKey('ZTE', 'MF283+')).toBe('zte-mf283-plus');
    expect(toModelKey('Huawei', 'CSCF (CSC3300)')).toBe('huawei-cscf-csc3300');
  });

  test('parts aliases at semicolons', () => {
    const result = readModels([row]);
    expect(result.ok && result.value[0]?.aliases).toEqual(['RRU 3908', '3908']);
  });

  test.each([
    ['no model', { ...row, model: '' }, 'lacks its maker or model'],
    ['a category that is none', { ...row, category: 'radio' }, '“radio”'],
    ['an evidence that is none', { ...row, evidence: 'sure' }, '“sure”'],
  ])('refuses a row with %s and says which', (_, faulty, words) => {
    const result = readModels([row, faulty]);
    expect(result.ok).toBe(false);
    expect(result.issues[0]?.message).toContain('Row 3');
    expect(result.issues[0]?.message).toContain(words);
  });

  test('refuses the same model twice', () => {
    expect(readModels([row, { ...row, model: 'rru3908' }]).issues[0]?.message).toContain('repeats Huawei rru3908');
  });

  test('reads every row of its file', () => {
    expect(seedRows()).toHaveLength(748);
  });
});
