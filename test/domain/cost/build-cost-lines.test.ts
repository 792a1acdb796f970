import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PriceBookEdition } from '../../../server/domain/catalog/price-book.ts';
import type { Recipe } from '../../../server/domain/catalog/recipe.ts';
import { buildCostLines } from '../../../server/domain/cost/build-cost-lines.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import { type EquipmentCategory, equipmentCategories } from '../../../server/domain/inventory/equipment.ts';
import type { Inventory } from '../../../server/domain/inventory/inventory.ts';
import { sumCents } from '../../../server/domain/money.ts';
import { allCovered, aMobileNetwork, anItem, aSite, type Gear, gearAt } from './network.ts';
import { edition, recipeBook, value } from './planning-seed.ts';

const { recipes } = recipeBook;

function build(
  inventory: Inventory,
  changes: { covered?: Map<string, boolean>; edition?: PriceBookEdition; customers?: number | null; recipes?: Recipe[] } = {},
) {
  const { covered = allCovered(inventory), customers = 1000 } = changes;
  return buildCostLines({ inventory, covered, edition: changes.edition ?? edition, recipes: changes.recipes ?? recipes, customers });
}

function linesOf(gear: Gear, site: Parameters<typeof aSite>[1] = {}): CostLine[] {
  return value(build({ version: 1, sites: [aSite('A', site)], items: gearAt('A', gear) }));
}

function entries(lines: CostLine[]): string[] {
  return lines.filter((line) => line.siteCode !== null).map((line) => line.entryCode);
}

describe('cost lines', () => {
  test('a mobile site with router and microwave has at most 17 lines, each with source and basis', () => {
    const lines = value(build(aMobileNetwork(3)));
    expect(lines.filter((line) => line.siteCode === 'HP-0001')).toHaveLength(17);
    for (const line of lines) {
      expect(line.source).not.toBe('');
      expect(line.basis).not.toBe('');
      expect(line.reason).not.toBe('');
      expect(line.formula).not.toBe('');
    }
  });

  test('network-wide lines come first, percentages after the other network lines, then sites in the order of the inventory', () => {
    const codes = value(build(aMobileNetwork(3))).map((line) => line.siteCode);
    expect(codes.filter((code, index) => code !== codes[index - 1])).toEqual([null, 'HP-0001', 'HP-0002', 'HP-0003', 'CORE']);
  });

  test('ids are unique, and one more site leaves the others unchanged', () => {
    const ids = value(build(aMobileNetwork(4))).map((line) => line.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(value(build(aMobileNetwork(3))).map((line) => line.id)));
  });

  test('the network pays for whole hops: five terminals are three hops', () => {
    const sites = [aSite('A'), aSite('B')];
    const lines = value(build({ version: 1, sites, items: [...gearAt('A', { microwave: 2 }), ...gearAt('B', { microwave: 3 })] }));
    const hops = lines.filter((line) => line.entryCode === 'BH-010');
    expect(hops.map((line) => line.quantity).reduce((sum, quantity) => sum + quantity, 0)).toBe(3);
    expect(hops.find((line) => line.siteCode === null)?.quantity).toBe(0.5);
  });

  test('towers of 500 ft and more take the dearer rigging job', () => {
    const gear = { 'RAN baseband': 1, RRU: 3 };
    expect(entries(linesOf(gear, { heightFeet: 499 }))).toContain('TW-030');
    expect(entries(linesOf(gear, { heightFeet: 500 }))).toContain('TW-031');
    expect(entries(linesOf(gear, { heightFeet: 500 }))).not.toContain('TW-030');
  });

  test('a rooftop takes crew days and no tower work, and its height may be unknown', () => {
    const codes = entries(linesOf({ 'RAN baseband': 1, RRU: 3 }, { kind: 'rooftop', structure: 'building', heightFeet: null }));
    expect(codes).toEqual(expect.arrayContaining(['TW-050', 'RA-041', 'TW-011']));
    expect(codes.some((code) => ['TW-010', 'TW-030', 'RA-040'].includes(code))).toBe(false);
  });

  test('a cabinet base station without covered radios gets one radio for each of three sectors', () => {
    expect(linesOf({ 'RAN baseband': 4 }).find((line) => line.entryCode === 'RA-010')?.quantity).toBe(3);
    expect(linesOf({ 'RAN baseband': 4 }).find((line) => line.entryCode === 'RA-020')?.quantity).toBe(1);
  });

  test('two radios are two sectors, six radios are three', () => {
    expect(linesOf({ 'RAN baseband': 1, RRU: 2 }).find((line) => line.entryCode === 'RA-030')?.quantity).toBe(2);
    expect(linesOf({ 'RAN baseband': 1, RRU: 6 }).find((line) => line.entryCode === 'RA-030')?.quantity).toBe(3);
  });

  test('antennas follow the sectors of a base station, come with the hop at a relay, and count one by one elsewhere', () => {
    const sets = (gear: Gear) => linesOf(gear).find((line) => line.entryCode === 'RA-030')?.quantity;
    expect(sets({ 'RAN baseband': 1, RRU: 6, antenna: 6 })).toBe(3);
    expect(sets({ microwave: 2, antenna: 2 })).toBeUndefined();
    expect(sets({ antenna: 2 })).toBe(2);
  });

  test('a core without customers has no license line', () => {
    const result = build({ version: 1, sites: [aSite('C', { kind: 'core' })], items: gearAt('C', { 'EPC/core': 1 }) }, { customers: 0 });
    expect(value(result).some((line) => line.entryCode === 'CO-030')).toBe(false);
  });

  test('stored and removed equipment only needs disposal, destroyed equipment needs nothing', () => {
    const items = [...gearAt('A', { router: 2 }, 'stored'), ...gearAt('A', { switch: 1 }, 'removed'), ...gearAt('A', { firewall: 5 }, 'destroyed')];
    const lines = value(build({ version: 1, sites: [aSite('A', { kind: 'warehouse', structure: 'building' })], items }));
    const atSite = lines.filter((line) => line.siteCode === 'A');
    expect(new Set(atSite.map((line) => line.phase))).toEqual(new Set(['disposal']));
    expect(atSite.map((line) => line.quantity)).toEqual([3]);
  });

  test('equipment that is not covered costs nothing', () => {
    const inventory = aMobileNetwork(2);
    const covered = new Map(inventory.items.map((item) => [item.tag, item.siteCode === 'HP-0001']));
    expect(value(build(inventory, { covered })).some((line) => line.siteCode === 'HP-0002')).toBe(false);
  });

  test('allowances say for how many sites and with what share', () => {
    const line = value(build(aMobileNetwork(60))).find((found) => found.entryCode === 'TW-020');
    expect(line).toMatchObject({ quantity: 6, chance: { sites: 60, share: 0.1 }, formula: '60 sites × 10 %' });
  });

  test('two recipes that take a percentage of the same entry make one line with both shares', () => {
    const inventory = aMobileNetwork(3);
    const percents = recipes.flatMap((recipe) => {
      const steps = recipe.steps.filter(({ driver }) => driver === 'percent of direct cost');
      return steps.length > 0 ? [{ ...recipe, key: `${recipe.key}-again`, steps }] : [];
    });
    const percentLine = (lines: CostLine[]) => lines.find(({ unit }) => unit === 'percent of direct cost');
    const once = percentLine(value(build(inventory)));
    const twice = value(build(inventory, { recipes: [...recipes, ...percents] }));
    expect(new Set(twice.map(({ id }) => id)).size).toBe(twice.length);
    for (const amount of ['lowCents', 'likelyCents', 'highCents'] as const) expect(percentLine(twice)?.[amount]).toBe(2 * (once?.[amount] ?? 0));
    expect(percentLine(twice)?.formula).toBe(`${once?.formula} + ${once?.formula}`);
  });

  test('every line is its quantity times its unit price, rounded once', () => {
    for (const line of value(build(aMobileNetwork(7))))
      expect(Math.abs(line.quantity * line.unitLikelyCents - line.likelyCents)).toBeLessThanOrEqual(0.500001);
  });
});

describe('an estimate with holes is refused, with every hole at once', () => {
  test('unknown model, quantity, site, decision, height, customers and price are all named', () => {
    const inventory: Inventory = {
      version: 1,
      sites: [aSite('A', { heightFeet: null }), aSite('B'), aSite('C', { kind: 'core', structure: 'building' })],
      items: [
        ...gearAt('A', { 'RAN baseband': 1, RRU: 3 }),
        anItem('B', 'RRU', { tag: 'T-1', category: null }),
        anItem('B', 'RRU', { tag: 'T-2', quantity: Number.NaN }),
        anItem('B', 'RRU', { tag: 'T-3', quantity: 0 }),
        anItem('Z', 'RRU', { tag: 'T-4' }),
        anItem('B', 'RRU', { tag: 'T-5' }),
        anItem('B', 'other', { tag: 'T-6' }),
        anItem('C', 'EPC/core', { tag: 'T-7' }),
      ],
    };
    const covered = allCovered(inventory);
    covered.delete('T-5');
    const thinner = { ...edition, entries: edition.entries.filter((entry) => entry.code !== 'CO-010') };
    const result = build(inventory, { covered, customers: null, edition: thinner });
    expect(result.ok).toBe(false);
    expect(result.issues.map((issue) => [issue.code, issue.subject])).toEqual(
      expect.arrayContaining([
        ['height-missing', 'A'],
        ['unknown-model', 'T-1'],
        ['quantity-missing', 'T-2'],
        ['quantity-missing', 'T-3'],
        ['unknown-site', 'T-4'],
        ['covered-undecided', 'T-5'],
        ['no-recipe', 'T-6'],
        ['entry-missing', 'CO-010'],
        ['customers-missing', undefined],
      ]),
    );
    for (const issue of result.issues) expect(issue.message).toMatch(/^[A-Z].*\. ?.*\.$/s);
  });

  test('no sites, and no covered equipment', () => {
    expect(build({ version: 1, sites: [], items: [] }).issues.map((issue) => issue.code)).toEqual(['no-sites']);
    const inventory = { version: 1, sites: [aSite('A')], items: gearAt('A', { router: 1 }) };
    const covered = new Map(inventory.items.map((item) => [item.tag, false]));
    expect(build(inventory, { covered }).issues.map((issue) => issue.code)).toEqual(['no-covered-equipment']);
  });

  test('a percentage counted by unit is refused', () => {
    const entriesOfBook = edition.entries.map((entry) => (entry.code === 'TR-010' ? { ...entry, unit: 'percent of direct cost' } : entry));
    const result = build({ version: 1, sites: [aSite('A')], items: gearAt('A', { router: 1 }) }, { edition: { ...edition, entries: entriesOfBook } });
    expect(result.issues.map((issue) => [issue.code, issue.subject])).toEqual([['entry-unit', 'TR-010']]);
  });

  test('a site without coordinates is costed, with a warning', () => {
    const result = build({ version: 1, sites: [aSite('A', { latitude: null })], items: gearAt('A', { router: 1 }) });
    expect(result.ok).toBe(true);
    expect(result.issues.map((issue) => [issue.severity, issue.code, issue.subject])).toEqual([['warning', 'coordinates-missing', 'A']]);
  });
});

describe('laws of cost lines', () => {
  const pricedCategories = equipmentCategories.filter((category) => category !== 'other');
  const gear = fc.dictionary(fc.constantFrom<EquipmentCategory>(...pricedCategories), fc.integer({ min: 1, max: 40 }), { minKeys: 1, maxKeys: 5 });
  const structures = fc.constantFrom('guyed-tower' as const, 'monopole' as const, 'silo' as const, 'building' as const, 'none' as const);
  const network = fc
    .array(fc.record({ gear, structure: structures, heightFeet: fc.integer({ min: 20, max: 900 }) }), { minLength: 1, maxLength: 8 })
    .map((sites) => ({
      version: 1,
      sites: sites.map(({ structure, heightFeet }, index) => aSite(`S${index}`, { structure, heightFeet })),
      items: sites.flatMap((site, index) => gearAt(`S${index}`, site.gear as Gear)),
    }));

  test('any priced equipment anywhere gives lines with unique ids and low <= likely <= high', () => {
    fc.assert(
      fc.property(network, (inventory) => {
        const lines = value(build(inventory));
        expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
        expect(lines.every((line) => line.lowCents <= line.likelyCents && line.likelyCents <= line.highCents && line.quantity > 0)).toBe(true);
      }),
    );
  });

  test('the order of sites and items never changes the total', () => {
    fc.assert(
      fc.property(network, (inventory) => {
        const turned = { ...inventory, sites: [...inventory.sites].reverse(), items: [...inventory.items].reverse() };
        const total = (of: Inventory) => sumCents(value(build(of)).map((line) => line.likelyCents));
        expect(total(turned)).toBe(total(inventory));
      }),
    );
  });

  test('splitting an item into units of one never changes the total', () => {
    fc.assert(
      fc.property(network, (inventory) => {
        const items = inventory.items.flatMap((item) =>
          Array.from({ length: item.quantity }, (_, unit) => ({ ...item, tag: `${item.tag}/${unit}`, quantity: 1 })),
        );
        const total = (of: Inventory) => sumCents(value(build(of)).map((line) => line.likelyCents));
        expect(total({ ...inventory, items })).toBe(total(inventory));
      }),
      { numRuns: 50 },
    );
  });
});
