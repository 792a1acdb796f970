import { describe, expect, test } from '@jest/globals';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import type { Inventory } from '../../../server/domain/inventory/inventory.ts';
import type { Site } from '../../../server/domain/inventory/site.ts';
import { dollars } from '../../../server/domain/money.ts';
import { build, linesOf } from './build-lines.ts';
import { allCovered, aMobileNetwork, anItem, aSite, type Gear, gearAt } from './network.ts';
import { edition, recipeBook, value } from './planning-seed.ts';

const { recipes } = recipeBook;

function linesAt(gear: Gear, site: Parameters<typeof aSite>[1] = {}): CostLine[] {
  return linesOf({ version: 1, sites: [aSite('A', site)], items: gearAt('A', gear) });
}

function entries(lines: CostLine[]): string[] {
  return lines.filter((line) => line.siteCode !== null).map((line) => line.entryCode);
}

describe('cost lines', () => {
  test('a mobile site with router and microwave has at most 20 lines, each with source and basis', () => {
    const lines = linesOf(aMobileNetwork(3));
    expect(lines.filter((line) => line.siteCode === 'HP-0001')).toHaveLength(20);
    for (const line of lines) {
      expect(line.source).not.toBe('');
      expect(line.basis).not.toBe('');
      expect(line.reason).not.toBe('');
      expect(line.formula).not.toBe('');
    }
  });

  test('network-wide lines come first, then sites in the order of the inventory', () => {
    const codes = linesOf(aMobileNetwork(3)).map((line) => line.siteCode);
    expect(codes.filter((code, index) => code !== codes[index - 1])).toEqual([null, 'HP-0001', 'HP-0002', 'HP-0003', 'CORE']);
  });

  test('ids are unique, and one more site leaves the others unchanged', () => {
    const ids = linesOf(aMobileNetwork(4)).map((line) => line.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(linesOf(aMobileNetwork(3)).map((line) => line.id)));
  });

  test('sites that are alike have the same lines but for their code', () => {
    const lines = linesOf(aMobileNetwork(2));
    const at = (code: string) =>
      lines.filter((line) => line.siteCode === code).map((line) => ({ ...line, siteCode: '', id: line.id.slice(code.length) }));
    expect(at('HP-0001')).toEqual(at('HP-0002'));
  });

  test('the network pays for whole hops: five terminals are three hops', () => {
    const sites = [aSite('A'), aSite('B')];
    const lines = linesOf({ version: 1, sites, items: [...gearAt('A', { microwave: 2 }), ...gearAt('B', { microwave: 3 })] });
    const hops = lines.filter((line) => line.entryCode === 'BH-010');
    expect(hops.map((line) => line.quantity).reduce((sum, quantity) => sum + quantity, 0)).toBe(3);
    expect(hops.find((line) => line.siteCode === null)?.quantity).toBe(0.5);
  });

  test('towers of 500 ft and more take the dearer rigging job', () => {
    const gear = { 'RAN baseband': 1, RRU: 3 };
    expect(entries(linesAt(gear, { heightFeet: 499 }))).toContain('TW-030');
    expect(entries(linesAt(gear, { heightFeet: 500 }))).toContain('TW-031');
    expect(entries(linesAt(gear, { heightFeet: 500 }))).not.toContain('TW-030');
  });

  test('a rooftop takes crew days and no tower work, and its height may be unknown', () => {
    const codes = entries(linesAt({ 'RAN baseband': 1, RRU: 3 }, { kind: 'rooftop', structure: 'building', heightFeet: null }));
    expect(codes).toEqual(expect.arrayContaining(['TW-050', 'RA-041', 'TW-011']));
    expect(codes.some((code) => ['TW-010', 'TW-030', 'RA-040'].includes(code))).toBe(false);
  });

  test('a cabinet base station without covered radios gets one radio for each of three sectors', () => {
    expect(linesAt({ 'RAN baseband': 4 }).find((line) => line.entryCode === 'RA-010')?.quantity).toBe(3);
    expect(linesAt({ 'RAN baseband': 4 }).find((line) => line.entryCode === 'RA-020')?.quantity).toBe(1);
  });

  test('two radios are two sectors, six radios are three', () => {
    expect(linesAt({ 'RAN baseband': 1, RRU: 2 }).find((line) => line.entryCode === 'RA-030')?.quantity).toBe(2);
    expect(linesAt({ 'RAN baseband': 1, RRU: 6 }).find((line) => line.entryCode === 'RA-030')?.quantity).toBe(3);
  });

  test('antennas follow the sectors of a base station, come with the hop at a relay, and count one by one elsewhere', () => {
    const sets = (gear: Gear) => linesAt(gear).find((line) => line.entryCode === 'RA-030')?.quantity;
    expect(sets({ 'RAN baseband': 1, RRU: 6, antenna: 6 })).toBe(3);
    expect(sets({ microwave: 2, antenna: 2 })).toBeUndefined();
    expect(sets({ antenna: 2 })).toBe(2);
  });

  test('core capacity follows customers in whole packs, and no license stands beside it', () => {
    const core = { version: 1, sites: [aSite('C', { kind: 'core' })], items: gearAt('C', { 'EPC/core': 1 }) };
    const packs = (customers: number) =>
      linesOf(core, { customers })
        .filter((line) => ['CO-011', 'CO-031'].includes(line.entryCode))
        .map((line) => [line.quantity, line.formula]);
    expect(packs(10_001)).toEqual([[1, '10,001 customers ÷ 25,000, rounded up to 1 × 1']]);
    expect(packs(100_000).map(([quantity]) => quantity)).toEqual([4]);
    expect(packs(0)).toEqual([]);
  });

  test('stored and removed equipment only needs disposal, destroyed equipment needs nothing', () => {
    const items = [...gearAt('A', { router: 2 }, 'stored'), ...gearAt('A', { switch: 1 }, 'removed'), ...gearAt('A', { firewall: 5 }, 'destroyed')];
    const lines = linesOf({ version: 1, sites: [aSite('A', { kind: 'warehouse', structure: 'building' })], items });
    const atSite = lines.filter((line) => line.siteCode === 'A');
    expect(new Set(atSite.map((line) => line.phase))).toEqual(new Set(['disposal']));
    expect(atSite.map((line) => line.quantity)).toEqual([3]);
  });

  test('equipment that is not covered costs nothing', () => {
    const inventory = aMobileNetwork(2);
    const covered = new Map(inventory.items.map((item) => [item.tag, item.siteCode === 'HP-0001']));
    expect(linesOf(inventory, { covered }).some((line) => line.siteCode === 'HP-0002')).toBe(false);
  });

  test('allowances say for how many sites and with what share', () => {
    const line = linesOf(aMobileNetwork(60)).find((found) => found.entryCode === 'TW-020');
    expect(line).toMatchObject({ quantity: 3, chance: { sites: 60, share: 0.05 }, formula: '60 sites × 5 %' });
  });

  test('taking the old equipment out is a line of the removal phase, for every kind of equipment that is taken out', () => {
    const removed = (gear: Gear, site: Partial<Site> = {}) => linesAt(gear, site).filter(({ phase, shareOf }) => phase === 'removal' && !shareOf);
    const indoors = { kind: 'central-office', structure: 'building', heightFeet: null } as const;
    for (const category of [
      'OLT',
      'DSLAM/MSAN',
      'router',
      'switch',
      'firewall',
      'optical transport',
      'EPC/core',
      'IMS',
      'controller BSC/RNC',
    ] as const)
      expect([category, removed({ [category]: 1 }, indoors).length]).toEqual([category, 1]);
    for (const category of ['power', 'ONT/CPE', 'LTE CPE'] as const) expect([category, removed({ [category]: 1 }).length]).toEqual([category, 1]);
    const cabin = { kind: 'other', structure: 'none', heightFeet: null } as const;
    expect(removed({ 'RAN baseband': 1 }, cabin).map(({ id }) => id)).toEqual(['A.IT-071']);
  });

  test('a visit to a customer is paid once: three quarters put the new device up, a quarter takes the old one down', () => {
    const visits = linesAt({ 'ONT/CPE': 8 }).filter(({ entryCode }) => ['FA-031', 'FA-032'].includes(entryCode));
    expect(visits.map(({ id, phase, quantity }) => [id, phase, quantity])).toEqual([
      ['A.FA-032', 'replacement', 6],
      ['A.FA-032.removal', 'removal', 2],
    ]);
  });

  test('trips, tests and removal of a base station stand at its site, the trip to remove in its own phase', () => {
    const lines = linesAt({ 'RAN baseband': 1, RRU: 3 });
    const found = lines.filter(({ entryCode }) => ['TW-040', 'IT-020'].includes(entryCode));
    expect(found.map(({ id, phase, quantity }) => [id, phase, quantity])).toEqual([
      ['A.TW-040', 'replacement', 2],
      ['A.TW-040.removal', 'removal', 1],
      ['A.IT-020', 'replacement', 1],
    ]);
  });

  test('quantities that would make an estimate senseless are refused in a sentence', () => {
    const inventory = (quantity: number) => ({ version: 1, sites: [aSite('A')], items: [anItem('A', 'RRU', { quantity })] });
    expect(build(inventory(10 ** 12)).issues.map(({ message }) => message)).toEqual([
      'Item A/RRU/in-service has a quantity of 1000000000000. No item has more than a million units; correct the quantity.',
    ]);
    const core = { version: 1, sites: [aSite('A', { kind: 'core' })], items: gearAt('A', { 'EPC/core': 1 }) };
    expect(build(core, { customers: 10 ** 12 }).issues.map(({ code }) => code)).toEqual(['customers-too-many']);
  });

  test('amounts beyond reason are refused with the line and its price, never by breaking off', () => {
    const unitPrice = dollars(10_000_000_000);
    const dear = { lowCents: unitPrice, likelyCents: unitPrice, highCents: unitPrice };
    const entries = edition.entries.map((entry) => (entry.code === 'RA-010' ? { ...entry, ...dear } : entry));
    const added = { entryCode: 'RA-010', driver: 'per site' as const, phase: 'replacement' as const };
    const recipeChanges = [{ recipeKey: 'mobile-site', stepKey: null, quantity: 100_000, added, reason: 'Many.' }];
    const inventory = { version: 1, sites: [aSite('A')], items: gearAt('A', { RRU: 3 }) };
    const result = build(inventory, { edition: { ...edition, entries }, plan: { recipeChanges } });
    expect(result.issues.map(({ code, subject }) => [code, subject])).toEqual([['amount-too-large', 'RA-010']]);
    expect(result.issues[0]?.message).toMatch(
      /^Line A\.RA-010 \(Remote radio unit.*\) comes to more than \$100,000,000,000\.00: .*Correct the price/,
    );
    const rooms = entries.map((entry) => (entry.code === 'PW-020' ? { ...entry, ...dear } : entry));
    const many = build(aMobileNetwork(200), { edition: { ...edition, entries: rooms } });
    expect(many.issues.map(({ code }) => code)).toEqual(['total-too-large']);
  });

  test('uncertain quantities say how far they may lie', () => {
    const lines = linesAt({ 'RAN baseband': 1, RRU: 3 }, { kind: 'rooftop', structure: 'building' });
    expect(lines.find((line) => line.id === 'A.TW-050')).toMatchObject({ quantity: 4, quantitySpread: { low: 0.75, high: 1.5 } });
    expect(lines.find((line) => line.entryCode === 'TW-040')?.quantitySpread).toEqual({ low: 0.67, high: 1.67 });
    expect(lines.find((line) => line.entryCode === 'PW-020')?.quantitySpread).toBeUndefined();
  });

  test('every plain line is its quantity times its unit price, rounded once', () => {
    for (const line of linesOf(aMobileNetwork(7)))
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

  test('a step for each zero counts is refused before anything is divided by it', () => {
    const broken = recipes.map((recipe) =>
      recipe.key === 'packet-core' ? { ...recipe, steps: recipe.steps.map((step) => (step.per ? { ...step, per: 0 } : step)) } : recipe,
    );
    const inventory = { version: 1, sites: [aSite('C', { kind: 'core' })], items: gearAt('C', { 'EPC/core': 1 }) };
    const result = build(inventory, { recipes: { ...recipeBook, recipes: broken } });
    expect(result.issues.map((issue) => [issue.code, issue.subject])).toContainEqual(['per-zero', 'packet-core']);
    expect(result.issues[0]?.message).toBe(
      'The recipe "Packet core" needs one CO-011 for each 0 counts, which would divide by zero. Give a number above zero.',
    );
  });

  test('a site called NETWORK is refused, because lines of the whole network have that name', () => {
    const result = build({ version: 1, sites: [aSite('Network')], items: gearAt('Network', { router: 1 }) });
    expect(result.issues.map((issue) => [issue.code, issue.subject])).toEqual([['site-code-kept', 'Network']]);
  });

  test('a site without coordinates is costed, with a warning', () => {
    const result = build({ version: 1, sites: [aSite('A', { latitude: null })], items: gearAt('A', { router: 1 }) });
    expect(value(result).lines.length).toBeGreaterThan(0);
    expect(result.issues.map((issue) => [issue.severity, issue.code, issue.subject])).toEqual([['warning', 'coordinates-missing', 'A']]);
  });
});
