import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { importUploads } from '../../../db/schema/inventory.ts';
import { jobs } from '../../../db/schema/platform.ts';
import { runConfirmUpload } from '../../../server/features/inventory/import-jobs.ts';
import { recheckUpload } from '../../../server/features/inventory/recheck-upload.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import {
  addItem,
  addSite,
  confirmed,
  figuresOf,
  imported,
  inventoryOf,
  located,
  newCarrier,
  type Preparer,
  seenAt,
  sendForm,
  siteForm,
  textsOf,
  uploaded,
} from './inventory-case.ts';

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

const sites = { name: 'sites.csv', bytes: 'Site code,Site name,State\nA-1,One,SD\nA-2,Two,SD\n' };
const codes = async () => (await inventoryOf(app, preparer)).sites.map((site) => site.code);

/** Rows of a list that is too large to be checked while the browser waits. */
function longList(rows: number): string {
  const line = (index: number) =>
    `L-${String(index).padStart(6, '0')},Tower with a rather long name number ${index},${(40 + (index % 900) / 1000).toFixed(4)},-102.5,CO\n`;
  return `Site code,Site name,Latitude,Longitude,State\n${Array.from({ length: rows }, (_, index) => line(index)).join('')}`;
}

describe('an import', () => {
  test('saves nothing before it is confirmed', async () => {
    const address = await uploaded(app, preparer, sites);
    const page = await preparer.get(address);
    expect(page.$('.head .tag').text()).toBe('Waits for you');
    expect(page.$('.lead').text()).toContain('Nothing is saved yet');
    expect(await inventoryOf(app, preparer)).toMatchObject({ version: 0, sites: [] });
    expect(located(await confirmed(preparer, address))).toBe('/inventory');
    expect(await codes()).toEqual(['A-1', 'A-2']);
    expect((await preparer.get(address)).$('.head .tag').text()).toBe('Imported');
    expect(textsOf(await preparer.get('/imports'), 'tbody tr')[0]).toMatch(/sites\.csv.*Imported.*2/);
  });

  test('confirmed a second time changes nothing', async () => {
    const address = await uploaded(app, preparer, sites);
    await confirmed(preparer, address);
    const { version } = await inventoryOf(app, preparer);
    await addSite(preparer, { code: 'B-1' });
    located(await confirmed(preparer, address));
    expect(await codes()).toEqual(['A-1', 'A-2', 'B-1']);
    expect((await inventoryOf(app, preparer)).version).toBe(version + 1);
  });

  test('confirmed several times at once is saved once', async () => {
    const address = await uploaded(app, preparer, sites);
    const seen = await seenAt(preparer, address);
    const answers = await Promise.all([1, 2, 3, 4].map(() => preparer.post(`${address}/confirmation`, seen)));
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303, 303]);
    expect(await inventoryOf(app, preparer)).toMatchObject({ version: 1 });
    expect(await codes()).toEqual(['A-1', 'A-2']);
    const history = textsOf(await preparer.get('/history'), 'tbody tr');
    expect(history.filter((row) => row.includes('import confirmed'))).toHaveLength(1);
  });

  test('of the same file twice, confirmed at once, is saved once', async () => {
    const addresses = [await uploaded(app, preparer, sites), await uploaded(app, preparer, sites)];
    await Promise.all(addresses.map((address) => confirmed(preparer, address)));
    expect(await codes()).toEqual(['A-1', 'A-2']);
    const tags = await Promise.all(addresses.map(async (address) => (await preparer.get(address)).$('.head .tag').text()));
    expect(tags.sort()).toEqual(['Imported', 'Waits for you']);
  });

  test('is checked again when the inventory has moved, and waits for a new look', async () => {
    const address = await uploaded(app, preparer, sites);
    await addSite(preparer, { code: 'A-1', name: 'Somebody was faster' });
    expect(located(await confirmed(preparer, address))).toBe(address);
    const page = await preparer.get(address);
    expect(page.$('.note').first().text()).toMatch(/has changed.*confirm once more/);
    expect(figuresOf(page)).toMatchObject({ 'New sites': '1' });
    expect(page.$('.history').text()).toContain('Somebody was faster');
    expect(await codes()).toEqual(['A-1']);
    located(await confirmed(preparer, address));
    expect((await inventoryOf(app, preparer)).sites).toMatchObject([{ code: 'A-1', name: 'One' }, { code: 'A-2' }]);
  });

  test('is confirmed as it was shown: a page from before another check saves nothing', async () => {
    const address = await uploaded(app, preparer, { name: 'x.csv', bytes: 'Site code,Site name,Etwas\nA-1,One,Yuma\n' });
    const page = await preparer.get(address);
    await sendForm(preparer, page, { form: 'form[action$="/mapping"]', 'column-0-2': 'site.county' });
    expect(located(await sendForm(preparer, page, { form: 'form[action$="/confirmation"]' }))).toBe(address);
    expect((await preparer.get(address)).$('.note').first().text()).toMatch(/checked again.*confirm once more/);
    expect(await codes()).toEqual([]);
    expect(located(await preparer.post(`${address}/confirmation`, {}))).toBe(address);
    expect(await codes()).toEqual([]);
    located(await confirmed(preparer, address));
    expect((await inventoryOf(app, preparer)).sites).toMatchObject([{ code: 'A-1', county: 'Yuma' }]);
  });

  test('keeps columns that were chosen by hand when it is checked again', async () => {
    const address = await uploaded(app, preparer, { name: 'x.csv', bytes: 'Site code,Site name,Etwas\nA-1,One,Yuma\n' });
    const page = await preparer.get(address);
    await sendForm(preparer, page, { form: 'form[action$="/mapping"]', 'column-0-2': 'site.county' });
    await addSite(preparer, { code: 'B-1' });
    await confirmed(preparer, address);
    await confirmed(preparer, address);
    expect((await inventoryOf(app, preparer)).sites).toMatchObject([{ code: 'A-1', county: 'Yuma' }, { code: 'B-1' }]);
  });

  test('can be thrown away, and then no longer be confirmed', async () => {
    const address = await uploaded(app, preparer, sites);
    expect(located(await preparer.post(`${address}/discard`, {}))).toBe('/imports');
    expect((await preparer.get(address)).$('.head .tag').text()).toBe('Thrown away');
    located(await confirmed(preparer, address));
    expect((await preparer.get(address)).$('.head .tag').text()).toBe('Thrown away');
    expect((await preparer.post(`${address}/mapping`, {})).status).toBe(409);
    expect(await codes()).toEqual([]);
  });

  test('that is saved cannot be thrown away', async () => {
    const address = await uploaded(app, preparer, sites);
    await confirmed(preparer, address);
    await preparer.post(`${address}/discard`, {});
    expect((await preparer.get(address)).$('.head .tag').text()).toBe('Imported');
    expect(await codes()).toHaveLength(2);
  });

  test('leaves rows with errors out and takes the others', async () => {
    const address = await uploaded(app, preparer, { name: 's.csv', bytes: 'Site code,Site name,Height (ft)\nA-1,One,100\nA-2,Two,-7\n,No code,9\n' });
    const page = await preparer.get(address);
    expect(page.$('button.main').text()).toBe('Import the rows without errors');
    located(await confirmed(preparer, address));
    expect(await codes()).toEqual(['A-1']);
  });

  test('that moves equipment counts both sites again', async () => {
    const [from, to] = [await addSite(preparer, { code: 'A-1' }), await addSite(preparer, { code: 'A-2', name: 'Two' })];
    await addItem(preparer, from, { tag: 'RACK' });
    await imported(app, preparer, { name: 'moves.csv', bytes: 'Site code,Equipment tag\nA-2,RACK\n' });
    expect((await preparer.get(from)).$('.lead').text()).toContain('No equipment');
    expect((await preparer.get(to)).$('.lead').text()).toContain('3 units');
    expect(textsOf(await preparer.get('/inventory'), '.chip')).toEqual(expect.arrayContaining(['Covered 1', 'No covered gear 1']));
  });

  test('without a file says so', async () => {
    const page = await preparer.upload('/imports/new', { name: 'nothing.csv', bytes: '' }, '/imports/new');
    expect(page.status).toBe(422);
    expect(page.$('.summary').text()).toMatch(/empty/);
    expect((await preparer.get('/imports')).$('tbody tr').length).toBe(0);
  });

  test('is read by the certifying officer, who is offered nothing that only a preparer can do', async () => {
    const [editor, officer] = await app.addOrganization('carrier', 'Reads Only', [['preparer'], ['certifying officer']]);
    if (!editor || !officer) throw new Error('People are missing.');
    const address = await uploaded(app, editor, sites);
    for (const path of [address, '/imports', '/inventory']) {
      const page = await officer.get(path);
      expect(page.status).toBe(200);
      expect(page.$('main form[method=post]').length).toBe(0);
      expect(page.$('main a[href="/imports/new"]').length).toBe(0);
    }
  });

  test('of another carrier is not there', async () => {
    const address = await uploaded(app, preparer, sites);
    const stranger = await newCarrier(app);
    expect((await stranger.get(address)).status).toBe(404);
    expect((await stranger.get(`${address}/issues`)).status).toBe(404);
    for (const step of ['confirmation', 'discard', 'mapping']) expect((await stranger.post(`${address}/${step}`, {})).status).toBe(404);
    expect((await stranger.get('/imports')).$('tbody tr').length).toBe(0);
    expect((await preparer.get(address)).$('.head .tag').text()).toBe('Waits for you');
  });
});

describe('a large import', () => {
  test('is checked and saved by jobs, with a page that shows how far they are', async () => {
    const address = located(await preparer.upload('/imports/new', { name: 'long.csv', bytes: longList(7000) }, '/imports/new'));
    await app.finishJobs();
    const page = await preparer.get(address);
    expect(figuresOf(page)).toMatchObject({ 'New sites': '7,000', Errors: '0' });
    expect((await inventoryOf(app, preparer)).sites).toEqual([]);
    expect(located(await confirmed(preparer, address))).toBe(address);
    located(await confirmed(preparer, address));
    await app.finishJobs();
    expect((await preparer.get(address)).$('.head .tag').text()).toBe('Imported');
    const { sites: saved, version } = await inventoryOf(app, preparer);
    expect([saved.length, version]).toEqual([7000, 1]);
    expect((await preparer.get('/inventory')).$('.under').text()).toContain('Sites 1 to 50 of 7,000');
  });

  test('shows how far it is, and looks again by itself without JavaScript', async () => {
    const address = await uploaded(app, preparer, { name: 'long.csv', bytes: longList(6500) });
    const job = await putBack(address, { status: 'running', progressDone: 3000, progressTotal: 6500, progressLabel: 'Checking rows' });
    const page = await preparer.get(address);
    expect([page.$('progress').attr('value'), page.$('progress').attr('max')]).toEqual(['3000', '6500']);
    expect(page.$('[data-progress-label]').text()).toBe('Checking rows');
    expect(page.text).toContain('http-equiv="refresh"');
    expect(page.$('[data-progress-url]').attr('data-progress-url')).toBe(`/jobs/${job}`);
    expect((await preparer.get(`/jobs/${job}`)).body).toEqual({ done: 3000, total: 6500, label: 'Checking rows', status: 'running' });
    expect((await (await newCarrier(app)).get(`/jobs/${job}`)).status).toBe(404);
  });

  test('whose job failed says so, and does not look again for ever', async () => {
    const address = await uploaded(app, preparer, { name: 'long.csv', bytes: longList(6500) });
    await putBack(address, { status: 'failed', error: 'The work stopped twice without finishing.' });
    const page = await preparer.get(address);
    expect(page.$('.note.stop').text()).toMatch(/stopped twice.*Upload the file again/s);
    expect(page.$('.note.stop a').attr('href')).toBe('/imports/new');
    expect(page.$('[data-progress-url]').length).toBe(0);
    expect(page.text).not.toContain('http-equiv="refresh"');
    expect(textsOf(await preparer.get('/imports'), 'tbody tr')[0]).toMatch(/long\.csv Stopped/);
    expect(page.$('.lead').text()).toBe('The work on this file stopped. Nothing was saved.');
    expect(located(await sendForm(preparer, page, { form: 'form[action$="/discard"]' }))).toBe('/imports');
    expect((await preparer.get(address)).$('.head .tag').text()).toBe('Thrown away');
  });

  test('under way cannot be thrown away', async () => {
    const address = await uploaded(app, preparer, { name: 'long.csv', bytes: longList(6500) });
    await putBack(address, { status: 'running', heartbeatAt: new Date().toISOString() });
    expect((await preparer.get(address)).$('form[action$="/discard"]').length).toBe(0);
    await preparer.post(`${address}/discard`, {});
    expect((await preparer.get(address)).$('.head .tag').text()).toBe('Being checked');
  });

  test('is not saved by a job that is run again after the file was checked anew', async () => {
    const address = await uploaded(app, preparer, sites);
    const uploadId = Number(address.split('/').at(-1));
    const { seen } = await seenAt(preparer, address);
    const ctx = await app.contextFor(preparer.personId);
    await app.store.write((tx) => tx.update(importUploads).set({ status: 'confirming' }).where(eq(importUploads.id, uploadId)));
    await addSite(preparer, { code: 'A-1', name: 'Somebody was faster' });
    await runConfirmUpload(ctx, { uploadId, seen }, () => undefined);
    await runConfirmUpload(ctx, { uploadId, seen }, () => undefined);
    expect((await preparer.get(address)).$('.head .tag').text()).toBe('Waits for you');
    expect((await inventoryOf(app, preparer)).sites).toMatchObject([{ code: 'A-1', name: 'Somebody was faster' }]);
  });

  test('that is being saved is not put back by somebody who checks it again', async () => {
    const address = await uploaded(app, preparer, sites);
    const uploadId = Number(address.split('/').at(-1));
    await app.store.write((tx) => tx.update(importUploads).set({ status: 'confirming' }).where(eq(importUploads.id, uploadId)));
    await recheckUpload(await app.contextFor(preparer.personId), uploadId);
    expect((await preparer.get(address)).$('.head .tag').text()).toBe('Being saved');
  });

  test('queued before somebody changed the inventory is checked again instead of saved', async () => {
    const address = await uploaded(app, preparer, { name: 'long.csv', bytes: longList(6000) });
    const seen = await seenAt(preparer, address);
    await Promise.all([preparer.post(`${address}/confirmation`, seen), preparer.post('/sites', { ...siteForm, code: 'B-1' })]);
    await app.finishJobs();
    const page = await preparer.get(address);
    const count = (await inventoryOf(app, preparer)).sites.length;
    expect([page.$('.head .tag').text(), count]).toEqual(page.$('.head .tag').text() === 'Imported' ? ['Imported', 6001] : ['Waits for you', 1]);
  });
});

/** Sets an import back to being checked, with its job in the given state. */
async function putBack(address: string, job: Partial<typeof jobs.$inferInsert>): Promise<number> {
  return await app.store.write(async (tx) => {
    const where = eq(importUploads.id, Number(address.split('/').at(-1)));
    await tx.update(importUploads).set({ status: 'checking' }).where(where);
    const [upload] = await tx.select().from(importUploads).where(where);
    const jobId = upload?.jobId ?? 0;
    await tx.update(jobs).set(job).where(eq(jobs.id, jobId));
    return jobId;
  });
}
