import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { termFound, termPass } from '../../../server/domain/filing/check-term-filing.ts';
import { applicantSection } from '../../../server/domain/filing/forms/term-applicant-lines.ts';
import { trueAndComplete } from '../../../server/domain/filing/forms/term-certifications.ts';
import { termForms } from '../../../server/domain/filing/forms/term-forms.ts';
import { cellIssue } from '../../../server/domain/filing/read-entry-rows.ts';
import type { EntryTable, FrozenTermFiling, TermForm } from '../../../server/domain/filing/term-filing.ts';
import { readCellCents, shownCell } from '../../../server/domain/filing/term-values.ts';
import { cents, formatCents } from '../../../server/domain/money.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readRows, squeeze } from '../../support/read-pdf.ts';
import { pdf } from '../documents/evidence-files.ts';
import { type FilingCase, openCase, profile, submit, writeFiling } from '../filings/filing-case.ts';
import { award, savePart, startTerm, submitTerm } from './term-case.ts';

const entries: EntryTable = {
  key: 'invoices',
  title: 'Invoices',
  help: 'One row for each invoice.',
  mostRows: 12,
  columns: [
    { key: 'vendor', label: 'Vendor', kind: 'text', required: true, maxLength: 60 },
    { key: 'amount', label: 'Amount', kind: 'money', required: true, maxLength: 16 },
    { key: 'on', label: 'Date', kind: 'date', required: true, maxLength: 10 },
    { key: 'phase', label: 'Phase', kind: 'choice', required: false, maxLength: 20, choices: [{ value: 'removal', label: 'Removal' }] },
    { key: 'file', label: 'Invoice', kind: 'document', required: true, maxLength: 12 },
  ],
};

/** A form as somebody would add one: a file of data, and a line in the registry. */
const form: TermForm = {
  kind: 'modification',
  title: 'Form with a table',
  shortTitle: 'Table form',
  paragraph: '47 CFR 1.50004(g)',
  programs: ['scrp'],
  edition: 'test',
  statement: 'This is a form of this software for a test. It is not a form of the FCC.',
  purpose: 'When a table is to be filled.',
  isForApplication: true,
  fields: [],
  entries: [entries],
  sections: [applicantSection('Part G')],
  tables: [
    {
      id: 'T1',
      title: 'Invoices',
      intro: 'As entered.',
      columns: entries.columns.map(({ label, kind }) => ({ title: label, isAmount: kind === 'money' })),
      rows: (facts) =>
        (facts.rows.invoices ?? []).map((row, index) => ({
          id: `T1.${index + 1}`,
          cells: entries.columns.map((column) => shownCell(column, row[column.key] ?? '')),
          origin: 'entered',
          originNote: 'entered for this filing',
        })),
      total: ({ rows }) => {
        const sum = (rows.invoices ?? []).reduce((total, row) => total + readCellCents(row.amount ?? ''), 0);
        return ['All invoices', formatCents(cents(sum)), '', '', ''];
      },
    },
  ],
  certifications: [trueAndComplete('filing')],
  checks: [
    {
      id: 'small',
      title: 'No invoice is over $20,000',
      citation: 'Good practice',
      about: ['invoices'],
      test: ({ rows }) => {
        const column = entries.columns[1];
        const issues = (rows.invoices ?? []).flatMap((row, index) =>
          column && readCellCents(row.amount ?? '') > 2_000_000 ? [cellIssue({ table: entries, index, column }, 'is over $20,000. Split it.')] : [],
        );
        return issues.length === 0 ? termPass('No invoice is over $20,000.') : termFound('fail', 'An invoice is too large.', issues);
      },
    },
  ],
};

let all: FilingCase;
let address: string;
const row = (index: number, values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`invoices.${index}.${key}`, value]));
const save = (values: Record<string, string>, button: Record<string, string> = {}) =>
  savePart(all.preparer, address, { part: 'invoices', values, button });
const vendors = async () => {
  const { $ } = await all.preparer.get(`${address}/answers`);
  return $('input[name$=".vendor"]')
    .map((_index, input) => String($(input).val() ?? ''))
    .get();
};

beforeAll(async () => {
  (termForms as TermForm[]).unshift(form);
  all = await openCase({ now: '2026-10-12T15:00:00.000Z' });
  const application = await writeFiling(all);
  await all.preparer.post('/organization', { ...profile, customersAsOf: '2026-06-30' });
  await submit(all, application);
  await all.preparer.post(`${application}/award`, award);
  for (const name of ['first', 'second']) {
    await all.preparer.upload(
      '/documents',
      { name: `${name}.pdf`, bytes: pdf(name), fields: { kind: 'invoice', title: `The ${name}` } },
      '/documents/new',
    );
  }
  address = await startTerm(all, application, 'modification');
}, 120_000);
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

describe('a table that is filled row by row, without JavaScript', () => {
  test('has one blank row, and more when they are asked for', async () => {
    expect(await vendors()).toEqual(['']);
    const sent = await save(row(0, { vendor: 'Acme', amount: '$12,500', on: '2026-08-03', phase: 'removal', file: 'D-1' }), { add: 'rows' });
    expect([sent.status, sent.headers.location]).toEqual([303, `${address}/answers?more=invoices#part-invoices`]);
    const { $ } = await all.preparer.get(`${address}/answers?more=invoices`);
    expect($('fieldset:has(input[name$=".vendor"])')).toHaveLength(6);
    expect($('[name="invoices.0.amount"]').val()).toBe('12500.00');
  });

  test('shows a fault beside its cell and keeps what was typed', async () => {
    const sent = await save(row(1, { vendor: 'Borealis', amount: 'much', on: '2026-02-30' }));
    expect(sent.status).toBe(422);
    expect(sent.$('[id="invoices.1.amount-fault"]').text()).toContain('Amount is not an amount');
    expect(sent.$('[id="invoices.1.on-fault"]').text()).toContain('is not a date');
    expect(sent.$('.summary a[href="#invoices.1.amount"]').text()).toBe(
      'Invoices, row 2: Amount is not an amount. Write dollars and cents, such as 1250.00.',
    );
    expect([sent.$('[name="invoices.1.vendor"]').val(), sent.$('[name="invoices.1.amount"]').val()]).toEqual(['Borealis', 'much']);
    expect(await vendors()).toEqual(['Acme', '']);
  });

  test('saves rows that lack something, and the checks say where, with a link to the cell', async () => {
    expect((await save(row(1, { vendor: 'Borealis', amount: '30000' }))).status).toBe(303);
    const { $ } = await all.preparer.get(address);
    expect($(`#check-rows-complete a[href="${address}/answers#invoices.1.on"]`).text()).toContain('row 2: Date is empty');
    expect($(`#check-small a[href="${address}/answers#invoices.1.amount"]`).text()).toContain('over $20,000');
    const answers = await all.preparer.get(`${address}/answers`);
    expect(answers.$('[id="invoices.1.file-fault"]').text()).toContain('is empty');
  });

  test('loses the row that is removed, and no other', async () => {
    await save(row(2, { vendor: 'Corona', amount: '5', on: '2026-08-05', file: 'D-2' }));
    expect((await save({}, { remove: '1' })).status).toBe(303);
    expect(await vendors()).toEqual(['Acme', 'Corona', '']);
  });

  test('shows both texts when two people save it at once', async () => {
    const page = await all.preparer.get(`${address}/answers`);
    const value = (name: string) => String(page.$(`form:has(input[value=invoices]) [name=${name}]`).val());
    const seen = { part: 'invoices', revision: value('revision'), seen: value('seen') };
    const first = row(0, { vendor: 'Acme Towers', amount: '12500', on: '2026-08-03', file: 'D-1' });
    expect((await all.both.post(`${address}/answers`, { ...seen, ...first })).status).toBe(303);
    const clash = await all.preparer.post(`${address}/answers`, { ...seen, ...row(0, { vendor: 'Zenith', amount: '1', on: '2026-08-03' }) });
    expect([clash.status, clash.$('[name="invoices.0.vendor"]').val()]).toEqual([409, 'Zenith']);
    expect(clash.$('.note.warn').text()).toMatch(/Acme Towers · \$12,500\.00/);
  });

  test('takes no more rows than it has room for, and only documents of the register', async () => {
    const many = Object.assign(
      {},
      ...Array.from({ length: 13 }, (_, index) => row(index, { vendor: 'A', amount: '1', on: '2026-08-03', file: 'D-1' })),
    );
    expect((await save(many)).$('.summary').text()).toContain('It takes 12 at most');
    expect((await save(row(1, { vendor: 'B', amount: '1', on: '2026-08-04', file: 'D-99' }))).status).toBe(303);
    expect((await all.preparer.get(address)).$('#check-documents-present').text()).toContain('D-99 is not in the register');
    await save(row(1, { file: 'D-2' }));
  });

  test('is printed row by row with its total and the hashes of its documents', async () => {
    await submitTerm(all, address);
    const frozen = (await all.preparer.get(`${address}/versions/1/filing.json`)).body as FrozenTermFiling;
    expect(frozen.documents.map(({ number, about }) => [number, about])).toEqual([
      ['D-1', 'Invoices, row 1'],
      ['D-2', 'Invoices, row 2'],
    ]);
    const bytes = (await all.preparer.download(`${address}/versions/1/filing.pdf`)).body as Buffer;
    expect(findPdfFaults(bytes)).toEqual([]);
    const rows = (await readRows(bytes)).map((cells) => squeeze(cells.join(' ')));
    for (const { id, cells } of frozen.tables[0]?.rows ?? []) {
      const found = rows.filter((text) => text.startsWith(`${id} `));
      expect(found).toHaveLength(1);
      for (const cell of cells) expect(found[0]).toContain(squeeze(cell));
    }
    expect(rows).toContainEqual(expect.stringContaining('All invoices $12,501.00'));
  });
});
