import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { listDocuments } from '../../../server/features/documents/index.ts';
import { listOwnPrices } from '../../../server/features/quotes/index.ts';
import { startTestApp, type TestApp } from '../../support/app-harness.ts';
import { priceFile, priceRow, published } from '../catalog/edition-case.ts';
import { pdf } from '../documents/evidence-files.ts';
import { addSite, located, newCarrier, type Preparer, sendForm, textsOf } from '../inventory/inventory-case.ts';

let app: TestApp;
let preparer: Preparer;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-22T15:00:00.000Z' });
});
beforeEach(async () => {
  preparer = await newCarrier(app);
  located(await preparer.upload('/documents', { name: 'offer.pdf', bytes: pdf(), fields: { kind: 'quote', title: 'Offer' } }, '/documents/new'));
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

const lift = {
  takes: 'line',
  entryCode: '',
  item: 'Helicopter lift',
  category: 'Tower and structure',
  phase: 'removal',
  quantity: '3',
  unit: 'per lift',
  siteCode: '',
  likely: '26,000',
  low: '',
  high: '',
  use: 'comparable',
  comparable: '',
  from: 'Acme Air',
  reference: '4711',
  quotedOn: '2026-11-02',
  expiresOn: '2026-12-31',
  reason: '',
  documentNumbers: 'D-1',
};
const replaced = { ...lift, takes: 'entry', entryCode: 'RA-010', item: '', category: '', phase: '', quantity: '', unit: 'each' };

async function enter(fields: Record<string, string | string[]> = {}) {
  return await preparer.post('/own-prices/new-quote', { ...lift, ...fields }, '/own-prices/new-quote');
}

async function prices() {
  return await listOwnPrices(await app.contextFor(preparer.personId));
}

async function seenOf(address: string): Promise<string> {
  return String((await preparer.get(`${address}/edit`)).$('input[name=seen]').val());
}

describe('a quote that is in the register already', () => {
  test('is refused with a way to the first, and taken when it differs', async () => {
    const first = located(await enter());
    const again = await enter({ from: ' acme  AIR', item: 'Helicopter Lift', likely: '27,000' });
    expect(again.status).toBe(422);
    expect(textsOf(again, '.summary li')).toEqual([expect.stringMatching(/Acme Air, 4711, is in the register for this already, as Q-1/)]);
    expect(again.$('.note a').attr('href')).toBe(first);
    expect([again.$('#item').val(), again.$('#likely').val()]).toEqual(['Helicopter Lift', '27,000']);
    for (const other of [{ item: 'Crane' }, { reference: '4712' }, { from: 'Other Air' }, { phase: 'replacement' }]) located(await enter(other));
    expect(await prices()).toHaveLength(5);
    located(await preparer.post(`${first}/withdrawal`, { reason: 'Entered anew.' }));
    located(await enter());
  });

  test('is not made by changing another one into it', async () => {
    located(await enter());
    const second = located(await enter({ reference: '4712' }));
    const answer = await preparer.post(second, { ...lift, seen: await seenOf(second) }, `${second}/edit`);
    expect(answer.status).toBe(422);
    expect(answer.$('.summary').text()).toContain('as Q-1');
    located(await preparer.post(second, { ...lift, reference: '4712', likely: '25,000', seen: await seenOf(second) }, `${second}/edit`));
  });

  test('in a list is refused with its row, within the list and against the register', async () => {
    const head = 'Replaces,Item,Category,Part of the work,Quantity,Unit,Price,Vendor,Quote number,Quoted on,Valid until,Documents';
    const line = ',Lift,Tower and structure,removal,2,per lift,26000,Acme,4711,2026-11-02,2026-12-31,D-1';
    const entry = 'RA-010,,,,,each,26000,Acme,4711,2026-11-02,2026-12-31,D-1';
    const send = (...rows: string[]) =>
      preparer.upload('/own-prices/import', { name: 'q.csv', bytes: [head, ...rows].join('\n'), fields: {} }, '/own-prices/import');
    const faults = (answer: Awaited<ReturnType<typeof send>>) => textsOf(answer, 'table.issues tbody tr');
    const twice = await send(line, entry, line, entry);
    expect(twice.status).toBe(422);
    expect(faults(twice)).toEqual([expect.stringMatching(/^Row 4.*the same as row 2/), expect.stringMatching(/^Row 5.*the same as row 3/)]);
    located(await send(line, entry));
    expect(faults(await send(line, entry))).toEqual([
      expect.stringMatching(/^Row 2.*in the register for this already, as Q-1/),
      expect.stringMatching(/^Row 3.*in the register for this already, as Q-2/),
    ]);
    expect(await prices()).toHaveLength(2);
  });
});

describe('the form of an own price', () => {
  test('keeps what was entered when a ticked document was removed meanwhile', async () => {
    const [document] = await listDocuments(await app.contextFor(preparer.personId));
    located(await preparer.post(`/documents/${document?.id}/deletion`, { confirmed: 'yes' }));
    const answer = await enter({ documentNumbers: '', documents: [String(document?.id)] });
    expect(answer.status).toBe(422);
    expect(textsOf(answer, '.summary li')).toEqual([expect.stringMatching(/no longer in the register/)]);
    expect([answer.$('#item').val(), answer.$('#from').val()]).toEqual(['Helicopter lift', 'Acme Air']);
  });

  test('says so when another document of the same title came in meanwhile', async () => {
    const upload = async (text: string) =>
      located(await preparer.upload('/documents', { name: 'o.pdf', bytes: pdf(text), fields: { kind: 'quote', title: 'Offer' } }, '/documents/new'));
    await upload('second');
    await upload('third');
    const address = located(await enter());
    const seen = await seenOf(address);
    located(await preparer.post(address, { ...lift, documentNumbers: 'D-2', seen }, `${address}/edit`));
    const answer = await preparer.post(address, { ...lift, documentNumbers: 'D-3', seen }, `${address}/edit`);
    expect(answer.status).toBe(409);
    expect(answer.$('.summary').text()).toMatch(/Somebody else saved/);
  });

  test('makes no new version of a price that is as it was', async () => {
    const address = located(await enter());
    located(await preparer.post(address, { ...lift, seen: await seenOf(address) }, `${address}/edit`));
    const page = await preparer.get(address);
    expect(page.$('.note').text()).toContain('Nothing was changed');
    expect(textsOf(page, '.history b')).toEqual(['Version 1: $26,000.00 per lift']);
  });

  test('renews a price whose entry the edition in use no longer holds', async () => {
    const address = located(await enter(replaced));
    const fields = { 'Edition code': 'OWN-1', Title: 'Own prices', 'Effective day': '2026-11-20', Statement: 'Made by our engineers.' };
    await published(app, preparer, { bytes: priceFile([priceRow({ code: 'RA-011' })], fields) });
    const form = await preparer.get(`${address}/edit`);
    expect(form.$('#entryCode option[selected]').val()).toBe('RA-010');
    expect(form.$('#entryCode option[selected]').text()).toContain('RA-010');
    const answer = await sendForm(preparer, form, {
      form: 'main form',
      takes: 'entry',
      entryCode: 'RA-010',
      use: 'comparable',
      documentNumbers: 'D-1',
      expiresOn: '2027-03-01',
    });
    located(answer);
    expect(await prices()).toMatchObject([{ entryCode: 'RA-010', unit: 'each', expiresOn: '2027-03-01' }]);
    const other = await enter({ ...replaced, reference: '4712' });
    expect(other.$('.summary').text()).toContain('has no price “RA-010”');
    const kept = await preparer.post(address, { ...replaced, likely: '', seen: await seenOf(address) }, `${address}/edit`);
    expect(kept.$('#entryCode option[selected]').val()).toBe('RA-010');
  });
});

describe('a price of a site that is removed', () => {
  test('is named before, marked afterwards, and not ticked in a new estimate', async () => {
    const site = await addSite(preparer, {});
    await addSite(preparer, { code: 'HP-0002', name: 'Holyoke South' });
    const address = located(await enter({ ...replaced, siteCode: 'HP-0001' }));
    located(await enter({ ...replaced, siteCode: 'HP-0002' }));
    const question = await preparer.get(`${site}/deletion`);
    expect(question.$('main').text()).toMatch(/Q-1/);
    expect(question.$('main').text()).not.toMatch(/Q-2/);
    located(await preparer.post('/inventory/bulk-edit', { action: 'remove', confirmed: 'yes', chosen: String(site.split('/').pop()) }));
    expect(textsOf(await preparer.get(address), '.note b')).toEqual(['Its site is no longer in the inventory.']);
    const form = await preparer.get('/estimates/new');
    expect([form.$('input[name=ownPrices][value=Q-1]').attr('checked'), form.$('input[name=ownPrices][value=Q-2]').attr('checked')]).toEqual([
      undefined,
      'checked',
    ]);
    expect(form.$('input[name=ownPrices][value=Q-1]').closest('label').text()).toContain('Site HP-0001 is no longer in the inventory');
  });
});
