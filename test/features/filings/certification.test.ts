import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { filings, filingVersions } from '../../../db/schema/filings.ts';
import { jobs } from '../../../db/schema/platform.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';
import { requirePerson } from '../../../server/features/accounts/index.ts';
import { getFiling } from '../../../server/features/filings/index.ts';
import { readContent } from '../../../server/features/filings/read-content.ts';
import { inTransaction } from '../../../server/platform/transaction.ts';
import { enqueueJob } from '../../../server/platform/work/jobs.ts';
import { testPassword } from '../../support/app-harness.ts';
import { enterNetwork } from '../../support/enter-network.ts';
import { pdf } from '../documents/evidence-files.ts';
import { certify, type FilingCase, openCase, profile, sayComplete, writeFiling } from './filing-case.ts';

const time = { now: '2026-07-14T15:00:00.000Z' };
let all: FilingCase;
beforeAll(async () => {
  all = await openCase(time);
});
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

async function prepared(customersAsOf: string): Promise<string> {
  const address = await writeFiling(all);
  await all.preparer.post('/organization', { ...profile, customersAsOf });
  const sent = await sayComplete(all.preparer, address);
  expect([sent.status, sent.$('.summary').text()]).toEqual([303, '']);
  return address;
}

/** The work was started and its process ended without a word. */
async function leaveHanging(address: string): Promise<void> {
  const ctx = await all.app.contextFor(all.officer.personId);
  await inTransaction(ctx, async (tx) => {
    const submissionJobId = await enqueueJob(tx, 'submission', {});
    const dead = { status: 'running' as const, attempts: 99, heartbeatAt: '2026-01-01T00:00:00.000Z' };
    await tx.db.update(jobs).set(dead).where(eq(jobs.id, submissionJobId));
    await tx.db
      .update(filings)
      .set({ submissionJobId })
      .where(eq(filings.id, idOf(address)));
  });
}

function idOf(address: string): number {
  return Number(address.split('/').pop());
}

describe('an officer who signs after midnight what was opened before', () => {
  test.each([
    ['of UTC, on an evening in Washington', '2026-07-14T23:50:00.000Z', '2026-07-15T00:10:00.000Z', '2025-07-14'],
    ['in Washington', '2026-07-16T03:50:00.000Z', '2026-07-16T04:10:00.000Z', '2025-07-15'],
  ])('%s, signs the same filing', async (_which, opened, signed, customersAsOf) => {
    time.now = opened;
    const address = await prepared(customersAsOf);
    const page = await all.officer.get(`${address}/certification`);
    time.now = signed;
    const sent = await certify(all.officer, address, { content: String(page.$('[name=content]').val()) });
    expect([sent.status, sent.$('.summary, .fault-page').text()]).toEqual([303, '']);
    await all.app.finishJobs();
    expect((await all.officer.get(address)).$('.head .tag').text()).toBe('Submitted');
  });
});

describe('statements that are not ticked', () => {
  test('are named one by one, each with the way to its box', async () => {
    const address = await prepared('2026-06-30');
    const { $ } = await certify(all.officer, address, { certify: [] });
    const links = $('.summary a[href^="#certify-"]').get();
    const texts = links.map((link) => $(link).text());
    expect(texts).toHaveLength(getProgram('scrp').certifications.length);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts[2]).toBe(
      'Statement 3 is not ticked: No covered equipment or service from the approval on. Tick it, or unlock the filing and say what must change.',
    );
    for (const link of links) expect($(String($(link).attr('href'))).attr('type')).toBe('checkbox');
  });
});

describe('proofs that are missing', () => {
  test('are counted at the statement about supporting documents, with the way to the index, and at no other', async () => {
    const address = await prepared('2026-06-30');
    const { $ } = await all.officer.get(`${address}/certification`);
    const lack = $('[id^="certify-"][id$="-lack"]');
    expect(lack.map((_index, note) => $(note).attr('id')).get()).toEqual(['certify-own-estimates-lack']);
    const missing = (await all.officer.get(address)).$('#evidence .tag:contains("Missing"), #evidence .tag:contains("missing")').length;
    expect(missing).toBeGreaterThan(5);
    expect(lack.text()).toContain(`Proof is missing in ${missing} of`);
    expect(lack.find('a').attr('href')).toBe(`${address}#evidence`);
    expect($('#certify-own-estimates').attr('aria-describedby')).toBe('certify-own-estimates-lack');
    const refused = await certify(all.officer, address, { certify: [] });
    expect(refused.$('#certify-own-estimates').attr('aria-describedby')).toBe('certify-own-estimates-fault certify-own-estimates-lack');
  });
});

describe('a document that is attached while the officer reads', () => {
  test('makes the page that was read an old one, though no count of evidence moves', async () => {
    const address = await prepared('2026-06-30');
    const page = await all.officer.get(`${address}/certification`);
    const fields = { kind: 'other', title: 'Another analysis', linkKind: 'filing', subject: '' };
    expect((await all.preparer.upload('/documents', { name: 'analysis.pdf', bytes: pdf('analysis'), fields }, '/documents/new')).status).toBe(303);
    const sent = await certify(all.officer, address, { content: String(page.$('[name=content]').val()) });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('has changed since you opened this page');
    expect((await certify(all.officer, address)).status).toBe(303);
    await all.app.finishJobs();
  });
});

describe('a submission whose process dies', () => {
  test('does not stay under way for good, and the officer certifies again', async () => {
    const address = await prepared('2026-06-30');
    await leaveHanging(address);
    const during = await all.officer.get(address);
    expect(during.$('.head .tag').text()).toBe('Being submitted');
    expect(during.$('main > .note').text()).toMatch(/Certified, not submitted yet\..*the administrator has nothing/s);
    const meanwhile = await all.officer.get(`${address}/certification`);
    expect(meanwhile.$('.note.warn').text()).toContain('Certified, not submitted yet.');
    expect(meanwhile.$('form[action$="/certification"]').length).toBe(0);
    await all.app.finishJobs();
    for (const person of [all.officer, all.preparer]) {
      const page = await person.get(address);
      expect(page.text).not.toContain('Being submitted');
      expect(page.$('meta[http-equiv=refresh]').length).toBe(0);
      expect(page.$('.note.stop').text()).toContain('did not go through');
      expect((await person.get('/filings')).text).not.toContain('Being submitted');
    }
    const certification = await all.officer.get(`${address}/certification`);
    expect(certification.$('.note.stop').text()).toContain('Nothing was submitted, and the administrator has nothing of it');
    expect(certification.$('form[action$="/certification"]').length).toBe(1);
    expect((await certify(all.officer, address)).status).toBe(303);
    await all.app.finishJobs();
    expect((await all.officer.get(address)).$('.head .tag').text()).toBe('Submitted');
  });
});

describe('checks that fail after the filing was locked', () => {
  let address: string;
  beforeAll(async () => {
    address = await prepared('2026-06-30');
    const page = await all.officer.get(`${address}/certification`);
    expect(page.$('h2').text()).toContain('Warnings');
    expect(page.$('#failed').length).toBe(0);
    await enterNetwork(all.app, all.preparer.personId, { towers: 1, codes: ['HP-0900'], names: ['A tower that was forgotten'] });
  });

  test('stand apart from the warnings, and the page says who puts them right', async () => {
    const page = await all.officer.get(`${address}/certification`);
    expect(page.status).toBe(200);
    expect(page.$('#failed .note.stop').length).toBeGreaterThan(0);
    expect(page.$('#failed').text()).toContain('not in the timeline');
    expect(page.$('section.panel:contains("A warning does not stop") .note').text()).not.toContain('not in the timeline');
    expect(page.$('.note.warn').first().text()).toMatch(/fails? now, so the filing cannot be certified\..*The preparer then puts right/s);
    expect(page.$('form[action$="/certification"]').length).toBe(0);
    const filing = await all.officer.get(address);
    expect(filing.$('.next').text()).toContain('Next: unlock the filing');
    expect(filing.$('.head').text()).not.toContain('Read and certify');
  });

  test('cannot be certified, not even by a form that is sent without the page', async () => {
    const ctx = await all.app.contextFor(all.officer.personId);
    const filing = await getFiling(ctx, idOf(address));
    const sent = await all.officer.post(`${address}/certification`, {
      revision: String(filing.revision),
      content: (await readContent(ctx, filing)).fingerprint,
      certify: getProgram(filing.program).certifications.map((certification) => certification.id),
      name: requirePerson(ctx).name,
      title: 'General Manager',
      password: testPassword,
    });
    expect(sent.status).toBe(422);
    expect(sent.$('.summary').text()).toContain('not in the timeline');
    expect(sent.$(`[id="${String(sent.$('.summary a').first().attr('href')).slice(1)}"]`).length).toBe(1);
    expect((await getFiling(ctx, idOf(address))).submissionJobId).toBeNull();
    expect(
      await all.app.store.read
        .select()
        .from(filingVersions)
        .where(eq(filingVersions.filingId, idOf(address))),
    ).toEqual([]);
  });

  test('go back to the preparer when the filing is unlocked', async () => {
    expect((await all.officer.post(`${address}/unlocking`, { reason: 'A tower was forgotten' })).status).toBe(303);
    expect((await all.preparer.get(address)).$('.next').text()).toContain('put right');
    const page = await all.officer.get(`${address}/certification`);
    expect(page.$('.note.warn').first().text()).toContain('This filing is a draft.');
    const refused = await all.officer.post(`${address}/unlocking`, { reason: 'Once more, please' });
    expect(refused.status).toBe(409);
    expect(refused.$('h1').text()).toBe('That cannot be done now');
    expect(refused.$('.fault-page').text()).toContain('is a draft; there is nothing to unlock');
  });
});

describe('the number of a filing', () => {
  test('carries the year of Washington on the last evening of the year', async () => {
    time.now = '2027-01-01T04:30:00.000Z';
    const started = await all.preparer.post('/filings', { program: 'hr4998', estimate: 'none' });
    expect((await all.preparer.get(String(started.headers.location))).$('h1').text()).toContain('2026-');
    time.now = '2027-01-01T05:30:00.000Z';
    const next = await all.preparer.post('/filings', { program: 'hr4998', estimate: 'none' });
    expect((await all.preparer.get(String(next.headers.location))).$('h1').text()).toContain('2027-0001');
  });
});
