import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { and, eq } from 'drizzle-orm';
import { organizations } from '../../../db/schema/accounts.ts';
import { events } from '../../../db/schema/platform.ts';
import { reviewSteps } from '../../../db/schema/reviews.ts';
import { isChainWhole } from '../../../server/platform/events.ts';
import type { Visitor } from '../../support/app-harness.ts';
import { pdf, png, xlsx } from '../documents/evidence-files.ts';
import { answers, type FilingCase, openCase, saveSection, submit, writeFiling } from '../filings/filing-case.ts';
import { located, textsOf } from '../inventory/inventory-case.ts';

let all: FilingCase;
let filing: string;
let review: string;
let manager: Visitor;

const offer = pdf('Offer <script>alert(1)</script>');
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function keep(visitor: Visitor, file: { name: string; bytes: Buffer }, fields: Record<string, string>) {
  return located(await visitor.upload('/documents', { ...file, fields: { kind: 'other', title: '', ...fields } }, '/documents/new'));
}

beforeAll(async () => {
  all = await openCase();
  const [person] = await all.app.addOrganization('administrator', 'Second Desk', [['program manager']]);
  if (!person) throw new Error('There is no manager.');
  manager = person;
  filing = await writeFiling(all);
  review = filing.replace('/filings/', '/reviews/');
  await keep(all.preparer, { name: 'Offer & more.pdf', bytes: offer }, { kind: 'quote', title: 'Offer of Acme', linkKind: 'filing', subject: '' });
  await keep(all.preparer, { name: 'prices.xlsx', bytes: xlsx() }, { title: 'Kept back' });
  await submit(all, filing);
});
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

const at = (sha256: string, version = 1, of = review) => `${of}/versions/${version}/documents/${sha256}`;

describe('the documents of a submitted version', () => {
  test('are listed for the administrator, and each opens as a download that can run nothing', async () => {
    const page = await all.reviewer.get(review);
    expect(page.$(`a[href="${review}/documents"]`).text()).toBe('Documents (1)');
    const list = await all.reviewer.get(`${review}/documents`);
    expect(textsOf(list, 'tbody th a')).toEqual(['Offer of Acme']);
    expect(textsOf(list, 'thead th')).toEqual(['Document', 'About', 'SHA-256']);
    expect(textsOf(list, 'tbody td')).toEqual(['The filing as a whole', `${hashOf(offer).slice(0, 12)}…`]);
    const href = String(list.$('tbody th a').attr('href'));
    expect(href).toBe(at(hashOf(offer)));
    const file = await all.reviewer.download(href);
    expect(file.body).toEqual(offer);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="D-1-Offer-more.pdf"',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
    expect(textsOf(await all.reviewer.get(`${review}/documents?q=d-1`), 'tbody th a')).toEqual(['Offer of Acme']);
    expect((await all.reviewer.get(`${review}/documents?q=nothing`)).$('.empty').text()).toContain('No document fits');
  });

  test('open for every role of the administrator, and for nobody of a carrier', async () => {
    for (const visitor of [all.auditor, manager]) expect((await visitor.download(at(hashOf(offer)))).status).toBe(200);
    for (const visitor of [all.preparer, all.officer, all.stranger]) expect((await visitor.get(at(hashOf(offer)))).status).toBe(403);
    expect((await all.app.visitor().get(at(hashOf(offer)))).status).toBe(303);
  });

  test('are those that the version names, and no other file of this server', async () => {
    const other = await keep(all.preparer, { name: 'later.pdf', bytes: pdf('later') }, { linkKind: 'filing', subject: '' });
    expect(other).toMatch(/^\/documents\/\d+$/);
    await keep(all.stranger, { name: 'theirs.png', bytes: png }, { linkKind: 'filing', subject: '' });
    for (const bytes of [pdf('later'), xlsx(), png]) expect((await all.reviewer.get(at(hashOf(bytes)))).status).toBe(404);
    for (const wrong of ['0'.repeat(64), hashOf(offer).toUpperCase(), hashOf(offer).slice(1), 'x']) {
      expect((await all.reviewer.get(at(wrong))).status).toBe(404);
    }
    expect((await all.reviewer.get(at(hashOf(offer), 2))).status).toBe(404);
  });

  test('the frozen filing and its paper are not to be had by that way either', async () => {
    const receipt = (await all.preparer.get(`${filing}/versions/1`)).text;
    const hashes = [...new Set(receipt.match(/\b[0-9a-f]{64}\b/g) ?? [])];
    expect(hashes.length).toBe(2);
    for (const sha256 of hashes) expect((await all.reviewer.get(at(sha256))).status).toBe(404);
  });

  test('of a draft are nobody’s to see', async () => {
    const draft = await writeFiling(all, 'hr4998');
    const address = draft.replace('/filings/', '/reviews/');
    expect((await all.reviewer.get(at(hashOf(offer), 1, address))).status).toBe(404);
    for (const page of ['evidence', 'documents', 'versions/1/evidence.pdf']) expect((await all.reviewer.get(`${address}/${page}`)).status).toBe(404);
  });

  test('whoever asks only for the head of a document or of the review has opened neither', async () => {
    const count = async () => (await all.app.store.read.select({ id: events.id }).from(events).orderBy(events.id)).length;
    const before = await count();
    expect((await all.reviewer.head(at(hashOf(offer)))).headers['content-type']).toBe('application/pdf');
    expect(await count()).toBe(before);
    await all.app.store.write((tx) => tx.delete(reviewSteps).where(eq(reviewSteps.kind, 'opening')));
    expect((await all.reviewer.head(review)).status).toBe(200);
    expect(await count()).toBe(before);
    await all.reviewer.get(review);
    expect(await count()).toBe(before + 2);
  });

  test('what was opened stands in the history of the administrator who opened it, with the hash, and not in that of the carrier', async () => {
    const rows = await all.app.store.read
      .select({
        organization: organizations.name,
        person: events.personName,
        summary: events.summary,
        changes: events.changesJson,
        id: organizations.id,
      })
      .from(events)
      .innerJoin(organizations, eq(organizations.id, events.organizationId))
      .where(and(eq(events.action, 'evidence opened')));
    expect(rows.map(({ organization }) => organization).sort()).toEqual(['Fund Administrator', 'Fund Administrator', 'Second Desk']);
    expect(rows[0]).toMatchObject({ summary: 'Version 1: D-1, Offer of Acme', changes: { sha256: { before: null, after: hashOf(offer) } } });
    const ctx = { db: all.app.store.read } as Parameters<typeof isChainWhole>[0];
    for (const { id } of rows) expect(await isChainWhole(ctx, id)).toBe(true);
    expect((await all.preparer.get(filing)).text).not.toContain('evidence opened');
  });
});

describe('the matrix as filed', () => {
  test('is read by the administrator site by site, each document a download, no gap a form', async () => {
    const page = await all.reviewer.get(`${review}/evidence`);
    expect(page.$('.lead').text()).toContain('Version 1 as filed.');
    const site = String(page.$('tbody th a[href*="site="]').first().attr('href'));
    expect(site).toMatch(new RegExp(`^${review}/evidence`));
    const place = await all.reviewer.get(site);
    expect(place.text).toContain('Missing');
    expect(place.$('a[href^="/documents"]').length).toBe(0);
    const paper = await all.auditor.download(String(page.$('.head .actions a').attr('href')));
    expect(paper.headers['content-disposition']).toContain('inline');
    expect(paper.body.equals((await all.preparer.download(`${filing}/versions/1/evidence.pdf`)).body)).toBe(true);
    expect((await all.stranger.get(`${review}/evidence`)).status).toBe(403);
  });

  test('a second version has its own documents, and the first keeps those that it named', async () => {
    await all.reviewer.get(review);
    await all.reviewer.post(`${review}/remarks`, { lineId: 'G.1', text: 'Say who removes the equipment.', version: '1' });
    expect((await all.reviewer.post(`${review}/decision`, { decision: 'return', text: 'One point.', version: '1' })).status).toBe(303);
    // Returned, the version is still shown, and so are its documents.
    expect((await all.reviewer.download(at(hashOf(offer)))).status).toBe(200);
    const field = (await all.preparer.get(filing)).$('#remarks textarea').attr('name') ?? '';
    await all.preparer.post(`${filing}/remark-answers`, { [field]: 'A contractor does.' });
    await saveSection(all.preparer, filing, 'Plan', { ...answers, removalPlan: `${answers.removalPlan} A contractor removes it.` });
    const first = String((await all.preparer.get('/documents?q=D-1')).$('tbody th a').attr('href'));
    located(await all.preparer.post(`${first}/unlinking`, { link: String((await all.preparer.get(first)).$('input[name=link]').val()) }));
    await submit(all, filing);
    expect((await all.reviewer.download(at(hashOf(offer), 1))).body).toEqual(offer);
    expect((await all.reviewer.get(at(hashOf(offer), 2))).status).toBe(404);
    expect((await all.reviewer.download(at(hashOf(pdf('later')), 2))).status).toBe(200);
    expect(textsOf(await all.reviewer.get(`${review}/documents?version=1`), 'tbody th a')).toEqual(['Offer of Acme']);
    expect(textsOf(await all.reviewer.get(`${review}/documents`), 'tbody th a')).toEqual(['later']);
  });
});
