import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { day, formatDay } from '../../../server/domain/calendar.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readPages } from '../../support/read-pdf.ts';
import { answers, type FilingCase, openCase, saveSection, submit, writeFiling } from './filing-case.ts';

let all: FilingCase;
let address: string;
beforeAll(async () => {
  all = await openCase({ now: '2026-11-25T15:00:00.000Z' });
  address = await writeFiling(all);
});
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

async function paper() {
  const bytes = (await all.preparer.download(`${address}/mock-letter.pdf`)).body as Buffer;
  return { bytes, pages: await readPages(bytes) };
}

describe('the mock deficiency letter', () => {
  test('lists what is lacking with rule, line, what to send and the link to the field', async () => {
    await saveSection(all.preparer, address, 'Disposal', { ...answers, disposalPlan: '' });
    const filing = await all.preparer.get(address);
    expect(filing.$('#checks a[href$="/mock-letter"]').length).toBe(1);
    const page = await all.preparer.get(`${address}/mock-letter`);
    expect(page.status).toBe(200);
    const point = page.$('#lacking tr:contains("Plan for disposal")');
    expect(point.text()).toContain('47 CFR 1.50004(j)');
    expect(point.find('a[href*="#line-"]').length).toBeGreaterThan(0);
    expect(point.find('a[href$="/answers#disposalPlan"]').length).toBe(1);
    expect(page.$('#cure').text()).toContain(formatDay(day('2026-12-10')));
    expect(page.$('#cure').text()).toContain('as others report it');
    expect(page.$('main > .note').text()).toContain('not a letter of the FCC');
  });

  test('has no fault on paper, and says on every page that it is a rehearsal', async () => {
    const { bytes, pages } = await paper();
    expect(findPdfFaults(bytes)).toEqual([]);
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) expect(page.text).toContain('REHEARSAL by this software: not a letter of any agency');
  });

  test('is short and honest when nothing fails', async () => {
    await saveSection(all.preparer, address, 'Disposal', answers);
    const page = await all.preparer.get(`${address}/mock-letter`);
    expect(page.$('#lacking, #cure').length).toBe(0);
    expect(page.$('h1').text()).toBe('Mock letter: no check fails');
    const missing = (await all.preparer.get(address)).$('#evidence .tag:contains("missing"), #evidence .tag:contains("Missing")').length;
    expect(missing).toBeGreaterThan(5);
    expect(page.$('main').text()).toContain(`proof is missing in ${missing} of`);
    expect(page.$(`main a[href="${address}#evidence"]`).length).toBe(1);
    expect((await paper()).pages.map(({ text }) => text).join(' ')).toContain(`proof is missing in ${missing} of`);
    expect(page.$('#blind-spots li').length).toBeGreaterThan(3);
    expect(findPdfFaults((await paper()).bytes)).toEqual([]);
  });

  test('is nobody else’s to read, while the administrator sees the checks of the version with their lines', async () => {
    expect((await all.stranger.get(`${address}/mock-letter`)).status).toBe(404);
    expect((await all.stranger.get(`${address}/mock-letter.pdf`)).status).toBe(404);
    expect((await all.reviewer.get(`${address}/mock-letter`)).status).toBe(403);
    await submit(all, address);
    const review = await all.reviewer.get(address.replace('/filings/', '/reviews/'));
    expect(review.$('#checks a[href^="#line-"]').length).toBeGreaterThan(0);
    expect(review.$('#checks a[href$="/mock-letter"]').length).toBe(0);
  });
});
