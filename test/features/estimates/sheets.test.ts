import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { priceBookEditions } from '../../../db/schema/catalog.ts';
import { estimates } from '../../../db/schema/estimates.ts';
import { ensureEdition } from '../../../server/features/catalog/index.ts';
import { findSiteByCode } from '../../../server/features/inventory/index.ts';
import { toSite } from '../../../server/features/inventory/rows.ts';
import { saveSite } from '../../../server/features/inventory/save-site.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { enterNetwork } from '../../support/enter-network.ts';
import { makeEstimate, moneyIn, planForm } from './estimate-case.ts';

let app: TestApp;
let preparer: Awaited<ReturnType<TestApp['addOrganization']>>[number];
let here: string;
let total: number;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-22T10:00:00.000Z' });
  const [first] = await app.addOrganization('carrier', 'High Plains', [['preparer']]);
  if (!first) throw new Error('Nobody.');
  preparer = first;
  await enterNetwork(app, preparer.personId, { towers: 3, core: true });
  here = await makeEstimate(app, preparer, {
    ...planForm,
    'choice-side-by-side': 'asked',
    allocation: '9,000,000',
    risks: ['permit-denied', 'tower-replacement'],
  });
  const page = await preparer.get(here);
  total = moneyIn(page.$('h2:contains("By category")').closest('section').find('tfoot .money').eq(1).text());
}, 60_000);
afterEach(() => expect(app.errors).toEqual([]));
afterAll(() => app.close());

const likelyOf = (page: Awaited<ReturnType<typeof preparer.get>>): number[] =>
  page
    .$('tbody tr')
    .toArray()
    .map((row) => moneyIn(page.$(row).find('.money.pin').text()));

describe('the sheets of an estimate', () => {
  test.each(['phase', 'year', 'county'])('divide the total by %s, to the cent, each amount with its rule', async (by) => {
    const page = await preparer.get(`${here}/roll-ups?by=${by}`);
    expect(page.status).toBe(200);
    const table = page.$('section').last();
    const parts = table
      .find('tbody tr')
      .toArray()
      .map((row) => moneyIn(page.$(row).find('.money.pin').text()));
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.reduce((sum, amount) => sum + amount, 0)).toBe(total);
    expect(moneyIn(table.find('tfoot .money').eq(1).text())).toBe(total);
    expect(page.$('figure.chart')).toHaveLength(1);
    for (const one of table.find('details.why').toArray()) {
      const words = page.$(one).text();
      for (const term of ['Rule', 'Basis', 'Source']) expect(words).toContain(term);
    }
  });

  test('prove every total on one page', async () => {
    const page = await preparer.get(`${here}/tie-out`);
    expect(page.$('.head .tag').text()).toBe('Ties to the cent');
    expect(page.$('tbody tr').length).toBeGreaterThan(20);
    expect(page.$('tbody .tag.stop')).toHaveLength(0);
  });

  test('put each site on a map that reads in grey, with a table beside it', async () => {
    const page = await preparer.get(`${here}/map`);
    expect(page.$('svg.drawing')).toHaveLength(1);
    expect(page.$('figcaption .nb').length).toBeGreaterThan(0);
    expect(page.$('tbody tr')).toHaveLength(4);
    const amounts = likelyOf(page);
    expect([...amounts].sort((one, other) => other - one)).toEqual(amounts);
  });

  test('name what lies outside of what is usual', async () => {
    const page = await preparer.get(`${here}/outliers`);
    expect(page.status).toBe(200);
    expect(page.$('.lead').text()).toContain('Too few lines have been approved');
  });

  test('say that nothing is kept out where nothing is', async () => {
    expect((await preparer.get(`${here}/kept-out`)).$('.empty h2').text()).toBe('Nothing is kept out');
  });

  test('are linked from the result, each', async () => {
    const page = await preparer.get(here);
    const links = page
      .$('h2:contains("Look closer")')
      .closest('section')
      .find('a')
      .map((_, link) => String(page.$(link).attr('href')))
      .get();
    expect(links.length).toBeGreaterThanOrEqual(11);
    for (const link of links) expect([link, (await preparer.get(link)).status]).toEqual([link, 200]);
  });
});

describe('the result', () => {
  test('shows point estimate with its percentile, P50 to P95 and mean, each with method, seed and trials', async () => {
    const page = await preparer.get(here);
    const section = page.$('h2:contains("Amounts of the simulation")').closest('section');
    const row = (label: string) => section.find('tbody tr').filter((_, one) => page.$(one).find('th').text().startsWith(label));
    for (const label of ['Point estimate', 'P10', 'P50', 'P80', 'P90', 'P95', 'Mean']) {
      expect([label, row(label).length]).toEqual([label, 1]);
      const words = row(label).text();
      for (const term of ['Method', 'Trials', 'Seed', 'Basis', 'Source']) expect(words).toContain(term);
    }
    expect(moneyIn(row('Point estimate').find('.money').text())).toBe(total);
    expect(row('Point estimate').text()).toMatch(/enough in .+ of 100 trials/);
    const percentiles = ['P10', 'P50', 'P80', 'P90', 'P95'].map((label) => moneyIn(row(label).find('.money').text()));
    expect([...percentiles].sort((one, other) => one - other)).toEqual(percentiles);
  });

  test('keeps contingency and reserve apart', async () => {
    const page = await preparer.get(here);
    const section = page.$('h2:contains("Inside and beside")').closest('section');
    const row = (label: string) => section.find('tbody tr').filter((_, one) => page.$(one).find('th').text().startsWith(label));
    expect(row('Contingency up to P80').text()).toContain('not part of what is filed');
    expect(moneyIn(row('Management reserve of 5').find('.money').text())).toBe(Math.round(total * 0.05));
  });

  test('tells the chance of staying within the allocation, and within any amount that is asked', async () => {
    const plain = await preparer.get(here);
    expect(plain.$('main').text()).toMatch(/The allocation of \$9,000,000.00 is enough in .+ of 100 cases/);
    expect(plain.text).toContain('allocation');
    const much = await preparer.get(`${here}?within=900%2C000%2C000`);
    expect(much.$('main').text()).toContain('$900,000,000.00 is enough in 100 of 100 cases.');
    expect((await preparer.get(`${here}?within=1`)).$('main').text()).toContain('$1.00 is enough in 0 of 100 cases.');
    const wrong = await preparer.get(`${here}?within=plenty`);
    expect(wrong.$('#within').val()).toBe('plenty');
    expect(wrong.$('#within-fault').text()).toContain('Enter the amount in dollars');
  });

  test('lists the risks of the simulation with basis and source', async () => {
    const page = await preparer.get(here);
    const section = page.$('h2:contains("Risks that may strike")').closest('section');
    expect(section.find('tbody tr').length).toBeGreaterThan(0);
    for (const one of section.find('details.why').toArray()) for (const term of ['Basis', 'Source']) expect(page.$(one).text()).toContain(term);
  });
});

describe('an estimate beside the inventory as it is now', () => {
  test('is the same while nothing changes, and names the sites that moved when something does', async () => {
    const same = await preparer.get(`${here}/now`);
    expect(same.$('.lead').text()).toContain('Nothing moved');
    const ctx = await app.contextFor(preparer.personId);
    const site = await findSiteByCode(ctx, 'HP-0002');
    if (!site) throw new Error('No site.');
    await saveSite(ctx, { ...toSite(site), heightFeet: 420 }, site.id);
    const moved = await preparer.get(`${here}/now`);
    const table = moved.$('h2:contains("Sites that moved")').closest('section');
    expect(table.find('tbody tr')).toHaveLength(1);
    expect(table.find('tbody tr').text()).toContain('HP-0002');
    expect(moneyIn(table.find('tbody .money.pin').text())).toBeGreaterThan(0);
    expect(moved.$('.next').text()).toContain('estimate again');
    expect((await preparer.get(here)).$('.next a').attr('href')).toBe(`${here}/now`);
    const again = await makeEstimate(app, preparer, {
      ...planForm,
      'choice-side-by-side': 'asked',
      allocation: '9,000,000',
      risks: ['permit-denied', 'tower-replacement'],
    });
    const page = await preparer.get(again);
    const computed = moneyIn(page.$('h2:contains("By category")').closest('section').find('tfoot .money').eq(1).text());
    expect(moneyIn(moved.$('.figures').text().split('Now')[1] ?? '')).toBe(computed);
  }, 30_000);

  test('says which holes are in the way', async () => {
    const ctx = await app.contextFor(preparer.personId);
    const site = await findSiteByCode(ctx, 'HP-0003');
    if (!site) throw new Error('No site.');
    await saveSite(ctx, { ...toSite(site), heightFeet: null }, site.id);
    const page = await preparer.get(`${here}/now`);
    expect(page.$('main').text()).toContain('tower without a height');
    await saveSite(ctx, toSite(site), site.id);
  });
});

describe('the memo of a new edition', () => {
  test('says which estimates move, price by price, and adds up', async () => {
    const { edition } = (await app.contextFor(preparer.personId)).reference;
    const entries = edition.entries.map((entry) =>
      entry.code === 'RA-020' ? { ...entry, lowCents: entry.highCents, likelyCents: entry.highCents } : entry,
    );
    const id = await ensureEdition(app.store, { ...edition, code: '2027.1', title: 'Planning edition 2027.1', entries });
    const page = await preparer.get(`/price-books/${id}/memo`);
    expect(page.status).toBe(200);
    const tables = page.$('table');
    expect(tables.first().find('tbody tr').length).toBeGreaterThan(0);
    const moves = tables.last();
    const amounts = moves
      .find('tbody .money.pin')
      .toArray()
      .map((cell) => moneyIn(page.$(cell).text()));
    const sum = amounts.reduce((whole, amount) => whole + amount, 0);
    expect(sum).toBeGreaterThan(0);
    expect(moneyIn(moves.find('tfoot .money.pin').text())).toBe(sum);
    expect(moves.find('tr:contains("RA-020")').text()).toContain('Price moved');
    const csv = ((await preparer.download(`/price-books/${id}/memo.csv`)).body as Buffer).toString('utf8');
    expect(csv).toContain('RA-020');
    expect((await preparer.get('/price-books/1/memo')).$('.empty h2').text()).toBe('Nothing would move');
    expect(await app.store.read.select().from(priceBookEditions)).toHaveLength(2);
    for (const row of await app.store.read.select().from(estimates)) expect(row.editionId).toBe(1);
  });
});
