import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { addItem, addSite, inventoryOf, itemForm, located, newCarrier, type Preparer, sendForm, textsOf } from './inventory-case.ts';

let app: TestApp;
let preparer: Preparer;
let site: string;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-22T10:00:00.000Z' });
});
beforeEach(async () => {
  preparer = await newCarrier(app);
  site = await addSite(preparer, {});
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

async function itemAddress(): Promise<string> {
  return String((await preparer.get(site)).$('tbody a[href^="/equipment/"]').first().attr('href'));
}

describe('a line of equipment', () => {
  test('is matched to the catalog, which gives its category, and gets a tag', async () => {
    await addItem(preparer, site, { model: 'rru-3908 v2', maker: 'huawei' });
    const { items } = await inventoryOf(app, preparer);
    expect(items).toMatchObject([{ tag: 'HP-0001-E01', category: 'RRU', quantity: 3, obtainedOn: '2016-05-04' }]);
    expect(items[0]?.modelKey).not.toBeNull();
    const page = await preparer.get(site);
    expect(page.$('tbody tr').text()).toMatch(/May\s4,\s2016/);
    expect(page.$('tbody .tag').text()).toBe('Covered');
  });

  test('that the catalog does not know is kept as written and waits to be resolved', async () => {
    await addItem(preparer, site, { model: 'Mystery Box 9' });
    const page = await preparer.get(site);
    expect(page.$('tbody .tag').text()).toBe('To resolve');
    expect(page.$('.head .tag').text()).toBe('To resolve');
    expect((await inventoryOf(app, preparer)).items).toMatchObject([{ model: 'Mystery Box 9', modelKey: null }]);
  });

  test('comes back from a faulty form with every value kept', async () => {
    const page = await preparer.post(`${site}/equipment`, {
      ...itemForm,
      model: '',
      quantity: '-3',
      obtainedOn: '31/12/2016',
      serials: 'A1; A1',
      notes: 'Kept',
    });
    expect(page.status).toBe(422);
    const links = page.$('.summary a').toArray();
    expect(links.map((link) => page.$(link).attr('href')).sort()).toEqual(['#model', '#obtainedOn', '#quantity', '#serials']);
    expect(page.$('.summary').text()).toContain('2016-12-31');
    expect(page.$('#quantity').attr('value')).toBe('-3');
    expect(page.$('#notes').text()).toBe('Kept');
    expect((await inventoryOf(app, preparer)).items).toEqual([]);
  });

  test.each([
    ['obtained tomorrow', { obtainedOn: '2026-11-23' }, '#obtainedOn'],
    ['of absurd quantity', { quantity: '4000000' }, '#quantity'],
    ['with a serial number that a spreadsheet shortened', { serials: '2.10231E+19' }, '#serials'],
  ])('%s is refused', async (_words, values, field) => {
    const page = await preparer.post(`${site}/equipment`, { ...itemForm, ...values });
    expect(page.status).toBe(422);
    expect(page.$('.summary a').attr('href')).toBe(field);
  });

  test('is edited in its form as it stands', async () => {
    await addItem(preparer, site, { serials: 'S1; S2; S3', notes: 'Sector 1 to 3' });
    const form = await preparer.get(await itemAddress());
    expect(form.$('#serials').attr('value')).toBe('S1; S2; S3');
    located(await sendForm(preparer, form, { form: 'main form.form', quantity: '2', serials: 'S1; S2', status: 'removed' }));
    expect((await inventoryOf(app, preparer)).items).toMatchObject([
      { tag: 'HP-0001-E01', quantity: 2, serials: ['S1', 'S2'], status: 'removed', notes: 'Sector 1 to 3', category: 'RRU', ownership: 'owned' },
    ]);
  });

  test('keeps its tag when the form blanks it', async () => {
    await addItem(preparer, site, {});
    await addItem(preparer, site, { model: 'BBU3910' });
    const second = (await preparer.get(site)).$('tbody a[href^="/equipment/"]').eq(1).attr('href');
    located(await sendForm(preparer, await preparer.get(String(second)), { form: 'main form.form', tag: '', quantity: '2' }));
    const tags = (await inventoryOf(app, preparer)).items.map((item) => item.tag);
    expect(tags).toEqual(['HP-0001-E01', 'HP-0001-E02']);
  });

  test('gets a free tag even where another site took the usual one', async () => {
    const other = await addSite(preparer, { code: 'HP-0002', name: 'Haxtun' });
    await addItem(preparer, other, { tag: 'HP-0001-E01' });
    await addItem(preparer, site, {});
    const tags = (await inventoryOf(app, preparer)).items.map((item) => item.tag);
    expect(tags.sort()).toEqual(['HP-0001-E01', 'HP-0001-E02']);
  });

  test('cannot share a tag', async () => {
    await addItem(preparer, site, { tag: 'RACK-1' });
    const twin = await preparer.post(`${site}/equipment`, { ...itemForm, tag: 'rack-1' });
    expect(twin.status).toBe(422);
    expect(twin.$('.summary').text()).toContain('RACK-1');
  });

  test('is removed after one question', async () => {
    await addItem(preparer, site, {});
    const question = await preparer.get(`${await itemAddress()}/deletion`);
    expect(question.$('main').text()).toContain('3 × Huawei RRU3908');
    expect(located(await sendForm(preparer, question, { form: 'main form' }))).toBe(site);
    expect((await inventoryOf(app, preparer)).items).toEqual([]);
    expect(textsOf(await preparer.get('/history'), 'tbody tr')[0]).toContain('equipment removed');
  });

  test('of another carrier is not there', async () => {
    await addItem(preparer, site, {});
    const item = await itemAddress();
    const stranger = await newCarrier(app);
    expect((await stranger.get(item)).status).toBe(404);
    expect((await stranger.get(`${item}/deletion`)).status).toBe(404);
    expect((await stranger.post(item, itemForm)).status).toBe(404);
    expect((await stranger.post(`${item}/deletion`, {})).status).toBe(404);
    expect((await inventoryOf(app, preparer)).items).toHaveLength(1);
  });
});

describe('the covered test', () => {
  async function verdicts(): Promise<Record<string, string>> {
    const page = await preparer.get(site);
    const names = textsOf(page, 'tbody .key a');
    const tags = textsOf(page, 'tbody .tag');
    return Object.fromEntries(names.map((name, index) => [name, tags[index] ?? '']));
  }

  test('goes by maker, model, and the day of the program that is chosen', async () => {
    await addItem(preparer, site, { model: 'RRU3908', obtainedOn: '2016-05-04' });
    await addItem(preparer, site, { model: 'BBU3910', obtainedOn: '2019-03-01' });
    await addItem(preparer, site, { model: 'ATN910B', obtainedOn: '2020-06-30' });
    await addItem(preparer, site, { model: 'BTS3900', obtainedOn: '' });
    await addItem(preparer, site, { maker: 'Ericsson', model: 'Radio 4449' });
    const others = { 'Huawei RRU3908': 'Covered', 'Huawei BTS3900': 'To resolve', 'Ericsson Radio 4449': 'Not covered' };
    expect(await verdicts()).toEqual({ ...others, 'Huawei BBU3910': 'Covered', 'Huawei ATN910B': 'Open under the rules' });
    located(await preparer.post('/inventory', { program: 'hr4998' }));
    expect(await verdicts()).toEqual({ ...others, 'Huawei BBU3910': 'Not covered', 'Huawei ATN910B': 'Not covered' });
  });

  test('says its reason in words and never in the shorthand of its sources', async () => {
    await addItem(preparer, site, {});
    const row = textsOf(await preparer.get(site), 'tbody tr')[0] ?? '';
    expect(row).toMatch(/covered maker.*47 U\.S\.C\. 1603/);
    expect(row).not.toMatch(/opening read/);
  });
});
