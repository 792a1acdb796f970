import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, type Instant } from '../../../server/domain/calendar.ts';
import { applyStep, openSteps, type ReviewRole } from '../../../server/domain/review/apply-step.ts';
import type { ReviewRemark, ReviewStep } from '../../../server/domain/review/review.ts';
import { reviewStatus } from '../../../server/domain/review/review-status.ts';

const officer: ReviewRole[] = ['certifying officer'];
const reviewer: ReviewRole[] = ['reviewer'];

function aStep(kind: ReviewStep['kind'], versionNumber: number, changes: Partial<ReviewStep> = {}): ReviewStep {
  return { kind, versionNumber, at: '2026-11-23T10:00:00.000Z' as Instant, by: 'Somebody', text: 'Because.', ...changes };
}

function take(history: readonly ReviewStep[], step: ReviewStep, roles: readonly ReviewRole[], remarks: readonly ReviewRemark[] = []): ReviewStep[] {
  const result = applyStep(history, step, { roles, remarks });
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

const submitted = take([], aStep('submission', 1), officer);
const inReview = take(submitted, aStep('opening', 1), reviewer);
const returned = take(inReview, aStep('return', 1), reviewer);

describe('a review', () => {
  test('goes from submission through return and new version to acceptance', () => {
    const answered = take(returned, aStep('answer', 1), ['preparer']);
    expect(reviewStatus(answered)).toBe('returned');
    const again = take(answered, aStep('submission', 2), officer);
    expect(reviewStatus(again)).toBe('submitted');
    const accepted = take(take(again, aStep('opening', 2), reviewer), aStep('acceptance', 2), ['program manager']);
    expect(reviewStatus(accepted)).toBe('accepted');
    expect(openSteps('accepted', ['reviewer', 'program manager', 'certifying officer'])).toEqual([]);
  });

  test('has no status before a filing is submitted', () => {
    expect(reviewStatus([])).toBeNull();
    expect(openSteps(null, officer)).toEqual(['submission']);
  });

  test.each([
    ['an acceptance before it is opened', submitted, aStep('acceptance', 1), reviewer, 'open it for review'],
    ['an acceptance by the carrier', inReview, aStep('acceptance', 1), officer, 'Only a reviewer or a program manager'],
    ['a submission by the preparer', returned, aStep('submission', 2), ['preparer'], 'Only a certifying officer'],
    ['anything by an auditor', submitted, aStep('opening', 1), ['auditor'], 'Only a reviewer'],
    ['a second submission of the same version', returned, aStep('submission', 1), officer, 'next version is 2'],
    ['a decision on an older version', inReview, aStep('return', 0), reviewer, 'Version 1 is the current one'],
    ['a step before the last one', inReview, aStep('return', 1, { at: '2026-11-22T10:00:00.000Z' as Instant }), reviewer, 'clock'],
    ['a return without a reason', inReview, aStep('return', 1, { text: ' ' }), reviewer, 'needs a reason'],
    ['an empty answer', returned, aStep('answer', 1, { text: '' }), ['preparer'], 'empty'],
  ] as [string, ReviewStep[], ReviewStep, ReviewRole[], string][])('refuses %s, and says what to do', (_what, history, step, roles, words) => {
    const result = applyStep(history, step, { roles, remarks: [] });
    expect(result.ok ? '' : result.issues[0]?.message).toContain(words);
  });

  test('wants every remark answered before the next version', () => {
    const open: ReviewRemark = { lineId: 'F.1', text: 'Why?', answer: null };
    const result = applyStep(returned, aStep('submission', 2), { roles: officer, remarks: [open, { ...open, answer: 'See G.1.' }] });
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'remarks-unanswered' }] });
    expect(applyStep(returned, aStep('submission', 2), { roles: officer, remarks: [{ ...open, answer: 'So.' }] }).ok).toBe(true);
  });

  test('takes a return whose remarks are its reason', () => {
    const remark: ReviewRemark = { lineId: 'F.1', text: 'No quote.', answer: null };
    expect(applyStep(inReview, aStep('return', 1, { text: '' }), { roles: reviewer, remarks: [remark] }).ok).toBe(true);
  });

  test('takes exactly the steps that it calls open', () => {
    const kinds = ['submission', 'opening', 'return', 'acceptance', 'answer'] as const;
    const role = fc.constantFrom<ReviewRole>('preparer', 'certifying officer', 'reviewer', 'program manager', 'auditor');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...kinds), role), { maxLength: 12 }), (attempts) => {
        let history: ReviewStep[] = [];
        attempts.forEach(([kind, one], index) => {
          const current = history.findLast((step) => step.kind === 'submission')?.versionNumber ?? 0;
          const at = `${addDays(day('2026-11-01'), index)}T10:00:00.000Z` as Instant;
          const open = openSteps(reviewStatus(history), [one]);
          const result = applyStep(history, aStep(kind, kind === 'submission' ? current + 1 : current, { at }), { roles: [one], remarks: [] });
          expect(result.ok).toBe(open.includes(kind));
          if (result.ok) history = result.value;
        });
      }),
    );
  });
});
