import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, fromDayNumber, isBusinessDay } from '../../../server/domain/calendar.ts';
import { programs } from '../../../server/domain/programs/programs.ts';
import { s1625 } from '../../../server/domain/programs/s1625.ts';
import { scrp } from '../../../server/domain/programs/scrp.ts';
import { type StatutoryKind, statutoryDays } from '../../../server/domain/schedule/statutory-days.ts';

const anchors = {
  approvedOn: day('2022-07-15'),
  approvalNote: 'As approved.',
  firstFundsOn: day('2022-11-23'),
  termYears: 1,
  finishOn: day('2023-06-30'),
};

function daysOf(kind: StatutoryKind, changes: Partial<typeof anchors> = {}): string[] {
  return statutoryDays(scrp, { ...anchors, ...changes })
    .filter((one) => one.kind === kind)
    .map((one) => one.day);
}

describe("the clock of the program, against the FCC's own dates", () => {
  test('status updates fall on the days that the FCC named: October 13 and January 11, April 11 and July 10', () => {
    expect(daysOf('status-update')).toEqual(['2022-10-13', '2023-01-11', '2023-04-11', '2023-07-10']);
  });

  test('the first claim was due on Monday July 17, 2023, since the 15th was a Saturday', () => {
    expect(daysOf('first-claim')).toEqual(['2023-07-17']);
  });

  test('the term ends a year after the first money, on whatever day of the week that is', () => {
    expect(daysOf('term-end')).toEqual(['2023-11-23']);
    expect(daysOf('term-end', { firstFundsOn: day('2022-10-29') })).toEqual(['2023-10-29']);
  });

  test('spending reports are due on February 10 and August 10 from the first money on, the next business day where that is a weekend', () => {
    expect(daysOf('spending-report')).toEqual(['2023-02-10', '2023-08-10']);
    expect(daysOf('spending-report', { finishOn: day('2024-03-01') })).toEqual(['2023-02-10', '2023-08-10', '2024-02-12', '2024-08-12']);
  });

  test('a plan that ends within the term asks for no more time', () => {
    expect(daysOf('petition')).toEqual([]);
    expect(daysOf('extension-end')).toEqual([]);
  });

  test.each([
    ['2022-10-29', '2024-04-29'],
    ['2022-11-24', '2024-05-24'],
    ['2023-01-21', '2024-07-21'],
    ['2022-10-06', '2024-04-06'],
  ])('a term from the first money on %s, extended once, ends on %s as the FCC ordered, weekend or not', (firstFunds, endsOn) => {
    const once = { firstFundsOn: day(firstFunds), finishOn: addDays(day(endsOn), -10) };
    expect(daysOf('extension-end', once)).toEqual([endsOn]);
    expect(daysOf('petition', once)).toEqual([addDays(day(daysOf('term-end', once)[0] ?? ''), -1)]);
  });

  test('certification and last claims run from the end of the last extension, and roll to a business day', () => {
    const late = { firstFundsOn: day('2022-10-29'), finishOn: day('2024-10-01') };
    expect(daysOf('extension-end', late)).toEqual(['2024-04-29', '2024-10-29']);
    expect(daysOf('petition', late)).toEqual(['2023-10-28', '2024-04-28']);
    expect(daysOf('final-certification', late)).toEqual(['2024-11-08']);
    expect(daysOf('last-claim', late)).toEqual(['2025-02-26']);
  });

  test('a plan that ends later shows the last day to petition and as many extensions as it needs', () => {
    const late = { finishOn: day('2024-08-01') };
    expect(daysOf('petition', late)).toEqual(['2023-11-22', '2024-05-22']);
    expect(daysOf('extension-end', late)).toEqual(['2024-05-23', '2024-11-23']);
    expect(daysOf('final-certification', late)).toEqual(['2024-12-03']);
    expect(daysOf('last-claim', late)).toEqual(['2025-03-24']);
  });
});

describe('the clock of any program', () => {
  test('a program that sets no term and no report shows only the days that the carrier states', () => {
    const days = statutoryDays(s1625, { ...anchors, termYears: null });
    expect(days.map(({ kind }) => kind)).toEqual(['approval', 'first-money']);
  });

  test('every day that is not stated by the carrier has a source, papers are due on business days, and the days are in order', () => {
    const anyDay = fc.integer({ min: 19_000, max: 24_000 }).map(fromDayNumber);
    const span = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(fc.constantFrom(...programs), anyDay, span, (program, approvedOn, length) => {
        const firstFundsOn = addDays(approvedOn, length % 200);
        const days = statutoryDays(program, {
          ...anchors,
          approvedOn,
          firstFundsOn,
          termYears: program.termYears.value,
          finishOn: addDays(approvedOn, length),
        });
        expect(days.map((one) => one.day)).toEqual(days.map((one) => one.day).sort());
        expect(new Set(days.map(({ id }) => id)).size).toBe(days.length);
        for (const { kind, day: due, citation } of days) {
          if (kind === 'approval' || kind === 'first-money') continue;
          expect(citation).not.toBe('');
          if (!['term-end', 'extension-end', 'petition'].includes(kind)) expect(isBusinessDay(due)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
