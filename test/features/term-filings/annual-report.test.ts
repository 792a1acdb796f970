import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrozenTermFiling } from '../../../server/domain/filing/term-filing.ts';
import { findItemByTag } from '../../../server/features/inventory/index.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readPages, readRows, squeeze } from '../../support/read-pdf.ts';
import { type FilingCase, openCase, profile, sayComplete, submit, writeFiling } from '../filings/filing-case.ts';
import { located, sendForm } from '../inventory/inventory-case.ts';
import { award, savePart, submitTerm, writeStatusUpdate as writeAnswers } from './term-case.ts';

const answers = {
  year: '2026',
  has: 'some',
  justification: 'Radios of the same maker were needed until the core was replaced.',
  plan: 'All of it is removed by the end of 2027 and replaced by radios of another maker.',
  replaced: 'None',
  buying: 'no',
};
const service = { what: 'Cloud platform for alarms', where: 'Data center in Denver', obtainedOn: '2020-01-02', state: 'in-use' };

const time = { now: '2027-02-10T15:00:00.000Z', publicUrl: 'https://changeout.example.org' };

let all: FilingCase;
let application: string;
let address: string;
const frozen = async () => (await all.preparer.get(`${address}/versions/1/filing.json`)).body as FrozenTermFiling;
const paper = async () => (await all.preparer.download(`${address}/versions/1/filing.pdf`)).body as Buffer;
const dueAt = async (path: string) => squeeze((await all.preparer.get(path)).$('tr:contains("Annual report on covered equipment")').text());

beforeAll(async () => {
  all = await openCase(time);
  const item = await findItemByTag(await all.app.contextFor(all.preparer.personId), 'HP-0001-2');
  const form = await all.preparer.get(`/equipment/${item?.id}`);
  located(await sendForm(all.preparer, form, { form: 'main form.form', obtainedOn: '2019-03-05' }));
}, 120_000);
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

describe('the annual report of a provider', () => {
  test('is due whether it has an application or not, and is started from its day', async () => {
    expect((await all.preparer.get('/filings')).$('a[href="/term-filings"]').text()).toContain('Annual report');
    const list = await all.preparer.get('/term-filings');
    expect(await dueAt('/term-filings')).toMatch(/Mar 31, 2027 Annual report on covered equipment, 2026.*47 CFR 1\.50007\(b\)\s*Due/);
    const href = String(list.$('a:contains("Annual report on covered equipment, 2026")').attr('href'));
    const start = await all.preparer.get(href.replace(/#.*/, ''));
    expect(start.$('#start input:checked').val()).toBe('annual-report');
    expect((await all.officer.get('/term-filings')).$('#start')).toHaveLength(0);
    address = located(await all.preparer.post('/term-filings', { kind: 'annual-report' }));
    expect((await all.preparer.get(address)).$('h1').text()).toBe('Annual report 2027-R1');
    // The number counts over the whole server, because a filing is found by it.
    const other = located(await all.stranger.post('/term-filings', { kind: 'annual-report' }));
    expect((await all.stranger.get(other)).$('h1').text()).toBe('Annual report 2027-R2');
    expect((await all.preparer.get(other)).status).toBe(404);
    expect((await all.preparer.get('/term-filings')).text).not.toContain('2027-R2');
  });

  test('starts with the year that ended and says what is missing', async () => {
    const { $ } = await all.preparer.get(`${address}/answers`);
    expect([$('#year').val(), $('[name=has]:checked').val()]).toEqual(['2026', 'some']);
    const sent = await sayComplete(all.preparer, address);
    expect([sent.status, sent.$('.summary').text()]).toEqual([422, expect.stringContaining('missing that the rule asks for')]);
    await writeAnswers(all.preparer, address, { ...answers, has: 'none' });
    expect(squeeze((await all.preparer.get(address)).$('#check-statement-agrees').text())).toContain('The inventory has HP-0001-2');
  });

  test('is filled in, certified by an officer and submitted, for no application', async () => {
    await all.preparer.post('/organization', { ...profile, customersAsOf: '2026-12-31' });
    await writeAnswers(all.preparer, address, answers);
    const row = Object.fromEntries(Object.entries(service).map(([key, value]) => [`others.0.${key}`, value]));
    expect((await savePart(all.preparer, address, { part: 'others', values: row })).status).toBe(303);
    await submitTerm(all, address);
    const { application: about, tables, sections, certifications } = await frozen();
    expect(about).toBeNull();
    expect(tables.map(({ rows }) => rows.map(({ cells }) => cells[0]))).toEqual([['HP-0001-2'], [service.what]]);
    expect(sections.flatMap(({ lines }) => lines).find(({ id }) => id === 'B.1')?.value).toBe('2026');
    expect(certifications[0]?.text).toContain('I am an officer of the provider');
  });

  test('leaves a paper that says every line and row once, in order', async () => {
    const { sections, tables } = await frozen();
    const bytes = await paper();
    expect(findPdfFaults(bytes)).toEqual([]);
    const rows = await readRows(bytes);
    const printed = [...sections.flatMap(({ lines }) => lines), ...tables.flatMap((table) => table.rows)];
    const wanted = printed.map(({ id }) => id);
    expect(rows.flatMap(([id = '']) => (wanted.includes(id) ? [id] : []))).toEqual(wanted);
    const text = squeeze((await readPages(bytes)).map((page) => page.text).join(' '));
    expect(text).toContain('sends nothing to the FCC');
    expect(text).not.toContain('Application ');
  });

  test('answers the due day of its year, on its own page and on the page of every application', async () => {
    expect(await dueAt('/term-filings')).toBe('');
    application = await writeFiling(all);
    await all.preparer.post('/organization', { ...profile, customersAsOf: '2026-12-31' });
    await submit(all, application);
    await all.preparer.post(`${application}/award`, award);
    expect(await dueAt(`${application}/term`)).toBe('');
    expect((await all.preparer.get(`${application}/term`)).$('#due').text()).toContain('Status update');
    located(await all.preparer.post(`${address}/correction`, { reason: 'The year was wrong.' }));
    await writeAnswers(all.preparer, address, { ...answers, year: '2025' });
    await submitTerm(all, address);
    const due = await dueAt(`${application}/term`);
    expect(due).toMatch(/^Mar 31, 2027 Annual report on covered equipment, 2026/);
    const desk = await all.preparer.get(`${application}/term`);
    expect(desk.$('#due a:contains("Annual report")').attr('href')).toBe('/term-filings?kind=annual-report&due=annual-report-2026#start');
  });

  test('is started from its due day as the report of that year, and the page says from which day where that is too early', async () => {
    const line = () => all.preparer.get('/term-filings').then(({ $ }) => $('tr:contains("Annual report on covered equipment, 2026")'));
    const start = (due: string) => all.preparer.post('/term-filings', { kind: 'annual-report', due });
    time.now = '2026-11-29T15:00:00.000Z';
    expect(squeeze((await line()).text())).toContain('Can be started from Jan 1, 2027.');
    expect((await line()).find('a')).toHaveLength(0);
    expect(squeeze((await all.preparer.get('/term-filings')).$('#start').text())).toContain(
      '2026: not before Jan 1, 2027; what is started now is about a year that is over.',
    );
    const early = await start('annual-report-2026');
    expect([early.status, squeeze(early.$('.summary').text())]).toEqual([422, expect.stringContaining('can be made from Jan 1, 2027')]);
    time.now = '2027-01-02T15:00:00.000Z';
    const href = String((await line()).find('a').attr('href')).replace(/#.*/, '');
    const page = await all.preparer.get(href);
    expect(squeeze(page.$('#start').text())).toContain('It starts as: Annual report on covered equipment, 2026, due Mar 31, 2027.');
    const started = located(await start(String(page.$('#start input[name=due]').val())));
    expect((await all.preparer.get(`${started}/answers`)).$('#year').val()).toBe('2026');
    await all.preparer.post(`${started}/deletion`, { reason: 'Started to look.' });
    time.now = '2027-05-01T15:00:00.000Z';
    expect(squeeze((await line()).text())).toContain('Overdue');
    const late = located(await start('annual-report-2026'));
    expect((await all.preparer.get(`${late}/answers`)).$('#year').val()).toBe('2026');
    await all.preparer.post(`${late}/deletion`, { reason: 'Started to look.' });
    time.now = '2027-02-10T15:00:00.000Z';
  });

  test('is shown to the administrator beside the application and by itself, and to no other carrier', async () => {
    const review = application.replace('/filings/', '/reviews/');
    const beside = (await all.auditor.get(review)).$('#filed-after-approval tr:contains("Annual report") a[href$="/public-copy.pdf"]');
    expect(beside).toHaveLength(2);
    expect((await all.auditor.get('/reviews')).$('a.btn[href="/provider-filings"]')).toHaveLength(1);
    const { $ } = await all.auditor.get('/provider-filings');
    expect(squeeze($('tbody tr').first().text())).toMatch(/High Plains Cellular Annual report 2027-R1, version 2/);
    expect(squeeze($('main').text())).not.toContain('2027-R2');
    const hrefs = [beside.last().attr('href'), $('tbody tr').last().find('a').last().attr('href')].map(String);
    for (const href of hrefs) {
      const copy = (await all.auditor.download(href)).body as Buffer;
      expect(squeeze((await readPages(copy)).map((page) => page.text).join(' '))).not.toContain('Data center in Denver');
      expect((await all.auditor.get(href.replace('/versions/1/', '/versions/9/'))).status).toBe(404);
      expect((await all.stranger.get(href)).status).toBe(403);
      const full = (await all.auditor.download(href.replace('public-copy', 'filing'))).body as Buffer;
      expect(full.equals(await paper())).toBe(true);
    }
    const packet = String($('tbody tr').last().find('a:contains("Packet")').attr('href'));
    expect((await all.auditor.download(packet)).body.subarray(0, 2).toString()).toBe('PK');
    for (const path of ['/provider-filings', packet]) expect((await all.stranger.get(path)).status).toBe(403);
    for (const path of ['', '/versions/1/filing.pdf', '/versions/1/filing.json'])
      expect((await all.stranger.get(`${address}${path}`)).status).toBe(404);
  });
});
