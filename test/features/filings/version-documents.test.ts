import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import { formatVerifyCode, verifyCodeOf } from '../../../server/domain/filing/verify-code.ts';
import { formatCents } from '../../../server/domain/money.ts';
import { sha256Of } from '../../../server/platform/files.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readPages, squeeze } from '../../support/read-pdf.ts';
import { type FilingCase, openCase, profile, submit, writeFiling } from './filing-case.ts';

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
      expect(page.$(row).find('td').last().text().trim()).toMatch(/^(\d+(\.\d)? (bytes|KB|MB)|\d pages?|drawn when opened)$/);
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
