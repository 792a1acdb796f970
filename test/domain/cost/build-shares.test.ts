import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import type { CostAdjuster, CostIndex } from '../../../server/domain/cost/cost-data.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import { indexShare } from '../../../server/domain/cost/lines/index-share.ts';
import type { OwnPrice } from '../../../server/domain/cost/own-price.ts';
import { cents, dollars, sumCents, timesCents } from '../../../server/domain/money.ts';
import { build, linesOf } from './build-lines.ts';
import { aMobileNetwork, aSite, gearAt } from './network.ts';
import { costData, recipeBook, value } from './planning-seed.ts';

const mountain: CostAdjuster = {
  key: 'mountain',
  title: 'Mountain sites',
  kind: 'terrain',
  only: { access: ['summer-only'] },
  categories: ['Tower and structure'],
  low: 500,
  likely: 1000,
  high: 2000,
  basis: 'planning assumption',
  source: 'Test',
  notes: 'Short seasons.',
};
const index: CostIndex = {
  key: 'test',
  title: 'Test index',
  source: 'Test',
  basis: 'published',
  note: 'Made up.',
  values: [
    { year: 2018, value: 80, isForecast: false },
    { year: 2022, value: 100, isForecast: false },
    { year: 2025, value: 110, isForecast: false },
  ],
  growth: { low: 100, likely: 200, high: 400 },
};
const data = { ...costData, indices: [index], adjusters: [mountain] };
const summit = {
  version: 1,
  sites: [aSite('A', { access: 'summer-only' }), aSite('B')],
  items: ['A', 'B'].flatMap((code) => gearAt(code, { RRU: 3 })),
};
const unescalated = { indexKey: null };
const later = { indexKey: 'test', workYear: 2025 };

function sum(lines: CostLine[], which: (line: CostLine) => boolean, end: 'lowCents' | 'likelyCents' | 'highCents' = 'likelyCents'): number {
  return sumCents(lines.filter(which).map((line) => line[end]));
}

function part(amount: number, share: number): number {
  return timesCents(cents(amount), share);
}

describe('adjusters', () => {
  const lines = linesOf(summit, { data, plan: unescalated });
  const line = lines.find(({ id }) => id === 'A.ADJ-mountain');

  test('are one line for each site that they concern, last at the site', () => {
    expect(lines.filter(({ unit }) => unit === 'percent of site cost').map(({ id }) => id)).toEqual(['A.ADJ-mountain']);
    expect(lines.filter(({ siteCode }) => siteCode === 'A').at(-1)?.id).toBe('A.ADJ-mountain');
  });

  test('are their share of the lines in their categories, low of low and high of high', () => {
    const concerned = (one: CostLine) => one.siteCode === 'A' && !one.shareOf && mountain.categories.includes(one.category);
    expect(line?.likelyCents).toBe(part(sum(lines, concerned), 0.1));
    expect(line?.lowCents).toBe(part(sum(lines, concerned, 'lowCents'), 0.05));
    expect(line?.highCents).toBe(part(sum(lines, concerned, 'highCents'), 0.2));
    expect(line?.formula).toBe('10 % of $106,080.00 for Tower and structure at this site');
    expect(line?.shareOf).toEqual({ of: 'site', adjuster: 'mountain', entryCodes: ['TW-030', 'TW-010'] });
  });

  test('leave prices of the carrier as they are, because those are for its own sites', () => {
    const tower = aQuote('Q-1', { entryCode: 'TW-010', unit: 'per tower' });
    const rigging = aQuote('Q-2', { entryCode: 'TW-030', unit: 'per job' });
    const codes = linesOf(summit, { data, plan: { ...unescalated, ownPrices: [tower, rigging] } }).map(({ id }) => id);
    expect(codes).not.toContain('A.ADJ-mountain');
  });

  test('that the carrier leaves out make no line', () => {
    expect(linesOf(summit, { data, plan: { ...unescalated, adjustersLeftOut: ['mountain'] } }).some(({ shareOf }) => shareOf?.of === 'site')).toBe(
      false,
    );
  });

  test('below zero keep low, likely and high in order', () => {
    const cheaper = { ...mountain, low: -1200, likely: -600, high: 0 };
    const [found] = linesOf(summit, { data: { ...data, adjusters: [cheaper] }, plan: unescalated }).filter(({ shareOf }) => shareOf?.of === 'site');
    expect(found).toBeDefined();
    expect((found?.lowCents ?? 1) < (found?.likelyCents ?? 0) && (found?.likelyCents ?? 0) < (found?.highCents ?? -1)).toBe(true);
  });
});

describe('escalation', () => {
  const lines = linesOf(summit, { data, plan: later });
  const line = lines.find(({ id }) => id === 'NETWORK.ESC-2018');

  test('is one network-wide line for each price year, on plain lines and what adjusters make of them', () => {
    expect(lines.flatMap(({ shareOf }) => (shareOf?.of === 'year' ? [shareOf.year] : []))).toEqual([2018, 2022]);
    const plain = sum(lines, (one) => one.priceYear === 2018 && !one.shareOf);
    const adjusted = lines.find(({ id }) => id === 'A.ADJ-mountain')?.likelyCents ?? 0;
    expect(line?.quantity).toBe((plain + adjusted) / 10_000);
    expect(line).toMatchObject({ unit: 'percent of prices of 2018', unitLikelyCents: 3750, category: 'Program management', phase: 'soft cost' });
    expect(line?.likelyCents).toBe(part(plain + adjusted, 0.375));
    expect(line?.formula).toContain('index 2018: 80, 2025: 110');
  });

  test('an adjuster over prices of several years is split among them to the cent', () => {
    const wide = { ...mountain, categories: [...mountain.categories, 'Engineering and permits' as const, 'Radio access' as const] };
    const all = linesOf(summit, { data: { ...data, adjusters: [wide] }, plan: { ...later, workYear: 2026 } });
    const undated = sum(all, (one) => one.priceYear === null && !one.shareOf);
    const bases = all.flatMap((one) => (one.shareOf?.of === 'year' ? [one.quantity * 10_000] : [])).reduce((a, b) => a + b, 0);
    const whole = sum(all, (one) => one.shareOf === undefined || one.shareOf.of === 'site');
    expect(Math.round(bases) + undated).toBe(whole);
  });

  test('years beyond the last value grow by the low, likely and high rate', () => {
    expect(indexShare(index, 2022, 2027)).toMatchObject({ low: 1221, likely: 1444, high: 1898 });
    expect(indexShare(index, 2022, 2025)).toMatchObject({ low: 1000, likely: 1000, high: 1000 });
    expect(indexShare(index, 2026, 2027)).toMatchObject({ low: 100, likely: 200, high: 400 });
    expect(indexShare(index, 2010, 2027)).toBeUndefined();
  });

  test('an index that falls makes no price cheaper', () => {
    const values = index.values.map(({ year, value: points }) => ({ year, value: 200 - points, isForecast: false }));
    expect(indexShare({ ...index, values }, 2018, 2025)).toMatchObject({ low: 0, likely: 0, high: 0 });
    expect(linesOf(summit, { data: { ...data, indices: [{ ...index, values }] }, plan: later }).some(({ shareOf }) => shareOf?.of === 'year')).toBe(
      false,
    );
  });

  test('prices of a later year than the work are taken as they are, and it is said', () => {
    const result = build(summit, { data, plan: { indexKey: 'test', workYear: 2020 } });
    expect(value(result).lines.flatMap(({ shareOf }) => (shareOf?.of === 'year' ? [shareOf.year] : []))).toEqual([]);
    expect(result.issues.map(({ severity, code }) => [severity, code])).toEqual([
      ['warning', 'price-year-late'],
      ['warning', 'index-year'],
    ]);
  });

  test('an unknown index and a work year that is none are refused', () => {
    expect(build(summit, { data, plan: { indexKey: 'gold' } }).issues.map(({ message }) => message)).toEqual([
      'There is no price index "gold". Choose one of: test; or none.',
    ]);
    expect(build(summit, { data, plan: { indexKey: 'test', workYear: 20_277 } }).issues.map(({ code }) => code)).toEqual(['work-year']);
  });

  test('no index, no escalation', () => {
    expect(linesOf(summit, { data, plan: unescalated }).some(({ shareOf }) => shareOf?.of === 'year')).toBe(false);
  });
});

describe('percentages', () => {
  test('stand on lines, adjusters and escalation together, never on each other', () => {
    const lines = linesOf(summit, { data, plan: later });
    const direct = (end: 'lowCents' | 'likelyCents' | 'highCents') => sum(lines, ({ shareOf }) => shareOf?.of !== 'direct', end);
    const management = lines.find(({ id }) => id === 'NETWORK.PM-010');
    expect(management?.lowCents).toBe(part(direct('lowCents'), 0.05));
    expect(management?.likelyCents).toBe(part(direct('likelyCents'), 0.08));
    expect(management?.highCents).toBe(part(direct('highCents'), 0.12));
    expect(management?.quantity).toBe(direct('likelyCents') / 10_000);
    expect(management?.shareOf).toEqual({ of: 'direct' });
  });

  test('two recipes that take a percentage of the same entry make one line with both shares', () => {
    const inventory = aMobileNetwork(3);
    const percents = recipeBook.recipes.flatMap((recipe) => {
      const steps = recipe.steps.filter(({ driver }) => driver === 'percent of direct cost');
      return steps.length > 0 ? [{ ...recipe, key: `${recipe.key}-again`, steps }] : [];
    });
    const percentLine = (lines: CostLine[]) => lines.find(({ unit }) => unit === 'percent of direct cost');
    const once = percentLine(linesOf(inventory));
    const twice = linesOf(inventory, { recipes: { ...recipeBook, recipes: [...recipeBook.recipes, ...percents] } });
    expect(new Set(twice.map(({ id }) => id)).size).toBe(twice.length);
    for (const amount of ['lowCents', 'likelyCents', 'highCents'] as const) expect(percentLine(twice)?.[amount]).toBe(2 * (once?.[amount] ?? 0));
    expect(percentLine(twice)?.formula).toBe(`${once?.formula} + ${once?.formula}`);
  });
});

function aQuote(code: string, changes: Partial<OwnPrice>): OwnPrice {
  const range = { lowCents: dollars(20_000), likelyCents: dollars(20_000), highCents: dollars(20_000) };
  const what = { code, kind: 'vendor quote' as const, entryCode: null, siteCode: null, ownLine: null, unit: 'each', ...range };
  const from = { from: 'Tower Works', reference: '', quotedOn: day('2026-03-02'), expiresOn: null, reason: 'Our towers.', documents: [] };
  return { ...what, ...from, use: 'comparable', comparableCents: null, certified: null, ...changes };
}
