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
const costCases = ['macro-site.json', 'percent-lines.json', 'tie-out.json', 'own-prices.json', 'mountain-site.json'];

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
