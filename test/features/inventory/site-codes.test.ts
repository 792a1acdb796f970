import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { addSite, inventoryOf, located, newCarrier, type Preparer, siteForm, textsOf } from './inventory-case.ts';

let app: TestApp;
let preparer: Preparer;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-22T15:00:00.000Z' });
});
beforeEach(async () => {
  preparer = await newCarrier(app);
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

test.each(['.', '..'])('the form refuses the code %s with a sentence and keeps what was entered', async (code) => {
  const answer = await preparer.post('/sites', { ...siteForm, code }, '/sites/new');
  expect(answer.status).toBe(422);
  expect(textsOf(answer, '.summary li')).toEqual([expect.stringMatching(/cannot be the code of a site/)]);
  expect(answer.$('#name').val()).toBe('Holyoke North');
  expect((await inventoryOf(app, preparer)).sites).toEqual([]);
});

test('an import refuses such a code at its cell', async () => {
  const bytes = 'Site code,Site name,State\n..,Holyoke,CO\nHP-0001,Holyoke North,CO\n';
  const sent = await preparer.upload('/imports/new', { name: 'sites.csv', bytes, fields: {} }, '/imports/new');
  await app.finishJobs();
  const page = await preparer.get(located(sent));
  expect(page.$('main').text()).toContain('cannot be the code of a site');
  expect((await inventoryOf(app, preparer)).sites).toEqual([]);
});

test('a code with signs of addresses is taken, and its page opens', async () => {
  expect((await preparer.get(await addSite(preparer, { code: 'A/B?c#%2e' }))).status).toBe(200);
});
