import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrozenTermFiling } from '../../../server/domain/filing/term-filing.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readPages, readRows, squeeze } from '../../support/read-pdf.ts';
import { pdf } from '../documents/evidence-files.ts';
import { certify, type FilingCase, openCase, profile, sayComplete, submit, writeFiling } from '../filings/filing-case.ts';
import { formOf, planAgain } from '../schedules/track-case.ts';
import { award, savePart, startTerm, submitTerm, writeStatusUpdate } from './term-case.ts';

/** Seven in the evening in Washington, on the last day of the term. */
const time = { now: '2027-09-29T23:00:00.000Z' };
const because = (text: string) => `${text} The supplier wrote so, and its letter is attached with its date.`;
const words: Record<string, string> = {
  delayed: because('Radios that were ordered in August came in May.'),
  noFault: because('No maker could deliver sooner.'),
  avoided: because('Two other makers were asked, and a second crew was hired.'),
  progress: because('One site works on new radios.'),
  equipmentLeft: because('The radios of two towers and the core stay in service.'),
  revisedTimeline: because('The crews go back to work as soon as the radios are there.'),
  consumers: 'About 4,000 customers would lose service at two towers.',
  confidentialDetails: 'The radios cost 26,000 each.',
};

let all: FilingCase;
let application: string;
let address: string;
let plan: string;

beforeAll(async () => {
  all = await openCase(time);
  application = await writeFiling(all);
  await all.preparer.post('/organization', { ...profile, customersAsOf: '2027-06-30' });
  await submit(all, application);
  const estimate = /estimates\/(\d+)/.exec((await all.preparer.get(application)).$('#estimate a').attr('href') ?? '')?.[1] ?? '';
  plan = await planAgain(all.app, all.preparer, { estimate, startOn: '2026-08-03', firstFundsOn: '2026-09-29' });
  await all.preparer.post(`${plan}/baseline`, { reason: '' }, `${plan}/baseline`);
  const site = String((await all.preparer.get(`${plan}/track`)).$('tbody a[href*="/track/"]').first().attr('href'));
  const form = formOf(await all.preparer.get(site));
  const nameOf = (part: RegExp) => Object.keys(form).find((name) => part.test(name)) ?? '';
  const record = { [nameOf(/started/i)]: '2026-09-01', [nameOf(/finished/i)]: '2027-05-01', [nameOf(/cause/i)]: 'supply chain' };
  const sent = await all.preparer.post(site, { ...form, ...record });
  if (sent.status !== 303) throw new Error(`Nothing was recorded: ${sent.$('.summary').text()}`);
  await all.preparer.upload(
    '/documents',
    { name: 'letter.pdf', bytes: pdf('letter'), fields: { kind: 'quote', title: 'Letter of the supplier' } },
    '/documents/new',
  );
}, 120_000);
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

const text = async (id: string) =>
  (await all.preparer.get(address))
    .$(`#line-${id.replace('.', '\\.')}`)
    .text()
    .replace(/\s+/g, ' ');
const check = async (id: string) => (await all.preparer.get(address)).$(`#check-${id}`).text().replace(/\s+/g, ' ');

describe('a petition for more time', () => {
  test('has nothing to extend before the first money', async () => {
    await all.preparer.post(`${application}/award`, { ...award, firstMoneyOn: '' });
    address = await startTerm(all, application, 'extension-petition');
    expect((await all.preparer.get(address)).$('h1').text()).toMatch(/^Extension petition 2027-\d{4}-H1$/);
    expect(await text('C.3')).toContain('no money was received yet');
    expect(await check('in-time')).toContain('No term runs yet');
    await all.preparer.post(`${application}/award`, award);
    expect(await text('C.3')).toMatch(/Sep 29, 2027.*term as first set/);
    expect(await text('C.6')).toContain('Sep 28, 2027');
    expect(await text('C.9')).toContain('Mar 29, 2028');
  });

  test('starts with the causes that were recorded, and shows every delay, site and model', async () => {
    const answers = await all.preparer.get(`${address}/answers`);
    expect(answers.$('[name="causes.0.cause"]').val()).toBe('supply chain');
    expect(Number(answers.$('[name="causes.0.days"]').val())).toBeGreaterThan(30);
    const { $ } = await all.preparer.get(address);
    const rowCount = (title: string) => $(`caption:contains("${title}")`).parent().find('tbody tr').length;
    expect(rowCount('T3. Delays recorded')).toBeGreaterThan(0);
    expect(rowCount('T5. Sites left')).toBe(4);
    expect(rowCount('T6. Covered equipment left')).toBeGreaterThan(1);
    expect(await text('F.3')).toContain('4 of 4 sites');
  });

  test('says at the field which day cannot be asked for', async () => {
    const part = 'Time asked for';
    expect((await savePart(all.preparer, address, { part, values: { until: '2028-03-30' } })).status).toBe(303);
    const { $ } = await all.preparer.get(address);
    expect($(`#check-length a[href="${address}/answers#until"]`).text()).toContain('at most 6 months');
    expect((await savePart(all.preparer, address, { part, values: { until: '2028-03-29' } })).status).toBe(303);
    expect(await check('length')).toContain('182 days more');
  });

  test('is filled in with a document for its cause, and prepared when no check fails', async () => {
    await writeStatusUpdate(all.preparer, address, words);
    expect(await check('causes-shown')).toContain('1 cause names no document');
    expect((await savePart(all.preparer, address, { part: 'causes', values: { 'causes.0.document': 'D-1' } })).status).toBe(303);
    expect(await check('causes-shown')).toContain('Each cause names a document');
    expect((await sayComplete(all.preparer, address)).status).toBe(303);
  });

  test('written on the last evening of the term cannot be signed after midnight, unless more time was granted and is recorded', async () => {
    expect(await check('in-time')).toContain('The term ends today');
    const page = await all.officer.get(`${address}/certification`);
    const value = (name: string) => String(page.$(`input[name=${name}]`).val());
    const opened = { revision: value('revision'), content: value('content') };
    time.now = '2027-09-30T04:30:00.000Z';
    const late = await certify(all.officer, address, opened);
    expect([late.status, late.$('.summary').text().replaceAll('\u00a0', ' ')]).toEqual([
      422,
      expect.stringContaining('The term ended on Sep 29, 2027'),
    ]);
    expect((await all.officer.get(`${address}/certification`)).$('input[name=certify]')).toHaveLength(0);
    const granted = { grantedOn: '2027-09-28', until: '2027-12-29', order: 'DA 27-1234', note: 'Supply chain' };
    const extended = await all.preparer.post(`${plan}/extension`, granted);
    expect(extended.status).toBe(303);
    expect(await text('C.2')).toMatch(/1: to Dec 29, 2027, DA 27-1234: Supply chain/);
    expect(await text('C.4')).toMatch(/2.*extensions granted so far/);
    expect((await certify(all.officer, address)).status).toBe(303);
    await all.app.finishJobs();
  });

  test('is printed with every row once, and its public copy withholds what is confidential', async () => {
    const frozen = (await all.preparer.get(`${address}/versions/1/filing.json`)).body as FrozenTermFiling;
    expect(frozen.documents.map(({ number, about }) => [number, about])).toEqual([['D-1', 'Causes of the delay, row 1']]);
    const bytes = (await all.preparer.download(`${address}/versions/1/filing.pdf`)).body as Buffer;
    expect(findPdfFaults(bytes)).toEqual([]);
    const rows = (await readRows(bytes)).map((cells) => squeeze(cells.join(' ')));
    const ids = [...frozen.sections.flatMap(({ lines }) => lines), ...frozen.tables.flatMap((table) => table.rows)].map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(60);
    for (const id of ids) expect({ id, count: rows.filter((row) => row.startsWith(`${id} `)).length }).toEqual({ id, count: 1 });
    const said = (await readPages(bytes)).map((page) => page.text).join(' ');
    expect(said).toContain('26,000 each');
    const copy = (await all.preparer.download(`${address}/versions/1/public-copy.pdf`)).body as Buffer;
    const open = (await readPages(copy)).map((page) => page.text).join(' ');
    expect(open).toContain('Withheld as confidential');
    expect(open).not.toContain('26,000 each');
  });

  test('answers the next day on which more time can be asked for, and is told of to whoever starts another', async () => {
    const { $ } = await all.preparer.get(`${application}/term`);
    expect($('#due tbody').text()).toContain('Spending report');
    expect($('#due tbody').text()).not.toContain('Last day to ask for');
    const next = await startTerm(all, application, 'extension-petition');
    const { $: page } = await all.preparer.get(next);
    expect(page('#line-C\\.4').text()).toMatch(/2\s*Computed/);
    expect(page('#line-C\\.5').text()).toMatch(/2027-\d{4}-H1, submitted Sep\s30,\s2027, asked until Mar\s29,\s2028/);
    expect(page('#check-earlier-decided').text()).toContain('If more time was granted, record it');
  });

  test('corrected after its extension was granted is no petition for the next one', async () => {
    const granted = { grantedOn: '2027-09-30', until: '2028-03-29', order: 'DA 27-1300', note: 'Supply chain' };
    expect((await all.preparer.post(`${plan}/extension`, granted)).status).toBe(303);
    const open = async () => (await all.preparer.get(`${application}/term`)).$('#due tbody').text();
    expect(await open()).toMatch(/last day to ask for extension 3/i);
    time.now = '2028-01-05T15:00:00.000Z';
    expect((await all.preparer.post(`${address}/correction`, { reason: 'A name was mistyped.' })).status).toBe(303);
    expect(squeeze(await check('in-time'))).toContain('Its first version was filed on Sep 30, 2027, before the term as it stood then ended');
    expect(squeeze(await text('C.2'))).toContain('Since this petition was filed: 2: to Mar 29, 2028, DA 27-1300');
    expect(squeeze(await text('C.3'))).toMatch(/Dec 29, 2027.*as it stood when this petition was filed/);
    await submitTerm(all, address);
    expect((await all.preparer.get(`${address}/versions/2`)).status).toBe(200);
    expect(await open()).toMatch(/last day to ask for extension 3/i);
  });
});
