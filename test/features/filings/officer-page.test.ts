import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drawOfficerPage } from '../../../server/features/filings/draw-officer-page.ts';
import { getFiling } from '../../../server/features/filings/index.ts';
import { getOfficerSummary } from '../../../server/features/filings/officer-summary.ts';
import { readContent } from '../../../server/features/filings/read-content.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readPages, squeeze } from '../../support/read-pdf.ts';
import { answers, type FilingCase, openCase, saveSection, sayComplete, submit, writeFiling } from './filing-case.ts';

let all: FilingCase;
let address: string;
beforeAll(async () => {
  all = await openCase({ now: '2026-11-25T15:00:00.000Z' });
  address = await writeFiling(all);
  await sayComplete(all.preparer, address);
});
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

const changesOf = async () => (await all.officer.get(`${address}/certification`)).$('#changes').text();

describe('what the officer reads before signing', () => {
  test('says who prepared it, what is new, and what each warning means', async () => {
    const page = await all.officer.get(`${address}/certification`);
    expect(page.$('.next').text()).toContain('Preparer 1 said on');
    expect(page.$('#changes').text()).toMatch(/There is none: this would be the first\..*not seen this filing in any other state/s);
    expect(page.$('#warnings .note').length).toBeGreaterThan(0);
    page.$('#warnings .note:not(#window)').each((_index, note) => expect(page.$(note).text()).toContain('The administrator may ask for this:'));
    const order = page
      .$('#warnings .note:not(#window) b')
      .map((_index, title) => page.$(title).text())
      .get();
    expect(order.slice(0, 2)).toEqual([expect.stringContaining('Estimates of the applicant'), expect.stringContaining('Prices rest on more')]);
    expect(order.at(-1)).toContain('Stored data is erased');
    expect(squeeze(page.$('#warnings #window').text())).toMatch(
      /The filing window is closed\..*Jan 28, 2022.*47 CFR 1\.50004\(b\), the rule itself was read\..*as others report it/,
    );
    expect(page.$('#warnings').text()).toContain('5 checks warn, the gravest first as this software ranks them.');
    expect(page.$('dl.facts').text()).toMatch(/Asked for.*8 in 10 chance.*Covered equipment.*Finished.*term ends.*Evidence/s);
  });

  test('tells what changed since the same officer looked, also when the page is opened again', async () => {
    await all.officer.post(`${address}/unlocking`, { reason: 'The plan must name the crews' });
    await saveSection(all.preparer, address, 'Plan', { ...answers, removalPlan: `${answers.removalPlan} Two crews.` });
    await sayComplete(all.preparer, address);
    for (const text of [await changesOf(), await changesOf()]) {
      expect(text).toMatch(/Since you looked on .*1 line of the form reads otherwise\..*G\.1 Removal \(/s);
    }
    const looks = (await all.officer.get(address)).$('.timeline li:contains("Certification page read")');
    expect(looks.length).toBe(2);
  });

  test('fits on exactly one page of paper, without a fault', async () => {
    const bytes = (await all.officer.download(`${address}/certification.pdf`)).body as Buffer;
    expect(findPdfFaults(bytes)).toEqual([]);
    const pages = await readPages(bytes);
    expect(pages.length).toBe(1);
    expect(pages[0]?.text).toContain('It certifies nothing');
    expect(squeeze(pages[0]?.text ?? '')).toContain('The filing window is closed. The last one ran from Oct 29, 2021 to Jan 28, 2022');
    expect(squeeze(pages[0]?.text ?? '')).toMatch(/What you sign, in short: 1\. A plan to remove.*10\. All documents/);
    expect(pages[0]?.text).toContain('G.1 Removal (Plan)');
    expect((await all.preparer.get(`${address}/certification.pdf`)).status).toBe(403);
    expect((await all.stranger.get(`${address}/certification.pdf`)).status).toBe(404);
  });

  test('fits on one page with many long warnings and changes too, and counts what it leaves out', async () => {
    const ctx = await all.app.contextFor(all.officer.personId);
    const filing = await getFiling(ctx, Number(address.split('/').pop()));
    const summary = await getOfficerSummary(ctx, filing, await readContent(ctx, filing));
    const long = 'A long sentence about what was found at many sites of the network. '.repeat(12);
    const warnings = Array.from({ length: 60 }, (_one, index) => ({ title: `Warning ${index} ${long}`, sentence: long, citation: '', means: long }));
    const changes = summary.changes.map((change) => ({ ...change, lines: Array.from({ length: 300 }, () => long) }));
    const pages = await readPages(await drawOfficerPage({ ...summary, warnings, changes }));
    expect(pages.length).toBe(1);
    expect(squeeze(pages[0]?.text ?? '')).toMatch(
      /\d+ more warnings, none graver than these, stand on the screen, under “Warnings” of the certification page/,
    );
    expect(pages[0]?.text).not.toContain('What you sign');
  });

  test('tells what changed since the version that was filed last', async () => {
    await all.officer.post(`${address}/unlocking`, { reason: 'Filed as it is now' });
    await submit(all, address);
    const review = address.replace('/filings/', '/reviews/');
    await all.reviewer.get(review);
    await all.reviewer.post(`${review}/remarks`, { version: '1', lineId: '', text: 'Name the contact.' });
    await all.reviewer.post(`${review}/decision`, { version: '1', decision: 'return', text: 'One point is open.' });
    await saveSection(all.preparer, address, 'Contact', { ...answers, contactName: 'Sam Field' });
    const remark = String((await all.preparer.get(address)).$('#remarks textarea').attr('name'));
    await all.preparer.post(`${address}/remark-answers`, { [remark]: 'It is named now.' });
    expect((await sayComplete(all.preparer, address)).status).toBe(303);
    expect(await changesOf()).toMatch(/Since version 1, submitted .*The amount asked for is the same\..*Values changed: 1\..*B\.1 Name \(Contact/s);
  });
});
