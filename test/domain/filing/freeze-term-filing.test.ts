import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { day, type Instant } from '../../../server/domain/calendar.ts';
import { canonicalJson } from '../../../server/domain/filing/canonical-json.ts';
import { termForms } from '../../../server/domain/filing/forms/term-forms.ts';
import { freezeTermFiling, type TermSubmission } from '../../../server/domain/filing/freeze-term-filing.ts';
import { termDues } from '../../../server/domain/filing/term-clock.ts';
import type { Award, TermFacts } from '../../../server/domain/filing/term-filing.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';

const submission: TermSubmission = {
  software: 'Changeout 0.1.0',
  version: 1,
  submittedAt: '2027-06-01T15:00:00.000Z' as Instant,
  submittedBy: { name: 'Ana Diaz', title: 'Chief Executive Officer' },
  certifiedAt: '2027-06-01T14:59:00.000Z' as Instant,
};

describe('a frozen filing of the term', () => {
  test.each(termForms)('$kind is the same value whenever it is made from the same facts, and names each line and row once', (form) => {
    const text = fc.string({ maxLength: 60 });
    const answers = fc.record(Object.fromEntries(form.fields.map(({ key }) => [key, text])), { requiredKeys: [] });
    const rows = fc.record(
      Object.fromEntries(
        form.entries.map((table) => [
          table.key,
          fc.array(fc.record(Object.fromEntries(table.columns.map(({ key }) => [key, text]))), { maxLength: 4 }),
        ]),
      ),
    );
    fc.assert(
      fc.property(answers, rows, (entered, tables) => {
        const facts = sampleTermFacts(form.kind, { answers: entered, rows: tables } as Partial<TermFacts>);
        const frozen = freezeTermFiling(form, facts, submission);
        expect(canonicalJson(freezeTermFiling(form, structuredClone(facts), submission))).toBe(canonicalJson(frozen));
        const ids = [
          ...frozen.sections.flatMap(({ lines }) => lines.map(({ id }) => id)),
          ...frozen.tables.flatMap((table) => table.rows.map(({ id }) => id)),
        ];
        expect(new Set(ids).size).toBe(ids.length);
        expect(frozen.entered).toEqual({ answers: entered, rows: tables });
      }),
      { numRuns: 25 },
    );
  });

  test('keeps what was attached by hash, the warnings that stood and the contradiction about posting', () => {
    const [form] = termForms;
    if (!form) throw new Error('No form.');
    const frozen = freezeTermFiling(form, sampleTermFacts(form.kind, { attached: ['D-2', 'D-9'] }), submission);
    expect(frozen.documents).toEqual([
      { number: 'D-2', title: 'Document 2', fileName: 'document-2.pdf', sha256: '2'.repeat(64), about: 'the filing as a whole' },
    ]);
    expect(frozen.conflicts.map(({ topic }) => topic)).toEqual(['Posting of status updates']);
    expect(frozen.warnings.map(({ id }) => id)).toContain('fields-complete');
    expect(frozen.certifications.map(({ certifiedBy }) => certifiedBy)).toEqual(['Ana Diaz']);
    expect(frozen.confidentialLines).toEqual(['A.7', 'A.8', 'A.9', 'A.10', 'J.1']);
  });
});

describe('the clock of a term', () => {
  const approved: Award = { approvedOn: day('2022-07-15'), approvedCents: null, allocatedCents: null, firstMoneyOn: null, extensions: [] };
  const scrp = getProgram('scrp');
  const on = (kind: string, award: Award) =>
    termDues(scrp, award, day('2023-08-01'))
      .filter((due) => due.kind === kind)
      .map((due) => due.day);

  test('counts status updates and the first claim from the approval alone', () => {
    expect(on('status-update', approved).slice(0, 4)).toEqual(['2022-10-13', '2023-01-11', '2023-04-11', '2023-07-10']);
    expect(on('first-claim', approved)).toEqual(['2023-07-17']);
    expect(on('final-certification', approved)).toEqual([]);
  });

  test('counts certification and last claims from the end of the term as extended', () => {
    const paid = { ...approved, firstMoneyOn: day('2022-10-29') };
    expect(on('final-certification', paid)).toEqual(['2023-11-08']);
    const extended = { ...paid, extensions: [{ grantedOn: day('2023-10-10'), until: day('2024-04-29'), note: 'DA 23-958' }] };
    expect(on('final-certification', extended)).toEqual(['2024-05-09']);
    expect(on('last-claim', extended)).toEqual(['2024-08-27']);
    expect(on('spending-report', paid)).toEqual(['2023-02-10', '2023-08-10']);
  });
});
