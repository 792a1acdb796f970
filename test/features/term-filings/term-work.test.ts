import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type FilingCase, openCase, profile, submit, writeFiling } from '../filings/filing-case.ts';
import { formOf, planAgain } from '../schedules/track-case.ts';
import { award, startTerm, writeStatusUpdate } from './term-case.ts';

let all: FilingCase;
let application: string;
let address: string;
beforeAll(async () => {
  all = await openCase({ now: '2026-10-12T15:00:00.000Z' });
  application = await writeFiling(all);
  await all.preparer.post('/organization', { ...profile, customersAsOf: '2026-06-30' });
  await submit(all, application);
  await all.preparer.post(`${application}/award`, award);
  const estimate = /estimates\/(\d+)/.exec((await all.preparer.get(application)).$('#estimate a').attr('href') ?? '')?.[1] ?? '';
  const plan = await planAgain(all.app, all.preparer, { estimate, startOn: '2026-08-03', firstFundsOn: '2026-09-29' });
  await all.preparer.post(`${plan}/baseline`, { reason: '' }, `${plan}/baseline`);
  const site = String((await all.preparer.get(`${plan}/track`)).$('tbody a[href*="/track/"]').first().attr('href'));
  const form = formOf(await all.preparer.get(site));
  const started = Object.keys(form).find((name) => /started/i.test(name)) ?? '';
  const finished = Object.keys(form).find((name) => /finished/i.test(name)) ?? '';
  const sent = await all.preparer.post(site, { ...form, [started]: '2026-09-01', [finished]: '2026-10-01' });
  if (sent.status !== 303) throw new Error(`Nothing was recorded: ${sent.$('.summary').text()}`);
  const granted = { grantedOn: '2026-10-01', until: '2028-03-29', order: 'DA 26-1234', note: 'Supply chain' };
  const extended = await all.preparer.post(`${plan}/extension`, granted);
  if (extended.status !== 303) throw new Error(`No extension was recorded: ${extended.status} ${extended.$('.summary').text()}`);
  address = await startTerm(all, application, 'status-update');
  await writeStatusUpdate(all.preparer, address);
}, 120_000);
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

describe('a status update on tracked work', () => {
  test('computes progress and delays from the record, each with where it comes from', async () => {
    const { $ } = await all.preparer.get(address);
    expect($('#line-D\\.3').text()).toMatch(/1 of \d+ steps/);
    expect($('#line-D\\.3').text()).toContain('record of the work against the baseline');
    expect($('#line-D\\.5').text()).toContain('2 delays, listed in table T3');
    const rows = $('caption:contains("T3. Delays recorded")')
      .parent()
      .find('tbody tr')
      .map((_index, row) => $(row).text().replace(/\s+/g, ' '))
      .get();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/T3\.1 .*: began later than it could have/);
    expect(rows[1]).toMatch(/T3\.2 .*: took longer.*Oct\s1,\s2026/);
    expect($('#line-I\\.4').text()).toContain('the baseline itself: no plan of the rest was made');
    expect($('#check-work-tracked').text()).toContain('come from the record of the work');
  });

  test('counts the extensions that were granted, from the one place where they are recorded', async () => {
    expect((await all.preparer.get(address)).$('#line-B\\.7').text()).toMatch(/Mar\s29,\s2028/);
    const desk = await all.preparer.get(`${application}/term`);
    expect(desk.$('#award').text()).toMatch(/Mar\s29,\s2028\s*1 extension granted/);
  });
});
