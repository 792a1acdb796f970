import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildCostLines } from '../../../server/domain/cost/build-cost-lines.ts';
import { comparePublicFigures } from '../../../server/domain/cost/compare-public-figures.ts';
import { summariseCost } from '../../../server/domain/cost/summarise-cost.ts';
import { tallyCovered } from '../../../server/domain/cost/tally-covered.ts';
import { equipmentCategories } from '../../../server/domain/inventory/equipment.ts';
import { cents, dollars, sumCents } from '../../../server/domain/money.ts';
import { allCovered, aMobileNetwork, type Gear, macroGear } from './network.ts';
import { edition, publicFigures, recipeBook, value } from './planning-seed.ts';

function summarise(siteCount: number, gear: Gear = macroGear) {
  const inventory = aMobileNetwork(siteCount, gear);
  const covered = allCovered(inventory);
  const lines = value(buildCostLines({ inventory, covered, edition, recipes: recipeBook.recipes, customers: 10_000 }));
  return { lines, ...summariseCost(lines, tallyCovered(inventory, covered, new Set(equipmentCategories)).tallies) };
}

describe('totals', () => {
  test('categories, sites with network, and lines sum to the same total, in all three columns', () => {
    const gears = fc.record({ RRU: fc.integer({ min: 1, max: 9 }), microwave: fc.integer({ min: 1, max: 5 }), 'RAN baseband': fc.constant(1) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), gears, (siteCount, gear) => {
        const { lines, total, networkTotal, categories, sites } = summarise(siteCount, gear);
        for (const column of ['lowCents', 'likelyCents', 'highCents'] as const) {
          expect(sumCents(lines.map((line) => line[column]))).toBe(total[column]);
          expect(sumCents(categories.map((category) => category[column]))).toBe(total[column]);
          expect(sumCents([networkTotal[column], ...sites.map((site) => site[column])])).toBe(total[column]);
        }
        for (const site of sites) expect(sumCents(Object.values(site.byCategory))).toBe(site.likelyCents);
      }),
      { numRuns: 30 },
    );
  });

  test('a category names each basis found in it, strongest first', () => {
    const tower = summarise(3).categories.find((category) => category.category === 'Tower and structure');
    expect(tower?.bases).toEqual(['published', 'planning assumption']);
    expect(tower?.siteCount).toBe(3);
  });
});

describe('comparison with public figures', () => {
  const range = (perSite: number) => ({ lowCents: cents(0), likelyCents: dollars(perSite * 10), highCents: cents(0) });

  test('says below, within or above, with both ends of the band', () => {
    expect(comparePublicFigures(range(600_000), 10, publicFigures).verdict).toBe('below');
    expect(comparePublicFigures(range(900_000), 10, publicFigures).verdict).toBe('within');
    expect(comparePublicFigures(range(1_500_000), 10, publicFigures).verdict).toBe('above');
    expect(comparePublicFigures(range(900_000), 10, publicFigures).sentence).toContain('$900,000 per site over 10 sites');
    expect(comparePublicFigures(range(900_000), 10, publicFigures).sentence).toContain('$1,326,667');
  });

  test('every figure carries source and evidence', () => {
    for (const figure of comparePublicFigures(range(1), 10, publicFigures).figures) {
      expect(figure.source).not.toBe('');
      expect(figure.evidence).toMatch(/^(read|derived)$/);
    }
  });
});
