import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrozenTermFiling } from '../../../server/domain/filing/term-filing.ts';
import { findItemByTag } from '../../../server/features/inventory/index.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readPages, readRows, squeeze } from '../../support/read-pdf.ts';
import { pdf } from '../documents/evidence-files.ts';
import { type FilingCase, openCase, profile, sayComplete, submit, writeFiling } from '../filings/filing-case.ts';
import { located, sendForm } from '../inventory/inventory-case.ts';
import { award, fileAwarded, savePart, startTerm, submitTerm, writeStatusUpdate as writeAnswers } from './term-case.ts';

const answers = {
  lot: 'Lot 1, Tower 1',
  inoperability: 'Each unit is shredded to pieces of two inches, which our technician looks at.',
  practice: 'followed',
  vendors: 'Front Range Recycling, Denver',
  abroad: 'no',
  keeper: 'Office of the General Manager, Holyoke',
};
const proof = {
  riskClass: '2',
  removedOn: '2026-09-01',
  custody: 'Locked store at Holyoke',
  method: 'shredded',
  destroyedOn: '2026-10-02',
  place: 'Works at Denver',
  by: 'Front Range Recycling',
  certificate: 'D-1',
};

let all: FilingCase;
let application: string;
let address: string;
const row = (index: number, values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`disposed.${index}.${key}`, value]));
const save = (values: Record<string, string>, button: Record<string, string> = {}) =>
  savePart(all.preparer, address, { part: 'disposed', values, button });
const frozen = async () => (await all.preparer.get(`${address}/versions/1/filing.json`)).body as FrozenTermFiling;

/** Sets the status of one line of equipment in its form. */
async function setStatus(tag: string, values: Record<string, string>): Promise<void> {
  const item = await findItemByTag(await all.app.contextFor(all.preparer.personId), tag);
  located(await sendForm(all.preparer, await all.preparer.get(`/equipment/${item?.id}`), { form: 'main form.form', ...values }));
}

beforeAll(async () => {
  all = await openCase({ now: '2026-10-12T15:00:00.000Z', publicUrl: 'https://changeout.example.org' });
  application = await fileAwarded(all, '2026-06-30');
  const certificate = { name: 'certificate.pdf', bytes: pdf('certificate'), fields: { kind: 'other', title: 'Certificate of lot 1' } };
  await all.preparer.upload('/documents', certificate, '/documents/new');
  await setStatus('HP-0001-2', { status: 'destroyed', serials: 'R1; R2; R3' });
}, 120_000);
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

describe('a disposal record', () => {
  test('starts with what the inventory has as destroyed', async () => {
    const desk = await all.preparer.get(`${application}/term`);
    expect(squeeze(desk.$('#start').text())).toContain('It is kept and shown on request, not sent');
    address = await startTerm(all, application, 'disposal-record');
    const { $ } = await all.preparer.get(`${address}/answers`);
    const shown = ['tag', 'quantity', 'serials', 'method'].map((key) => $(`[name="disposed.0.${key}"]`).val());
    expect(shown).toEqual(['HP-0001-2', '3', 'R1; R2; R3', '']);
    expect($('[name="disposed.1.tag"]').val()).toBe('');
  });

  test('says what each row lacks or contradicts, beside its cell, and cannot be filed so', async () => {
    await writeAnswers(all.preparer, address, answers);
    expect((await save(row(0, { ...proof, certificate: '', destroyedOn: '2026-10-13' }))).status).toBe(303);
    expect((await save(row(1, { tag: 'HP-0001-3', quantity: '2', ...proof }))).status).toBe(303);
    expect((await save(row(2, { tag: 'HP-0009-1', quantity: '1', ...proof }))).status).toBe(303);
    const page = await all.preparer.get(`${address}/answers`);
    const fault = (place: string) => squeeze(page.$(`[id="disposed.${place}-fault"]`).text());
    expect(fault('0.certificate')).toContain('Certificate of destruction is empty');
    expect(fault('0.destroyedOn')).toContain('is still to come');
    // What only warns is told below the row, and marks no cell as faulty.
    expect(fault('1.serials')).toBe('');
    expect(squeeze(page.$('fieldset:has([name="disposed.1.tag"])').text())).toContain('A check warns: Serial numbers should be given');
    expect(fault('1.tag')).toContain('has the status In service in the inventory');
    expect(fault('2.tag')).toContain('HP-0009-1 is not in the inventory');
    const sent = await sayComplete(all.preparer, address);
    expect([sent.status, sent.$('.summary').text()]).toEqual([422, expect.stringContaining('Correct the tag, or remove the row')]);
  });

  test('is filled in, certified and submitted once the rows agree with the inventory', async () => {
    await save({}, { remove: '2' });
    await save({}, { remove: '1' });
    await save(row(0, proof));
    const { $ } = await all.preparer.get(address);
    expect($('#checks p').first().text()).toContain('No check fails');
    await submitTerm(all, address);
    expect((await all.preparer.get(address)).$('.head .tag').text()).toBe('Submitted');
    const { certifications, documents } = await frozen();
    expect(certifications.map(({ text }) => text)[0]).toContain('Every unit in table T1 was destroyed');
    expect(documents.map(({ number, about }) => [number, about])).toEqual([['D-1', 'Items destroyed, row 1']]);
  });

  test('leaves a paper that says every line and row once, in order, and ties with the inventory', async () => {
    const { sections, tables } = await frozen();
    const bytes = (await all.preparer.download(`${address}/versions/1/filing.pdf`)).body as Buffer;
    expect(findPdfFaults(bytes)).toEqual([]);
    const rows = await readRows(bytes);
    const printed = [...sections.flatMap(({ lines }) => lines), ...tables.flatMap((table) => table.rows)];
    const wanted = printed.map(({ id }) => id);
    expect(rows.flatMap(([id = '']) => (wanted.includes(id) ? [id] : []))).toEqual(wanted);
    const plain = (text: string) => text.replace(/\s+/g, '');
    for (const { id, cells } of tables.flatMap((table) => table.rows)) {
      const row = plain(rows.find(([first]) => first === id)?.join(' ') ?? '');
      for (const cell of cells) expect(row).toContain(plain(cell));
    }
    const units = Object.fromEntries(sections.flatMap(({ lines }) => lines.map(({ id, value }) => [id, Number.parseInt(value, 10)])));
    expect((units['C.3'] ?? 0) + (units['C.4'] ?? 0) + (units['C.5'] ?? 0)).toBe(units['C.2']);
    const left = (tables[3]?.total ?? []).slice(3).reduce((sum, cell) => sum + Number(cell), 0);
    expect([units['C.4'], tables[0]?.total?.[5], left]).toEqual([3, '3', units['C.5']]);
  });

  test('keeps serial numbers and places out of its public copy', async () => {
    const bytes = (await all.preparer.download(`${address}/versions/1/public-copy.pdf`)).body as Buffer;
    const text = squeeze((await readPages(bytes)).map((page) => page.text).join(' '));
    expect(text).toContain('column Serial numbers of table T1');
    for (const secret of ['R1; R2', 'Works at Denver', 'Locked store', 'Certificate of lot 1']) expect(text).not.toContain(secret);
  });

  test('is shown to the administrator, and to no other carrier', async () => {
    const review = application.replace('/filings/', '/reviews/');
    const shown = (await all.auditor.get(review)).$('#filed-after-approval');
    expect(shown.text()).toContain('Disposal record');
    expect((await all.auditor.download(String(shown.find('a').first().attr('href')))).status).toBe(200);
    for (const path of ['', '/versions/1/filing.pdf', '/versions/1/filing.json'])
      expect((await all.stranger.get(`${address}${path}`)).status).toBe(404);
  });

  test('names no unit twice: not in the next record, and not in one for another application', async () => {
    const second = await writeFiling(all);
    await all.preparer.post('/organization', { ...profile, customersAsOf: '2026-06-30' });
    await submit(all, second);
    await all.preparer.post(`${second}/award`, award);
    for (const one of [application, second]) {
      address = await startTerm(all, one, 'disposal-record');
      const answered = await all.preparer.get(`${address}/answers`);
      expect(answered.$('[name="disposed.0.tag"]').val()).toBe('');
      await save(row(0, { tag: 'hp-0001-2', quantity: '1', serials: 'r2', ...proof }));
      const { $ } = await all.preparer.get(address);
      expect($('#check-units-held').text()).toMatch(/the inventory has 3 units of HP-0001-2, and 3 stand on 2026-\d{4}-J1/);
      expect($('#check-serials-agree').text()).toMatch(/name r2, which stands on 2026-\d{4}-J1 already/);
    }
  });

  test('of many rows folds its tables on the page, with what they come to, and names the first places of a fault', async () => {
    const many = Array.from({ length: 45 }, (_, index) => row(index, { tag: 'HP-0001-2', quantity: '1', ...proof }));
    expect((await save(Object.assign({}, ...many))).status).toBe(303);
    const { $ } = await all.preparer.get(address);
    const folded = $('section:has(h3:contains("T1.")) details');
    expect([folded.find('summary').text(), folded.find('tbody tr').length]).toEqual(['All 45 rows. Units 45', 45]);
    expect($('section:has(h3:contains("T4.")) details')).toHaveLength(0);
    const found = $('#check-units-held');
    expect([found.find('li').length, squeeze(found.find('td p').last().text())]).toEqual([20, 'And 25 more, each at its field.']);
  });
});
