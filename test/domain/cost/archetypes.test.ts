import { describe, expect, test } from '@jest/globals';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import type { Site } from '../../../server/domain/inventory/site.ts';
import { cents, formatCents, sumCents, timesCents } from '../../../server/domain/money.ts';
import { readCases } from '../read-cases.ts';
import { linesOf } from './build-lines.ts';
import { aSite, type Gear, gearAt } from './network.ts';

const archetypes = readCases<Archetype>('cost-archetypes');

describe.each(archetypes)('$name', (archetype) => {
  const sites = Array.from({ length: archetype.sites }, (_, index) => aSite(`SITE${index || ''}`, archetype.site));
  const items = sites.flatMap((site) => gearAt(site.code, archetype.gear));
  const lines = linesOf(
    { version: 1, sites, items },
    { customers: archetype.customers, plan: { indexKey: 'cpi-u', workYear: 2027, adjustersLeftOut: [] } },
  );
  const atSite = lines.filter(({ siteCode }) => siteCode === 'SITE');
  const network = lines.filter(({ siteCode }) => siteCode === null);
  const shares = (of: 'year' | 'direct') => network.filter(({ shareOf }) => shareOf?.of === of);

  test('the arithmetic of the case itself holds: quantity × price = amount, and amounts sum to their totals', () => {
    for (const line of [...archetype.siteLines, ...archetype.networkLines]) {
      expect([line.line, formatCents(timesCents(amount(line.price), line.quantity))]).toEqual([line.line, line.amount]);
    }
    for (const share of [...archetype.escalation, ...archetype.percentages]) {
      const points = Math.round(Number.parseFloat(share.percent) * 100);
      expect([share.line, formatCents(timesCents(amount(share.base), points / 10_000))]).toEqual([share.line, share.amount]);
    }
    expect(sum(archetype.siteLines)).toBe(archetype.siteTotal);
    expect(sum(archetype.networkLines)).toBe(archetype.networkPlainTotal);
    const plain = timesCents(amount(archetype.siteTotal), archetype.sites) + amount(archetype.networkPlainTotal);
    expect(formatCents(cents(plain + amount(sum(archetype.escalation))))).toBe(archetype.directCost);
    expect(formatCents(cents(amount(archetype.directCost) + amount(sum(archetype.percentages))))).toBe(archetype.total);
    const units = archetype.sites / archetype.sitesPerUnit;
    expect(formatCents(timesCents(amount(archetype.total), 1 / units))).toBe(archetype.perUnit);
  });

  test('the program makes the same lines at the site, with the same basis, source and year', () => {
    expect(byLine(atSite.map(shown))).toEqual(byLine(archetype.siteLines));
  });

  test('the program makes the same lines for the network', () => {
    expect(byLine(network.filter(({ shareOf }) => !shareOf).map(shown))).toEqual(byLine(archetype.networkLines));
  });

  test('escalation, percentages and total are the same to the cent', () => {
    const share = ({ id, quantity, unitLikelyCents, likelyCents }: CostLine) => [
      id,
      formatCents(cents(Math.round(quantity * 10_000))),
      `${unitLikelyCents / 100} %`,
      formatCents(likelyCents),
    ];
    for (const [of, expected] of [
      ['year', archetype.escalation],
      ['direct', archetype.percentages],
    ] as const) {
      expect(shares(of).map(share)).toEqual(expected.map(({ line, base, percent, amount: money }) => [line, base, percent, money]));
    }
    expect(formatCents(sumCents(lines.map(({ likelyCents }) => likelyCents)))).toBe(archetype.total);
  });
});

function shown(line: CostLine): ArchetypeLine {
  return {
    line: line.id,
    what: line.item,
    quantity: line.quantity,
    unit: line.unit,
    price: formatCents(line.unitLikelyCents),
    amount: formatCents(line.likelyCents),
    basis: line.basis,
    source: line.source,
    year: line.priceYear,
  };
}

function byLine(lines: readonly ArchetypeLine[]): Record<string, ArchetypeLine> {
  return Object.fromEntries(lines.map((line) => [line.line, line]));
}

function amount(money: string) {
  return cents(Math.round(Number(money.replace(/[$,]/g, '')) * 100));
}

function sum(rows: readonly { amount: string }[]): string {
  return formatCents(sumCents(rows.map((row) => amount(row.amount))));
}

interface Archetype {
  name: string;
  site: Partial<Site>;
  gear: Gear;
  sites: number;
  customers: number;
  siteLines: ArchetypeLine[];
  siteTotal: string;
  networkLines: ArchetypeLine[];
  networkPlainTotal: string;
  escalation: ArchetypeShare[];
  directCost: string;
  percentages: ArchetypeShare[];
  total: string;
  sitesPerUnit: number;
  perUnit: string;
}

interface ArchetypeLine {
  line: string;
  what: string;
  quantity: number;
  unit: string;
  price: string;
  amount: string;
  basis: string;
  source: string;
  year: number | null;
}

interface ArchetypeShare {
  line: string;
  base: string;
  percent: string;
  amount: string;
}
