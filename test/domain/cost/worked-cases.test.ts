import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { OwnPrice } from '../../../server/domain/cost/own-price.ts';
import { summariseCost } from '../../../server/domain/cost/totals/summarise-cost.ts';
import type { EquipmentCategory } from '../../../server/domain/inventory/equipment.ts';
import type { Site } from '../../../server/domain/inventory/site.ts';
import { dollars, formatCents } from '../../../server/domain/money.ts';
import { build } from './build-lines.ts';
import { anItem, aSite } from './network.ts';
import { value } from './planning-seed.ts';

const folder = new URL('../cases/', import.meta.url);
const tests = new URL('../', import.meta.url);
const files = readdirSync(folder).map((name) => ({ name, value: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown }));
/** A file with rows is a table for another test; any other is a worked case of cost. */
const tables = files.filter((file) => Array.isArray(file.value)).map((file) => file.name);
const costCases = files.flatMap((file) => (Array.isArray(file.value) ? [] : [[file.name, file.value as WorkedCase] as const]));
const checkedParts = ['siteLines', 'networkLines', 'sites', 'network', 'categories', 'keptOut', 'total'];

describe('a program officer can follow the worked cases', () => {
  test('every file of the folder is checked, here or as the rows of another test', () => {
    expect(costCases.length).toBeGreaterThanOrEqual(5);
    const others = readdirSync(tests, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => readFileSync(new URL(name, tests), 'utf8'))
      .join('\n');
    expect(tables.filter((name) => !new RegExp(`readCases<[^(]+\\('${name.replace('.json', '')}'\\)`).test(others))).toEqual([]);
  });

  test.each(costCases)('%s', (_name, worked) => {
    expect(Object.keys(worked.expected).filter((part) => !checkedParts.includes(part))).toEqual([]);
    const inventory = {
      version: 1,
      sites: worked.sites.map(({ code, ...site }) => aSite(code, site)),
      items: worked.items.map(({ site, category, quantity }) => anItem(site, category, { quantity })),
    };
    const ownPrices = (worked.ownPrices ?? []).map(toOwnPrice);
    const { lines, tallies, keptOut } = value(
      build(inventory, { customers: worked.customers, plan: { ownPrices, indexKey: 'cpi-u', workYear: 2027, adjustersLeftOut: [] } }),
    );
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
    expect(Object.fromEntries(keptOut.map(({ item, amountCents }) => [item, formatCents(amountCents)]))).toEqual(expected.keptOut ?? {});
    if (expected.total) expect(formatCents(summary.total.likelyCents)).toBe(expected.total);
  });
});

function toOwnPrice({ price, comparable, ...own }: WorkedPrice): OwnPrice {
  const range = { lowCents: dollars(price), likelyCents: dollars(price), highCents: dollars(price) };
  const from = { from: 'Northern Networks', reference: '', expiresOn: null, reason: 'Worked case.', documents: [], certified: null };
  const comparableCents = comparable === undefined ? null : dollars(comparable);
  return { entryCode: null, siteCode: null, ownLine: null, ...from, ...range, comparableCents, ...own };
}

interface WorkedCase {
  customers: number;
  sites: (Pick<Site, 'code'> & Partial<Site>)[];
  items: { site: string; category: EquipmentCategory; quantity: number }[];
  ownPrices?: WorkedPrice[];
  expected: {
    siteLines?: Record<string, string>;
    networkLines?: Record<string, string>;
    sites: Record<string, string>;
    network?: string;
    categories?: Record<string, string>;
    keptOut?: Record<string, string>;
    total?: string;
  };
}

type WorkedPrice = Pick<OwnPrice, 'code' | 'kind' | 'unit' | 'use' | 'quotedOn'> &
  Partial<Pick<OwnPrice, 'entryCode' | 'ownLine'>> & { price: number; comparable?: number };
