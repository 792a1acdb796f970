import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eq, getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { engine } from '../../../db/kit.ts';
import * as accounts from '../../../db/schema/accounts.ts';
import * as catalog from '../../../db/schema/catalog.ts';
import * as documentTables from '../../../db/schema/documents.ts';
import * as estimates from '../../../db/schema/estimates.ts';
import * as fieldSheets from '../../../db/schema/field-sheets.ts';
import * as filings from '../../../db/schema/filings.ts';
import * as inventory from '../../../db/schema/inventory.ts';
import * as platform from '../../../db/schema/platform.ts';
import * as quotes from '../../../db/schema/quotes.ts';
import * as recipes from '../../../db/schema/recipes.ts';
import * as reviews from '../../../db/schema/reviews.ts';
import * as termFilings from '../../../db/schema/term-filings.ts';
import { keepDocument, linkDocument, listDocuments, listEvidenceDocuments } from '../../../server/features/documents/index.ts';
import { fileReferences } from '../../../server/features/documents/store.ts';
import { startTestApp, type TestApp, type Visitor } from '../../support/app-harness.ts';
import { addItem, addSite, located, newCarrier, type Preparer, sendForm, textsOf } from '../inventory/inventory-case.ts';
import { makeBomb } from '../inventory/make-workbook.ts';
import { docx, pdf, png, xlsx } from './evidence-files.ts';

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

/** Sends the form for a new document. */
async function send(visitor: Visitor, file: { name: string; bytes: Buffer | string }, fields: Record<string, string> = {}) {
  return await visitor.upload('/documents', { ...file, fields: { kind: 'quote', title: '', ...fields } }, '/documents/new');
}

/** Adds a document and returns its address. */
async function added(visitor: Visitor, file: { name: string; bytes: Buffer | string }, fields: Record<string, string> = {}): Promise<string> {
  return located(await send(visitor, file, fields));
}

async function keptBytes(hash: string): Promise<number> {
  return (await app.store.read.select({ sha256: platform.files.sha256 }).from(platform.files).where(eq(platform.files.sha256, hash))).length;
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('a document', () => {
  test('is kept as it came, with its fingerprint, and downloaded as an attachment', async () => {
    const bytes = pdf('one');
    const address = await added(
      preparer,
      { name: 'Offer 4711.pdf', bytes },
      { title: 'Offer of Acme', datedOn: '2026-11-01', expiresOn: '2026-12-04' },
    );
    const page = await preparer.get(address);
    expect(page.$('h1').text()).toBe('Offer of Acme');
    const facts = textsOf(page, '.facts dd').join(' | ');
    expect(facts).toContain('D-1 | Offer 4711.pdf PDF');
    expect(facts).toContain('Expires in 12 days');
    expect(facts).toContain(hashOf(bytes));
    const file = await preparer.download(`${address}/file`);
    expect(file.body).toEqual(bytes);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="D-1-Offer-4711.pdf"',
      'x-content-type-options': 'nosniff',
    });
    expect((await preparer.get(`${address}/picture`)).status).toBe(404);
  });

  test('of each kind is taken, and only pictures are shown in the page', async () => {
    await added(preparer, { name: 'prices.xlsx', bytes: xlsx() });
    await added(preparer, { name: 'letter.docx', bytes: docx() }, { kind: 'contract' });
    await added(preparer, { name: 'list.csv', bytes: 'a,b\n1,2\n' }, { kind: 'other' });
    const photo = await added(preparer, { name: 'tower.png', bytes: png }, { kind: 'photo', title: 'Tower at Holyoke' });
    const list = await preparer.get('/documents');
    expect(textsOf(list, 'tbody th a')).toEqual(['Tower at Holyoke', 'list', 'letter', 'prices']);
    expect((await preparer.get(photo)).$('img.evidence').attr('alt')).toBe('Tower at Holyoke');
    const shown = await preparer.download(`${photo}/picture`);
    expect(shown.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect(shown.headers['content-disposition']).toMatch(/^inline/);
    expect(shown.body).toEqual(png);
  });

  test('is found by title, file, site and number, and by kind', async () => {
    await addSite(preparer, {});
    const offer = await added(preparer, { name: 'a.pdf', bytes: pdf('a') }, { title: 'Angebot für Richtfunk' });
    const invoice = await added(preparer, { name: 'rechnung.pdf', bytes: pdf('b') }, { kind: 'invoice', title: 'Invoice 2016-88' });
    located(await preparer.post(`${invoice}/links`, { linkKind: 'site', subject: 'hp-0001' }));
    const found = async (query: string) => textsOf(await preparer.get(`/documents?${query}`), 'tbody th a');
    expect(await found('q=f%C3%BCr+richt')).toEqual(['Angebot für Richtfunk']);
    expect(await found('q=RECHNUNG')).toEqual(['Invoice 2016-88']);
    expect(await found('q=HP-0001')).toEqual(['Invoice 2016-88']);
    expect(await found('q=D-1')).toEqual(['Angebot für Richtfunk']);
    expect(await found('q=100%25')).toEqual([]);
    expect(await found('kind=invoice')).toEqual(['Invoice 2016-88']);
    expect(textsOf(await preparer.get('/documents?kind=photo'), '.empty h2')).toEqual(['No document fits']);
    expect(offer).toBe((await preparer.get('/documents?q=D-1')).$('tbody th a').attr('href'));
  });

  test('is renamed with a record of both titles, and a second person is told of the first', async () => {
    const address = await added(preparer, { name: 'a.pdf', bytes: pdf() }, { title: 'Old' });
    const [first, second] = [await preparer.get(`${address}/edit`), await preparer.get(`${address}/edit`)];
    located(await sendForm(preparer, first, { form: 'main form', title: 'New', kind: 'contract' }));
    const answer = await sendForm(preparer, second, { form: 'main form', title: 'Third', kind: 'quote' });
    expect(answer.status).toBe(409);
    expect(answer.$('.summary').text()).toMatch(/Somebody else saved.*“New”/s);
    expect(answer.$('#title').val()).toBe('Third');
    located(await sendForm(preparer, answer, { form: 'main form', kind: 'quote' }));
    expect((await preparer.get(address)).$('h1').text()).toBe('Third');
    const changes = await app.store.read.select().from(platform.events).where(eq(platform.events.action, 'document changed'));
    expect(changes.map(({ changesJson }) => changesJson.title)).toContainEqual({ before: 'Old', after: 'New' });
  });

  test('whose form is wrong comes back with what was typed', async () => {
    const answer = await send(preparer, { name: 'a.pdf', bytes: pdf() }, { kind: 'poem', title: 'My title', datedOn: '2026-02-31' });
    expect(answer.status).toBe(422);
    expect(answer.$('#title').val()).toBe('My title');
    expect(textsOf(answer, '.summary li')).toEqual([
      'Choose what kind of document it is.',
      'The day of the document is not a day of the calendar. Write it as 2026-11-22, or leave it blank.',
      'Choose the file once more: a browser forgets it when a page comes back.',
    ]);
    expect((await preparer.post('/documents', { kind: 'quote' })).status).toBe(422);
  });
});

describe('links', () => {
  test('say what a document is about, in the spelling of the inventory', async () => {
    const site = await addSite(preparer, {});
    await addItem(preparer, site, { tag: 'RACK-1' });
    const address = await added(preparer, { name: 'a.pdf', bytes: pdf() });
    for (const [linkKind, subject] of [
      ['site', 'hp-0001'],
      ['item', 'rack-1'],
      ['line', 'hp-0001.RA-010'],
      ['line', 'network.CO-010'],
      ['filing', ''],
      ['site', 'HP-0001'],
    ] as const) {
      located(await preparer.post(`${address}/links`, { linkKind, subject }));
    }
    expect(textsOf(await preparer.get(address), 'tbody th')).toEqual([
      'The filing as a whole',
      'Equipment RACK-1',
      'Cost line HP-0001.RA-010',
      'Cost line NETWORK.CO-010',
      'Site HP-0001',
    ]);
    const evidence = await listEvidenceDocuments(await app.contextFor(preparer.personId));
    expect(evidence.map(({ about }) => about)).toEqual(['HP-0001', 'RACK-1', 'HP-0001.RA-010', 'NETWORK.CO-010', null]);
    expect(evidence[0]).toMatchObject({ kind: 'quote', title: 'a', sha256: hashOf(pdf()) });
  });

  test('to what does not exist are refused with what to write', async () => {
    const address = await added(preparer, { name: 'a.pdf', bytes: pdf() });
    for (const [linkKind, subject, sentence] of [
      ['site', 'HP-9', /No site has that code/],
      ['item', 'X', /No equipment has that tag/],
      ['line', 'HP-9.RA-010', /No cost line can have that id/],
      ['site', '', /Enter the site code/],
      ['own price', 'Q-1', /Choose what the document is about/],
    ] as const) {
      const answer = await preparer.post(`${address}/links`, { linkKind, subject });
      expect(answer.status).toBe(422);
      expect(answer.$('.summary').text()).toMatch(sentence);
    }
  });

  test('are taken away again', async () => {
    await addSite(preparer, {});
    const address = await added(preparer, { name: 'a.pdf', bytes: pdf() });
    located(await preparer.post(`${address}/links`, { linkKind: 'site', subject: 'HP-0001' }));
    const { $ } = await preparer.get(address);
    located(await preparer.post(`${address}/unlinking`, { link: String($('input[name=link]').val()) }));
    expect(textsOf(await preparer.get(address), 'tbody th')).toEqual([]);
    located(await preparer.post(`${address}/unlinking`, { link: 'nonsense' }));
    expect((await preparer.get(address)).$('.note').text()).toContain('That link is no longer there');
  });
});

describe('removal', () => {
  test('takes the bytes along when nothing else holds them', async () => {
    const bytes = pdf('to be removed');
    const address = await added(preparer, { name: 'a.pdf', bytes });
    expect(await keptBytes(hashOf(bytes))).toBe(1);
    expect((await preparer.post(`${address}/deletion`, {})).status).toBe(200);
    expect(located(await preparer.post(`${address}/deletion`, { confirmed: 'yes' }))).toBe('/documents');
    expect((await preparer.get(address)).status).toBe(404);
    expect(await keptBytes(hashOf(bytes))).toBe(0);
    const next = await added(preparer, { name: 'b.pdf', bytes: pdf('next') });
    expect(textsOf(await preparer.get(next), '.facts dd')[0]).toBe('D-2');
  });

  test('leaves bytes that another register or an import holds', async () => {
    const other = await newCarrier(app);
    const shared = pdf('shared');
    const address = await added(preparer, { name: 'a.pdf', bytes: shared });
    const theirs = await added(other, { name: 'b.pdf', bytes: shared });
    located(await preparer.post(`${address}/deletion`, { confirmed: 'yes' }));
    expect((await other.download(`${theirs}/file`)).body).toEqual(shared);

    const sheet = Buffer.from('Site code,Site name\nA-1,One\n');
    located(await preparer.upload('/imports/new', { name: 'sites.csv', bytes: sheet }, '/imports/new'));
    const copy = await added(preparer, { name: 'sites.csv', bytes: sheet });
    located(await preparer.post(`${copy}/deletion`, { confirmed: 'yes' }));
    expect(await keptBytes(hashOf(sheet))).toBe(1);
  });

  test('is refused while something uses the document, and says what', async () => {
    await addSite(preparer, {});
    const address = await added(preparer, { name: 'a.pdf', bytes: pdf() });
    located(await preparer.post(`${address}/links`, { linkKind: 'site', subject: 'HP-0001' }));
    expect((await preparer.get(`${address}/deletion`)).$('main').text()).toMatch(/It is linked: Site HP-0001/);
    const answer = await preparer.post(`${address}/deletion`, { confirmed: 'yes' });
    expect(answer.status).toBe(409);
    expect((await preparer.get(address)).status).toBe(200);
  });

  test('knows every column of the database that names a file', () => {
    if (engine === 'postgres') return;
    const notFiles = new Set([
      'invitations.tokenSha256',
      'price_book_editions.sha256',
      'price_book_editions.pricesSha256',
      'price_book_drafts.pricesSha256',
      'estimates.inputsSha256',
      'sessions.idSha256',
      'files.sha256',
      'events.sha256',
      'events.previousSha256',
    ]);
    const tables = [
      accounts,
      catalog,
      documentTables,
      estimates,
      fieldSheets,
      filings,
      inventory,
      platform,
      quotes,
      recipes,
      reviews,
      termFilings,
    ].flatMap((file) => Object.values(file).filter((value): value is SQLiteTable => is(value, SQLiteTable)));
    const named = tables.flatMap((table) => Object.keys(getTableColumns(table)).map((column) => `${getTableName(table)}.${column}`));
    const hashes = named.filter((name) => /sha256$/i.test(name) && !notFiles.has(name)).sort();
    const known = fileReferences.map(({ table, column }) => {
      const key = Object.entries(getTableColumns(table as SQLiteTable)).find(([, one]) => one === column)?.[0];
      return `${getTableName(table)}.${key}`;
    });
    expect(known.sort()).toEqual(hashes);
  });
});

describe('hostile files', () => {
  test.each([
    ['a path', '../../../etc/passwd.pdf', 'D-1-passwd.pdf'],
    ['a path of Windows', '..\\..\\boot.pdf', 'D-1-boot.pdf'],
    ['quotes and line breaks', 'a";\r\nSet-Cookie: x=1; b.pdf', 'D-1-a-Set-Cookie-x-1-b.pdf'],
    ['two endings', 'offer.html.pdf', 'D-1-offer-html.pdf'],
    ['only dots', '....pdf', 'D-1.pdf'],
    ['other letters', '見積書.pdf', 'D-1.pdf'],
    ['accents and signs', 'Müller & Söhne 📡.pdf', 'D-1-Muller-Sohne.pdf'],
    ['text that runs backwards', 'offer\u202efdp.exe.pdf', 'D-1-offer-fdp-exe.pdf'],
    ['5,000 letters', `${'x'.repeat(5000)}.pdf`, `D-1-${'x'.repeat(80)}.pdf`],
  ])('with %s in the name get a plain one', async (_what, name, plain) => {
    const address = await added(preparer, { name, bytes: pdf() });
    const page = await preparer.get(address);
    expect(page.$('main script').length).toBe(0);
    expect(page.$('main').text()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    const file = await preparer.download(`${address}/file`);
    expect(file.headers['content-disposition']).toBe(`attachment; filename="${plain}"`);
    expect(String(file.headers['set-cookie'])).not.toContain('x=1');
    expect((await preparer.get('/documents')).status).toBe(200);
  });

  test.each([
    ['a web page named .pdf', 'offer.pdf', `<html>${' '.repeat(1100)}%PDF-1.7\n%%EOF</html>`, /web page/],
    ['a picture named .pdf', 'offer.pdf', png, /PNG picture, but its name ends in \.pdf/],
    ['a program', 'offer.pdf', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), /Windows program/],
    ['an SVG with a script', 'plan.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', /HTML/],
    ['an empty file', 'offer.pdf', '', /empty/],
  ])('such as %s are refused with a sentence', async (_what, name, bytes, sentence) => {
    const answer = await send(preparer, { name, bytes });
    expect(answer.status).toBe(422);
    expect(answer.$('.summary').text()).toMatch(sentence);
    expect(await listDocuments(await app.contextFor(preparer.personId))).toEqual([]);
  });

  test('of more than 25 MB are refused with a sentence', async () => {
    const answer = await send(preparer, { name: 'big.pdf', bytes: Buffer.concat([pdf(), Buffer.alloc(25 * 1024 * 1024, 32), pdf()]) });
    expect(answer.$('.summary').text()).toMatch(/up to 25 MB are kept/);
  });

  test('that are two things at once are what their beginning says, and never shown as a page', async () => {
    const polyglot = Buffer.concat([pdf(), Buffer.from('<html><script>alert(1)</script></html>'), xlsx(), pdf()]);
    const address = await added(preparer, { name: 'both.pdf', bytes: polyglot });
    const file = await preparer.download(`${address}/file`);
    expect(file.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(file.headers['content-disposition']).toMatch(/^attachment/);
    const picture = Buffer.concat([png, Buffer.from('<html><script>alert(1)</script></html>')]);
    const photo = await added(preparer, { name: 'both.png', bytes: picture }, { kind: 'photo' });
    expect((await preparer.download(`${photo}/picture`)).headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
  });

  test('that would unpack to a gigabyte are only stored', async () => {
    const bomb = makeBomb(1024);
    const start = performance.now();
    const address = await added(preparer, { name: 'prices.xlsx', bytes: bomb });
    expect(performance.now() - start).toBeLessThan(3000);
    expect((await preparer.download(`${address}/file`)).body).toEqual(bomb);
  });

  test('with titles of markup are printed as text', async () => {
    const address = await added(preparer, { name: '<img src=x onerror=alert(1)>.pdf', bytes: pdf() }, { title: '<script>alert(1)</script>' });
    const page = await preparer.get(address);
    expect(page.$('h1').text()).toBe('<script>alert(1)</script>');
    expect(page.$('main script, main img').length).toBe(0);
  });
});

describe('the register', () => {
  test('holds the same file once, and says where', async () => {
    const address = await added(preparer, { name: 'a.pdf', bytes: pdf() }, { title: 'Offer of Acme' });
    const answer = await send(preparer, { name: 'copy.pdf', bytes: pdf() }, { title: 'Copy', kind: 'plan' });
    expect(answer.status).toBe(422);
    expect(answer.$('.summary').text()).toMatch(/in the register already, as D-1/);
    expect(answer.$('.summary a').last().attr('href')).toBe(address);
    expect([answer.$('#title').val(), answer.$('#kind').val()]).toEqual(['Copy', 'plan']);
    const ctx = await app.contextFor(preparer.personId);
    const again = await keepDocument(ctx, { name: 'c.pdf', bytes: pdf(), kind: 'plan', title: 'C', datedOn: null, expiresOn: null });
    expect(again).toMatchObject({ ok: true, value: { isNew: false, document: { title: 'Offer of Acme', kind: 'quote' } } });
    const [row] = await listDocuments(ctx);
    if (!row) throw new Error('The document is missing.');
    expect(await linkDocument(ctx, row.id, { kind: 'filing', subject: '' })).toMatchObject({ ok: true });
    expect(await listEvidenceDocuments(ctx)).toMatchObject([{ title: 'Offer of Acme', about: null }]);
  });

  test('shows nobody else’s documents', async () => {
    const address = await added(preparer, { name: 'a.pdf', bytes: pdf() });
    const stranger = await newCarrier(app);
    for (const path of [address, `${address}/edit`, `${address}/file`, `${address}/picture`, `${address}/deletion`]) {
      expect((await stranger.get(path)).status).toBe(404);
    }
    for (const path of [address, `${address}/links`, `${address}/unlinking`, `${address}/deletion`]) {
      expect((await stranger.post(path, { title: 'Mine', kind: 'quote', confirmed: 'yes', link: '1', linkKind: 'filing' })).status).toBe(404);
    }
    expect(textsOf(await stranger.get('/documents'), 'h2')).toEqual(['No documents yet']);
    expect((await app.visitor().get(`${address}/file`)).status).toBe(303);
  });

  test('is read by the certifying officer, and changed by preparers only', async () => {
    const [maker, officer] = await app.addOrganization('carrier', `Two ${preparer.personId}`, [['preparer'], ['certifying officer']]);
    if (!maker || !officer) throw new Error('People are missing.');
    const address = await added(maker, { name: 'a.pdf', bytes: pdf() });
    const page = await officer.get(address);
    expect(textsOf(page, '.actions .btn')).toEqual(['Download']);
    expect((await officer.post(`${address}/deletion`, { confirmed: 'yes' })).status).toBe(403);
  });

  test('leads through many pages', async () => {
    const ctx = await app.contextFor(preparer.personId);
    for (let number = 1; number <= 60; number++) {
      await keepDocument(ctx, {
        name: 'a.txt',
        bytes: Buffer.from(`Note ${number}`),
        kind: 'other',
        title: `Note ${number}`,
        datedOn: null,
        expiresOn: null,
      });
    }
    const page = await preparer.get('/documents?page=2');
    expect(textsOf(page, 'tbody th a')).toHaveLength(10);
    expect(page.$('.under').text()).toContain('Documents 51 to 60 of 60');
  });
});
