import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { addItem, addSite, inventoryOf, located, newCarrier, type Preparer, sendForm, siteForm, textsOf } from './inventory-case.ts';

let app: TestApp;
let preparer: Preparer;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  preparer = await newCarrier(app);
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

async function refused(values: Record<string, string>) {
  const page = await preparer.post('/sites', { ...siteForm, ...values });
  expect(page.status).toBe(422);
  expect((await inventoryOf(app, preparer)).sites).toEqual([]);
  return page;
}

describe('a site', () => {
  test('is added with everything the form asks for', async () => {
    const site = await addSite(preparer, { street: '1200 "Old" Road', notes: 'Gate code\nfrom <b>Ann</b>' });
    const page = await preparer.get(site);
    expect(page.$('h1').text()).toBe('Holyoke North');
    expect(page.$('dl.facts').text()).toContain('40.61000, -102.30000');
    expect(page.$('dl.facts').text()).toContain('1200 "Old" Road, Holyoke, CO 80734');
    expect(page.$('main b').text()).not.toContain('Ann');
    expect((await inventoryOf(app, preparer)).sites).toMatchObject([
      {
        code: 'HP-0001',
        latitude: 40.61,
        longitude: -102.3,
        state: 'CO',
        structure: 'monopole',
        heightFeet: 180,
        elevationFeet: 4120,
        ownership: 'owned',
      },
    ]);
  });

  test('takes nothing for granted that nobody said', async () => {
    const page = await preparer.get('/sites/new');
    const chosen = ['kind', 'structure', 'ownership', 'access'].map((name) => page.$(`#${name} option[selected]`).attr('value'));
    expect(chosen).toEqual(['tower', 'unknown', '', 'all-year']);
  });

  test.each([
    ['40°36′36″N', '102°18′0″W'],
    ['40-36-36 N', '102-18-00 W'],
    ['N40 36.6', 'W102 18'],
  ])('takes coordinates in degrees, minutes and seconds: %s %s', async (latitude, longitude) => {
    await addSite(preparer, { latitude, longitude });
    expect((await inventoryOf(app, preparer)).sites).toMatchObject([{ latitude: 40.61, longitude: -102.3 }]);
  });

  test('comes back from a faulty form with every value kept and every fault beside its field', async () => {
    const page = await refused({ code: '', name: '  ', latitude: '95.2', state: 'Kolorado', zip: 'ABCDE', heightFeet: '-5', notes: 'Kept as typed' });
    const links = page
      .$('.summary a')
      .toArray()
      .map((link) => page.$(link).attr('href'));
    expect(links.sort()).toEqual(['#code', '#heightFeet', '#latitude', '#name', '#state', '#zip']);
    expect(page.$('#latitude').attr('value')).toBe('95.2');
    expect(page.$('#zip').attr('value')).toBe('ABCDE');
    expect(page.$('#notes').text()).toBe('Kept as typed');
    expect(page.$('#structure option[selected]').attr('value')).toBe('monopole');
    expect(page.$('#latitude').attr('aria-invalid')).toBe('true');
  });

  test('with swapped coordinates is refused with the values to type', async () => {
    const page = await refused({ latitude: '-102.3', longitude: '40.61' });
    expect(page.$('.summary').text()).toMatch(/swapped.*latitude 40\.61, longitude -102\.3/s);
  });

  test('with a longitude that lacks its sign is refused with the value to type', async () => {
    const page = await refused({ longitude: '102.3' });
    expect(page.$('.summary').text()).toMatch(/minus.*-102\.3/s);
  });

  test('with half a pair of coordinates is refused', async () => {
    expect((await refused({ longitude: '' })).$('.summary a').attr('href')).toBe('#longitude');
  });

  test('keeps a code for itself, upper or lower case', async () => {
    await addSite(preparer, {});
    const twin = await preparer.post('/sites', { ...siteForm, code: 'hp-0001', name: 'Another' });
    expect(twin.status).toBe(422);
    expect(twin.$('.summary').text()).toContain('Holyoke North');
    expect((await inventoryOf(app, preparer)).sites).toHaveLength(1);
  });

  test('sent twice at once is added once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => preparer.post('/sites', siteForm)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422, 422]);
    expect((await inventoryOf(app, preparer)).sites).toHaveLength(1);
  });

  test('is edited, and its history says what changed', async () => {
    const site = await addSite(preparer, {});
    const form = await preparer.get(`${site}/edit`);
    expect(form.$('#heightFeet').attr('value')).toBe('180');
    await preparer.post(site, { ...siteForm, heightFeet: '250', notes: 'Taller since spring', street: '' });
    const page = await preparer.get(site);
    expect(page.$('dl.facts').text()).toContain('250 ft');
    expect(textsOf(page, '.history details li')).toEqual(
      expect.arrayContaining([expect.stringMatching(/heightFeet|Height/), expect.stringMatching(/180.*250/)]),
    );
    expect((await inventoryOf(app, preparer)).sites).toMatchObject([{ heightFeet: 250, street: null, notes: 'Taller since spring' }]);
  });

  test('says whom it serves and where its traffic goes, and not over a site nobody knows or in a circle', async () => {
    const first = await addSite(preparer, { peopleServed: '1,850', backhaulTo: 'Fiber' });
    expect((await preparer.get(first)).$('dl.facts').text()).toMatch(/People served\s*1,850\s*Backhaul to\s*Fiber of its own/);
    await addSite(preparer, { code: 'HP-0002', name: 'Haxtun', backhaulTo: 'hp-0001' });
    const stranger = await preparer.post('/sites', { ...siteForm, code: 'HP-0003', backhaulTo: 'HUB-9' });
    expect(stranger.status).toBe(422);
    expect(stranger.$('.summary a[href="#backhaulTo"]').text()).toContain('HP-0003 sends its traffic to HUB-9');
    const circle = await preparer.post(first, { ...siteForm, backhaulTo: 'HP-0002' });
    expect(circle.status).toBe(422);
    expect(circle.$('.summary a[href="#backhaulTo"]').text()).toMatch(/HP-0001 → (HP|hp)-0002 → HP-0001/);
    expect((await inventoryOf(app, preparer)).sites).toMatchObject([
      { peopleServed: 1850, backhaulTo: 'fiber' },
      { peopleServed: null, backhaulTo: 'hp-0001' },
    ]);
  });

  test('cannot take the code of another', async () => {
    await addSite(preparer, {});
    const other = await addSite(preparer, { code: 'HP-0002', name: 'Haxtun' });
    const sent = await preparer.post(other, { ...siteForm, code: 'HP-0001', name: 'Haxtun' });
    expect(sent.status).toBe(422);
    expect(sent.$('#name').attr('value')).toBe('Haxtun');
  });

  test('is removed with its equipment after one question', async () => {
    const site = await addSite(preparer, {});
    await addItem(preparer, site, {});
    const question = await preparer.get(`${site}/deletion`);
    expect(question.$('h1').text()).toBe('Remove Holyoke North?');
    expect(question.$('main').text()).toContain('3 units');
    expect((await inventoryOf(app, preparer)).sites).toHaveLength(1);
    located(await sendForm(preparer, question, { form: 'main form' }));
    const left = await inventoryOf(app, preparer);
    expect([left.sites, left.items]).toEqual([[], []]);
    expect((await preparer.get(site)).status).toBe(404);
  });

  test('of another carrier is not there', async () => {
    const site = await addSite(preparer, {});
    const stranger = await newCarrier(app);
    for (const path of [site, `${site}/edit`, `${site}/deletion`, `${site}/equipment/new`]) expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(site, siteForm)).status).toBe(404);
    expect((await stranger.post(`${site}/equipment`, {})).status).toBe(404);
    const id = site.split('/').at(-1) ?? '';
    await stranger.post('/inventory/bulk-edit', { action: 'remove', confirmed: 'yes', chosen: id });
    await stranger.post('/inventory/configurations', { configuration: 'huawei-lte-three-sector', chosen: id });
    const mine = await inventoryOf(app, preparer);
    expect([mine.sites.length, mine.items.length]).toEqual([1, 0]);
  });

  test('is found by no address that is not a number', async () => {
    for (const id of ['0', '-1', '1.5', 'abc', '99999999999', '1%00', '%27']) expect((await preparer.get(`/sites/${id}`)).status).toBe(404);
  });
});
