import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { addSite, imported, inventoryOf, located, newCarrier, type Preparer, sendForm, textsOf } from './inventory-case.ts';

const count = 60;
let app: TestApp;
let preparer: Preparer;

/** Sixty towers: every third has no equipment, one an unknown model, one gear of the disputed day, one of another maker. */
beforeAll(async () => {
  app = await startTestApp();
  preparer = await newCarrier(app);
  const sites = Array.from({ length: count }, (_, index) => {
    const code = codeOf(index);
    return `${code},${index === 7 ? 'Señal & Söhne' : `Tower ${index}`},${(40 + index / 100).toFixed(2)},-102.5,${index < 30 ? 'Yuma' : 'Phillips'},CO`;
  });
  const items = Array.from({ length: count }, (_, index) => {
    if (index % 3 === 2) return '';
    const [maker, model, day] =
      index === 0
        ? ['Huawei', 'Mystery Box', '2016-05-04']
        : index === 1
          ? ['Huawei', 'RRU3908', '2020-06-30']
          : index === 3
            ? ['Ericsson', 'Radio 4449', '2016-05-04']
            : ['Huawei', 'RRU3908', '2016-05-04'];
    return `${codeOf(index)},${maker},${model},2,${day},SN-${index}-A; SN-${index}-B`;
  });
  const join = (head: string, rows: string[]) => `${[head, ...rows.filter((row) => row !== '')].join('\n')}\n`;
  await imported(app, preparer, { name: 'sites.csv', bytes: join('Site code,Site name,Latitude,Longitude,County,State', sites) });
  await imported(app, preparer, { name: 'gear.csv', bytes: join('Site code,Maker,Model,Quantity,Obtained on,Serial numbers', items) });
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

function codeOf(index: number): string {
  return `YU-${String(index).padStart(3, '0')}`;
}

async function codesAt(query: string): Promise<string[]> {
  const page = await preparer.get(`/inventory${query}`);
  expect(page.status).toBe(200);
  return page
    .$('tbody tr')
    .toArray()
    .map((row) => String(page.$(row).attr('data-site-code')));
}

describe('the list of sites', () => {
  test('counts what stands where, in its sentence and its chips', async () => {
    const page = await preparer.get('/inventory');
    expect(page.$('.lead').text()).toMatch(/^60 sites, 80 units\. 74 are covered/);
    expect(textsOf(page, '.chip')).toEqual(['All 60', 'Covered 37', 'To resolve 1', 'Open under the rules 1', 'No covered gear 21']);
    expect(page.$('.next').text()).toContain('say what stands at 20 sites');
  });

  test('shows the sites behind each chip', async () => {
    expect(await codesAt('?coverage=to-resolve')).toEqual(['YU-000']);
    expect(await codesAt('?coverage=boundary')).toEqual(['YU-001']);
    expect((await codesAt('?coverage=none')).length).toBe(21);
    expect((await codesAt('?bare=yes')).length).toBe(20);
  });

  test('is searched by name, place, model, tag and serial number', async () => {
    expect(await codesAt('?q=tower 12')).toEqual(['YU-012']);
    expect((await codesAt('?q=phillips')).length).toBe(30);
    expect(await codesAt('?q=mystery')).toEqual(['YU-000']);
    expect(await codesAt('?q=sn-4-b')).toEqual(['YU-004']);
    expect(await codesAt('?q=yu-009-e01')).toEqual(['YU-009']);
    expect(await codesAt(`?q=${encodeURIComponent('SEÑAL & SÖHNE')}`)).toEqual(['YU-007']);
    expect(await codesAt('?q=%25')).toEqual([]);
    expect(await codesAt("?q=' or 1=1 --")).toEqual([]);
  });

  test.each(['éLAN ridge', 'ÉLAN', 'élan', 'senda ø'])('finds letters beyond A to Z, large or small: %s', async (text) => {
    const other = await newCarrier(app);
    await addSite(other, { code: 'EL-1', name: 'Élan Ridge, SENDA Ø' });
    const page = await other.get(`/inventory?q=${encodeURIComponent(text)}`);
    expect(page.$('tbody tr').attr('data-site-code')).toBe('EL-1');
  });

  test('keeps search and chip together', async () => {
    const page = await preparer.get('/inventory?q=phillips&coverage=none');
    expect(page.$('tbody tr').length).toBe(10);
    expect(page.$('.filters input[type=hidden][name=coverage]').attr('value')).toBe('none');
    expect(page.$('.chip[aria-current]').text()).toContain('No covered gear 10');
    expect(page.$('.chip').first().attr('href')).toBe('/inventory?q=phillips');
  });

  test('says so when nothing matches', async () => {
    const page = await preparer.get('/inventory?q=nowhere');
    expect(page.$('tbody tr').length).toBe(0);
    expect(page.$('.under').text()).toContain('No sites match');
  });

  test('is turned page by page', async () => {
    const first = await preparer.get('/inventory');
    expect(first.$('tbody tr').length).toBe(50);
    expect(first.$('.under').text()).toContain('Sites 1 to 50 of 60');
    const second = await preparer.get(String(first.$('a[rel=next]').attr('href')));
    expect(second.$('tbody tr').length).toBe(10);
    expect(second.$('.under').text()).toContain('Sites 51 to 60 of 60');
    expect(second.$('a[rel=next]').length).toBe(0);
  });

  test('shows its last page for one that lies beyond it', async () => {
    const page = await preparer.get('/inventory?page=9');
    expect(page.$('tbody tr').length).toBe(10);
    expect(page.$('.under').text()).toContain('Sites 51 to 60 of 60');
  });

  test('takes any nonsense in its address', async () => {
    for (const query of ['?page=-1', '?page=abc', '?coverage=purple', '?page=1e99', `?q=${'x'.repeat(500)}`, '?q=a&q=b', '?q[x]=1', '?q=%00'])
      expect((await preparer.get(`/inventory${query}`)).status).toBe(200);
  });

  test('gives the map its points under the same filter', async () => {
    const all = await preparer.get('/inventory/points');
    expect(all.body).toHaveLength(60);
    const [one] = (await preparer.get('/inventory/points?coverage=to-resolve')).body as unknown[];
    expect(one).toMatchObject({
      code: 'YU-000',
      name: 'Tower 0',
      place: 'Yuma, CO',
      lat: 40,
      lon: -102.5,
      status: 'to-resolve',
      statusLabel: 'To resolve',
    });
    const href = (one as { href: string }).href;
    expect((await preparer.get(href)).$('h1').text()).toBe('Tower 0');
    const page = await preparer.get('/inventory?coverage=to-resolve');
    expect(page.$('[data-site-map]').attr('data-points-url')).toBe('/inventory/points?coverage=to-resolve');
    expect(page.$('[data-site-map] svg.drawing').attr('aria-label')).toMatch(/\b1 site\b/);
  });

  test('counts again when the program changes, and tells which program it is', async () => {
    located(await preparer.post('/inventory', { program: 'hr4998' }));
    const page = await preparer.get('/inventory');
    expect(page.$('.note').text()).toContain('H.R.4998');
    expect(textsOf(page, '.chip')).toContain('Open under the rules 0');
    expect(page.$('#program option[selected]').attr('value')).toBe('hr4998');
    located(await preparer.post('/inventory', { program: 'nonsense' }));
    expect((await preparer.get('/inventory')).$('#program option[selected]').attr('value')).toBe('hr4998');
    await preparer.post('/inventory', { program: 'scrp' });
  });

  test('is empty for another carrier, and offers to import', async () => {
    const stranger = await newCarrier(app);
    const page = await stranger.get('/inventory');
    expect(page.$('.empty').text()).toContain('No sites yet');
    expect((await stranger.get('/inventory/points')).body).toEqual([]);
    expect(await inventoryOf(app, stranger)).toEqual({ version: 0, sites: [], items: [] });
  });

  test('is read but not changed by the certifying officer', async () => {
    const [, officer] = await app.addOrganization('carrier', 'Two People', [['preparer'], ['certifying officer']]);
    const page = await officer?.get('/inventory');
    expect(page?.status).toBe(200);
    expect(page?.$('form[method=post]').not('.masthead form').length).toBe(0);
    expect((await officer?.post('/inventory', { program: 'hr4998' }))?.status).toBe(403);
  });
});

describe('standard configurations', () => {
  test('go to all sites without equipment at once, dated, and count as covered', async () => {
    const page = await preparer.get('/inventory/configurations');
    expect(page.$('button.main').text()).toBe('Put it at 20 sites');
    const sent = await sendForm(preparer, page, {
      form: 'main form.form',
      configuration: 'huawei-lte-three-sector',
      obtainedOn: '5/4/2016',
      ownership: 'owned',
    });
    expect(located(sent)).toBe('/inventory');
    const { items } = await inventoryOf(app, preparer);
    const placed = items.filter((item) => item.siteCode === 'YU-002');
    expect(placed).toHaveLength(6);
    expect(placed.every((item) => item.obtainedOn === '2016-05-04' && item.ownership === 'owned' && item.modelKey !== null)).toBe(true);
    expect(items).toHaveLength(40 + 20 * 6);
    expect(textsOf(await preparer.get('/inventory'), '.chip')).toContain('No covered gear 1');
  });

  test('leave a site alone that lists equipment already', async () => {
    const ids = (await preparer.get('/inventory?q=tower 4')).$('td.select input').toArray();
    const page = await preparer.post('/inventory/bulk-edit', { action: 'configure', site: String(ids[0]?.attribs.value) });
    expect(page.$('.lead').text()).toContain('1 site you ticked');
    const before = (await inventoryOf(app, preparer)).items.length;
    located(await sendForm(preparer, page, { form: 'main form.form', configuration: 'huawei-lte-three-sector' }));
    expect((await preparer.get('/inventory')).$('.note').text()).toMatch(/1 .*left alone/);
    expect((await inventoryOf(app, preparer)).items.length).toBe(before);
  });

  test('are not placed without a choice or with a day that is none', async () => {
    const page = await preparer.post('/inventory/configurations', { chosen: '', obtainedOn: '2016' });
    expect(page.status).toBe(422);
    expect(textsOf(page, '.summary a').length).toBe(2);
    expect(page.$('#obtainedOn').attr('value')).toBe('2016');
  });

  test('say so when no site is bare', async () => {
    const page = await preparer.get('/inventory/configurations');
    expect(page.$('.lead').text()).toMatch(/every site lists equipment/i);
    expect(page.$('button.main').attr('disabled')).toBeDefined();
  });
});
