import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import { checkTermFiling } from '../../../server/domain/filing/check-term-filing.ts';
import { annualReport } from '../../../server/domain/filing/forms/annual-report.ts';
import { claim } from '../../../server/domain/filing/forms/claim.ts';
import { finalCertification } from '../../../server/domain/filing/forms/final-certification.ts';
import { spendingReport } from '../../../server/domain/filing/forms/spending-report.ts';
import { statusUpdate } from '../../../server/domain/filing/forms/status-update.ts';
import type { TermAnswers, TermFacts, TermForm } from '../../../server/domain/filing/term-filing.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';
import { submittedOn } from './term-form-case.ts';

/** What the check of time says today of a correction whose first version was filed on a day. */
function corrected(form: TermForm, { answers, filedOn, today }: { answers: Record<string, string>; filedOn: string; today: string }) {
  const facts = sampleTermFacts(form.kind, { answers, today: day(today) });
  return inTime(form, { ...facts, versions: [submittedOn(form, { ...facts, today: day(filedOn) }, `${filedOn}T15:00:00.000Z`)] });
}

function inTime(form: TermForm, facts: TermFacts) {
  const check = checkTermFiling(form, facts).find(({ id }) => id === 'in-time');
  return [check?.outcome, check?.sentence.replaceAll('\u00a0', ' ')];
}

describe('a correction of a paper', () => {
  // The days of the sample: approved Dec 1, 2026, first money Feb 15, 2027. 47 CFR 1.50004(k), (l), (m); 47 CFR 1.50007(b).
  test.each([
    [statusUpdate, { updateNumber: '1' }, '2027-03-01', '2027-03-02'],
    [spendingReport, { periodEndsOn: '2027-07-31' }, '2027-08-10', '2027-08-11'],
    [finalCertification, {}, '2028-02-25', '2028-02-26'],
    [annualReport, { year: '2026' }, '2027-03-31', '2027-04-01'],
  ])('that was filed in time says so however late it comes, and one that was late stays late: $kind', (form, answers, last, late) => {
    const [outcome, sentence] = corrected(form, { answers, filedOn: last, today: '2029-01-10' });
    expect(outcome).toBe('pass');
    expect(sentence).toMatch(/^Its first version was filed on \w+ \d+, \d{4}, in time: it was to be filed by /);
    const [still, told] = corrected(form, { answers, filedOn: late, today: '2029-01-10' });
    expect(still).toBe('warning');
    expect(told).toMatch(/^It was due on .*, and its first version was filed on .*\. A correction does not change that\.$/);
  });

  test('of a claim counts from its first version, but not what it claims beyond what was claimed in time', () => {
    const rowsOf = (amount: string): TermAnswers['rows'] => ({ amounts: [{ invoice: '1', costLine: 'X', amount, explanation: '' }] });
    const of = (filedOn: string, amount = '1000.00') => {
      const facts = sampleTermFacts('claim', { answers: { lastClaim: 'no' }, rows: rowsOf('1000.00'), today: day(filedOn) });
      const versions = [submittedOn(claim, facts, `${filedOn}T15:00:00.000Z`)];
      return inTime(claim, { ...facts, versions, rows: rowsOf(amount), today: day('2029-01-10') });
    };
    expect(of('2027-12-01')).toEqual(['pass', 'Its first version was filed on Dec 1, 2027, in time.']);
    const [late, sentence] = of('2027-12-02');
    expect([late, sentence]).toEqual(['warning', expect.stringContaining('Its first version was filed on Dec 2, 2027')]);
    expect(of('2027-12-01', '1000.01')).toEqual(['warning', expect.stringContaining('this correction claims $0.01 more than was claimed by then')]);
    expect(of('2027-12-01', '999.99')[0]).toBe('pass');
  });
});
