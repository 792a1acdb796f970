import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { approvedPrices } from '../../../db/schema/catalog.ts';
import { estimates } from '../../../db/schema/estimates.ts';
import { keepDocument } from '../../../server/features/documents/index.ts';
import { withdrawOwnPrice } from '../../../server/features/quotes/withdraw-own-price.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { enterNetwork, estimateForm } from '../../support/enter-network.ts';
import { changeRecipe, enterQuote, enterUpgrade, makeEstimate, moneyIn, planForm } from './estimate-case.ts';

type Person = Awaited<ReturnType<TestApp['addOrganization']>>[number];

describe('a scenario', () => {
  let app: TestApp;
  let preparer: Person;
  let officer: Person;

  beforeEach(async () => {
    app = await startTestApp({ now: '2026-11-22T10:00:00.000Z' });
    const [first, second] = await app.addOrganization('carrier', 'High Plains', [['preparer'], ['certifying officer']]);
    if (!first || !second) throw new Error('No people.');
    [preparer, officer] = [first, second];
    await enterNetwork(app, preparer.personId, { towers: 2 });
  });
  afterEach(async () => {
    expect(app.errors).toEqual([]);
    await app.close();
  });

  const ctx = () => app.contextFor(preparer.personId);
  const likely = async (here: string): Promise<number> => {
    const page = await preparer.get(here);
    return moneyIn(page.$('h2:contains("By category")').closest('section').find('tfoot .money').eq(1).text());
  };

  test('has a form in groups in which everything active is ticked', async () => {
    await enterQuote(await ctx());
    await changeRecipe(await ctx(), 'PW-020', 2);
    const form = await preparer.get('/estimates/new');
    expect(
      form
        .$('form h2')
        .toArray()
        .map((one) => form.$(one).text()),
    ).toEqual(['Name', 'Rules and prices', 'Own prices and recipe changes', 'The carrier and its work', 'Risk and money']);
    for (const name of ['adjusters', 'risks', 'ownPrices', 'recipeChanges']) {
      expect([name, form.$(`input[name=${name}]`).length > 0, form.$(`input[name=${name}]:not([checked])`).length]).toEqual([name, true, 0]);
    }
    expect(form.$('details').length).toBeGreaterThanOrEqual(4);
    const quote = form.$('input[name=ownPrices]').closest('label').text();
    for (const words of [
      'Q-1',
      'RA-020',
      '$31,500.00 per site',
      'Vendor quote of Oct 5, 2026'.replaceAll(' 5, ', '\u00a05,\u00a0'),
      'It holds until',
    ]) {
      expect(quote).toContain(words);
    }
    expect(form.$('input[name=recipeChanges]').closest('label').text()).toContain('Steep access roads.');
  });

  test('snapshots the own prices and recipe changes that are ticked, and leaves the others out', async () => {
    await enterQuote(await ctx());
    const changeId = await changeRecipe(await ctx(), 'PW-020', 2);
    const plain = await likely(await makeEstimate(app, preparer, planForm));
    const quoted = await makeEstimate(app, preparer, { ...planForm, ownPrices: ['Q-1'] });
    const both = await makeEstimate(app, preparer, { ...planForm, ownPrices: ['Q-1'], recipeChanges: [String(changeId)] });
    const asUsual = await makeEstimate(app, preparer);
    expect(await likely(quoted)).not.toBe(plain);
    expect(await likely(both)).not.toBe(await likely(quoted));
    expect((await preparer.get(quoted)).$('main').text()).toMatch(/Own prices\s*Q-1/);
    expect((await preparer.get(asUsual)).$('main').text()).toMatch(/Recipe changes\s*1 change/);

    const site = await preparer.get(`${both}/sites/HP-0001`);
    expect(site.$('main').text()).toContain('Q-1, vendor quote of');
    expect(site.$('main').text()).toContain('Steep access roads.');
    const line = await preparer.get(`${both}/lines/HP-0001.RA-020`);
    const words = line.$('main').text();
    for (const part of ['In place of', 'Q-1, vendor quote', 'It holds until', 'Lowest of three offers', 'Vendor quote', 'Dollars of 2026']) {
      expect(words).toContain(part);
    }
    const document = line.$('dt:contains("Document")').parent().find('a');
    expect(document.text()).toBe('Offer 2026-4417');
    expect((await preparer.get(String(document.attr('href')))).status).toBe(200);
  });

  test('keeps its own prices when the register moves on', async () => {
    const id = await enterQuote(await ctx());
    const here = await makeEstimate(app, preparer, { ...planForm, ownPrices: ['Q-1'] });
    const before = await likely(here);
    const withdrawn = await withdrawOwnPrice(await ctx(), id, 'The vendor left the market.');
    expect(withdrawn.ok).toBe(true);
    expect(await likely(here)).toBe(before);
    expect((await preparer.get(`${here}/lines/HP-0001.RA-020`)).$('main').text()).toContain('Q-1, vendor quote');
    const sent = await preparer.post('/estimates', { ...estimateForm, ...planForm, ownPrices: ['Q-1'] }, '/estimates/new');
    expect(sent.status).toBe(422);
    expect(sent.$('.summary').text()).toContain('Q-1 is no longer among your own prices');
    const copy = await preparer.get(`/estimates/new?from=${here.split('/').at(-1)}`);
    expect(copy.$('main').text()).toContain('Q-1 was used then and was withdrawn since: the copy goes without it.');
  });

  test('refuses days that are a slip of the keys, with the days that are possible', async () => {
    for (const [field, value, words] of [
      ['firstFundsOn', '2000-01-01', /at most two years before and five after/],
      ['firstFundsOn', '2090-01-01', /at most two years before and five after/],
      ['startOn', '1927-02-01', /Work may start from/],
    ] as const) {
      const sent = await preparer.post('/estimates', { ...estimateForm, [field]: value }, '/estimates/new');
      expect([value, sent.status]).toEqual([value, 422]);
      expect(sent.$(`#${field}-fault`).text()).toMatch(words);
      expect(sent.$(`#${field}`).val()).toBe(value);
    }
  });

  test('keeps out what the program does not pay: the own share of an upgrade', async () => {
    await enterUpgrade(await ctx(), 'HP-0001');
    const here = await makeEstimate(app, preparer, { ...planForm, ownPrices: ['E-1'] });
    const page = await preparer.get(`${here}/kept-out`);
    const own = page.$('tbody tr:contains("Own share of an upgrade")');
    expect(own).toHaveLength(1);
    expect(moneyIn(own.find('.money').first().text())).toBe(45_000_00);
    const words = page.$('main').text();
    for (const part of ['Own share of an upgrade', 'Radio unit with six more bands', 'DA 21-947']) expect(words).toContain(part);
    expect((await preparer.get(here)).$('main').text()).toContain('Kept out');
    const line = await preparer.get(`${here}/lines/HP-0001.E-1`);
    expect(line.$('main').text()).toContain('Certified in good faith');
    expect(moneyIn(line.$('h1').text())).toBe(135_000_00);
    const csv = await preparer.download(`${here}/kept-out.csv`);
    expect((csv.body as Buffer).toString('utf8')).toContain('45000');
    const lines = ((await preparer.download(`${here}/lines.csv`)).body as Buffer).toString('utf8');
    expect(lines).not.toContain('KO-1');
    for (const header of ['Price year', 'Own price', 'Own price expires', 'Change of recipe']) expect(lines).toContain(header);
  });

  test('is copied and changed: the form holds what the earlier one was made of', async () => {
    await enterQuote(await ctx());
    const here = await makeEstimate(app, preparer, {
      ...planForm,
      name: 'Vendor B, two crews',
      note: 'For the board.',
      'choice-power': 'extended',
      adjusters: [],
      risks: ['permit-denied'],
      contingency: '0.9',
      reserve: '7.5',
      allocation: '$12,400,000',
      workYear: '2029',
    });
    const page = await preparer.get(here);
    expect(page.$('.crumbs').text()).toContain('Vendor B, two crews (1)');
    expect(page.$('main').text()).toContain('For the board.');
    const copy = page.$('a:contains("Copy and change")').attr('href');
    const form = await preparer.get(String(copy));
    expect(form.$('h1').text()).toBe('Copy and change');
    expect(form.$('#name').val()).toBe('Vendor B, two crews');
    expect(form.$('#note').val()).toBe('For the board.');
    expect(form.$('#contingency option[selected]').attr('value')).toBe('0.9');
    expect(form.$('#reserve').val()).toBe('7.5');
    expect(form.$('#allocation').val()).toBe('12,400,000');
    expect(form.$('#workYear').val()).toBe('2029');
    expect(form.$('input[name=choice-power][checked]').attr('value')).toBe('extended');
    expect(form.$('input[name=adjusters][checked]')).toHaveLength(0);
    expect(
      form
        .$('input[name=risks][checked]')
        .map((_, one) => String(form.$(one).attr('value')))
        .get(),
    ).toEqual(['permit-denied']);
    expect(form.$('input[name=ownPrices][checked]')).toHaveLength(0);
    await enterQuote(await ctx(), { siteCode: 'HP-0002', likely: '29,000' });
    expect((await preparer.get(String(copy))).$('input[name=ownPrices][checked]').attr('value')).toBe('Q-2');
  });

  test('says beside each field what is wrong, and keeps all that was entered', async () => {
    await enterQuote(await ctx());
    const sent = {
      ...estimateForm,
      ...planForm,
      name: 'x'.repeat(81),
      workYear: 'next year',
      contingency: '0.99',
      reserve: '120',
      allocation: 'a lot',
      risks: ['permit-denied'],
      note: 'Typed with care.',
    };
    const answer = await preparer.post('/estimates', sent, '/estimates/new');
    expect(answer.status).toBe(422);
    const fields = answer
      .$('.summary a')
      .map((_, link) => String(answer.$(link).attr('href')))
      .get();
    expect(fields.sort()).toEqual(['#allocation', '#contingency', '#name', '#reserve', '#workYear']);
    for (const field of fields) expect([field, answer.$(`${field}-fault`).text().length > 20]).toEqual([field, true]);
    expect(answer.$('#allocation').val()).toBe('a lot');
    expect(answer.$('#note').val()).toBe('Typed with care.');
    expect(answer.$('#name').val()).toBe('x'.repeat(81));
    expect(answer.$('input[name=risks][checked]')).toHaveLength(1);
    expect(answer.$('input[name=ownPrices][checked]')).toHaveLength(0);
    expect(answer.$('#workYear').closest('details').attr('open')).toBeDefined();
    const odd = { ...estimateForm, ...planForm, indexKey: 'no-such-index', 'choice-power': 'sails', recipeChanges: ['9999'] };
    const refused = await preparer.post('/estimates', odd, '/estimates/new');
    expect(refused.status).toBe(422);
    expect(refused.$('.summary li')).toHaveLength(3);
    expect((await preparer.get('/estimates')).$('tbody tr')).toHaveLength(0);
  });

  test('brings prices to the year of the work as lines of their own, which end with the index', async () => {
    const plain = await makeEstimate(app, preparer, { ...planForm, adjusters: [] });
    const escalated = await makeEstimate(app, preparer, { ...planForm, adjusters: [], indexKey: 'cpi-u', workYear: '2028' });
    expect(await likely(escalated)).toBeGreaterThan(await likely(plain));
    const network = await preparer.get(`${escalated}/network`);
    const lines = network.$('tbody a:contains("scalation")');
    expect(lines.length).toBeGreaterThan(0);
    const line = await preparer.get(String(lines.first().attr('href')));
    expect(line.$('h2').first().text()).toMatch(/^[−\d.]+\u00a0% × \$[\d,.]+ in prices of \d{4} = −?\$[\d,.]+$/);
    expect(line.$('main').text()).toContain('Taken on');
    const page = await preparer.get(escalated);
    expect(moneyIn(page.$('th:contains("Escalation to 2028")').closest('tr').find('.money').text())).toBeGreaterThan(0);
    const far = await preparer.post('/estimates', { ...estimateForm, ...planForm, indexKey: 'cpi-u', workYear: '2150' }, '/estimates/new');
    expect(far.status).toBe(422);
    expect(far.$('#workYear-fault').text()).toContain('The index reaches from');
  });

  test('is marked as the one to file by preparers, and only one is', async () => {
    const one = await makeEstimate(app, preparer, { ...planForm, name: 'First' });
    const two = await makeEstimate(app, preparer, { ...planForm, name: 'Second' });
    expect((await officer.post(`${one}/to-file`, {})).status).toBe(403);
    await preparer.post(`${one}/to-file`, {}, one);
    expect((await preparer.get(one)).$('.head .tag').text()).toBe('The one to file');
    const other = await preparer.get(two);
    expect(other.$('.next').text()).toContain('First (1) is the one to file');
    expect((await preparer.get(String(other.$('.next a').attr('href')))).$('h1').text()).toBe('Compare estimates');
    await preparer.post(`${two}/to-file`, {}, two);
    const list = await preparer.get('/estimates');
    expect(list.$('tbody tr:contains("the one to file")')).toHaveLength(1);
    expect(list.$('tbody tr:contains("the one to file")').text()).toContain('Second (2)');
    const history = await officer.get('/history');
    expect(history.$('main').text()).toContain('estimate marked as the one to file');
  });

  test('is compared with another: causes sum to the difference, and lines say why', async () => {
    await enterQuote(await ctx());
    const one = await makeEstimate(app, preparer, { ...planForm, name: 'Price book' });
    const two = await makeEstimate(app, preparer, { ...planForm, name: 'With the quote', ownPrices: ['Q-1'] });
    expect((await preparer.get('/estimates/compare')).status).toBe(200);
    const page = await preparer.get(`/estimates/compare?a=${one.split('/').at(-1)}&b=${two.split('/').at(-1)}`);
    expect(page.$('.lead').text()).toMatch(/With the quote \(2\) costs \$[\d.]+ [kM] (more|less) than Price book \(1\)/);
    const why = page.$('h2:contains("Why")').closest('section');
    const causes = why
      .find('tbody .money')
      .toArray()
      .map((cell) => moneyIn(page.$(cell).text()));
    const difference = (await likely(two)) - (await likely(one));
    expect(causes.reduce((sum, amount) => sum + amount, 0)).toBe(difference);
    expect(moneyIn(why.find('tfoot .money').text())).toBe(difference);
    expect(page.$('main').text()).toContain('Own prices and quotes');
    const lines = page.$('h2:contains("Lines that moved most")').closest('section');
    expect(lines.find('tbody tr').length).toBeGreaterThan(1);
    expect(lines.find('tbody tr').first().text()).toMatch(/Q-1|quote/);
    const management = lines.find('tbody tr:contains("NETWORK.PM-010") .formula').first().text();
    expect(management).toMatch(/^\$[\d,.]+ × [\d.]+\u00a0% of direct cost = \$[\d,.]+$/);
    expect(page.$('main').text()).not.toMatch(/%\spercent/);
    const same = await preparer.get(`/estimates/compare?a=${one.split('/').at(-1)}&b=${one.split('/').at(-1)}`);
    expect(same.$('.lead').text()).toContain('come to the same likely total');
  });

  test('with a quote that has expired says so and leads to it', async () => {
    const id = await enterQuote(await ctx(), { quotedOn: '2025-06-01', expiresOn: '2025-12-31' });
    const form = await preparer.get('/estimates/new');
    expect(form.$('input[name=ownPrices]').closest('label').text()).toContain('It expired on');
    const here = await makeEstimate(app, preparer);
    const remarks = await preparer.get(`${here}/issues`);
    const row = remarks.$('tbody tr:contains("Q-1")');
    expect(row.text()).toContain('has expired');
    expect(row.find('a').attr('href')).toBe(`/own-prices/${id}`);
    expect((await preparer.get(`${here}/lines/HP-0001.RA-020`)).$('main').text()).toContain('It expired on');
  });

  test('names prices that a reviewer will ask about: outside the edition, or far from what was approved', async () => {
    await enterQuote(await ctx(), { likely: '250,000' });
    const approved = [1, 2, 3, 4, 5].flatMap((carrierId) =>
      [7_000_00, 8_000_00].map((unitCents) => ({
        carrierId,
        filingId: carrierId,
        versionNumber: 1,
        entryCode: 'EN-010',
        unit: 'per site',
        siteClass: 'tower' as const,
        unitCents,
        lineCount: 5,
        quantity: 5,
        approvedAt: '2026-11-01T00:00:00.000Z',
      })),
    );
    const here = await makeEstimate(app, preparer, { ...planForm, ownPrices: ['Q-1'] });
    const alone = await preparer.get(`${here}/outliers`);
    expect(alone.$('tbody tr')).toHaveLength(1);
    expect(alone.$('tbody tr').text()).toContain('lies above the range');
    expect(alone.$('.lead').text()).toContain('5 other carriers and 10 lines must stand behind a price');
    expect((await preparer.get(String(alone.$('tbody a').first().attr('href')))).status).toBe(200);
    const strangers = await addStrangers(app);
    await app.store.write(async (tx) => {
      for (const row of approved) await tx.insert(approvedPrices).values({ ...row, carrierId: strangers[row.carrierId - 1] ?? 0 });
    });
    const compared = await preparer.get(`${here}/outliers`);
    expect(compared.$('tbody tr:contains("EN-010")').text()).toContain('approved lines of 5 carriers');
    expect(compared.$('main').text()).not.toContain('Stranger');
  });

  test('of a large network is compared in the background, once, with the same outcome', async () => {
    const one = await makeEstimate(app, preparer, { ...planForm, name: 'Long' });
    const two = await makeEstimate(app, preparer, { ...planForm, name: 'Short', 'choice-power': 'extended' });
    const [a, b] = [one, two].map((address) => String(address.split('/').at(-1)));
    const address = `/estimates/compare?a=${a}&b=${b}`;
    const atOnce = await preparer.get(address);
    for (const row of await app.store.read.select().from(estimates)) {
      if (!row.summaryJson) throw new Error('Not computed.');
      const summaryJson = { ...row.summaryJson, coveredSiteCount: 24_000 };
      await app.store.write(async (tx) => void (await tx.update(estimates).set({ summaryJson }).where(eq(estimates.id, row.id))));
    }
    const offer = await preparer.get(address);
    expect(offer.$('table')).toHaveLength(0);
    expect(offer.$('button.main').text()).toBe('Compare them');
    expect((await preparer.post('/estimates/compare', { a: '999', b: 'x' }, address)).status).toBe(422);
    expect((await preparer.post('/estimates/compare', { a: String(a), b: String(b) }, address)).headers.location).toBe(address);
    await app.finishJobs();
    const later = await preparer.get(address);
    const rows = (page: typeof later) =>
      page
        .$('tbody tr')
        .map((_, row) => page.$(row).text().replace(/\s+/g, ' '))
        .get();
    expect(rows(later).length).toBeGreaterThan(10);
    expect(rows(later)).toEqual(rows(atOnce));
  });

  test('shows nobody else’s documents, prices or estimates', async () => {
    const [stranger] = await app.addOrganization('carrier', 'Other Telephone', [['preparer']]);
    if (!stranger) throw new Error('Nobody.');
    await enterQuote(await ctx());
    const here = await makeEstimate(app, preparer, { ...planForm, ownPrices: ['Q-1'] });
    const id = here.split('/').at(-1);
    for (const part of ['roll-ups', 'kept-out', 'kept-out.csv', 'tie-out', 'map', 'outliers', 'now']) {
      expect([part, (await stranger.get(`${here}/${part}`)).status]).toEqual([part, 404]);
    }
    expect((await stranger.post(`${here}/to-file`, {})).status).toBe(404);
    const compared = await stranger.get(`/estimates/compare?a=${id}&b=${id}`);
    expect(compared.$('table')).toHaveLength(0);
    expect((await stranger.get('/estimates/new')).$('input[name=ownPrices]')).toHaveLength(0);
    await enterNetwork(app, stranger.personId, { towers: 1 });
    const taken = await stranger.post('/estimates', { ...estimateForm, ...planForm, ownPrices: ['Q-1'] }, '/estimates/new');
    expect(taken.status).toBe(422);
    expect((await stranger.get(`/estimates/new?from=${id}`)).status).toBe(404);
    await keepDocument(await app.contextFor(stranger.personId), {
      name: 'mine.pdf',
      bytes: Buffer.from('%PDF-1.7\nmine\nstartxref\n0\n%%EOF\n'),
      kind: 'quote',
      title: 'Mine',
      datedOn: null,
      expiresOn: null,
    });
    expect((await preparer.get(`${here}/lines/HP-0001.RA-020`)).$('main').text()).not.toContain('Mine');
  });
});

async function addStrangers(app: TestApp): Promise<number[]> {
  const ids: number[] = [];
  for (const name of ['Stranger A', 'Stranger B', 'Stranger C', 'Stranger D', 'Stranger E']) {
    const [person] = await app.addOrganization('carrier', name, [['preparer']]);
    const { actor } = await app.contextFor(person?.personId ?? 0);
    if (actor.kind === 'person') ids.push(actor.organizationId);
  }
  return ids;
}
