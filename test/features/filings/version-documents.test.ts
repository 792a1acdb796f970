import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import type { PublicFiling } from '../../../server/domain/filing/public-filing.ts';
import { tieFrozen } from '../../../server/domain/filing/tie-frozen.ts';
import { formatVerifyCode, verifyCodeOf } from '../../../server/domain/filing/verify-code.ts';
import { cents, formatCents } from '../../../server/domain/money.ts';
import { redrawFrozen } from '../../../server/features/filings/index.ts';
import { sha256Of } from '../../../server/platform/files.ts';
import { enterNetwork } from '../../support/enter-network.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readPages, readRows, squeeze } from '../../support/read-pdf.ts';
import { answers, type FilingCase, makeEstimate, openCase, profile, saveSection, submit, writeFiling } from './filing-case.ts';

let all: FilingCase;
let address: string;

beforeAll(async () => {
  all = await openCase({ now: '2026-11-25T15:00:00.000Z', publicUrl: 'https://changeout.example.org' });
  address = await writeFiling(all);
  await submit(all, address);
}, 120_000);
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

const file = async (path: string) => (await all.preparer.download(`${address}${path}`)).body as Buffer;
const frozenOf = async (version: number) => JSON.parse((await file(`/versions/${version}/filing.json`)).toString('utf8')) as FrozenFiling;

async function expectOnlyForTheCarrier(path: string): Promise<void> {
  expect((await all.officer.download(`${address}${path}`)).status).toBe(200);
  expect((await all.stranger.get(`${address}${path}`)).status).toBe(404);
  expect((await all.reviewer.get(`${address}${path}`)).status).toBe(403);
  expect((await all.app.visitor().get(`${address}${path}`)).status).toBe(303);
}

describe('the documents of a version', () => {
  test('are listed with what each is for and its size, and every link opens', async () => {
    const page = await all.preparer.get(`${address}/versions/1`);
    const rows = page.$('#documents tbody tr').get();
    expect(rows.length).toBeGreaterThanOrEqual(3);
    for (const row of rows) {
      const href = String(page.$(row).find('th a').attr('href'));
      expect([href, (await all.preparer.download(href)).status]).toEqual([href, 200]);
      expect(page.$(row).find('td').first().text().trim()).toMatch(/^.{20,}\.$/);
      expect(page.$(row).find('td').last().text().trim()).toMatch(
        /^(\d+(\.\d)? (bytes|KB|MB)|\d( or \d)? pages?|(drawn|made) when opened|as its evidence)$/,
      );
    }
  });
});

describe('the receipt', () => {
  test('says on paper what the frozen value and its hashes say', async () => {
    const bytes = await file('/versions/1/receipt.pdf');
    expect(findPdfFaults(bytes)).toEqual([]);
    const pages = await readPages(bytes);
    expect(pages).toHaveLength(1);
    const text = squeeze(pages[0]?.text ?? '');
    const frozen = await frozenOf(1);
    const [json, pdf] = [await file('/versions/1/filing.json'), await file('/versions/1/filing.pdf')];
    for (const hash of [sha256Of(json), sha256Of(pdf)]) expect(text).toContain((hash.match(/.{4}/g) ?? []).join(' '));
    for (const words of [
      profile.legalName,
      `version 1 of filing ${frozen.number}`,
      `${frozen.submittedBy.name}, ${frozen.submittedBy.title}`,
      formatCents(frozen.cost.totalCents),
      formatVerifyCode(verifyCodeOf(sha256Of(json))),
      'Nov 25, 2026, 15:00:00 UTC, which is 10:00 EST in Washington, D.C.',
    ])
      expect(text).toContain(words);
    expect(bytes.equals(await file('/versions/1/receipt.pdf'))).toBe(true);
  });

  test('stands on the page of the version, with how to check it and what it does not prove', async () => {
    const page = await all.officer.get(`${address}/versions/1`);
    const frozen = await frozenOf(1);
    expect(page.$('#receipt').text()).toContain(frozen.submittedBy.name);
    expect(page.$('#receipt').text()).toContain(sha256Of(await file('/versions/1/filing.pdf')));
    expect(page.text).toContain(`npm run verify-filing -- filing-${frozen.number}-v1.json filing-${frozen.number}-v1.pdf`);
    expect(page.text).toContain('no receipt of the FCC');
  });

  test('is the carrier’s alone, and of no version that does not exist', async () => {
    await expectOnlyForTheCarrier('/versions/1/receipt.pdf');
    expect((await all.preparer.get(`${address}/versions/7/receipt.pdf`)).status).toBe(404);
  });
});

describe('the public copy', () => {
  test('has neither the contact persons nor the places of the sites, on paper and as data, and says so', async () => {
    const bytes = await file('/versions/1/public-copy.pdf');
    expect(findPdfFaults(bytes)).toEqual([]);
    const paper = squeeze((await readPages(bytes)).map(({ text }) => text).join(' '));
    const data = (await file('/versions/1/public-copy.json')).toString('utf8');
    const frozen = await frozenOf(1);
    const secrets = ['Rosa Ortiz', '970-555-0100', 'rosa@highplains.example', ...frozen.sites.map(({ coordinates }) => coordinates)];
    const whole = (await file('/versions/1/filing.json')).toString('utf8');
    for (const secret of secrets) {
      expect(whole).toContain(secret);
      expect(paper).not.toContain(secret);
      expect(data).not.toContain(secret);
    }
    for (const kept of [profile.legalName, frozen.submittedBy.name, formatCents(frozen.cost.totalCents), frozen.sites[0]?.code ?? ''])
      expect(paper).toContain(kept);
    const copy = JSON.parse(data) as PublicFiling;
    expect(copy).toMatchObject({ schema: 'changeout-public-copy-1', of: { sha256: sha256Of(await file('/versions/1/filing.json')) } });
    expect(paper).toContain('What was withheld, and why');
    const page = await all.preparer.get(`${address}/versions/1`);
    for (const { title, reason } of copy.withheld) {
      expect(paper).toContain(title);
      expect(page.$('#withheld').text()).toContain(reason);
    }
    expect(page.$('#withheld').text()).toContain('no agency has granted confidential treatment');
  });

  test('is the carrier’s to pass on; the administrator has it from the review', async () => {
    await expectOnlyForTheCarrier('/versions/1/public-copy.pdf');
    await expectOnlyForTheCarrier('/versions/1/public-copy.json');
    const review = address.replace('/filings/', '/reviews/');
    const theirs = (await all.reviewer.download(`${review}/versions/1/public-copy.pdf`)).body as Buffer;
    expect(theirs.equals(await file('/versions/1/public-copy.pdf'))).toBe(true);
    expect((await all.preparer.get(`${review}/versions/1/public-copy.pdf`)).status).toBe(403);
  });
});

describe('the tie-out sheet', () => {
  test('ties every total of the version on two pages at most, each as the frozen value has it', async () => {
    const bytes = await file('/versions/1/tie-out.pdf');
    expect(findPdfFaults(bytes)).toEqual([]);
    const pages = await readPages(bytes);
    expect(pages.length).toBeLessThanOrEqual(2);
    const frozen = await frozenOf(1);
    const ties = tieFrozen(frozen).flatMap((group) => group.ties);
    expect(ties.filter((tie) => !tie.ties)).toEqual([]);
    expect(ties.length).toBeGreaterThan(20);
    expect(squeeze(pages[0]?.text ?? '')).toContain(`All ${ties.length} checks tie.`);
    const rows = await readRows(bytes);
    for (const { what, how, stated, again } of ties) expect(rows).toContainEqual([squeeze(`${what} ${how}`), squeeze(stated), squeeze(again), 'Yes']);
  });

  test('is there for what stands now too, marked as a draft, and the filing says where', async () => {
    const draft = String((await all.preparer.post('/filings', { program: 'scrp', estimate: await makeEstimate(all) })).headers.location);
    const link = (await all.preparer.get(draft)).$('a:contains("Tie-out sheet")').attr('href');
    expect(link).toBe(`${draft}/tie-out.pdf`);
    const bytes = (await all.preparer.download(`${draft}/tie-out.pdf`)).body as Buffer;
    expect(findPdfFaults(bytes)).toEqual([]);
    const pages = await readPages(bytes);
    expect(pages.length).toBeLessThanOrEqual(2);
    for (const { text } of pages) expect(text).toContain('not certified, not submitted');
    expect(squeeze(pages[0]?.text ?? '')).toMatch(/All \d+ checks tie\./);
    expect((await all.stranger.get(`${draft}/tie-out.pdf`)).status).toBe(404);
    const none = String((await all.preparer.post('/filings', { program: 'scrp', estimate: 'none' })).headers.location);
    expect((await all.preparer.get(none)).$('a:contains("Tie-out sheet")').length).toBe(0);
    const refused = await all.preparer.get(`${none}/tie-out.pdf`);
    expect([refused.status, refused.headers.location]).toEqual([303, none]);
    expect((await all.preparer.get(none)).text).toContain('The filing has no finished estimate');
  });

  test('is the carrier’s alone', async () => {
    await expectOnlyForTheCarrier('/versions/1/tie-out.pdf');
    const page = await all.officer.get(address);
    expect(page.$(`a[href="${address}/versions/1#documents"]`).text()).toBe('Documents of version 1');
  });
});

/** The administrator returns version 1; the carrier adds a tower, names another contact, and submits version 2. */
async function amend(): Promise<void> {
  const review = address.replace('/filings/', '/reviews/');
  await all.reviewer.get(review);
  await all.reviewer.post(`${review}/remarks`, { version: '1', lineId: '', text: 'One tower is missing.' });
  await all.reviewer.post(`${review}/decision`, { version: '1', decision: 'return', text: 'One point is open.' });
  await enterNetwork(all.app, all.preparer.personId, { towers: 1, codes: ['HP-0077'], names: ['Tower at the creek'] });
  expect((await all.preparer.post(`${address}/estimate`, { estimate: await makeEstimate(all) })).status).toBe(303);
  await saveSection(all.preparer, address, 'Contact', { ...answers, contactName: 'Sam Field' });
  const remark = String((await all.preparer.get(address)).$('#remarks textarea').attr('name'));
  await all.preparer.post(`${address}/remark-answers`, { [remark]: 'It is there now.' });
  await all.preparer.post(`${address}/draft.pdf`, {});
  await all.app.finishJobs();
}

describe('an amended version', () => {
  beforeAll(async () => {
    await amend();
  }, 120_000);

  test('shows what changed in its draft, before anybody certifies it', async () => {
    const bytes = await file('/draft.pdf');
    expect(findPdfFaults(bytes)).toEqual([]);
    const pages = await readPages(bytes);
    expect(pages[1]?.text).toContain('What changed since version 1');
    expect(pages[1]?.text).toContain('DRAFT');
  });

  test('prints what changed after its cover and says the same on its page, from the frozen value', async () => {
    await submit(all, address);
    const [before, after] = [await frozenOf(1), await frozenOf(2)];
    expect(before.changes).toBeUndefined();
    const { changes } = after;
    if (!changes) throw new Error('Version 2 does not say what changed.');
    expect(changes.since).toEqual({ version: 1, submittedAt: before.submittedAt, sha256: sha256Of(await file('/versions/1/filing.json')) });
    expect(changes.sites.shown).toEqual([{ code: 'HP-0077', name: 'Tower at the creek', change: 'added', parts: [] }]);
    expect(changes.items.counts).toEqual({ added: 3 });
    expect(changes.answers.shown).toContainEqual({ lineId: 'B.1', label: 'Name', change: 'changed', before: 'Rosa Ortiz', after: 'Sam Field' });
    const difference = cents(after.cost.totalCents - before.cost.totalCents);
    expect(difference).toBeGreaterThan(0);
    const bytes = await file('/versions/2/filing.pdf');
    expect(findPdfFaults(bytes)).toEqual([]);
    const paper = squeeze((await readPages(bytes))[1]?.text ?? '');
    const page = await all.preparer.get(`${address}/versions/2`);
    const screen = squeeze(page.$('main').text());
    for (const text of [paper, screen]) {
      expect(text).toContain('What changed since version 1');
      expect(text).toContain(`The amount asked for is ${formatCents(difference)} higher than in version 1.`);
      expect(text).toContain('add up to the difference, to the cent');
      expect(text).not.toContain('No site changed');
    }
    expect(screen).toContain('HP-0077 Tower at the creek');
    expect((await all.preparer.get(`${address}/versions/1`)).$('#changes').length).toBe(0);
  });

  test('is told to the administrator with the site that is new', async () => {
    const review = address.replace('/filings/', '/reviews/');
    await all.reviewer.get(review);
    expect((await all.reviewer.get(`${review}/changes`)).text).toContain('Tower at the creek');
  });

  test('can be proved: data and paper are what was kept', async () => {
    const again = await redrawFrozen(await file('/versions/2/filing.json'));
    expect(again?.isCanonical).toBe(true);
    expect(again?.pdf.equals(await file('/versions/2/filing.pdf'))).toBe(true);
  });
});
