import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { pdf } from '../documents/evidence-files.ts';
import { located, newCarrier, type Preparer } from '../inventory/inventory-case.ts';

let app: TestApp;
let preparer: Preparer;
beforeAll(async () => {
  // In Washington it is still ten in the evening of the 21st.
  app = await startTestApp({ now: '2026-11-22T03:00:00.000Z' });
  preparer = await newCarrier(app);
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

test('a price withdrawn in the evening, and a document linked then, bear the day on which it happened', async () => {
  const fields = {
    takes: 'entry',
    entryCode: 'RA-010',
    unit: 'each',
    likely: '26,000',
    use: 'comparable',
    from: 'Acme Radio',
    reference: '4711',
    quotedOn: '2026-11-02',
    expiresOn: '2026-12-04',
  };
  const address = located(await preparer.upload('/own-prices/new-quote', { name: 'offer.pdf', bytes: pdf(), fields }, '/own-prices/new-quote'));
  const document = String((await preparer.get(address)).$('tbody a[href^="/documents/"]').attr('href'));
  expect((await preparer.get(document)).$('main').text()).toContain('since Nov\u00a021,\u00a02026');
  await preparer.post(`${address}/withdrawal`, { reason: 'No longer offered.' });
  expect((await preparer.get(address)).$('.note').text()).toContain('Withdrawn on Nov\u00a021,\u00a02026: No longer offered.');
});
