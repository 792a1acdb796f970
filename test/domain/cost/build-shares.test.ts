import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import type { CostAdjuster, CostIndex } from '../../../server/domain/cost/cost-data.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import { indexShare } from '../../../server/domain/cost/lines/index-share.ts';
import type { OwnPrice } from '../../../server/domain/cost/own-price.ts';
import { recomputeLines } from '../../../server/domain/cost/totals/recompute-lines.ts';
import { summariseCost } from '../../../server/domain/cost/totals/summarise-cost.ts';
import { cents, dollars, sumCents, timesCents, zeroCents } from '../../../server/domain/money.ts';
import { build, linesOf } from './build-lines.ts';
import { aMobileNetwork, aSite, gearAt } from './network.ts';
import { costData, edition, recipeBook, value } from './planning-seed.ts';

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
  const adjusters = lines.filter(({ unit }) => unit === 'percent of site cost');
  const line = adjusters.find(({ phase }) => phase === 'replacement');

  test('are one line for each site, category and phase that they concern, last at the site', () => {
    const ids = ['removal', 'replacement', 'soft-cost'].map((phase) => `A.ADJ-mountain.tower-and-structure.${phase}`);
    expect(adjusters.map(({ id }) => id)).toEqual(ids);
    expect(adjusters.map(({ category, phase }) => [category, phase])).toEqual([
      ['Tower and structure', 'removal'],
      ['Tower and structure', 'replacement'],
      ['Tower and structure', 'soft cost'],
    ]);
    expect(
      lines
        .filter(({ siteCode }) => siteCode === 'A')
        .slice(-3)
        .map(({ id }) => id),
    ).toEqual(ids);
  });

  test('are their share of the lines in their category and phase, low of low and high of high', () => {
    const concerned = (one: CostLine) =>
      one.siteCode === 'A' && !one.shareOf && one.category === 'Tower and structure' && one.phase === 'replacement';
    expect(line?.likelyCents).toBe(part(sum(lines, concerned), 0.1));
    expect(line?.lowCents).toBe(part(sum(lines, concerned, 'lowCents'), 0.05));
    expect(line?.highCents).toBe(part(sum(lines, concerned, 'highCents'), 0.2));
    expect(line?.formula).toBe('10 % of $52,690.00 for Tower and structure, replacement, at this site');
    expect(line?.shareOf).toEqual({ of: 'site', adjuster: 'mountain', entryCodes: ['TW-030', 'TW-040'] });
  });

  test('leave prices of the carrier as they are, because those are for its own sites', () => {
    const tower = aQuote('Q-1', { entryCode: 'TW-010', unit: 'per tower' });
    const rigging = aQuote('Q-2', { entryCode: 'TW-030', unit: 'per job' });
    const trips = aQuote('Q-3', { entryCode: 'TW-040', unit: 'per mobilization' });
    const own = linesOf(summit, { data, plan: { ...unescalated, ownPrices: [tower, rigging, trips] } });
    expect(own.some(({ shareOf }) => shareOf?.of === 'site')).toBe(false);
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
  const line = lines.find(({ id }) => id === 'NETWORK.ESC-2018.removal');

  test('is one network-wide line for each price year and phase, on plain lines and what adjusters make of them', () => {
    const ids = lines.filter(({ shareOf }) => shareOf?.of === 'year').map(({ id }) => id);
    const [of2018, of2022] = [2018, 2022].map((year) => `NETWORK.ESC-${year}`);
    expect(ids).toEqual([
      `${of2018}.removal`,
      `${of2018}.replacement`,
      `${of2018}.soft-cost`,
      `${of2022}.removal`,
      `${of2022}.replacement`,
      `${of2022}.disposal`,
      `${of2022}.soft-cost`,
    ]);
    const plain = sum(lines, (one) => one.priceYear === 2018 && one.phase === 'removal' && !one.shareOf);
    expect(line?.quantity).toBe((plain + part(dollars(43_690), 0.1)) / 10_000);
    expect(line).toMatchObject({ unit: 'percent of prices of 2018', unitLikelyCents: 3750, category: 'Escalation', phase: 'removal' });
    expect(line?.likelyCents).toBe(part(plain + part(dollars(43_690), 0.1), 0.375));
    expect(line?.formula).toContain('index 2018: 80, 2025: 110');
  });

  test('keeps phases and categories apart: each phase is its own lines with their adjusters and escalation', () => {
    const { phases, categories } = summariseCost(lines, []);
    for (const { key, likelyCents } of phases) expect([key, likelyCents]).toEqual([key, sum(lines, ({ phase }) => phase === key)]);
    const escalation = sum(lines, ({ shareOf }) => shareOf?.of === 'year');
    expect(categories.find(({ category }) => category === 'Escalation')?.likelyCents).toBe(escalation);
    expect(recomputeLines(lines).filter(({ ties }) => !ties)).toEqual([]);
  });

  test('is a planning assumption once a year is guessed, published where the index is, and names who repeats it', () => {
    const at = (workYear: number) =>
      linesOf(summit, { data, plan: { indexKey: 'test', workYear } }).find(({ id }) => id === 'NETWORK.ESC-2022.removal');
    expect(at(2025)).toMatchObject({ basis: 'published', source: 'Test' });
    expect(at(2026)).toMatchObject({ basis: 'planning assumption', source: 'Test; growth after the last published year is assumed' });
    expect(costData.indices[0]?.source).toContain('as repeated by several public programs');
  });

  test('over more than five guessed years is told', () => {
    const codes = (workYear: number) => build(summit, { data, plan: { indexKey: 'test', workYear } }).issues.map(({ code }) => code);
    expect(codes(2030)).toEqual([]);
    expect(codes(2031)).toEqual(['index-guessed']);
  });

  test('gives a year whose prices may be zero a line, when they may be more', () => {
    const entries = edition.entries.map((entry) => (entry.year === 2018 ? { ...entry, lowCents: zeroCents, likelyCents: zeroCents } : entry));
    const found = linesOf(summit, { edition: { ...edition, entries }, data, plan: later }).find(({ id }) => id === 'NETWORK.ESC-2018.removal');
    expect(found?.likelyCents).toBe(0);
    expect(found?.highCents).toBeGreaterThan(0);
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

  test('a percentage that two steps take is refused, because it would show one rate and charge another', () => {
    const program = recipeBook.recipes.find(({ key }) => key === 'program');
    const management = program?.steps.filter(({ entryCode }) => entryCode === 'PM-010') ?? [];
    const again = {
      ...recipeBook.recipes[0],
      key: 'again',
      title: 'Again',
      categories: program?.categories ?? [],
      scope: 'network',
      steps: management,
    };
    const recipes = { ...recipeBook, recipes: [...recipeBook.recipes, again as (typeof recipeBook.recipes)[number]] };
    const result = build(aMobileNetwork(3), { recipes });
    expect(result.ok).toBe(false);
    expect(result.issues.map(({ message }) => message)).toEqual([
      'The recipe "Again" takes the percentage PM-010 (Project management and administration) a second time. Take the added step back; for another percentage give a price of your own.',
    ]);
    const added = { entryCode: 'PM-010', driver: 'percent of direct cost' as const, phase: 'replacement' as const };
    const change = { recipeKey: 'program', stepKey: null, quantity: 1, added, reason: 'More.' };
    expect(build(aMobileNetwork(3), { plan: { recipeChanges: [change] } }).issues.map(({ code }) => code)).toEqual(['change-percentage-twice']);
  });
});

function aQuote(code: string, changes: Partial<OwnPrice>): OwnPrice {
  const range = { lowCents: dollars(20_000), likelyCents: dollars(20_000), highCents: dollars(20_000) };
  const what = { code, kind: 'vendor quote' as const, entryCode: null, siteCode: null, ownLine: null, unit: 'each', ...range };
  const from = { from: 'Tower Works', reference: '', quotedOn: day('2026-03-02'), expiresOn: null, reason: 'Our towers.', documents: [] };
  return { ...what, ...from, use: 'comparable', comparableCents: null, certified: null, ...changes };
}
