import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import { apportionCost } from '../../../server/domain/funding/apportion-cost.ts';
import type { PlacedSite } from '../../../server/domain/funding/find-owners.ts';
import { sumCents } from '../../../server/domain/money.ts';
import { linesOf } from '../cost/build-lines.ts';
import { aCoreSite, aMobileNetwork, aSite, coreGear, gearAt, macroGear } from '../cost/network.ts';
import { recipeBook } from '../cost/planning-seed.ts';

function placesOf(sites: readonly { code: string }[]): PlacedSite[] {
  return sites.map(({ code }) => ({ siteCode: code, structure: code === 'CORE' ? 'building' : 'tower', kind: code === 'CORE' ? 'core' : 'tower' }));
}

function totalOf(lines: readonly CostLine[]) {
  return sumCents(lines.map(({ likelyCents }) => likelyCents));
}

describe('the cost of an estimate, site by site', () => {
  const inventory = aMobileNetwork(8);
  const lines = linesOf(inventory);
  const cost = apportionCost(lines, placesOf(inventory.sites), recipeBook.recipes);

  test('percentages and escalation follow what they are taken on, and the core holds only what is needed once', () => {
    expect(cost.core.parts.map(({ item }) => item)).toEqual(
      expect.arrayContaining(lines.filter(({ entryCode }) => ['CO-010', 'CO-050', 'PM-020'].includes(entryCode)).map(({ item }) => item)),
    );
    const percentages = lines.filter(({ shareOf }) => shareOf?.of === 'direct');
    expect(percentages.length).toBeGreaterThan(0);
    const held = new Set(cost.core.parts.map(({ item }) => item));
    for (const { item } of percentages) expect(held.has(item)).toBe(false);
    expect(cost.shares.map(({ item }) => item)).toEqual(expect.arrayContaining(percentages.map(({ item }) => item)));
    expect(cost.core.shareCents).toBeGreaterThan(0);
    for (const { ownCents, shareCents, costCents } of cost.sites.values()) {
      expect(shareCents).toBeGreaterThan(0);
      expect(costCents).toBeGreaterThan(ownCents);
    }
  });

  test('an allowance for a share of the towers goes to the towers, not to the core', () => {
    const allowance = lines.find(({ entryCode }) => entryCode === 'TW-020');
    expect(cost.spread.find(({ item }) => item === allowance?.item)?.siteCount).toBe(8);
    expect(cost.core.parts.some(({ item }) => item === allowance?.item)).toBe(false);
    expect(cost.sites.get('CORE')?.spreadCents).toBe(0);
  });

  test('a part of the sites costs what an estimate of these sites alone would, but for rounding and what is needed once', () => {
    const few = { ...inventory, sites: [], items: [] as typeof inventory.items };
    const kept = inventory.sites.filter((_, index) => index < 4 || index === 8);
    const codes = new Set(kept.map(({ code }) => code));
    const items = inventory.items.filter(({ siteCode }) => codes.has(siteCode));
    const alone = totalOf(linesOf({ ...few, sites: kept, items }));
    const part = sumCents([...[...codes].map((code) => cost.sites.get(code)?.costCents ?? sumCents([])), cost.core.costCents]);
    expect(Math.abs(part - alone)).toBeLessThan(100_000);
  });
});

describe('laws of apportioning', () => {
  const aNetwork = fc.record({
    gears: fc.array(fc.record({ RRU: fc.nat(6), microwave: fc.nat(3), router: fc.nat(2), OLT: fc.nat(2) }), { minLength: 1, maxLength: 6 }),
    hasCore: fc.boolean(),
  });

  test('all sites and the core together are the likely total to the cent, whatever the network', () => {
    fc.assert(
      fc.property(aNetwork, ({ gears, hasCore }) => {
        const sites = [...gears.map((_, index) => aSite(`S-${index}`)), ...(hasCore ? [aCoreSite()] : [])];
        const items = [
          ...gears.flatMap((gear, index) => gearAt(`S-${index}`, index % 3 === 0 ? { ...macroGear, ...gear } : gear)),
          ...(hasCore ? gearAt('CORE', coreGear) : []),
        ].filter(({ quantity }) => quantity > 0);
        const lines = linesOf({ version: 1, sites, items });
        const { sites: costs, core } = apportionCost(lines, placesOf(sites), recipeBook.recipes);
        expect(sumCents([...[...costs.values()].map(({ costCents }) => costCents), core.costCents])).toBe(totalOf(lines));
        for (const { siteCode, ownCents } of [...costs].map(([siteCode, cost]) => ({ siteCode, ...cost })))
          expect(ownCents).toBe(totalOf(lines.filter((line) => line.siteCode === siteCode)));
      }),
      { numRuns: 60 },
    );
  });
});
