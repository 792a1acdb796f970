import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { addItem, addSite, figuresOf, imported, inventoryOf, located, newCarrier, type Preparer, uploaded } from './inventory-case.ts';

let app: TestApp;
let preparer: Preparer;

/** Values that spreadsheets and CSV files like to spoil. */
beforeAll(async () => {
  app = await startTestApp();
  preparer = await newCarrier(app);
  const first = await addSite(preparer, {
    code: '0012',
    name: '=HYPERLINK("http://x.example","Click")',
    notes: 'Two\nlines, "quoted"; and 100 % — naïve',
  });
  await addSite(preparer, { code: '12', name: "'Twas here", latitude: '', longitude: '', county: '-1', city: '+1 Ranch', street: '@home' });
  await addSite(preparer, {
    code: '1E5',
    name: '(empty)',
    heightFeet: '249.3',
    latitude: '40.1234567',
    longitude: '-102.7654321',
    ownership: '',
    zip: '02134-0001',
  });
  await addSite(preparer, { code: 'TRUE', name: '2016-05-04', structure: 'unknown', access: 'helicopter', kind: 'customer-premises', state: '' });
  await addSite(preparer, { code: 'a;b', name: '#REF!', county: 'Doña Ana' });
  await addItem(preparer, first, { serials: '0001; 21023108123456789012; =A1', quantity: '3', notes: '=1+1' });
  await addItem(preparer, first, { tag: "'quoted", maker: 'ACME, Inc.', model: '-48V shelf', obtainedOn: '', ownership: '', status: 'destroyed' });
  await addItem(preparer, first, { tag: '007', maker: 'Ericsson', model: '4449', category: 'RRU', quantity: '1200' });
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

const nothingNew = { 'New sites': '0', 'New equipment lines': '0', Errors: '0' };

describe('an export', () => {
  test.each([
    ['a workbook', ['format=xlsx'], 'xlsx'],
    ['CSV files', ['format=csv&part=site', 'format=csv&part=item'], 'csv'],
  ])('as %s changes nothing when it is imported back', async (_words, queries, ending) => {
    const before = await inventoryOf(app, preparer);
    for (const query of queries) {
      const file = await preparer.download(`/inventory/export?${query}`);
      expect(String(file.headers['content-disposition'])).toMatch(new RegExp(`^attachment; filename="[a-z]+-\\d{4}-\\d\\d-\\d\\d\\.${ending}"$`));
      const page = await preparer.get(await uploaded(app, preparer, { name: `export.${ending}`, bytes: file.body as Buffer }));
      expect(figuresOf(page)).toMatchObject(nothingNew);
      expect(page.$('.figures').text()).not.toMatch(/[1-9]\d* changed/);
      expect(page.$('.note').text()).toContain('nothing to save');
    }
    expect(await inventoryOf(app, preparer)).toEqual(before);
  });

  test.each(['xlsx', 'csv'])('as %s builds the same inventory at another carrier', async (format) => {
    const other = await newCarrier(app);
    for (const query of format === 'csv' ? ['format=csv&part=site', 'format=csv&part=item'] : ['format=xlsx'])
      await imported(app, other, { name: `export.${format}`, bytes: (await preparer.download(`/inventory/export?${query}`)).body as Buffer });
    const [mine, theirs] = [await inventoryOf(app, preparer), await inventoryOf(app, other)];
    expect(theirs.sites).toEqual(mine.sites);
    expect([...theirs.items].sort(byTag)).toEqual([...mine.items].sort(byTag));
  });

  test('of nothing is a file with headers only, which imports without a change', async () => {
    const empty = await newCarrier(app);
    const file = await empty.download('/inventory/export?format=xlsx');
    const page = await empty.get(await uploaded(app, empty, { name: 'empty.xlsx', bytes: file.body as Buffer }));
    expect(page.status).toBe(200);
    expect((await inventoryOf(app, empty)).sites).toEqual([]);
  });

  test('holds no formula that a spreadsheet program would run', async () => {
    const csv = String(((await preparer.download('/inventory/export?format=csv&part=site')).body as Buffer).toString('utf8'));
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    for (const line of csv.split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+@]/);
  });
});

describe('the template', () => {
  test('is a workbook that can be uploaded as it is, and again once it is filled in', async () => {
    const carrier = await newCarrier(app);
    const template = await carrier.download('/imports/template');
    expect((template.body as Buffer).subarray(0, 2).toString()).toBe('PK');
    const address = await uploaded(app, carrier, { name: 'template.xlsx', bytes: template.body as Buffer });
    const page = await carrier.get(address);
    expect(page.$('main').text()).toMatch(/no (filled )?rows|fill/i);
    expect(page.$('form[action$="/confirmation"]').length).toBe(0);
    expect(located(await carrier.post(`${address}/confirmation`, {}))).toBeTruthy();
    expect((await inventoryOf(app, carrier)).sites).toEqual([]);
  });
});

function byTag(one: { tag: string }, other: { tag: string }): number {
  return one.tag < other.tag ? -1 : 1;
}
