import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import { applyConfiguration, type SiteConfiguration } from '../../../server/domain/inventory/apply-configuration.ts';
import { createTagger } from '../../../server/domain/inventory/create-tagger.ts';
import { aNewItem } from '../../../server/domain/inventory/item-fields.ts';
import { readConfigurations } from '../../../server/domain/inventory/read-configurations.ts';
import { aNewSite } from '../../../server/domain/inventory/site-fields.ts';
import { projectRoot } from '../../../server/platform/project-root.ts';
import { seedModels } from '../catalog/seed-models.ts';

const json: unknown = JSON.parse(readFileSync(join(projectRoot, 'db/seed/site-configurations.json'), 'utf8'));
const models = seedModels();
const terms = { obtainedOn: day('2016-05-04'), ownership: 'owned' as const, evenWhereEquipped: false };

function shipped(): SiteConfiguration[] {
  const result = readConfigurations(json, models);
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join('\n'));
  return result.value;
}

describe('standard site configurations', () => {
  test('eight ship with the program, of models and categories that the catalog has', () => {
    const keys = new Set(models.map((model) => model.key));
    expect(shipped()).toHaveLength(8);
    for (const configuration of shipped()) {
      const { items } = applyConfiguration(configuration, { sites: [aNewSite('A')], items: [] }, terms);
      expect(items.length).toBeGreaterThanOrEqual(4);
      expect(items.every((item) => item.modelKey !== null && keys.has(item.modelKey))).toBe(true);
    }
  });

  test('put their equipment at each site, with tags of their own', () => {
    const [configuration] = shipped();
    if (!configuration) throw new Error('none');
    const { items } = applyConfiguration(configuration, { sites: [aNewSite('A'), aNewSite('B')], items: [] }, terms);
    expect(items.filter((item) => item.siteCode === 'A').map((item) => `${item.tag} ${item.quantity} × ${item.model}`)).toEqual([
      'A-E01 1 × BBU3910',
      'A-E02 3 × RRU3908',
      'A-E03 3 × ADU4518R6',
      'A-E04 1 × ATN910B',
      'A-E05 1 × OptiX RTN 950',
      'A-E06 1 × ETP48200',
    ]);
    expect(items[7]).toMatchObject({ tag: 'B-E02', obtainedOn: '2016-05-04', ownership: 'owned', status: 'in-service', serials: [] });
    expect(new Set(items.map((item) => item.tag)).size).toBe(12);
  });

  test('leave sites alone that have equipment, and name them, unless asked', () => {
    const [configuration] = shipped();
    if (!configuration) throw new Error('none');
    const network = { sites: [aNewSite('A'), aNewSite('B')], items: [{ ...aNewItem('a'), tag: 'A-E01' }] };
    const result = applyConfiguration(configuration, network, terms);
    expect(result.skippedSiteCodes).toEqual(['A']);
    expect(new Set(result.items.map((item) => item.siteCode))).toEqual(new Set(['B']));
    const all = applyConfiguration(configuration, network, { ...terms, evenWhereEquipped: true });
    expect(all.items[0]?.tag).toBe('A-E02');
    expect(all.skippedSiteCodes).toEqual([]);
  });

  test.each([
    ['a model that the catalog lacks', { maker: 'Huawei', model: 'RRU9999', category: 'RRU', quantity: 1 }, 'which the catalog lacks'],
    ['another category than the catalog’s', { maker: 'Huawei', model: 'RRU3908', category: 'antenna', quantity: 1 }, 'the catalog under RRU'],
    ['half a unit', { maker: 'Huawei', model: 'RRU3908', category: 'RRU', quantity: 0.5 }, '0.5 units'],
  ])('are refused with %s', (_, line, words) => {
    const result = readConfigurations([{ key: 'k', title: 't', description: 'd', items: [line] }], models);
    expect(result.issues[0]?.message).toContain(words);
  });

  test('are refused in another shape and with a key twice', () => {
    expect(readConfigurations([{ key: 'k' }], models).ok).toBe(false);
    expect(readConfigurations(null, models).ok).toBe(false);
    const [one] = shipped();
    expect(readConfigurations([one, one], models).issues[0]?.message).toContain('key of another');
  });
});

describe('tags for lines without one', () => {
  test('count up past those that are taken, ignoring case, and past 99', () => {
    const nextTag = createTagger(['hp-1-e01', 'HP-1-E03']);
    expect([nextTag('HP-1'), nextTag('HP-1'), nextTag('HP-2')]).toEqual(['HP-1-E02', 'HP-1-E04', 'HP-2-E01']);
    for (let count = 0; count < 95; count++) nextTag('HP-1');
    expect(nextTag('HP-1')).toBe('HP-1-E100');
  });
});
