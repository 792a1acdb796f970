import { describe, expect, test } from '@jest/globals';
import type { Day, Instant } from '../../../server/domain/calendar.ts';
import type { ProgramKey } from '../../../server/domain/programs/program.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';
import type { ReviewStep } from '../../../server/domain/review/review.ts';
import { reviewClock } from '../../../server/domain/review/review-clock.ts';
import { readCases } from '../read-cases.ts';

interface Case {
  program: ProgramKey;
  submittedAt: Instant;
  windowClosedOn: Day | null;
  returnedAt?: Instant;
  startsOn: Day;
  dueOn: Day;
  extendedDueOn: Day;
  cureDueOn?: Day;
  source: string;
}

const step = (kind: ReviewStep['kind'], at: Instant): ReviewStep => ({ kind, at, by: '', versionNumber: 1, text: '' });

describe('the clock of a review', () => {
  test.each(readCases<Case>('review-clock'))('$program: submitted $submittedAt is due $dueOn ($source)', (row) => {
    const steps = [step('submission', row.submittedAt), ...(row.returnedAt ? [step('return', row.returnedAt)] : [])];
    expect(reviewClock(steps, getProgram(row.program), row.windowClosedOn)).toMatchObject({
      startsOn: row.startsOn,
      dueOn: row.dueOn,
      extendedDueOn: row.extendedDueOn,
      cureDueOn: row.cureDueOn ?? null,
    });
  });

  test('counts the days of Washington: an evening there is not the next day of UTC', () => {
    const submittedLate = step('submission', '2026-11-21T01:30:00.000Z' as Instant);
    const returnedLate = step('return', '2027-02-11T04:30:00.000Z' as Instant);
    expect(reviewClock([submittedLate, returnedLate], getProgram('hr4998'))).toMatchObject({
      startsOn: '2026-11-20',
      dueOn: '2027-02-25',
      cureDueOn: '2027-02-25',
    });
    const afterMidnight = step('submission', '2026-11-21T05:30:00.000Z' as Instant);
    expect(reviewClock([afterMidnight], getProgram('hr4998'))).toMatchObject({ startsOn: '2026-11-21' });
  });

  test('does not run before submission, nor where the program sets none', () => {
    expect(reviewClock([], getProgram('hr4998'))).toBeNull();
    expect(reviewClock([step('submission', '2026-11-20T10:00:00.000Z' as Instant)], getProgram('s1625'))).toBeNull();
  });

  test('says from what the days were counted', () => {
    const clock = reviewClock([step('submission', '2026-11-20T10:00:00.000Z' as Instant)], getProgram('scrp'));
    expect(clock?.note).toContain('no filing window is recorded');
    expect(clock?.note).toContain('47 CFR 1.50004(d)');
  });
});
