import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asc } from 'drizzle-orm';
import { termFilingVersions } from '../../../db/schema/term-filings.ts';
import type { FrozenTermFiling } from '../../../server/domain/filing/term-filing.ts';
import { listEveryTermVersion, redrawTermFrozen } from '../../../server/features/term-filings/index.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readPages, readRows, squeeze } from '../../support/read-pdf.ts';
import { jpeg, png } from '../documents/evidence-files.ts';
import { certify, type FilingCase, openCase, profile, sayComplete, submit, writeFiling } from '../filings/filing-case.ts';
import { award, savePart, startTerm, statusAnswers, submitTerm, writeStatusUpdate } from './term-case.ts';

const time = { now: '2026-10-12T15:00:00.000Z', publicUrl: 'https://changeout.example.org' };
let all: FilingCase;
let application: string;
let address: string;

beforeAll(async () => {
  all = await openCase(time);
  application = await writeFiling(all);
  await all.preparer.post('/organization', { ...profile, customersAsOf: '2026-06-30' });
  await submit(all, application);
}, 120_000);
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

const json = async (version = 1) => (await all.preparer.get(`${address}/versions/${version}/filing.json`)).body as FrozenTermFiling;
const pdf = async (version = 1) => (await all.preparer.download(`${address}/versions/${version}/filing.pdf`)).body as Buffer;

describe('after the approval of an application', () => {
  test('the carrier records the award, with faults shown at their fields', async () => {
    expect((await all.preparer.get(`${application}/term`)).$('.next').text()).toContain('record what was decided');
    const wrong = await all.preparer.post(`${application}/award`, { ...award, approved: 'ten', firstMoneyOn: '2026-07-01' });
    expect([wrong.status, wrong.$('#approved-fault').text()]).toEqual([422, expect.stringContaining('is not an amount')]);
    const slips = await all.preparer.post(`${application}/award`, { ...award, approved: '12,50', allocated: '2,000,000,000' });
    expect(slips.$('#approved-fault').text()).toContain('Approved amount is not an amount');
    expect(slips.$('#allocated-fault').text()).toContain('Allocated is larger than one billion');
    const early = await all.preparer.post(`${application}/award`, { ...award, firstMoneyOn: '2026-07-01' });
    expect(early.$('.summary').text()).toContain('cannot have come before the approval');
    expect((await all.preparer.post(`${application}/award`, award)).status).toBe(303);
  });

  test('sees what is due next, each day with its rule', async () => {
    const { $ } = await all.preparer.get(`${application}/term`);
    const rows = $('#due tbody tr')
      .map((_index, row) => $(row).text().replace(/\s+/g, ' ').trim())
      .get();
    expect(rows[0]).toMatch(/Oct 13, 2026.*Status update 1.*Every 90 days from approval.*47 CFR 1.50004\(k\)/);
    expect(rows.join('\n')).toMatch(/Feb 10, 2027.*Spending report.*47 CFR 1.50004\(l\)/);
    expect(rows.join('\n')).toMatch(/Mar 31, 2027.*Annual report.*47 CFR 1.50007\(b\)/);
    expect(rows.join('\n')).toMatch(/Jul 15, 2027.*First claim at the latest.*47 CFR 1.50004\(g\)\(1\)/);
    expect($('#award').text()).toContain('$3,871,000.00');
    const start = await all.preparer.get(String($('#due a:contains("Status update 1")').attr('href')).replace(/#.*/, ''));
    expect(start.$('#start input:checked').val()).toBe('status-update');
  });

  test('starts a filing with what is known filled in, and nobody else sees it', async () => {
    address = await startTerm(all, application, 'status-update');
    const page = await all.preparer.get(address);
    expect(page.$('h1').text()).toMatch(/^Status update 2026-\d{4}-K1$/);
    expect((await all.preparer.get(`${address}/answers`)).$('#updateNumber').val()).toBe('1');
    for (const path of ['', '/answers', '/certification', '/versions/1/filing.pdf']) {
      expect((await all.stranger.get(`${address}${path}`)).status).toBe(404);
      expect([403, 404]).toContain((await all.reviewer.get(`${address}${path}`)).status);
    }
    expect((await all.officer.get(`${address}/answers`)).status).toBe(403);
    expect((await all.stranger.get(`${application}/term`)).status).toBe(404);
  });

  test('is told what is missing, each fault with a link to its field, and cannot say that it is complete', async () => {
    const { $ } = await all.preparer.get(address);
    expect($(`#checks a[href="${address}/answers#efforts"]`).text()).toContain('Efforts undertaken is missing');
    const sent = await sayComplete(all.preparer, address);
    expect([sent.status, sent.$('.summary').text()]).toEqual([422, expect.stringContaining('missing')]);
    const bad = await savePart(all.preparer, address, { part: 'Period', values: { updateNumber: 'one' } });
    expect([bad.status, bad.$('#updateNumber-fault').text()]).toEqual([422, expect.stringContaining('is not a whole number')]);
    expect(bad.$('#updateNumber').val()).toBe('one');
  });

  test('two people who save the same part at once see both texts', async () => {
    const before = await all.preparer.get(`${address}/answers`);
    const part = 'Replacement equipment in the market';
    const form = before.$(`form:has(input[value="${part}"])`);
    const seen = { part, revision: String(form.find('[name=revision]').val()), seen: String(form.find('[name=seen]').val()) };
    expect((await all.both.post(`${address}/answers`, { ...seen, availability: 'Radios are scarce this year.' })).status).toBe(303);
    const clash = await all.preparer.post(`${address}/answers`, { ...seen, availability: 'Radios are plenty this year.' });
    expect(clash.status).toBe(409);
    expect(clash.$('#availability').val()).toBe('Radios are plenty this year.');
    expect(clash.$('.note.warn').text()).toContain('Radios are scarce this year.');
  });

  test('fills it in, and what contradicts the inventory fails', async () => {
    await writeStatusUpdate(all.preparer, address, { ...statusAnswers, removal: 'complied' });
    const { $ } = await all.preparer.get(address);
    expect($('#check-removal-agrees').text()).toMatch(/The inventory still has \d+ covered units/);
    await writeStatusUpdate(all.preparer, address);
    expect((await all.preparer.get(address)).$('#checks p').first().text()).toContain('No check fails');
  });

  test('saves itself while it is written, by the same rules', async () => {
    const part = 'Replacement equipment in the market';
    const page = await all.preparer.get(`${address}/answers`);
    const form = page.$(`form[data-save-drafts]:has(input[value="${part}"])`);
    const hidden = { part, autosave: 'yes', revision: String(form.find('[name=revision]').val()), seen: String(form.find('[name=seen]').val()) };
    const before = String(page.$('#availability').val());
    const kept = await all.preparer.post(`${address}/answers`, { ...hidden, availability: `${before} More is promised.` });
    expect([kept.status, kept.body.outcome]).toEqual([200, 'saved']);
    const clash = await all.both.post(`${address}/answers`, { ...hidden, availability: 'None of it came.' });
    expect([clash.status, clash.body.outcome]).toEqual([200, 'conflict']);
    expect(clash.body.message).toContain('was saved by Preparer 1 while you wrote');
    expect(clash.body.theirs).toEqual([{ name: 'availability', paragraphs: [`${before} More is promised.`] }]);
    const { revision, seen } = kept.body;
    const back = await all.preparer.post(`${address}/answers`, { ...hidden, revision: String(revision), seen, availability: before });
    expect(back.body.outcome).toBe('saved');
  });

  test('attaches documents of the register, which then stay in it', async () => {
    const kept = await all.preparer.upload(
      '/documents',
      { name: 'photo.png', bytes: png, fields: { kind: 'photo', title: 'Tower' } },
      '/documents/new',
    );
    const document = String(kept.headers.location);
    expect((await all.preparer.post(`${address}/documents`, { documents: ['D-1'] })).status).toBe(303);
    expect((await all.preparer.get(address)).$('#documents-of-it').text()).toContain('D-1, Tower');
    const removal = await all.preparer.post(`${document}/deletion`, { confirmed: 'yes' });
    expect([removal.status, removal.text]).toEqual([409, expect.stringContaining('rests on it')]);
    expect((await all.preparer.get(document)).status).toBe(200);
    const gone = await all.preparer.post(`${address}/documents`, { documents: ['D-77'] });
    expect([gone.status, gone.$('.summary').text()]).toEqual([422, expect.stringContaining('no document D-77')]);
  });

  test('has a draft on paper that says so on every page and names nobody', async () => {
    await all.preparer.post(`${address}/draft.pdf`, {});
    await all.app.finishJobs();
    const pages = await readPages((await all.preparer.download(`${address}/draft.pdf`)).body as Buffer);
    for (const page of pages) expect(page.text).toContain('DRAFT');
    expect(pages.map(({ text }) => text).join(' ')).not.toContain('Verify code');
  });
});

describe('the certification', () => {
  test('is never by whoever prepared it, takes every tick and the password, and the filing is locked meanwhile', async () => {
    expect((await sayComplete(all.both, address)).status).toBe(303);
    expect((await all.officer.get('/')).$('.next').text()).toMatch(/Next: certify status update 20\d\d-\d{4}-K1\.[\s\S]*You act/);
    expect((await all.preparer.get('/')).$('.next').text()).toContain('The certifying officer acts');
    expect((await certify(all.both, address)).$('.summary').text()).toContain('somebody else must certify it');
    expect((await all.preparer.get(`${address}/answers`)).status).toBe(409);
    expect((await certify(all.officer, address, { certify: [] })).$('.summary').text()).toContain('Statement 1 is not ticked: ');
    expect((await certify(all.officer, address, { password: 'wrong' })).$('.summary').text()).toContain('not your password');
    expect((await certify(all.officer, address, { content: 'x' })).status).toBe(409);
    const short = await all.officer.post(`${address}/unlocking`, { reason: 'no' });
    expect([short.status, short.$('#reason-fault').text()]).toEqual([422, expect.stringContaining('why the filing is unlocked')]);
    expect((await all.officer.post(`${address}/unlocking`, { reason: 'The challenges lack the permit.' })).status).toBe(303);
  });

  test('makes a version in the background: frozen, hashed, drawn and kept', async () => {
    await submitTerm(all, address);
    const page = await all.preparer.get(address);
    expect([page.$('.head .tag').text(), page.$('#paper tbody tr').length]).toEqual(['Submitted', 1]);
    // What happened since does not change what is shown of a submitted filing.
    await all.preparer.post('/organization', { ...profile, customersAsOf: '2026-06-30', city: 'Elsewhere' });
    expect((await all.preparer.get(address)).$('#line-A\\.4').text()).toContain('Holyoke');
    const frozen = await json();
    expect(frozen.submittedBy.title).toBe('General Manager');
    expect(frozen.documents.map(({ number, about }) => [number, about])).toEqual([['D-1', 'the filing as a whole']]);
    expect(frozen.application?.number).toMatch(/^2026-\d{4}$/);
    expect(frozen.entered.answers).toEqual(statusAnswers);
    expect((await all.preparer.get(`${address}/answers`)).status).toBe(409);
  });

  test('leaves a paper that says every line and row once, in order, and passes the conformance checks', async () => {
    const frozen = await json();
    const bytes = await pdf();
    expect(findPdfFaults(bytes)).toEqual([]);
    const rows = await readRows(bytes);
    const lines = frozen.sections.flatMap((section) => section.lines);
    const wanted = [...lines.map(({ id }) => id), ...frozen.tables.flatMap((table) => table.rows.map(({ id }) => id))];
    expect(rows.flatMap(([id = '']) => (wanted.includes(id) ? [id] : []))).toEqual(wanted);
    for (const line of lines) {
      const row = rows.find(([id]) => id === line.id)?.join(' ') ?? '';
      expect(squeeze(row)).toContain(squeeze(line.value));
    }
    // A hash breaks where its column ends.
    const plain = (text: string) => text.replace(/\s+/g, '');
    const text = plain((await readPages(bytes)).map((page) => page.text).join(' '));
    for (const said of [...frozen.certifications.map((one) => one.text), 'not earlier than 30 days']) expect(text).toContain(plain(said));
    expect(rows.map((row) => plain(row.join(''))).join('\n')).toContain(frozen.documents[0]?.sha256);
  });

  test('has a public copy without what is confidential, with a list of what was withheld', async () => {
    const bytes = (await all.preparer.download(`${address}/versions/1/public-copy.pdf`)).body as Buffer;
    expect(findPdfFaults(bytes)).toEqual([]);
    const text = squeeze((await readPages(bytes)).map((page) => page.text).join(' '));
    expect(text).toMatch(/Withheld from this copy as confidential: line A\.7, Phone; .*line J\.1, Confidential details/);
    for (const secret of ['Price of Acme', 'photo.png']) expect(text).not.toContain(secret);
    expect(squeeze((await readPages(await pdf())).map((page) => page.text).join(' '))).toContain('Price of Acme');
  });

  test('can be proved: the same data draws the same bytes', async () => {
    const body = (await all.preparer.download(`${address}/versions/1/filing.json`)).body as Buffer;
    const again = await redrawTermFrozen(body);
    expect([again?.isCanonical, again?.pdf.equals(await pdf())]).toEqual([true, true]);
    expect(await redrawTermFrozen(Buffer.from('{}'))).toBeUndefined();
    expect((await listEveryTermVersion({ db: all.app.store.read })).map(({ pdfSha256 }) => pdfSha256)).toContain(again?.pdfSha256);
  });

  test('is found by the code on the paper, without a word about the carrier', async () => {
    const [row] = await all.app.store.read.select().from(termFilingVersions).orderBy(asc(termFilingVersions.id));
    const page = await all.app.visitor().get(`/verify/${row?.verifyCode}`);
    expect([page.status, page.text.includes(row?.frozenSha256 ?? '?'), page.text.includes('Status update under')]).toEqual([200, true, true]);
    for (const word of ['High Plains', 'Rosa Ortiz', 'General Manager']) expect(page.text).not.toContain(word);
    for (const one of await readPages(await pdf())) expect(one.text).toContain('at changeout.example.org/verify');
  });

  test('is shown to the administrator beside the application, and to nobody else', async () => {
    const review = application.replace('/filings/', '/reviews/');
    const told = (await all.auditor.get('/reviews')).$('tr:contains("Status update")');
    expect(told.find('a').attr('href')).toBe(`${review}#filed-after-approval`);
    const href = String((await all.auditor.get(review)).$('#filed-after-approval a').attr('href'));
    expect(((await all.auditor.download(href)).body as Buffer).equals(await pdf())).toBe(true);
    const copy = (await all.auditor.download(href.replace('/filing.pdf', '/public-copy.pdf'))).body as Buffer;
    expect(copy.equals((await all.preparer.download(`${address}/versions/1/public-copy.pdf`)).body as Buffer)).toBe(true);
    expect((await all.stranger.get(href)).status).toBe(403);
    expect((await all.auditor.get(href.replace('/versions/1/', '/versions/9/'))).status).toBe(404);
  });
});

describe('a submitted filing', () => {
  test('is corrected by a new version, and the old one stays as it was filed', async () => {
    const before = await pdf();
    expect((await all.preparer.post(`${address}/correction`, { reason: 'A site was left out.' })).status).toBe(303);
    await writeStatusUpdate(all.preparer, address, { ...statusAnswers, challenges: 'One more site was struck by lightning in this period.' });
    await submitTerm(all, address);
    expect((await json(2)).version).toBe(2);
    expect((await pdf(1)).equals(before)).toBe(true);
    expect((await all.preparer.get(`${address}/versions/1`)).$('.next').text()).toContain('Version 2 took its place');
  });

  test('is carried over into the next one, which says so and asks to look again', async () => {
    const next = await startTerm(all, application, 'status-update');
    const page = await all.preparer.get(`${next}/answers`);
    expect(page.$('#updateNumber').val()).toBe('2');
    expect(page.$('#efforts').val()).toBe(statusAnswers.efforts);
    expect(page.text).toContain('Carried over from');
    const { $ } = await all.preparer.get(next);
    expect($('#line-D\\.1').text()).toContain('Carried over');
    expect($('#check-words-are-new').text()).toContain('Say what is new in this period');
    const desk = await all.preparer.get(`${application}/term`);
    expect(desk.$('#due').text()).not.toContain('Status update 1');
  });

  test('stays, but a draft that was started by mistake goes, with the reason', async () => {
    const mistake = await startTerm(all, application, 'final-certification');
    const kept = await all.preparer.upload('/documents', { name: 'b.jpg', bytes: jpeg, fields: { kind: 'photo', title: 'B' } }, '/documents/new');
    expect((await all.preparer.post(`${mistake}/documents`, { documents: ['D-2'] })).status).toBe(303);
    expect((await all.preparer.post(`${mistake}/deletion`, { reason: '' })).status).toBe(422);
    expect((await all.preparer.post(`${mistake}/deletion`, { reason: 'Started by mistake.' })).status).toBe(303);
    expect((await all.preparer.get(mistake)).status).toBe(404);
    expect((await all.preparer.post(`${address}/deletion`, { reason: 'Started by mistake.' })).status).toBe(409);
    expect((await all.preparer.get('/history')).text).toContain('filing discarded');
    expect((await all.preparer.post(`${String(kept.headers.location)}/deletion`, { confirmed: 'yes' })).status).toBe(303);
  });

  test('of another kind than the program knows, or for no application, is not started', async () => {
    expect((await all.preparer.post(`${application}/term`, { kind: 'novel' })).status).toBe(422);
    expect((await all.preparer.post('/term-filings', { kind: 'status-update' })).status).toBe(422);
    expect((await all.officer.post(`${application}/term`, { kind: 'status-update' })).status).toBe(403);
    const draft = await writeFiling(all);
    expect((await all.preparer.post(`${draft}/term`, { kind: 'status-update' })).$('.summary').text()).toContain('Submit the application first');
  });
});
