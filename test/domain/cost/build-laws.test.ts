import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import type { RecipeBook } from '../../../server/domain/catalog/recipe.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import type { OwnPrice } from '../../../server/domain/cost/own-price.ts';
import { type EquipmentCategory, equipmentCategories } from '../../../server/domain/inventory/equipment.ts';
import type { Inventory } from '../../../server/domain/inventory/inventory.ts';
import { accessSeasons } from '../../../server/domain/inventory/site.ts';
import { sumCents } from '../../../server/domain/money.ts';
import { build, linesOf } from './build-lines.ts';
import { aSite, type Gear, gearAt } from './network.ts';
import { costData, edition, recipeBook, value } from './planning-seed.ts';

const pricedCategories = equipmentCategories.filter((category) => category !== 'other');
const gear = fc.dictionary(fc.constantFrom<EquipmentCategory>(...pricedCategories), fc.integer({ min: 1, max: 40 }), { minKeys: 1, maxKeys: 5 });
const structures = fc.constantFrom('guyed-tower' as const, 'monopole' as const, 'silo' as const, 'building' as const, 'none' as const);
const states = fc.constantFrom('NE', 'AK', 'KY', 'WA');
const network = fc
  .array(
    fc.record({
      gear,
      structure: structures,
      heightFeet: fc.integer({ min: 20, max: 900 }),
      state: states,
      access: fc.constantFrom(...accessSeasons),
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((sites) => ({
    version: 1,
    sites: sites.map(({ gear: _, ...site }, index) => aSite(`S${index}`, site)),
    items: sites.flatMap((site, index) => gearAt(`S${index}`, site.gear as Gear)),
  }));
const choices = fc.record(
  Object.fromEntries(recipeBook.alternatives.map((group) => [group.key, fc.constantFrom(...group.choices.map(({ key }) => key))])),
);

/** Recipes whose quantities follow units alone, so that it makes no difference where a unit stands. */
const byUnit: RecipeBook = {
  ...recipeBook,
  recipes: [
    {
      key: 'all',
      title: 'All equipment',
      categories: pricedCategories,
      scope: 'site',
      steps: [
        { entryCode: 'RA-010', driver: 'per unit', quantity: 2, phase: 'replacement', reason: 'Test.' },
        { entryCode: 'DI-020', driver: 'per unit', quantity: 1, phase: 'disposal', reason: 'Test.' },
      ],
    },
    {
      key: 'hops',
      title: 'Hops',
      categories: ['microwave'],
      scope: 'site',
      steps: [{ entryCode: 'BH-010', driver: 'per hop', quantity: 1, phase: 'replacement', reason: 'Test.' }],
    },
    { key: 'percent', title: 'Percentages', categories: pricedCategories, scope: 'network', steps: recipeBook.recipes.at(-1)?.steps.slice(-4) ?? [] },
  ],
};

function total(lines: readonly CostLine[]): number {
  return sumCents(lines.map((line) => line.likelyCents));
}

function plainTotal(inventory: Inventory, recipes = byUnit): number {
  return total(linesOf(inventory, { recipes }).filter(({ shareOf }) => !shareOf));
}

describe('laws of cost lines', () => {
  test('any equipment, place and choice gives lines with unique ids and low <= likely <= high', () => {
    fc.assert(
      fc.property(network, choices, (inventory, chosen) => {
        const lines = linesOf(inventory, { plan: { choices: chosen } });
        expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
        expect(lines.every((line) => line.lowCents <= line.likelyCents && line.likelyCents <= line.highCents && line.quantity > 0)).toBe(true);
      }),
    );
  });

  test('the order of sites and items never changes a line or the total', () => {
    fc.assert(
      fc.property(network, (inventory) => {
        const turned = { ...inventory, sites: [...inventory.sites].reverse(), items: [...inventory.items].reverse() };
        const amounts = (of: Inventory) =>
          new Map(linesOf(of).map(({ id, lowCents, likelyCents, highCents }) => [id, [lowCents, likelyCents, highCents]]));
        expect(Object.fromEntries(amounts(turned))).toEqual(Object.fromEntries(amounts(inventory)));
      }),
    );
  });

  test('writing an item as units of one never changes a line', () => {
    fc.assert(
      fc.property(network, (inventory) => {
        const items = inventory.items.flatMap((item) =>
          Array.from({ length: item.quantity }, (_, unit) => ({ ...item, tag: `${item.tag}/${unit}`, quantity: 1 })),
        );
        expect(linesOf({ ...inventory, items })).toEqual(linesOf(inventory));
      }),
      { numRuns: 50 },
    );
  });

  test('splitting a site in two, or merging two, never changes the total of lines that follow units', () => {
    fc.assert(
      fc.property(network, fc.nat(), (inventory, at) => {
        const site = inventory.sites[at % inventory.sites.length];
        if (!site) return;
        const twin = { ...site, code: `${site.code}-TWIN` };
        const items = inventory.items.flatMap((item) => {
          const moved = Math.floor(item.quantity / 2);
          if (item.siteCode !== site.code || moved === 0) return [item];
          return [
            { ...item, quantity: item.quantity - moved },
            { ...item, tag: `${item.tag}/moved`, siteCode: twin.code, quantity: moved },
          ];
        });
        expect(plainTotal({ ...inventory, sites: [...inventory.sites, twin], items })).toBe(plainTotal(inventory));
      }),
    );
  });

  test('doubling every quantity doubles every line that follows units, and with them the direct cost', () => {
    fc.assert(
      fc.property(network, (inventory) => {
        const doubled = { ...inventory, items: inventory.items.map((item) => ({ ...item, quantity: 2 * item.quantity })) };
        const whole = inventory.items.some((item) => item.category === 'microwave' && item.quantity % 2 === 1)
          ? { ...byUnit, recipes: byUnit.recipes.filter(({ key }) => key !== 'hops') }
          : byUnit;
        expect(plainTotal(doubled, whole)).toBe(2 * plainTotal(inventory, whole));
      }),
    );
  });

  test('where nothing is uncertain, low, likely and high of every line are the same', () => {
    const sure = { ...edition, entries: edition.entries.map((entry) => ({ ...entry, lowCents: entry.likelyCents, highCents: entry.likelyCents })) };
    const data = {
      ...costData,
      adjusters: costData.adjusters.map((adjuster) => ({ ...adjuster, low: adjuster.likely, high: adjuster.likely })),
      indices: costData.indices.map((index) => ({ ...index, growth: { low: 250, likely: 250, high: 250 } })),
    };
    fc.assert(
      fc.property(network, (inventory) => {
        for (const line of linesOf(inventory, { edition: sure, data })) {
          expect(line.lowCents).toBe(line.likelyCents);
          expect(line.highCents).toBe(line.likelyCents);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('an own price equal to that of the book, of the same year, changes no plain amount', () => {
    fc.assert(
      fc.property(network, fc.nat(), (inventory, at) => {
        const plain = linesOf(inventory).filter(({ shareOf }) => !shareOf);
        const entry = edition.entries.find(({ code }) => code === plain[at % plain.length]?.entryCode);
        if (!entry) return;
        const own: OwnPrice = {
          code: 'Q-1',
          kind: 'vendor quote',
          entryCode: entry.code,
          siteCode: null,
          ownLine: null,
          unit: entry.unit,
          lowCents: entry.lowCents,
          likelyCents: entry.likelyCents,
          highCents: entry.highCents,
          use: 'comparable',
          comparableCents: null,
          from: 'Vendor',
          reference: '',
          quotedOn: day('2026-01-15'),
          expiresOn: null,
          reason: 'The same.',
          documents: [],
          certified: null,
        };
        const quoted = linesOf(inventory, { plan: { ownPrices: [own] } }).filter(({ shareOf }) => !shareOf);
        expect(quoted.map(({ id, likelyCents }) => [id, likelyCents])).toEqual(plain.map(({ id, likelyCents }) => [id, likelyCents]));
        expect(quoted.filter(({ ownPrice }) => ownPrice).every(({ entryCode }) => entryCode === entry.code)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('what one carrier pays itself never reaches a line: paid and kept-out parts of an upgrade sum to its price', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 9_000_000 }),
        fc.integer({ min: 0, max: 9_000_000 }),
        (units, comparable, more) => {
          const likely = comparable + more;
          const own = { ...upgrade, lowCents: likely, likelyCents: likely, highCents: likely, comparableCents: comparable } as OwnPrice;
          const inventory = { version: 1, sites: [aSite('A')], items: gearAt('A', { RRU: units }) };
          const { lines, keptOut } = value(build(inventory, { plan: { ownPrices: [own], choices: { 'side-by-side': 'asked' } } }));
          expect(lines.find(({ entryCode }) => entryCode === 'RA-010')?.likelyCents ?? 0).toBe(units * comparable);
          expect(sumCents(keptOut.map(({ amountCents }) => amountCents))).toBe(units * more);
        },
      ),
    );
  });
});

const upgrade: Omit<OwnPrice, 'lowCents' | 'likelyCents' | 'highCents' | 'comparableCents'> = {
  code: 'Q-1',
  kind: 'vendor quote',
  entryCode: 'RA-010',
  siteCode: null,
  ownLine: null,
  unit: 'each',
  use: 'upgrade',
  from: 'Vendor',
  reference: '',
  quotedOn: day('2026-01-15'),
  expiresOn: null,
  reason: 'More bands.',
  documents: [],
  certified: null,
};
