import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { asc, eq } from 'drizzle-orm';
import { events } from '../../../db/schema/platform.ts';
import { listDocuments } from '../../../server/features/documents/index.ts';
import { listOwnPrices, saveOwnPrice } from '../../../server/features/quotes/index.ts';
import { startTestApp, type TestApp, type Visitor } from '../../support/app-harness.ts';
import { pdf, png } from '../documents/evidence-files.ts';
import { addSite, located, newCarrier, type Preparer, sendForm, textsOf } from '../inventory/inventory-case.ts';

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

const quote = {
  takes: 'entry',
  entryCode: 'RA-010',
  unit: 'each',
  siteCode: '',
  likely: '26,000',
  low: '',
  high: '',
  use: 'comparable',
  comparable: '',
  from: 'Acme Radio',
  reference: '4711',
  quotedOn: '2026-11-02',
  expiresOn: '2026-12-04',
  reason: '',
};
const estimate = {
  ...quote,
  reference: '',
  expiresOn: '',
  from: 'Network department',
  certified: 'yes',
  reason: 'Six crew days at the rate of our last invoices.',
};

async function sendQuote(
  visitor: Visitor,
  fields: Record<string, string | string[]> = {},
  file: { name: string; bytes: Buffer } | null = { name: 'offer.pdf', bytes: pdf() },
) {
  const values = { ...quote, ...fields };
  return file
    ? await visitor.upload('/own-prices/new-quote', { ...file, fields: values }, '/own-prices/new-quote')
    : await visitor.post('/own-prices/new-quote', values, '/own-prices/new-quote');
}

async function pricesOf(visitor: Preparer) {
  return await listOwnPrices(await app.contextFor(visitor.personId));
}

describe('a vendor quote', () => {
  test('is entered with its document and takes the place of a planning price', async () => {
    const form = await preparer.get('/own-prices/new-quote?entry=RA-010');
    expect(form.$('#entryCode option[selected]').val()).toBe('RA-010');
    expect(form.$('#entryCode option[value=BH-010]').text()).toMatch(/per hop/);
    const address = located(await sendQuote(preparer));
    const page = await preparer.get(address);
    expect(page.$('.lead').text()).toMatch(
      /Acme Radio offers it at \$26,000\.00 each, in place of \$28,000\.00 in the price book, wherever the price is used/,
    );
    expect(page.$('main').text()).toContain('Expires in 12 days');
    expect(textsOf(page, 'tbody th a')).toEqual(['Quote 4711 of Acme Radio']);
    const [price] = await pricesOf(preparer);
    expect(price).toMatchObject({
      code: 'Q-1',
      kind: 'vendor quote',
      entryCode: 'RA-010',
      lowCents: 2_600_000,
      likelyCents: 2_600_000,
      highCents: 2_600_000,
      expiresOn: '2026-12-04',
      certified: null,
      documents: [{ title: 'Quote 4711 of Acme Radio' }],
    });
    const [document] = await listDocuments(await app.contextFor(preparer.personId));
    expect(document).toMatchObject({ kind: 'quote', datedOn: '2026-11-02', expiresOn: '2026-12-04', sha256: price?.documents[0]?.sha256 });
    expect(textsOf(await preparer.get(`/documents/${document?.id}`), 'tbody th')).toEqual(['Own price Q-1']);
  });

  test('in another unit is refused in so many words, and the file is kept', async () => {
    const answer = await sendQuote(preparer, { entryCode: 'BH-010' });
    expect(answer.status).toBe(422);
    expect(textsOf(answer, '.summary li')).toEqual([
      'The entry is priced per hop; the quote says each. Enter the price per hop, or choose another entry.',
    ]);
    expect(answer.$('main').text()).toContain('Quote 4711 of Acme Radio is kept in the register as D-1 and ticked below.');
    expect(answer.$('input[name=documents]:checked').length).toBe(1);
    expect([answer.$('#from').val(), answer.$('#likely').val(), answer.$('#entryCode option[selected]').val()]).toEqual([
      'Acme Radio',
      '26,000',
      'BH-010',
    ]);
    expect(await pricesOf(preparer)).toEqual([]);
    const documents = answer
      .$('input[name=documents]:checked')
      .toArray()
      .map((input) => String(answer.$(input).val()));
    located(await sendQuote(preparer, { entryCode: 'BH-010', unit: 'hop', documents }, null));
    expect(await pricesOf(preparer)).toMatchObject([{ entryCode: 'BH-010', unit: 'per hop', documents: [{ title: 'Quote 4711 of Acme Radio' }] }]);
    expect(await listDocuments(await app.contextFor(preparer.personId))).toHaveLength(1);
  });

  test('shows every fault at once, each at its field, with nothing lost', async () => {
    const answer = await sendQuote(
      preparer,
      { entryCode: '', unit: '', likely: '€5', from: '', quotedOn: '', expiresOn: '', siteCode: 'HP-9', use: 'upgrade' },
      null,
    );
    const links = answer
      .$('.summary a')
      .toArray()
      .map((link) => answer.$(link).attr('href'));
    expect(links).toEqual(['#siteCode', '#entryCode', '#unit', '#likely', '#reason', '#comparable', '#from', '#quotedOn', '#expiresOn', '#file']);
    for (const link of links) expect([link, answer.$(String(link)).length]).toEqual([link, 1]);
    expect([answer.$('#siteCode').val(), answer.$('#likely').val(), answer.$('input[name=use]:checked').val()]).toEqual(['HP-9', '€5', 'upgrade']);
  });

  test('names documents of the register by number', async () => {
    await sendQuote(preparer, { entryCode: 'BH-010' });
    const missing = await sendQuote(preparer, { documentNumbers: 'D-1, D-7, offer' }, null);
    expect(textsOf(missing, '.summary li')).toEqual([
      'The register has no document offer. Look for its number under Documents.',
      'The register has no document D-7. Look for its number under Documents.',
    ]);
    expect(missing.$('#documentNumbers').val()).toBe('D-1, D-7, offer');
    expect(await pricesOf(preparer)).toEqual([]);
    located(await sendQuote(preparer, { documentNumbers: 'd-1' }, null));
    expect((await pricesOf(preparer))[0]?.documents).toHaveLength(1);
  });

  test('with a hostile file is refused with the reason, and nothing is entered', async () => {
    const answer = await sendQuote(preparer, {}, { name: 'offer.pdf', bytes: Buffer.from('<html><script>x</script>') });
    expect(answer.status).toBe(422);
    expect(textsOf(answer, '.summary li')).toEqual(['The file is a web page or holds HTML. Print the page to PDF and choose that.']);
    expect(await pricesOf(preparer)).toEqual([]);
    const stranger = await newCarrier(app);
    await sendQuote(stranger);
    const [theirs] = await listDocuments(await app.contextFor(stranger.personId));
    expect(textsOf(await sendQuote(preparer, { documents: String(theirs?.id) }, null), '.summary li')).toEqual([
      'A document that was ticked is no longer in the register. Attach it again, or tick another.',
    ]);
    expect(await pricesOf(preparer)).toEqual([]);
  });

  test('for one site keeps the site, and warns where prices rival or leave the range', async () => {
    await addSite(preparer, {});
    located(await sendQuote(preparer, { siteCode: 'hp-0001', likely: '90000' }));
    const address = located(
      await sendQuote(preparer, { siteCode: 'HP-0001', likely: '27000', reference: '4712' }, { name: 'b.pdf', bytes: pdf('b') }),
    );
    expect(textsOf(await preparer.get(address), '.note b')).toEqual(['There is another price for the same.']);
    const [first] = await pricesOf(preparer);
    expect(first).toMatchObject({ siteCode: 'HP-0001' });
    const page = await preparer.get(`/own-prices/${first?.id}`);
    expect(textsOf(page, '.note b')).toEqual(['It is out of the range of the price book.', 'There is another price for the same.']);
    expect(page.$('.note').text()).toContain('Q-2 prices RA-010 at the same place');
  });
});

describe('an upgrade', () => {
  test('shows what the program pays and what stays with the carrier', async () => {
    const address = located(await sendQuote(preparer, { use: 'upgrade', comparable: '19,500', reason: 'The comparable has four bands as today.' }));
    const page = await preparer.get(address);
    expect(textsOf(page, '.figures .value')).toEqual(['$26,000.00', '$19,500.00', '$6,500.00']);
    expect(page.$('.figures').text()).toContain('75.0\u00a0%');
    expect(page.$('main').text()).toContain('Paid up to the comparable');
    expect(page.$('main').text()).toMatch(/DA 21-947/);
  });
});

describe('an own estimate', () => {
  test('is certified by the person who enters it, by name and title, with the citation', async () => {
    const form = await preparer.get('/own-prices/new-estimate');
    expect(form.$('main').text()).toMatch(/Preparer 1, Staff, for Carrier/);
    expect(form.$('main').text()).toContain('47 CFR 1.50004(c)(1)(i)');
    const open = await preparer.post('/own-prices/new-estimate', { ...estimate, certified: '', reason: 'Guess' });
    expect(textsOf(open, '.summary li')).toEqual([expect.stringMatching(/needs support/), expect.stringMatching(/Certify in good faith/)]);
    const address = located(await preparer.post('/own-prices/new-estimate', estimate));
    expect(textsOf(await preparer.get(address), '.facts dd').join(' | ')).toContain('Preparer 1, Staff Nov 22, 2026, 47 CFR 1.50004(c)(1)(i)');
    expect(await pricesOf(preparer)).toMatchObject([
      { code: 'E-1', certified: { by: 'Preparer 1', title: 'Staff', on: '2026-11-22' }, documents: [] },
    ]);
    expect((await preparer.get(`${address}/edit`)).$('input[name=certified]').attr('checked')).toBeUndefined();
  });
});

describe('a line of its own', () => {
  test('says what it is, how much of it and where', async () => {
    const line = {
      takes: 'line',
      entryCode: '',
      item: 'Helicopter lift',
      category: 'Tower and structure',
      phase: 'removal',
      quantity: '3',
      unit: 'per lift',
    };
    const address = located(await sendQuote(preparer, { ...line, use: 'upgrade', comparable: '20000', reason: 'A crane would do.' }));
    const page = await preparer.get(address);
    expect(page.$('h1').text()).toBe('Helicopter lift');
    expect(page.$('.figures').text()).toContain('$60,000.00 for 3');
    expect(await pricesOf(preparer)).toMatchObject([{ entryCode: null, ownLine: { item: 'Helicopter lift', quantity: 3 }, unit: 'per lift' }]);
  });
});

describe('a price that changes', () => {
  test('gets a new version, the old one stays, and the event holds both', async () => {
    const address = located(await sendQuote(preparer));
    located(
      await sendForm(preparer, await preparer.get(`${address}/edit`), {
        form: 'main form',
        ...documentsOf(await preparer.get(`${address}/edit`)),
        likely: '25,400',
        ...uses,
      }),
    );
    const page = await preparer.get(address);
    expect(textsOf(page, '.history > li > p > b')).toEqual(['Version 2: $25,400.00 each', 'Version 1: $26,000.00 each']);
    expect(page.$('.history details').text()).toContain('LikelyCents: $26,000.00 → $25,400.00'.replace('LikelyCents', 'Likely'));
    const rows = await app.store.read.select().from(events).where(eq(events.action, 'own price changed')).orderBy(asc(events.id));
    expect(rows.at(-1)?.changesJson).toMatchObject({ likelyCents: { before: 2_600_000, after: 2_540_000 } });
    expect((await pricesOf(preparer))[0]).toMatchObject({ code: 'Q-1', likelyCents: 2_540_000 });
  });

  test('by two people at once is shown to the second with both texts', async () => {
    const address = located(await sendQuote(preparer));
    const [first, second] = [await preparer.get(`${address}/edit`), await preparer.get(`${address}/edit`)];
    located(await sendForm(preparer, first, { form: 'main form', ...documentsOf(first), ...uses, likely: '25,400' }));
    const answer = await sendForm(preparer, second, { form: 'main form', ...documentsOf(second), ...uses, likely: '24,000', reason: 'Better terms' });
    expect(answer.status).toBe(409);
    expect(answer.$('.summary').text()).toMatch(/Somebody else saved.*“25,400\.00”/s);
    expect([answer.$('#likely').val(), answer.$('#reason').val()]).toEqual(['24,000', 'Better terms']);
    located(await sendForm(preparer, answer, { form: 'main form', ...documentsOf(answer), ...uses }));
    expect((await pricesOf(preparer))[0]).toMatchObject({ likelyCents: 2_400_000 });
  });

  test('keeps a document that it rested on once in the register', async () => {
    const address = located(await sendQuote(preparer));
    const next = { ...quote, seen: String((await preparer.get(`${address}/edit`)).$('input[name=seen]').val()) };
    located(await preparer.upload(address, { name: 'new.pdf', bytes: pdf('new'), fields: { ...next, reference: '4711b' } }, '/own-prices/new-quote'));
    const [newer, older] = await listDocuments(await app.contextFor(preparer.personId));
    const removal = async (id: number | undefined) => (await preparer.post(`/documents/${id}/deletion`, { confirmed: 'yes' })).$('main').text();
    expect(await removal(newer?.id)).toMatch(/Q-1 rests on it/);
    expect(await removal(older?.id)).toMatch(/Q-1 rested on it once/);
    const unlinking = await preparer.post(`/documents/${newer?.id}/unlinking`, { link: '1' });
    expect([303, 422]).toContain(unlinking.status);
    expect((await pricesOf(preparer))[0]?.documents.map(({ title }) => title)).toEqual(['Quote 4711b of Acme Radio']);
  });

  test('is withdrawn with a reason, and stays to be read', async () => {
    const address = located(await sendQuote(preparer));
    const bare = await preparer.post(`${address}/withdrawal`, { reason: ' ' });
    expect(textsOf(bare, '.summary li')).toEqual(['Say why the price no longer holds.']);
    expect(located(await preparer.post(`${address}/withdrawal`, { reason: 'Acme went out of business.' }))).toBe('/own-prices');
    expect(await pricesOf(preparer)).toEqual([]);
    expect((await preparer.get(address)).$('.note').text()).toMatch(/Withdrawn on Nov.*Acme went out of business/);
    expect(textsOf(await preparer.get('/own-prices?show=withdrawn'), 'tbody th')).toHaveLength(1);
    expect(located(await preparer.get(`${address}/edit`))).toBe(address);
    expect((await preparer.post(address, { ...quote, documentNumbers: 'D-1' })).status).toBe(409);
    located(await sendQuote(preparer, { documentNumbers: 'D-1' }, null));
    expect(await pricesOf(preparer)).toMatchObject([{ code: 'Q-2' }]);
  });
});

describe('the register of own prices', () => {
  test('says what holds, what expires and what has expired', async () => {
    expect(textsOf(await preparer.get('/own-prices'), '.empty h2')).toEqual(['No own prices yet']);
    located(await sendQuote(preparer));
    located(
      await sendQuote(
        preparer,
        { entryCode: 'BH-010', unit: 'per hop', likely: '55000', expiresOn: '2026-11-10', reference: '12' },
        { name: 'photo.png', bytes: png },
      ),
    );
    located(await preparer.post('/own-prices/new-estimate', { ...estimate, entryCode: 'TR-010' }));
    const list = await preparer.get('/own-prices');
    expect(list.$('.lead').text()).toMatch(/2 vendor quotes and 1 own estimate in force/);
    expect(textsOf(list, 'tbody td:last-child')).toEqual(['Expires in 12 days', 'Expired', 'No last day']);
    expect(list.$('.next').text()).toMatch(/renew 1 quote that expired/);
    const shown = async (query: string) => textsOf(await preparer.get(`/own-prices?${query}`), 'tbody th .small').map((text) => text.split(' · ')[0]);
    expect(await shown('show=expired')).toEqual(['Q-2']);
    expect(await shown('show=estimates')).toEqual(['E-1']);
    expect(await shown('q=acme+ra-010')).toEqual(['Q-1']);
    expect(await shown('q=hop&show=quotes')).toEqual(['Q-2']);
  });

  test('gives two prices that come at once two numbers', async () => {
    const ctx = await app.contextFor(preparer.personId);
    const results = await Promise.all(
      ['TR-010', 'TR-020', 'TR-030'].map((entryCode) =>
        saveOwnPrice(ctx, { kind: 'own estimate', fields: { ...estimate, entryCode }, documentIds: [] }, null),
      ),
    );
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect((await pricesOf(preparer)).map(({ code }) => code)).toEqual(['E-1', 'E-2', 'E-3']);
  });

  test('belongs to one carrier', async () => {
    const address = located(await sendQuote(preparer));
    const stranger = await newCarrier(app);
    for (const path of [address, `${address}/edit`, `${address}/withdrawal`]) expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(address, quote)).status).toBe(404);
    expect((await stranger.post(`${address}/withdrawal`, { reason: 'Mine now' })).status).toBe(404);
    expect(await pricesOf(stranger)).toEqual([]);
    expect(await pricesOf(preparer)).toHaveLength(1);
  });
});

/** What a form shows as chosen by tick or in a grouped list, which `sendForm` cannot read. */
const uses = { takes: 'entry', entryCode: 'RA-010', use: 'comparable' };

function documentsOf({ $ }: Pick<Awaited<ReturnType<Visitor['get']>>, '$'>): { documents: string[] } {
  return {
    documents: $('input[name=documents]:checked')
      .toArray()
      .map((input) => String($(input).val())),
  };
}
