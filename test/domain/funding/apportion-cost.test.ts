import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import { apportionCost } from '../../../server/domain/funding/apportion-cost.ts';
import type { PlacedSite } from '../../../server/domain/funding/find-owners.ts';
import { finishFunding } from '../../../server/domain/funding/finish-funding.ts';
import { prepareFunding } from '../../../server/domain/funding/prepare-funding.ts';
import { toFundingProblem } from '../../../server/domain/funding/to-funding-problem.ts';
import { cents, sumCents } from '../../../server/domain/money.ts';
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

describe('the whole of the money', () => {
  test('finishes every site and spends the likely total to the cent; a part spends what its sites cost', () => {
    const inventory = aMobileNetwork(12);
    const lines = linesOf(inventory);
    const cost = apportionCost(lines, placesOf(inventory.sites), recipeBook.recipes);
    const codes = inventory.sites.map(({ code }) => code);
    const estimate = { sites: codes.map((siteCode) => ({ siteCode, coveredUnits: 5 })), cost, schedule: { activities: [] } };
    const request = { towers: [], deadline: null, mustBeDone: [], barred: [], needsCore: codes, weights: null };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (thousandths) => {
        const budgetCents = cents(Number((BigInt(totalOf(lines)) * BigInt(thousandths)) / 1_000n));
        const prepared = prepareFunding(toFundingProblem(estimate, [], { ...request, budgetCents }));
        if (!prepared.ok) throw new Error('No obligations, no refusal.');
        const plan = finishFunding(prepared.value, null);
        const done = plan.steps.flatMap(({ siteCode }) => (siteCode === null ? [] : [cost.sites.get(siteCode)?.costCents ?? cents(0)]));
        expect(plan.spentCents).toBe(sumCents(done) + (plan.coreDone ? cost.core.costCents : 0));
        if (thousandths === 1000) expect([plan.spentCents, plan.leftCents, plan.leftOut]).toEqual([totalOf(lines), 0, []]);
      }),
      { numRuns: 60, examples: [[1000], [0], [395]] },
    );
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
