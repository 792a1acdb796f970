import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import type { FrozenTermFiling } from '../../../server/domain/filing/term-filing.ts';
import { cents, formatCents } from '../../../server/domain/money.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readRows, squeeze } from '../../support/read-pdf.ts';
import { pdf } from '../documents/evidence-files.ts';
import { type FilingCase, openCase } from '../filings/filing-case.ts';
import { cellsOf, fileAwarded, savePart, startTerm, submitTerm, writeStatusUpdate } from './term-case.ts';

const because = (text: string) => `${text} The reasons stand in the tables, each with its document.`;
const words: Record<string, string> = {
  summary: because('One radio costs more, and a generator is added.'),
  why: because('The maker raised its prices after the application was filed.'),
  timelineChanged: 'no',
  technologyChanged: 'yes',
  technologyNote: because('Another band is used.'),
};

const time = { now: '2026-10-12T15:00:00.000Z' };
let all: FilingCase;
let application: string;
let address: string;
let second: string;
let lines: FrozenFiling['cost']['lines'];

beforeAll(async () => {
  all = await openCase(time);
  application = await fileAwarded(all, '2026-06-30');
  await all.preparer.upload(
    '/documents',
    { name: 'quote.pdf', bytes: pdf('quote'), fields: { kind: 'quote', title: 'The new quote' } },
    '/documents/new',
  );
  const frozen = (await all.preparer.get(`${application}/versions/1/filing.json`)).body as FrozenFiling;
  lines = frozen.cost.lines;
  address = await startTerm(all, application, 'modification');
}, 120_000);
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

const save = (part: string, values: Record<string, string>) => savePart(all.preparer, address, { part, values });
const siteLine = () => lines.find(({ siteCode }) => siteCode !== null) ?? lines[0];
const linkTo = async (check: string, place: string) =>
  (await all.preparer.get(address)).$(`#check-${check} a[href="${address}/answers#${place}"]`).text();

describe('a modification of an approved application', () => {
  test('says what is wrong with a row at its cell, and warns without a fault', async () => {
    const line = siteLine();
    const amount = ((line?.amountCents ?? 0) / 100).toFixed(2);
    const first = cellsOf('lines', 0, { line: 'HP-9999.RA-010', amount: '5.00', reason: 'Too dear.' });
    const second = cellsOf('lines', 1, { line: line?.id ?? '', amount, reason: 'As before.' });
    expect((await save('lines', { ...first })).status).toBe(303);
    expect((await save('lines', { ...second })).status).toBe(303);
    expect(await linkTo('lines-known', 'lines.0.line')).toContain('is no line of the application');
    expect(await linkTo('amounts-change', 'lines.1.amount')).toContain('already. Enter another amount');
    const answers = await all.preparer.get(`${address}/answers`);
    expect(answers.$('[id="lines.0.line-fault"]').text()).toContain('is no line of the application');
    expect(answers.$('textarea[name="lines.0.reason"]').val()).toBe('Too dear.');
    const scope = cellsOf('scope', 0, { what: line?.siteCode ?? '', change: 'left out', how: 'It is closed.', reason: 'Nobody lives there.' });
    expect((await save('scope', scope)).status).toBe(303);
    const warned = await all.preparer.get(`${address}/answers`);
    expect(warned.$('[id="scope.0.what-fault"]')).toHaveLength(0);
    const told = warned.$('fieldset:has([name="scope.0.what"])').text().replace(/\s+/g, ' ');
    expect(told).toContain('A check warns: Site or item is left out, and its cost lines still have');
  });

  test('is filled in, with the money before and after it, and what does not follow', async () => {
    const line = siteLine();
    const first = cellsOf('lines', 0, {
      line: line?.id.toLowerCase() ?? '',
      amount: '91,250.40',
      reason: 'The maker raised its price.',
      document: 'D-1',
    });
    const second = cellsOf('lines', 1, { line: 'NETWORK.CO-010', amount: '0', reason: 'The core is not replaced.' });
    expect((await save('lines', { ...first, ...second })).status).toBe(303);
    const added = cellsOf('added', 0, {
      site: line?.siteCode ?? '',
      category: 'Power',
      phase: 'replacement',
      item: 'Generator',
      amount: '18400',
      reason: 'The old one failed.',
    });
    expect((await save('added', added)).status).toBe(303);
    const changed = cellsOf('scope', 0, { change: 'otherwise', how: 'Its mast is used again.' });
    expect((await save('scope', changed)).status).toBe(303);
    await writeStatusUpdate(all.preparer, address, words);
    const core = lines.find(({ id }) => id === 'NETWORK.CO-010');
    const filed = lines.reduce((sum, one) => sum + one.amountCents, 0);
    const after = filed - (line?.amountCents ?? 0) + 9_125_040 - (core?.amountCents ?? 0) + 1_840_000;
    const { $ } = await all.preparer.get(address);
    expect($('#line-D\\.1').text()).toContain(formatCents(cents(filed)));
    expect($('#line-D\\.4').text()).toContain(formatCents(cents(after)));
    expect($('#line-D\\.7').text()).toContain('A modification allocates no money');
    expect($('#checks p').first().text()).toContain('No check fails');
  });

  test('is certified by another person and printed with every row once', async () => {
    await submitTerm(all, address);
    const frozen = (await all.preparer.get(`${address}/versions/1/filing.json`)).body as FrozenTermFiling;
    const bytes = (await all.preparer.download(`${address}/versions/1/filing.pdf`)).body as Buffer;
    expect(findPdfFaults(bytes)).toEqual([]);
    const rows = (await readRows(bytes)).map((cells) => squeeze(cells.join(' ')));
    for (const { id, cells } of frozen.tables.flatMap((table) => table.rows)) {
      const found = rows.filter((text) => text.startsWith(`${id} `));
      expect({ id, count: found.length }).toEqual({ id, count: 1 });
      for (const cell of cells) expect(found[0]).toContain(squeeze(cell));
    }
    expect(frozen.tables.find(({ id }) => id === 'T2')?.rows[0]?.cells[0]).toBe('C1.A1');
    expect(frozen.documents.map(({ number, about }) => [number, about])).toEqual([['D-1', 'Cost lines changed, row 1']]);
  });

  test('gives later claims its lines, and the next modification its amounts', async () => {
    const claim = await startTerm(all, application, 'claim');
    const invoice = { vendor: 'Acme', number: '7', date: '2026-10-01', amount: '18400.00', document: 'D-1' };
    await savePart(all.preparer, claim, { part: 'invoices', values: cellsOf('invoices', 0, invoice) });
    await savePart(all.preparer, claim, { part: 'amounts', values: cellsOf('amounts', 0, { invoice: '7', costLine: 'C1.A1', amount: '18400.00' }) });
    const { $ } = await all.preparer.get(claim);
    expect($('#check-lines-known').text()).not.toContain('is not in the application');
    expect($('#check-modifications-decided').text()).toMatch(/rests on cost lines as changed by 2026-\d{4}-C1/);
    const next = await startTerm(all, application, 'modification');
    const values = cellsOf('lines', 0, { line: siteLine()?.id ?? '', amount: '91250.40', reason: 'Again.' });
    await savePart(all.preparer, next, { part: 'lines', values });
    expect((await all.preparer.get(next)).$('#check-amounts-change').text()).toContain('is $91,250.40 already');
    second = next;
  });

  test('corrected after the next one changes nothing that the next one changed', async () => {
    const line = siteLine()?.id ?? '';
    await savePart(all.preparer, second, { part: 'lines', values: cellsOf('lines', 0, { line, amount: '150.00', reason: 'A cheaper radio.' }) });
    await writeStatusUpdate(all.preparer, second, { ...words, technologyChanged: 'no', technologyNote: '' });
    time.now = '2026-10-13T15:00:00.000Z';
    await submitTerm(all, second);
    time.now = '2026-10-14T15:00:00.000Z';
    expect((await all.preparer.post(`${address}/correction`, { reason: 'The amount was mistyped.' })).status).toBe(303);
    expect((await all.preparer.get(address)).$('#line-C\\.6').text()).toContain('None filed here');
    expect((await save('lines', cellsOf('lines', 0, { line, amount: '100.00', reason: 'As quoted.' }))).status).toBe(303);
    await submitTerm(all, address);
    const third = await startTerm(all, application, 'modification');
    await savePart(all.preparer, third, { part: 'lines', values: cellsOf('lines', 0, { line, amount: '150.00', reason: 'Again.' }) });
    const { $ } = await all.preparer.get(third);
    expect($('#check-amounts-change').text()).toContain('is $150.00 already');
    expect($('#line-C\\.6').text()).toMatch(/C1, 2026-\d{4}-C2/);
    expect((await all.preparer.get(`${third}/answers`)).$('input[value="Standing"], [name=standing]')).toHaveLength(0);
  });

  test('that was not approved is taken out by a correction, and keeps its rows for another day', async () => {
    expect((await all.preparer.post(`${address}/correction`, { reason: 'It was not approved.' })).status).toBe(303);
    const rows = (await all.preparer.get(`${address}/answers`)).$('[name="added.0.item"]').val();
    expect((await save('Standing', { standing: 'withdrawn' })).status).toBe(303);
    const { $ } = await all.preparer.get(address);
    expect([$('#line-C\\.7').text(), $('#line-D\\.3').text()]).toEqual([
      expect.stringContaining('Withdrawn, or not approved'),
      expect.stringContaining('$0.00'),
    ]);
    expect([rows, (await all.preparer.get(`${address}/answers`)).$('[name="added.0.item"]').val()]).toEqual(['Generator', 'Generator']);
    await submitTerm(all, address);
    const frozen = (await all.preparer.get(`${address}/versions/3/filing.json`)).body as FrozenTermFiling;
    expect([frozen.entered.rows, frozen.documents, frozen.tables.find(({ id }) => id === 'T2')?.rows]).toEqual([{}, [], []]);
    const claim = await startTerm(all, application, 'claim');
    await savePart(all.preparer, claim, { part: 'amounts', values: cellsOf('amounts', 0, { invoice: '7', costLine: 'C1.A1', amount: '18400.00' }) });
    expect((await all.preparer.get(claim)).$('#check-lines-known').text()).toContain('C1.A1 is not in the application');
  });
});
