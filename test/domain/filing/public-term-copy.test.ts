import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Instant } from '../../../server/domain/calendar.ts';
import { canonicalJson } from '../../../server/domain/filing/canonical-json.ts';
import { statusUpdate } from '../../../server/domain/filing/forms/status-update.ts';
import { freezeTermFiling } from '../../../server/domain/filing/freeze-term-filing.ts';
import { publicTermCopy } from '../../../server/domain/filing/public-term-copy.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';

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
      expect(withheld).toEqual(['line J.1, Confidential details', 'titles and file names of documents']);
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
  expect(withheld).toEqual(['column Price of table T1']);
});
