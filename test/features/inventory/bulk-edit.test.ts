import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { imported, inventoryOf, located, newCarrier, type Preparer, sendForm, textsOf } from './inventory-case.ts';

const count = 60;
let app: TestApp;
let preparer: Preparer;
let ids: string[];

beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  preparer = await newCarrier(app);
  const rows = Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(3, '0');
    return `BE-${number},${index < 55 ? 'Tower' : 'Silo'} ${index},Yuma,CO,Monopole,100,Owned,Note ${index}`;
  });
  const head = 'Site code,Site name,County,State,Structure,Height (ft),Site ownership,Site notes';
  await imported(app, preparer, { name: 'sites.csv', bytes: `${[head, ...rows].join('\n')}\n` });
  const page = await preparer.get('/inventory');
  ids = page
    .$('td.select input')
    .toArray()
    .map((input) => String(input.attribs.value));
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

type Fields = Record<string, string | string[]>;
const start = (fields: Fields) => preparer.post('/inventory/bulk-edit', { action: 'edit', q: '', coverage: '', ...fields });
const fill = async (page: Awaited<ReturnType<typeof start>>, changes: Fields) =>
  await sendForm(preparer, page, { form: 'main form.form', ...changes });

describe('many sites at once', () => {
  test('are changed where a field is filled in, and left alone where it is blank', async () => {
    const form = await start({ site: ids.slice(0, 2) });
    expect(form.$('h1').text()).toBe('Edit 2 sites together');
    expect(textsOf(form, '.affected li')).toEqual(['Tower 0 (BE-000)', 'Tower 1 (BE-001)']);
    expect(form.$('#structure option[selected]').attr('value')).toBe('');

    const question = await fill(form, { heightFeet: '76 m', structure: 'guyed-tower', access: 'no-winter' });
    expect(question.$('h1').text()).toBe('Change 2 sites?');
    expect(textsOf(question, 'main form ul').at(0)).toMatch(/Structure: Guyed tower Height \(ft\): 76 m Access season: Not in winter/);
    expect(textsOf(question, '.affected li')).toEqual(['Tower 0 (BE-000)', 'Tower 1 (BE-001)']);
    expect((await inventoryOf(app, preparer)).sites[0]).toMatchObject({ structure: 'monopole', heightFeet: 100 });

    expect(located(await fill(question, {}))).toBe('/inventory');
    expect((await preparer.get('/inventory')).$('.note').text()).toContain('2 sites were changed');
    const { sites } = await inventoryOf(app, preparer);
    expect(sites[1]).toMatchObject({
      structure: 'guyed-tower',
      heightFeet: 249.3,
      access: 'no-winter',
      county: 'Yuma',
      ownership: 'owned',
      notes: 'Note 1',
    });
    expect(sites[2]).toMatchObject({ structure: 'monopole', heightFeet: 100, access: 'all-year' });
  });

  test('share the next site of their backhaul, but not with itself', async () => {
    const inCircle = await fill(await fill(await start({ site: ids.slice(0, 3) }), { backhaulTo: 'BE-000' }), {});
    expect(inCircle.status).toBe(422);
    expect(inCircle.$('.summary').text()).toContain('BE-000 sends its traffic to itself.');
    located(await fill(await fill(await start({ site: ids.slice(1, 3) }), { backhaulTo: 'BE-000' }), {}));
    expect((await inventoryOf(app, preparer)).sites.slice(0, 3).map(({ backhaulTo }) => backhaulTo)).toEqual([null, 'BE-000', 'BE-000']);
  });

  test('are emptied where that is ticked', async () => {
    const form = await start({ site: ids.slice(0, 3) });
    const question = await fill(form, { clear: ['notes', 'ownership', 'heightFeet'] });
    expect(question.$('main form ul').first().text()).toContain('Site notes: emptied');
    located(await sendForm(preparer, question, { form: 'main form.form', clear: ['notes', 'ownership', 'heightFeet'] }));
    expect((await inventoryOf(app, preparer)).sites[2]).toMatchObject({ notes: null, ownership: null, heightFeet: null, structure: 'monopole' });
  });

  test('cannot be emptied of what every site must have', async () => {
    const form = await start({ site: ids.slice(0, 1) });
    expect(
      form
        .$('input[name=clear]')
        .toArray()
        .map((box) => box.attribs.value),
    ).not.toContain('kind');
    const sent = await preparer.post('/inventory/bulk-edit', {
      action: 'edit',
      confirmed: 'yes',
      chosen: String(ids[0]),
      clear: ['kind', 'structure', 'access', 'code', 'name'],
    });
    expect(sent.status).toBe(422);
    expect((await inventoryOf(app, preparer)).sites[0]).toMatchObject({ kind: 'tower', code: 'BE-000', name: 'Tower 0' });
  });

  test('come back from a faulty form with the sites and the values kept', async () => {
    const page = await fill(await start({ site: ids.slice(0, 2) }), { heightFeet: 'tall', county: 'Phillips', clear: ['notes'] });
    expect(page.status).toBe(422);
    expect(page.$('.summary a').attr('href')).toBe('#heightFeet');
    expect(page.$('#county').attr('value')).toBe('Phillips');
    expect(page.$('input[name=clear][value=notes]').attr('checked')).toBeDefined();
    expect(textsOf(page, '.affected li')).toHaveLength(2);
    const nothing = await fill(await start({ site: ids.slice(0, 2) }), {});
    expect(nothing.status).toBe(422);
    expect(nothing.$('.summary').text()).toContain('at least one field');
  });

  test('can be all that match the filter, also those on other pages, and the filter stays', async () => {
    const form = await start({ q: 'tower', all: 'yes' });
    expect(form.$('h1').text()).toBe('Edit 55 sites together');
    expect(textsOf(form, '.affected li')).toHaveLength(50);
    expect(form.$('main').text()).toContain('and 5 more');
    const question = await fill(form, { county: 'Phillips' });
    expect(located(await fill(question, {}))).toBe('/inventory?q=tower');
    const { sites } = await inventoryOf(app, preparer);
    expect(sites.filter((site) => site.county === 'Phillips')).toHaveLength(55);
    expect(sites.at(-1)).toMatchObject({ name: 'Silo 59', county: 'Yuma' });
  });

  test('are left behind by Cancel on the filter they were chosen under', async () => {
    const form = await start({ q: 'silo', coverage: 'none', all: 'yes' });
    expect(form.$('a.btn:contains(Cancel)').attr('href')).toBe('/inventory?q=silo&coverage=none');
    const configure = await preparer.post('/inventory/bulk-edit', { action: 'configure', q: 'silo', all: 'yes' });
    expect(configure.$('a.btn:contains(Cancel)').attr('href')).toBe('/inventory?q=silo');
    const sent = await sendForm(preparer, configure, { form: 'main form.form', configuration: 'huawei-microwave-relay' });
    expect(located(sent)).toBe('/inventory?q=silo');
    const remove = await preparer.post('/inventory/bulk-edit', { action: 'remove', q: 'silo', all: 'yes' });
    expect(remove.$('a.btn:contains(Cancel)').attr('href')).toBe('/inventory?q=silo');
  });

  test('are removed after one question that lists them', async () => {
    const question = await preparer.post('/inventory/bulk-edit', { action: 'remove', q: 'silo', all: 'yes' });
    expect(question.$('h1').text()).toBe('Remove 5 sites?');
    expect(textsOf(question, '.affected li')).toHaveLength(5);
    expect((await inventoryOf(app, preparer)).sites).toHaveLength(count);
    expect(located(await sendForm(preparer, question, { form: 'main form' }))).toBe('/inventory?q=silo');
    expect((await inventoryOf(app, preparer)).sites).toHaveLength(count - 5);
    expect((await preparer.get('/inventory')).$('.note').text()).toContain('5 sites were removed');
  });

  test('need a tick', async () => {
    expect(located(await start({}))).toBe('/inventory');
    expect((await preparer.get('/inventory')).$('.note').text()).toContain('No site was ticked');
    expect(located(await start({ site: ['abc', '-1', '999999999'] }))).toBe('/inventory');
  });

  test('leave one event for each site in the history', async () => {
    const question = await fill(await start({ site: ids.slice(0, 2) }), { county: 'Phillips' });
    await fill(question, {});
    const rows = textsOf(await preparer.get('/history'), 'tbody tr');
    expect(rows.filter((row) => row.includes('site changed') && row.includes('bulk edit'))).toHaveLength(2);
  });
});
