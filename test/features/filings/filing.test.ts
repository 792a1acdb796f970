import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { estimateSites } from '../../../db/schema/estimates.ts';
import { filings, filingVersions } from '../../../db/schema/filings.ts';
import { jobs } from '../../../db/schema/platform.ts';
import { dayOf, type Instant } from '../../../server/domain/calendar.ts';
import { redrawVersion } from '../../../server/features/filings/index.ts';
import { runSubmission } from '../../../server/features/filings/run-submission.ts';
import { answers, certify, type FilingCase, makeEstimate, openCase, profile, saveSection, sayComplete, writeFiling } from './filing-case.ts';

let all: FilingCase;
beforeAll(async () => {
  all = await openCase();
});
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

describe('the organization profile', () => {
  test('is saved incomplete, and says what is missing', async () => {
    const saved = await all.preparer.post('/organization', { ...profile, frn: '', uei: '' });
    expect(saved.status).toBe(303);
    const page = await all.preparer.get('/organization');
    expect(page.$('.next').text()).toContain('2 entries are missing');
    expect(page.$('#city').val()).toBe('Holyoke');
  });

  test('refuses a malformed number and keeps what was typed', async () => {
    const sent = await all.preparer.post('/organization', { ...profile, frn: '12' });
    expect(sent.status).toBe(422);
    expect(sent.$('.summary').text()).toContain('ten digits');
    expect(sent.$('#frn').val()).toBe('12');
    expect(sent.$('#street').val()).toBe(profile.street);
  });

  test('is read, not changed, by a certifying officer', async () => {
    expect((await all.officer.get('/organization')).$('form.panel, main form').length).toBe(0);
    expect((await all.officer.post('/organization', profile)).status).toBe(403);
  });
});

describe('a filing on the preparer’s desk', () => {
  let address: string;
  beforeAll(async () => {
    address = await writeFiling(all);
  });

  test('shows every line with its value, its origin and its citation', async () => {
    const page = await all.preparer.get(address);
    expect(page.status).toBe(200);
    const lines = page.$('table.form-lines tbody tr');
    expect(lines.length).toBeGreaterThan(60);
    const origins = new Set(lines.map((_index, row) => page.$(row).find('td').last().text().trim().split(' ')[0]).get());
    expect([...origins].sort()).toEqual(['Carried', 'Computed', 'Entered']);
    expect(page.$('#checks').text()).toContain('47 CFR');
    expect(page.$('#evidence tbody tr').length).toBeGreaterThan(5);
  });

  test('is not another carrier’s to see', async () => {
    for (const path of ['', '/answers', '/certification', '/draft.pdf', '/versions/1'])
      expect((await all.stranger.get(`${address}${path}`)).status).toBe(404);
    expect((await all.stranger.post(`${address}/preparation`, { revision: '1' })).status).toBe(404);
  });

  test('keeps both texts when two people save the same section', async () => {
    const page = await all.both.get(`${address}/answers`);
    const stale = page.$('form:has(input[name=section][value="Risk management"])');
    const fields = {
      section: 'Risk management',
      revision: String(stale.find('[name=revision]').val()),
      seen: String(stale.find('[name=seen]').val()),
    };
    const theirs = `${answers.riskManagement} Theirs.`;
    const mine = `${answers.riskManagement} Mine.`;
    expect((await saveSection(all.preparer, address, 'Risk management', { riskManagement: theirs })).status).toBe(303);
    const conflict = await all.both.post(`${address}/answers`, { ...fields, riskManagement: mine });
    expect(conflict.status).toBe(409);
    expect(conflict.$('#riskManagement').val()).toBe(mine);
    expect(conflict.$('.note.warn').text()).toContain('Theirs.');
    expect((await all.preparer.get(`${address}/answers`)).$('#riskManagement').val()).toBe(theirs);
    const again = conflict.$('form:has(input[name=section][value="Risk management"])');
    const sent = { section: 'Risk management', revision: String(again.find('[name=revision]').val()), seen: String(again.find('[name=seen]').val()) };
    expect((await all.both.post(`${address}/answers`, { ...sent, riskManagement: mine })).status).toBe(303);
  });

  test('takes an older revision when only another section was saved meanwhile', async () => {
    const page = await all.both.get(`${address}/answers`);
    const stale = page.$('form:has(input[name=section][value="Eligibility"])');
    const fields = { section: 'Eligibility', revision: String(stale.find('[name=revision]').val()), seen: String(stale.find('[name=seen]').val()) };
    await saveSection(all.preparer, address, 'Other funding', { otherFunding: 'none', otherFundingSource: '' });
    expect((await all.both.post(`${address}/answers`, { ...fields, customerEvidence: 'BDC filing' })).status).toBe(303);
  });

  test('cannot be said complete while a check fails, and says which', async () => {
    await saveSection(all.preparer, address, 'Disposal', { ...answers, disposalPlan: '' });
    const refused = await sayComplete(all.preparer, address);
    expect(refused.status).toBe(422);
    expect(refused.$('.summary a').first().attr('href')).toMatch(/^#check-/);
    await saveSection(all.preparer, address, 'Disposal', answers);
  });

  test('can be drawn as a draft that says so on every page', async () => {
    expect((await all.preparer.post(`${address}/draft.pdf`, {})).status).toBe(303);
    await all.app.finishJobs();
    const pdf = await all.preparer.download(`${address}/draft.pdf`);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await all.preparer.get(address)).text).toContain('The draft shows the filing as it stands now.');
  });

  test('is locked once it is complete, until somebody unlocks it with a reason', async () => {
    expect((await sayComplete(all.preparer, address)).status).toBe(303);
    expect((await all.preparer.get(`${address}/answers`)).status).toBe(409);
    const unlock = (await all.preparer.get(address)).$('#unlock').text();
    expect(unlock).toMatch(/Undone.*What Preparer 1 said on .*Who must act again.*Certifying officer 2 or Preparer 3.*Kept.*Every answer/s);
    expect((await all.preparer.post(`${address}/unlocking`, { reason: '' })).status).toBe(422);
    expect((await all.preparer.post(`${address}/unlocking`, { reason: 'A site was forgotten' })).status).toBe(303);
    const after = await all.preparer.get(address);
    expect(after.$('.timeline').text()).toContain('A site was forgotten');
    const locks = after
      .$('#locks li b')
      .map((_index, title) => after.$(title).text())
      .get();
    expect(locks).toEqual(['Unlocked', 'Said complete, and locked']);
  });
});

describe('certification', () => {
  let address: string;
  beforeAll(async () => {
    address = await writeFiling(all);
  });

  test('is refused to the person who prepared the filing', async () => {
    await sayComplete(all.both, address);
    expect((await all.both.get(`${address}/certification`)).$('.note.warn').text()).toContain('You prepared this filing');
    const page = await all.officer.get(`${address}/certification`);
    const sent = await all.both.post(`${address}/certification`, {
      revision: String(page.$('[name=revision]').val()),
      content: String(page.$('[name=content]').val()),
      name: 'Preparer 3',
      title: 'x',
      password: 'x',
    });
    expect(sent.status).toBe(422);
    expect(sent.$('.summary').text()).toContain('somebody else must certify');
    expect((await all.preparer.get(`${address}/certification`)).status).toBe(403);
  });

  test('is refused with a wrong password, a missing tick or another name', async () => {
    const wrong = await certify(all.officer, address, { password: 'not my password' });
    expect(wrong.status).toBe(422);
    expect(wrong.$('.summary').text()).toContain('not your password');
    const unticked = await certify(all.officer, address, { certify: [] });
    expect(unticked.$('.summary li').length).toBeGreaterThan(3);
    expect((await certify(all.officer, address, { name: 'Somebody Else' })).$('.summary').text()).toContain('as it stands in your account');
  });

  test('is refused when the filing has changed since the page was opened', async () => {
    const page = await all.officer.get(`${address}/certification`);
    const content = String(page.$('[name=content]').val());
    await all.preparer.post('/organization', { ...profile, city: 'Wray' });
    expect((await certify(all.officer, address, { content })).status).toBe(409);
    await all.preparer.post('/organization', profile);
  });

  test('makes a version with its hash, its receipt and a PDF that can be drawn again', async () => {
    expect((await certify(all.officer, address)).status).toBe(303);
    await all.app.finishJobs();
    const receipt = await all.preparer.get(`${address}/versions/1`);
    expect(receipt.status).toBe(200);
    const [version] = await all.app.store.read
      .select()
      .from(filingVersions)
      .where(eq(filingVersions.filingId, Number(address.split('/').pop())));
    if (!version) throw new Error('No version was made.');
    expect(receipt.text).toContain(version.frozenSha256);
    const json = (await all.preparer.download(`${address}/versions/1/filing.json`)).body as Buffer;
    expect(createHash('sha256').update(json).digest('hex')).toBe(version.frozenSha256);
    const pdf = (await all.preparer.download(`${address}/versions/1/filing.pdf`)).body as Buffer;
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(version.pdfSha256);
    const ctx = await all.app.contextFor(all.preparer.personId);
    expect(await redrawVersion(ctx, version)).toEqual({ isJsonSound: true, isPdfSound: true });
    expect((await all.stranger.get(`${address}/versions/1/filing.pdf`)).status).toBe(404);
  });

  test('makes one version even when the work runs twice', async () => {
    const [job] = await all.app.store.read.select().from(jobs).where(eq(jobs.kind, 'submission')).orderBy(jobs.id);
    const wanted = eq(filingVersions.filingId, Number(address.split('/').pop()));
    await runSubmission(await all.app.contextFor(all.officer.personId), job?.inputJson ?? {}, () => undefined);
    expect(await all.app.store.read.select({ number: filingVersions.number }).from(filingVersions).where(wanted)).toEqual([{ number: 1 }]);
  });

  test('cannot be unlocked or changed after submission', async () => {
    expect((await all.preparer.post(`${address}/unlocking`, { reason: 'Too late' })).status).toBe(409);
    expect((await all.preparer.get(`${address}/answers`)).status).toBe(409);
    expect((await all.preparer.post(`${address}/estimate`, { estimate: await makeEstimate(all) })).status).toBe(409);
  });
});

describe('a submission that fails', () => {
  test('leaves the filing as it was, says why, and can be tried again', async () => {
    const address = await writeFiling(all);
    const id = Number(address.split('/').pop());
    await sayComplete(all.preparer, address);
    const [row] = await all.app.store.read.select().from(filings).where(eq(filings.id, id));
    const ofEstimate = eq(estimateSites.estimateId, row?.estimateId ?? 0);
    const sites = await all.app.store.read.select().from(estimateSites).where(ofEstimate).orderBy(estimateSites.id);
    await all.officer.get(`${address}/certification`);
    await all.app.store.write(async (tx) => {
      await tx.delete(estimateSites).where(ofEstimate);
    });
    expect((await certify(all.officer, address)).status).toBe(303);
    await all.app.finishJobs();
    expect(await all.app.store.read.select().from(filingVersions).where(eq(filingVersions.filingId, id))).toEqual([]);
    const page = await all.officer.get(address);
    expect(page.$('.note.stop').text()).toContain('did not go through');
    expect(page.$('.head .tag').text()).toBe('Ready to certify');
    await all.app.store.write(async (tx) => {
      await tx.insert(estimateSites).values(sites);
    });
    expect((await certify(all.officer, address)).status).toBe(303);
    await all.app.finishJobs();
    expect((await all.officer.get(address)).$('.head .tag').text()).toBe('Submitted');
  });
});

describe('numbers of filings', () => {
  test('count up through the year over all carriers', async () => {
    const started = [
      await all.preparer.post('/filings', { program: 'hr4998', estimate: 'none' }),
      await all.stranger.post('/filings', { program: 'scrp', estimate: 'none' }),
    ];
    expect(started.map((sent) => sent.status)).toEqual([303, 303]);
    const rows = await all.app.store.read.select({ number: filings.number }).from(filings).orderBy(filings.id);
    const year = dayOf(new Date().toISOString() as Instant).slice(0, 4);
    expect(rows.map((row) => row.number)).toEqual(rows.map((_row, index) => `${year}-${String(index + 1).padStart(4, '0')}`));
  });

  test('an estimate of another program does not fit', async () => {
    const estimate = await makeEstimate(all);
    const sent = await all.preparer.post('/filings', { program: 'hr4998', estimate });
    expect(sent.status).toBe(422);
    expect(sent.$('.summary').text()).toContain('made under');
  });
});
