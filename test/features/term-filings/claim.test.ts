import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import type { FrozenTermFiling } from '../../../server/domain/filing/term-filing.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readPages, readRows, squeeze } from '../../support/read-pdf.ts';
import { pdf } from '../documents/evidence-files.ts';
import { certify, type FilingCase, openCase, sayComplete } from '../filings/filing-case.ts';
import { cellsOf, fileAwarded, savePart, startTerm, submitTerm } from './term-case.ts';

const time = { now: '2026-10-12T15:00:00.000Z' };
let all: FilingCase;
let application: string;
let address: string;
let lines: FrozenFiling['cost']['lines'];

beforeAll(async () => {
  all = await openCase(time);
  application = await fileAwarded(all, '2026-06-30');
  for (const [name, kind] of Object.entries({ invoice: 'invoice', receipt: 'payment' })) {
    await all.preparer.upload('/documents', { name: `${name}.pdf`, bytes: pdf(name), fields: { kind, title: `The ${name}` } }, '/documents/new');
  }
  lines = ((await all.preparer.get(`${application}/versions/1/filing.json`)).body as FrozenFiling).cost.lines;
}, 120_000);
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

const save = async (part: string, values: Record<string, string>) => {
  const sent = await savePart(all.preparer, address, { part, values });
  if (sent.status !== 303) throw new Error(`${part} was not saved: ${sent.$('.summary').text()}`);
};
const writeClaim = async (lastClaim: string, { number, claimed }: { number: string; claimed: string }) => {
  await save('This claim', { lastClaim });
  await save('Costs claimed', { work: 'Radios at two sites of the northern ring were taken down and replaced.', otherMoney: 'None' });
  const papers = { document: 'D-1', proof: 'D-2' };
  await save(
    'invoices',
    cellsOf('invoices', 0, { vendor: 'Acme Towers', number, date: '2026-08-03', amount: '$1,250.50', paidOn: '2026-09-01', ...papers }),
  );
  await save('amounts', {
    ...cellsOf('amounts', 0, { invoice: number, costLine: lines[0]?.id ?? '', amount: claimed }),
    ...cellsOf('amounts', 1, { invoice: number, costLine: lines[1]?.id ?? '', amount: '250.50' }),
  });
};
const openDays = async () => (await all.preparer.get(`${application}/term`)).$('#due').text();

describe('a claim request', () => {
  test('says what does not tie at the row, and fails while it does not', async () => {
    expect(await openDays()).toContain('First claim at the latest');
    address = await startTerm(all, application, 'claim');
    await writeClaim('no', { number: '10-01', claimed: '1100' });
    const { $ } = await all.preparer.get(address);
    expect($('h1').text()).toMatch(/^Claim request 2026-\d{4}-G1$/);
    expect($(`#check-within-invoice a[href="${address}/answers#invoices.0.amount"]`).text()).toContain('is $1,250.50, but $1,350.50 is claimed');
    await save('amounts', cellsOf('amounts', 0, { amount: '600', costLine: 'HP-9999.RA-010' }));
    expect((await all.preparer.get(`${address}/answers`)).$('[id="amounts.0.costLine-fault"]').text()).toContain('is not in the application');
    await save('amounts', cellsOf('amounts', 0, { costLine: lines[0]?.id ?? '' }));
    const filled = await all.preparer.get(`${address}/answers`);
    const list = filled.$(`#${filled.$('[name="amounts.0.costLine"]').attr('list')} option`);
    expect([list.length, list.first().val()]).toEqual([lines.length, lines[0]?.id]);
    expect(list.first().text()).toMatch(/, \$1,599,400\.00 left$/);
    expect(filled.$('#amounts-invoice-known option').text()).toBe('Acme Towers, $1,250.50');
    expect((await all.preparer.get(address)).$('#checks p').first().text()).toContain('No check fails');
  });

  test('shows the officer every row and the draft on paper before signing', async () => {
    expect((await sayComplete(all.preparer, address)).status).toBe(303);
    const read = () => all.officer.get(`${address}/certification`);
    const before = await read();
    const rowsOf = (id: string) =>
      before
        .$(`#table-${id} tbody tr`)
        .get()
        .map((row) => squeeze(before.$(row).text()));
    expect(rowsOf('T1')).toEqual([expect.stringMatching(/T1\.1.*Acme Towers.*10-01.*1,250\.50/)]);
    expect(rowsOf('T2')).toEqual([expect.stringContaining('$600.00'), expect.stringContaining('$250.50')]);
    expect(before.$('#table-T2 tfoot').text()).toContain('$850.50');
    expect(before.$('dl.facts').text()).toContain('D-1 The invoice; D-2 The receipt');
    for (const link of before.$('dl.facts a').get()) expect(before.$(String(before.$(link).attr('href'))).length).toBe(1);
    const order = before.$('form[action$="/draft.pdf"]');
    expect(order.text()).toContain('Draw a draft');
    expect((await all.officer.post(String(order.attr('action')), {})).status).toBe(303);
    await all.app.finishJobs();
    const drawn = await read();
    expect(drawn.text).toContain('The draft shows the filing as it stands now.');
    const paper = await all.officer.download(String(drawn.$('a[href$="/draft.pdf"]').attr('href')));
    expect((await readRows(paper.body as Buffer)).map((row) => squeeze(row.join(' '))).join('\n')).toMatch(/T2\.1 .*600\.00/);
    expect((await all.officer.post(`${address}/unlocking`, { reason: 'A word' })).status).toBe(303);
  });

  test('is certified and submitted, and every row stands on its paper once', async () => {
    await submitTerm(all, address);
    const frozen = (await all.preparer.get(`${address}/versions/1/filing.json`)).body as FrozenTermFiling;
    const bytes = (await all.preparer.download(`${address}/versions/1/filing.pdf`)).body as Buffer;
    expect(findPdfFaults(bytes)).toEqual([]);
    const printed = (await readRows(bytes)).map((row) => squeeze(row.join(' ')));
    for (const { id, cells: said } of frozen.tables.flatMap(({ rows }) => rows)) {
      const found = printed.filter((text) => text.startsWith(`${id} `));
      expect(found).toHaveLength(1);
      for (const cell of said) expect(found[0]).toContain(squeeze(cell));
    }
    expect(frozen.tables.map(({ rows }) => rows.length).slice(0, 4)).toEqual([1, 2, 1, 3]);
    expect(frozen.certifications.map(({ id }) => id)).toEqual(['actual-expenses', 'records-kept', 'true-and-complete']);
    expect(frozen.warnings).toEqual([]);
    const receipt = (await all.preparer.get(`${address}/versions/1`)).$('dl.facts').text();
    expect(squeeze(receipt)).toMatch(/Total of invoices \(T1\) ?\$1,250\.50.*Total of amounts claimed \(T2\) ?\$850\.50/);
  });

  test('ties out: on the page of the version, on a sheet of paper, in the packet, and as a draft before it is filed', async () => {
    const page = await all.preparer.get(`${address}/versions/1`);
    const panel = squeeze(page.$('#tie-out').text());
    expect(panel).toMatch(/All \d+ checks tie\./);
    expect(panel).toContain('Parts of invoices 2 parts as entered $850.50 $850.50 Yes');
    expect(page.$('#tie-out caption').get()).toHaveLength(4);
    const sheet = (await all.preparer.download(String(page.$('#documents a:contains("Tie-out")').attr('href')))).body as Buffer;
    expect(findPdfFaults(sheet)).toEqual([]);
    expect((await readPages(sheet)).length).toBeLessThanOrEqual(3);
    const said = squeeze((await readPages(sheet)).map(({ text }) => text).join(' '));
    expect(said).toMatch(/All \d+ checks tie\./);
    expect(said).toContain('$850.50');
    const packet = unzipSync((await all.preparer.download(`${address}/versions/1/packet.zip`)).body as Buffer);
    const kept = Object.entries(packet).find(([name]) => name.endsWith('-tie-out.pdf'));
    expect(Buffer.from(kept?.[1] ?? []).equals(sheet)).toBe(true);
    expect((await all.stranger.get(`${address}/versions/1/tie-out.pdf`)).status).toBe(404);
    const draft = await startTerm(all, application, 'claim');
    const href = String((await all.preparer.get(draft)).$('#paper a:contains("Tie-out")').attr('href'));
    const drawn = squeeze((await readPages((await all.preparer.download(href)).body as Buffer)).map(({ text }) => text).join(' '));
    expect(drawn).toContain('Not certified and not submitted');
    expect((await all.preparer.post(`${draft}/deletion`, { reason: 'Started to look.' })).status).toBe(303);
    const update = await startTerm(all, application, 'status-update');
    expect((await all.preparer.get(`${update}/tie-out.pdf`)).status).toBe(404);
    expect((await all.preparer.get(update)).$('#paper').text()).not.toContain('Tie-out');
  });

  test('counts its invoices and payments in the evidence of the application, on the page and on the draft index', async () => {
    const page = await all.preparer.get(`${application}/evidence`);
    expect(squeeze(page.$('main').text())).toContain('They name 2 documents.');
    expect(page.$('a:contains("What is filed after approval")').attr('href')).toBe(`${application}/term`);
    const { siteCode, id } = lines[0] ?? {};
    const place = await all.preparer.get(`${application}/evidence?${siteCode ? `site=${siteCode}` : 'network=yes'}`);
    const row = squeeze(place.$(`table.proofs tr:contains("${id}")`).text());
    expect(row).toMatch(/D-1.*in 2026-\d{4}-G1.*D-2.*in 2026-\d{4}-G1/);
    const index = (await all.preparer.download(`${application}/evidence.pdf`)).body as Buffer;
    expect(squeeze((await readPages(index)).map(({ text }) => text).join(' '))).toMatch(/D-1: in 2026-\d{4}- ?G1/);
    const filed = (await all.preparer.get(`${application}/versions/1/filing.json`)).body as FrozenFiling;
    expect(filed.matrix?.lineRows.flat().flatMap(({ documents = [] }) => documents)).toEqual([]);
  });

  test('leaves vendors and their prices out of a copy for the public', async () => {
    const bytes = (await all.preparer.download(`${address}/versions/1/public-copy.pdf`)).body as Buffer;
    const printed = (await readRows(bytes)).flat().join(' ');
    expect(printed).toContain('Withheld');
    expect(printed).not.toMatch(/Acme|1,250\.50/);
  });

  test('answers the day for the first claim; a later one knows what it took, and the last one ends the claims', async () => {
    expect(await openDays()).not.toContain('First claim at the latest');
    expect(await openDays()).toMatch(/last claim/i);
    address = await startTerm(all, application, 'claim');
    await writeClaim('yes', { number: 'No. 1001', claimed: '400.01' });
    const { $ } = await all.preparer.get(address);
    expect($('#check-invoices-once').text()).not.toContain('twice');
    await save('invoices', cellsOf('invoices', 0, { number: '1001' }));
    await save('amounts', { ...cellsOf('amounts', 0, { invoice: '1001' }), ...cellsOf('amounts', 1, { invoice: '1001' }) });
    const again = await all.preparer.get(address);
    expect(again.$('#check-within-invoice').text()).toMatch(/\$1,501\.01 is claimed, \$850\.50 of it in 2026-\d{4}-G1/);
    await save('amounts', cellsOf('amounts', 0, { amount: '149.50' }));
    expect((await all.preparer.get(address)).$('#checks p').first().text()).toContain('No check fails');
    await submitTerm(all, address);
    expect(await openDays()).not.toMatch(/last claim/i);
    const frozen = (await all.preparer.get(`${address}/versions/1/filing.json`)).body as FrozenTermFiling;
    expect(frozen.warnings.map(({ id }) => id)).toEqual(['invoice-before']);
    expect(frozen.tables[2]?.total).toEqual(['All invoices', '$1,250.50', '$850.50', '$400.00', '$0.00']);
  });

  test('corrected with the day that was granted keeps the last day for claims on the list, and the next claim starts with it', async () => {
    time.now = '2028-02-15T15:00:00.000Z';
    expect(await openDays()).not.toMatch(/last claim/i);
    expect((await all.preparer.post(`${address}/correction`, { reason: 'It is not the last; more time was granted.' })).status).toBe(303);
    await save('This claim', { lastClaim: 'no', claimsUntil: '2028-05-01' });
    await submitTerm(all, address);
    expect((await openDays()).replaceAll('\u00a0', ' ')).toMatch(/May 1, 2028\s*Last claim[\s\S]*As extended, by what claim 20\d\d-\d{4}-G2 says/i);
    const decision = `${address}/decision`;
    address = await startTerm(all, application, 'claim');
    expect((await all.preparer.get(`${address}/answers`)).$('[name=claimsUntil]').val()).toBe('2028-05-01');
    expect((await all.preparer.post(decision, { outcome: 'denied', decidedOn: '2028-02-15' })).status).toBe(303);
    expect(await openDays()).not.toMatch(/As extended/);
    expect((await all.preparer.post(decision, { outcome: 'none' })).status).toBe(303);
    expect(await openDays()).toMatch(/As extended/);
  });

  test('signed on a later day than it was prepared warns of that day, on paper and among the checks that are kept', async () => {
    await writeClaim('no', { number: '1003', claimed: '100.00' });
    time.now = '2028-05-01T15:00:00.000Z';
    expect((await sayComplete(all.preparer, address)).status).toBe(303);
    time.now = '2028-05-02T15:00:00.000Z';
    expect((await certify(all.officer, address)).status).toBe(303);
    await all.app.finishJobs();
    const { warnings } = (await all.preparer.get(`${address}/versions/1/filing.json`)).body as FrozenTermFiling;
    const late = warnings.find(({ id }) => id === 'in-time')?.sentence.replaceAll('\u00a0', ' ');
    expect(late).toContain('Claims were due by May 1, 2028');
    expect((await all.preparer.get(address)).$('#check-in-time').text().replaceAll('\u00a0', ' ')).toContain(late);
  });
});
