import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { type BadFile, emptyAndLarge, textForms, values, workbooks, wrongFiles } from './bad-file-cases.ts';
import { confirmed, imported, inventoryOf, newCarrier, type Preparer, uploaded } from './inventory-case.ts';

let app: TestApp;
let preparer: Preparer;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-22T10:00:00.000Z' });
  preparer = await newCarrier(app);
});
beforeEach(async () => {
  await preparer.post('/inventory/bulk-edit', { action: 'remove', all: 'yes', confirmed: 'yes' });
  await imported(app, preparer, { name: 'before.csv', bytes: 'Site code,Site name\nOLD-1,Was here before\n' });
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

/** The file goes through the real upload: the page says what to do, nothing is half written, and the server stays up. */
async function dropIn(file: BadFile): Promise<void> {
  const before = await inventoryOf(app, preparer);
  const address = await uploaded(app, preparer, { name: file.name, bytes: file.bytes() });
  const page = await preparer.get(address);
  expect(page.status).toBe(200);
  expect(page.$('main').text().replace(/\s+/g, ' ')).toMatch(file.says);
  expect(await inventoryOf(app, preparer)).toEqual(before);

  const offersImport = page.$('form[action$="/confirmation"]').length === 1;
  expect(offersImport).toBe(file.saved.length > 0);
  expect((await confirmed(preparer, address)).status).toBe(303);
  await app.finishJobs();
  const after = await inventoryOf(app, preparer);
  expect(after.sites.map((site) => site.code).sort()).toEqual([...file.saved, 'OLD-1'].sort());
  if (file.saved.length === 0) expect(after).toEqual(before);
  expect((await preparer.get('/inventory')).status).toBe(200);
}

describe.each([
  ['a file that is no spreadsheet', wrongFiles],
  ['a file with too little or too much in it', emptyAndLarge],
  ['a text file of another program', textForms],
  ['a workbook with doubtful cells', workbooks],
  ['a file with values that cannot be right', values],
])('%s', (_group, files) => {
  test.each(files.map((file) => [file.words, file] as const))(
    '%s',
    async (_words, file) => {
      await dropIn(file);
    },
    120_000,
  );
});

describe('what came through is what was meant', () => {
  test.each([
    ['Windows-1252', { sites: [{ code: 'A-1', name: 'Cañon City – “North”' }] }],
    ['semicolons and decimal commas', { sites: [{ latitude: 45.4, longitude: -98.5 }] }],
    ['numbers as text and texts as numbers', { sites: [{ code: '12', zip: '02134', latitude: 45.4 }], items: [{ quantity: 1200 }] }],
    ['days as serial numbers of Excel', { items: [{ obtainedOn: '2016-05-04' }, { obtainedOn: '2016-05-04' }] }],
  ])('%s', async (words, wanted) => {
    const file = [...textForms, ...workbooks].find((candidate) => candidate.words === words);
    if (!file) throw new Error(`There is no case ${words}.`);
    await imported(app, preparer, { name: file.name, bytes: file.bytes() });
    const { sites, items } = await inventoryOf(app, preparer);
    expect({ sites: sites.filter((site) => site.code !== 'OLD-1'), items }).toMatchObject(wanted);
  });
});

describe('an upload that the server does not take', () => {
  test('of more than 50 MB gets a sentence and leaves nothing behind', async () => {
    const page = await preparer.upload('/imports/new', { name: 'huge.csv', bytes: Buffer.alloc(51 * 1024 * 1024, 65) }, '/imports/new');
    expect(page.status).toBe(422);
    expect(page.$('main').text()).toMatch(/larger than 50 MB.*split/s);
    expect((await preparer.get('/imports')).$('tbody').text()).not.toContain('huge.csv');
  });

  test.each(['../../etc/passwd.csv', 'a"b<script>.csv', `${'long'.repeat(80)}.csv`, 'Türme 塔.csv', '.csv', 'no ending'])(
    'unless its name is only odd: %s',
    async (name) => {
      const page = await preparer.get(await uploaded(app, preparer, { name, bytes: 'Site code,Site name\nA-1,One\n' }));
      expect(page.$('form[action$="/confirmation"]').length).toBe(1);
      expect(page.$('main script').length).toBe(0);
      expect(page.$('h1').text()).not.toContain('/');
    },
  );
});
