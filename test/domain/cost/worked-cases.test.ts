import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildCostLines } from '../../../server/domain/cost/build-cost-lines.ts';
import { summariseCost } from '../../../server/domain/cost/summarise-cost.ts';
import { tallyCovered } from '../../../server/domain/cost/tally-covered.ts';
import { type EquipmentCategory, equipmentCategories } from '../../../server/domain/inventory/equipment.ts';
import type { Site } from '../../../server/domain/inventory/site.ts';
import { formatCents } from '../../../server/domain/money.ts';
import { allCovered, anItem, aSite } from './network.ts';
import { edition, recipeBook, value } from './planning-seed.ts';

const folder = new URL('../cases/', import.meta.url);
const costCases = ['macro-site.json', 'percent-lines.json', 'tie-out.json'];

describe('a program officer can follow the worked cases', () => {
  test('every case of the folder that is about cost is checked', () => {
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(costCases));
  });

  test.each(costCases)('%s', (name) => {
    const worked = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as WorkedCase;
    const inventory = {
      version: 1,
      sites: worked.sites.map(({ code, ...site }) => aSite(code, site)),
      items: worked.items.map(({ site, category, quantity }) => anItem(site, category, { quantity })),
    };
    const covered = allCovered(inventory);
    const lines = value(buildCostLines({ inventory, covered, edition, recipes: recipeBook.recipes, customers: worked.customers }));
    const { tallies } = tallyCovered(inventory, covered, new Set(equipmentCategories));
    const summary = summariseCost(lines, tallies);
    const likely = (scope: 'site' | 'network') =>
      Object.fromEntries(
        lines.filter((line) => (line.siteCode === null) === (scope === 'network')).map((line) => [line.id, formatCents(line.likelyCents)]),
      );

    const { expected } = worked;
    if (expected.siteLines) expect(likely('site')).toEqual(expected.siteLines);
    if (expected.networkLines) expect(likely('network')).toEqual(expected.networkLines);
    expect(Object.fromEntries(summary.sites.map((site) => [site.siteCode, formatCents(site.likelyCents)]))).toEqual(expected.sites);
    if (expected.network) expect(formatCents(summary.networkTotal.likelyCents)).toBe(expected.network);
    if (expected.categories) {
      expect(Object.fromEntries(summary.categories.map(({ category, likelyCents }) => [category, formatCents(likelyCents)]))).toEqual(
        expected.categories,
      );
    }
    if (expected.total) expect(formatCents(summary.total.likelyCents)).toBe(expected.total);
  });
});

interface WorkedCase {
  customers: number;
  sites: (Pick<Site, 'code'> & Partial<Site>)[];
  items: { site: string; category: EquipmentCategory; quantity: number }[];
  expected: {
    siteLines?: Record<string, string>;
    networkLines?: Record<string, string>;
    sites: Record<string, string>;
    network?: string;
    categories?: Record<string, string>;
    total?: string;
  };
}
