import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { engine } from '../../../db/kit.ts';
import { ownPrices, ownPriceVersions } from '../../../db/schema/quotes.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { estimateForm } from '../../support/enter-network.ts';
import { pdf } from '../documents/evidence-files.ts';
import { addSite, located, newCarrier, type Preparer, textsOf } from '../inventory/inventory-case.ts';

let app: TestApp;
let preparer: Preparer;
const addresses: string[] = [];

beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-22T15:00:00.000Z' });
  preparer = await newCarrier(app);
  for (const reference of ['4711', '4712', '4713']) {
    const fields = {
      takes: 'entry',
      entryCode: 'RA-010',
      unit: 'each',
      likely: '26,000',
      use: 'comparable',
      from: 'Acme Radio',
      reference,
      quotedOn: '2026-11-02',
      expiresOn: '2026-12-04',
    };
    const offer = { name: `${reference}.pdf`, bytes: pdf(reference), fields };
    addresses.push(located(await preparer.upload('/own-prices/new-quote', offer, '/own-prices/new-quote')));
  }
  const damage = [
    // PostgreSQL keeps no text that is no JSON.
    engine === 'sqlite' ? sql`'{"code":"Q-1'` : sql`'[]'`,
    sql`'{"code":"Q-2","kind":"vendor quote","likelyCents":"a lot"}'`,
  ];
  for (const [index, priceJson] of damage.entries()) {
    const id = Number(addresses[index]?.split('/').pop());
    await app.store.write((tx) => tx.update(ownPrices).set({ priceJson }).where(eq(ownPrices.id, id)));
    await app.store.write((tx) => tx.update(ownPriceVersions).set({ priceJson }).where(eq(ownPriceVersions.ownPriceId, id)));
  }
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

test('the register shows damaged prices as such with what to do, and the others as ever', async () => {
  const page = await preparer.get('/own-prices');
  expect(page.status).toBe(200);
  expect(textsOf(page, 'tbody th a')).toEqual(['Withdraw Q-1', 'Withdraw Q-2', expect.stringMatching(/^Remote radio unit/)]);
  expect(textsOf(page, 'tbody .tag.stop')).toEqual(['Cannot be read', 'Cannot be read']);
  const [first = '', , third = ''] = textsOf(page, 'tbody tr');
  expect(first).toContain('Withdraw it and enter the price anew, or ask whoever runs this server for a backup. No new estimate is made before.');
  expect(third).toContain('$26,000.00');
  expect(page.$('tbody tr').length).toBe(3);
  expect(textsOf(await preparer.get('/own-prices?q=4713'), 'tbody tr')).toHaveLength(1);
  expect((await preparer.get(String(addresses[2]))).status).toBe(200);
});

test('a damaged price is told on its own page and where an estimate would need it, never as a fault of the server', async () => {
  for (const address of [String(addresses[0]), `${addresses[1]}/edit`, '/estimates/new']) {
    const answer = await preparer.get(address);
    expect([address, answer.status]).toEqual([address, 409]);
    expect(answer.$('main').text()).toMatch(/Own price Q-[12] is damaged in the database and cannot be read\. Withdraw it/);
  }
  expect((await preparer.post('/estimates', estimateForm)).status).toBe(409);
  const site = await addSite(preparer, { code: 'HP-0001' });
  expect((await preparer.get(`${site}/deletion`)).status).toBe(200);
});

test('once withdrawn, with a reason, they are in nobody’s way', async () => {
  for (const address of addresses.slice(0, 2)) {
    const form = await preparer.get(`${address}/withdrawal`);
    expect(form.$('.lead').text()).toContain('Its row in the database is damaged and cannot be read.');
    expect((await preparer.post(`${address}/withdrawal`, { reason: 'Damaged; entered anew.' })).headers.location).toBe('/own-prices');
  }
  expect(textsOf(await preparer.get('/own-prices'), 'tbody tr')).toHaveLength(1);
  expect(textsOf(await preparer.get('/own-prices?show=withdrawn'), 'tbody .tag')).toEqual([
    'Cannot be read',
    'Withdrawn',
    'Cannot be read',
    'Withdrawn',
  ]);
  expect((await preparer.get('/estimates/new')).status).toBe(200);
});
