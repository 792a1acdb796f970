import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { organizations } from '../../../db/schema/accounts.ts';
import { filingVersions } from '../../../db/schema/filings.ts';
import { formatVerifyCode, verifyCodeOf } from '../../../server/domain/filing/verify-code.ts';
import { listEveryVersion, redrawVersion } from '../../../server/features/filings/index.ts';
import { readPages } from '../../support/read-pdf.ts';
import { certify, type FilingCase, openCase, profile, sayComplete, writeFiling } from './filing-case.ts';

let all: FilingCase;
let address: string;
let version: typeof filingVersions.$inferSelect;

beforeAll(async () => {
  all = await openCase({ publicUrl: 'https://changeout.example.org' });
  address = await writeFiling(all);
  await sayComplete(all.preparer, address);
  expect((await certify(all.officer, address)).status).toBe(303);
  await all.app.finishJobs();
  const [row] = await all.app.store.read
    .select()
    .from(filingVersions)
    .where(eq(filingVersions.filingId, Number(address.split('/').pop())));
  if (!row) throw new Error('No version was made.');
  version = row;
}, 120_000);
afterAll(() => all.app.close());

describe('the code on a filing’s paper', () => {
  test('follows from the hash, and stands on every page and on the receipt', async () => {
    expect(version.verifyCode).toBe(verifyCodeOf(version.frozenSha256));
    const shown = formatVerifyCode(version.verifyCode ?? '');
    const pdf = (await all.preparer.download(`${address}/versions/1/filing.pdf`)).body as Buffer;
    for (const page of await readPages(pdf)) expect(page.text).toContain(`Verify ${shown} at changeout.example.org/verify`);
    expect((await all.preparer.get(`${address}/versions/1`)).$(`a[href="/verify/${version.verifyCode}"]`).text()).toBe(shown);
  });

  test('tells anybody which version it is and what its hashes are, and nothing that is confidential', async () => {
    const page = await all.app.visitor().get(`/verify/${version.verifyCode}`);
    expect(page.status).toBe(200);
    for (const word of ['Newest version', version.frozenSha256, version.pdfSha256, 'sha256sum', '1 of 1']) expect(page.text).toContain(word);
    expect(page.$('[data-compare-sha256]').attr('hidden')).toBeDefined();
    for (const word of [profile.legalName, 'High Plains', 'Rosa Ortiz', version.submittedByName, '$', 'Holyoke'])
      expect(page.text).not.toContain(word);
  });

  test('is found however it is typed, in the address or in the form', async () => {
    const visitor = all.app.visitor();
    const shown = formatVerifyCode(version.verifyCode ?? '').toLowerCase();
    expect((await visitor.get(`/verify/${shown}`)).status).toBe(200);
    const answer = await visitor.get(`/verify?code=${encodeURIComponent(` ${shown} `)}`);
    expect([answer.status, answer.headers.location]).toEqual([303, `/verify/${version.verifyCode}`]);
    // Cameras read the address in capitals.
    expect((await visitor.get(`/VERIFY/${version.verifyCode}`)).status).toBe(200);
  });

  test('that is not there is answered calmly, one that is mistyped is told so', async () => {
    const visitor = all.app.visitor();
    const unknown = await visitor.get(`/verify/${verifyCodeOf('ab'.repeat(32))}`);
    expect(unknown.status).toBe(404);
    expect(unknown.$('[role=alert]').text()).toContain('This server holds no filing with that code');
    const mistyped = await visitor.get('/verify?code=%3Cscript%3E');
    expect(mistyped.status).toBe(422);
    expect(mistyped.$('[role=alert]').text()).toContain('That is no verify code');
    expect(mistyped.$('#code').val()).toBe('<script>');
    expect(all.app.errors).toEqual([]);
  });

  test('is not needed by whoever runs the server: every version of every carrier can be proved there', async () => {
    const ctx = await all.app.contextFor(all.preparer.personId);
    const versions = await listEveryVersion(ctx);
    expect(versions).toMatchObject([{ number: 1, frozenSha256: version.frozenSha256, pdfSha256: version.pdfSha256 }]);
    for (const one of versions) expect(await redrawVersion(ctx, one)).toEqual({ isJsonSound: true, isPdfSound: true });
  });

  test('belongs to one version: the database refuses a second', async () => {
    const { id: _id, ...row } = version;
    const again = await all.app.store
      .write(async (tx) => {
        await tx.insert(filingVersions).values({ ...row, number: 99 });
      })
      .then(
        () => 'taken',
        () => 'refused',
      );
    expect(again).toBe('refused');
  });

  test('says when a newer version took its place', async () => {
    const { id: _id, ...row } = version;
    await all.app.store.write(async (tx) => {
      await tx.insert(filingVersions).values({ ...row, number: 2, verifyCode: null });
    });
    const page = await all.app.visitor().get(`/verify/${version.verifyCode}`);
    expect(page.text).toContain('A newer version exists');
    expect(page.text).toContain('version 2');
  });

  test('says so where the carrier of the paper is invented', async () => {
    const look = async () => (await all.app.visitor().get(`/verify/${version.verifyCode}`)).text;
    expect(await look()).not.toContain('A demonstration');
    await all.app.store.write(async (tx) => {
      await tx.update(organizations).set({ isDemo: true });
    });
    expect(await look()).toContain('A demonstration');
  });

  test('cannot be guessed by trying: after sixty looks the server asks to wait', async () => {
    const visitor = all.app.visitor();
    let answer = await visitor.get(`/verify/${version.verifyCode}`);
    for (let tries = 0; tries < 61 && answer.status !== 429; tries++) answer = await visitor.get(`/verify/${version.verifyCode}`);
    expect(answer.status).toBe(429);
    expect((await visitor.get('/verify')).status).toBe(200);
  });
});
