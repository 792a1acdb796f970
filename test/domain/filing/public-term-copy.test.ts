import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Instant } from '../../../server/domain/calendar.ts';
import { canonicalJson } from '../../../server/domain/filing/canonical-json.ts';
import { extensionPetition } from '../../../server/domain/filing/forms/extension-petition.ts';
import { statusUpdate } from '../../../server/domain/filing/forms/status-update.ts';
import { termForms } from '../../../server/domain/filing/forms/term-forms.ts';
import { freezeTermFiling } from '../../../server/domain/filing/freeze-term-filing.ts';
import { publicTermCopy } from '../../../server/domain/filing/public-term-copy.ts';
import type { EntryColumn } from '../../../server/domain/filing/term-filing.ts';
import { formatCents } from '../../../server/domain/money.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';

const contact = ['line A.7, Phone', 'line A.8, Email', 'line A.9, Contact', 'line A.10, Title of the contact'];

const at = '2027-06-01T15:00:00.000Z' as Instant;
const submission = { software: 'x', version: 1, submittedAt: at, submittedBy: { name: 'Ana Diaz', title: 'President' }, certifiedAt: at };

test('a public copy holds nothing of a confidential line, and says what was withheld', () => {
  const secret = fc.string({ minLength: 12, maxLength: 40 }).filter((text) => /^[A-Za-z0-9]+$/.test(text.trim()) && text.trim().length >= 12);
  fc.assert(
    fc.property(fc.oneof(secret, fc.uuid()), (text) => {
      const answers = { efforts: 'Radios were ordered.', confidentialDetails: text };
      const frozen = freezeTermFiling(statusUpdate, sampleTermFacts('status-update', { answers, attached: ['D-1'] }), submission);
      const { copy, withheld } = publicTermCopy(frozen);
      expect(canonicalJson(frozen)).toContain(text);
      expect(canonicalJson(copy)).not.toContain(text);
      expect(canonicalJson(copy)).not.toContain('document-1.pdf');
      expect(withheld).toEqual([...contact, 'line J.1, Confidential details', 'titles and file names of documents']);
      expect(copy.sections.flatMap(({ lines }) => lines.map(({ id }) => id))).toEqual(
        frozen.sections.flatMap(({ lines }) => lines.map(({ id }) => id)),
      );
    }),
    { numRuns: 30 },
  );
});

test('columns that are confidential are covered in rows and total alike', () => {
  const form = {
    ...statusUpdate,
    tables: [
      {
        id: 'T1',
        title: 'Suppliers',
        intro: '',
        columns: [{ title: 'Item' }, { title: 'Price', isAmount: true, isConfidential: true }],
        rows: () => [{ id: 'T1.1', cells: ['Radio', '$26,000.00'], origin: 'entered' as const, originNote: 'entered for this filing' }],
        total: () => ['All', '$26,000.00'],
      },
    ],
  };
  const { copy, withheld } = publicTermCopy(freezeTermFiling(form, sampleTermFacts('status-update'), submission));
  expect(canonicalJson(copy)).not.toContain('26,000');
  expect(copy.tables[0]?.rows[0]?.cells).toEqual(['Radio', 'Withheld']);
  expect(withheld).toEqual([...contact, 'column Price of table T1']);
});

const title = 'Offer of Quillfeather';
const register = [{ number: 'D-9', kind: 'other' as const, title, fileName: 'quillfeather.pdf', sha256: '9'.repeat(64) }];
const filled = ({ kind, choices, label }: EntryColumn): string =>
  ({ text: label, number: '3', money: '1250.00', date: '2027-03-01', choice: choices?.[0]?.value ?? '', document: 'D-9' })[kind];

test.each(termForms)('no title of a document stands anywhere in the public copy of a $kind, whose tables name it by its number', (form) => {
  const rows = Object.fromEntries(
    form.entries.map(({ key, columns }) => [key, [Object.fromEntries(columns.map((column) => [column.key, filled(column)]))]]),
  );
  const frozen = freezeTermFiling(form, sampleTermFacts(form.kind, { rows, register, attached: ['D-9'] }), submission);
  const { copy, withheld } = publicTermCopy(frozen);
  expect(frozen.documents.map((document) => document.title)).toEqual([title]);
  expect(canonicalJson([frozen.sections, frozen.tables])).not.toMatch(/quillfeather/i);
  expect(canonicalJson(copy)).not.toMatch(/quillfeather/i);
  expect(withheld).toContain('titles and file names of documents');
});

test('titles that stand in the tables of a paper filed before are left out too', () => {
  const facts = sampleTermFacts('extension-petition', { register, attached: ['D-9'] });
  const form = {
    ...extensionPetition,
    tables: [
      {
        id: 'T4',
        title: 'Causes',
        intro: '',
        columns: [{ title: 'Facts' }],
        rows: () => [{ id: 'T4.1', cells: [`Radios came late. · D-9, ${title}`], origin: 'entered' as const, originNote: 'entered for this filing' }],
      },
    ],
  };
  const { copy } = publicTermCopy(freezeTermFiling(form, facts, submission));
  expect(copy.tables[0]?.rows[0]?.cells).toEqual(['Radios came late. · D-9']);
});

test('what a cost line or a category is estimated at, which can be a quote, stands in no public copy of a filing of the term', () => {
  const facts = sampleTermFacts('modification');
  const line = facts.application?.frozen.cost.lines[0];
  if (!line) throw new Error('The application has no cost line.');
  const rows = { lines: [{ line: line.id, amount: '98765.43', reason: 'The offer of spring was lower.' }] };
  for (const kind of ['modification', 'claim', 'final-spending-report'] as const) {
    const form = termForms.find((one) => one.kind === kind);
    if (!form) throw new Error(`There is no form for a ${kind}.`);
    const frozen = freezeTermFiling(form, sampleTermFacts(kind, { rows: kind === 'modification' ? rows : {} }), submission);
    if (kind === 'modification') expect(canonicalJson(frozen.tables)).toContain('$98,765.43');
    const { copy } = publicTermCopy(frozen);
    const cells = copy.tables.flatMap((table) => table.rows.flatMap((row) => row.cells));
    const cost = facts.application?.frozen.cost;
    const secrets = [line.amountCents, ...(cost?.categories ?? []).map(({ likelyCents }) => likelyCents)].map((amount) => formatCents(amount));
    for (const secret of [...secrets, '$98,765.43']) expect(cells).not.toContain(secret);
  }
});
