import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  day,
  dayOf,
  daysBetween,
  formatDay,
  fromDayNumber,
  type Instant,
  isBusinessDay,
  rollForward,
  toDay,
  toDayNumber,
  utcDayOf,
} from '../../server/domain/calendar.ts';

const aDay = fc.integer({ min: toDayNumber(day('1950-01-01')), max: toDayNumber(day('2150-12-31')) }).map(fromDayNumber);

describe('days', () => {
  test.each(['2023-02-29', '2023-13-01', '2023-00-10', '23-01-01', '2023-1-1', '1899-12-31', '2200-01-01', '', '2023-02-28T00:00'])(
    '%s is none',
    (text) => {
      expect(toDay(text)).toBeUndefined();
    },
  );

  test('that the program states and that do not exist are a mistake of the program', () => {
    expect(() => day('2021-02-29')).toThrow(RangeError);
    expect(day('2020-02-29')).toBe('2020-02-29');
  });

  test('and their numbers go both ways', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -20_000, max: 20_000 }), (start, days) => {
        expect(toDay(start)).toBe(start);
        expect(daysBetween(start, addDays(start, days))).toBe(days);
      }),
    );
  });

  test('sort as text in their order', () => {
    fc.assert(fc.property(aDay, aDay, (a, b) => a < b === toDayNumber(a) < toDayNumber(b)));
  });

  test('a month later keep their date, or take the last day of a shorter month', () => {
    expect(addMonths(day('2023-08-31'), 6)).toBe('2024-02-29');
    expect(addMonths(day('2022-08-31'), 6)).toBe('2023-02-28');
    expect(addMonths(day('2024-03-31'), -1)).toBe('2024-02-29');
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28');
  });

  test('of extensions that were granted come out as granted', () => {
    expect(addMonths(day('2023-10-29'), 6)).toBe('2024-04-29');
    expect(addMonths(day('2023-11-24'), 6)).toBe('2024-05-24');
    expect(addMonths(day('2024-10-06'), 6)).toBe('2025-04-06');
  });

  test('are written the American way', () => {
    expect(formatDay(day('2028-03-04'))).toBe('Mar\u00a04,\u00a02028');
  });

  test.each([
    ['2026-01-15T04:30:00.000Z', '2026-01-14', '23:30 in winter'],
    ['2026-01-15T05:30:00.000Z', '2026-01-15', '00:30 in winter'],
    ['2026-07-15T03:30:00.000Z', '2026-07-14', '23:30 in summer'],
    ['2026-07-15T04:30:00.000Z', '2026-07-15', '00:30 in summer'],
    ['2026-03-08T04:59:59.999Z', '2026-03-07', 'the last moment before the day on which the clocks go forward'],
    ['2026-11-02T04:30:00.000Z', '2026-11-01', '23:30 on the day on which the clocks went back'],
    ['2027-01-01T04:59:59.999Z', '2026-12-31', 'the last moment of the year'],
    ['2027-01-01T05:00:00.000Z', '2027-01-01', 'the first moment of the year'],
  ])('of %s is %s in Washington: %s', (instant, expected) => {
    expect(dayOf(instant as Instant)).toBe(expected);
  });

  test('beside a time in UTC are those of UTC', () => {
    expect(utcDayOf('2026-01-15T04:30:00.000Z' as Instant)).toBe('2026-01-15');
    expect(utcDayOf('2026-01-14T23:59:59.999Z' as Instant)).toBe('2026-01-14');
  });

  test('in Washington are those of UTC or the day before, and never run backwards', () => {
    const anInstant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2150, 0, 1) });
    fc.assert(
      fc.property(anInstant, fc.integer({ min: 0, max: 400 * 86_400_000 }), (start, later) => {
        const [a, b] = [start, start + later].map((at) => new Date(at).toISOString() as Instant);
        if (!a || !b) throw new Error('No instants.');
        expect([0, 1]).toContain(daysBetween(dayOf(a), utcDayOf(a)));
        expect(dayOf(a) <= dayOf(b)).toBe(true);
      }),
    );
  });
});

describe('business days', () => {
  test.each([
    ['2022-07-04', 'Independence Day'],
    ['2026-07-03', 'Independence Day observed on a Friday'],
    ['2021-12-31', 'New Year of the next year observed on a Friday'],
    ['2022-12-26', 'Christmas observed on a Monday'],
    ['2022-06-20', 'Juneteenth observed on a Monday'],
    ['2022-01-29', 'a Saturday'],
  ])('%s is none: %s', (text) => {
    expect(isBusinessDay(day(text))).toBe(false);
  });

  test('follow a deadline that falls on a weekend: July 15, 2023 became July 17', () => {
    expect(rollForward(addYears(day('2022-07-15'), 1))).toBe('2023-07-17');
  });

  test('leave a deadline alone that falls on one: the status updates of 2022 and 2023', () => {
    const approved = day('2022-07-15');
    expect([90, 180, 270, 360].map((days) => rollForward(addDays(approved, days)))).toEqual(['2022-10-13', '2023-01-11', '2023-04-11', '2023-07-10']);
  });

  test('are never more than a few days ahead', () => {
    fc.assert(
      fc.property(aDay, (start) => {
        const rolled = rollForward(start);
        expect(isBusinessDay(rolled)).toBe(true);
        expect(daysBetween(start, rolled)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(start, rolled)).toBeLessThanOrEqual(4);
      }),
    );
  });
});
