import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day, formatDay, fromDayNumber, toDayNumber } from '../../../server/domain/calendar.ts';
import { readDay } from '../../../server/domain/inventory/read-day.ts';

const today = day('2026-11-22');

describe('reading the day on which equipment was obtained', () => {
  test.each([
    '2020-06-30',
    '2020-6-30',
    '2020/06/30',
    '20200630',
    '6/30/2020',
    '06/30/20',
    '6-30-2020',
    'Jun 30 2020',
    'June 30, 2020',
    'Jun. 30, 2020',
    '30 Jun 2020',
    '30-Jun-2020',
    '30th June 2020',
    '44012',
    '44012.75',
    '2020-06-30T14:30',
    '6/30/2020 2:30 PM',
    '2020-06-30 00:00:00',
  ])('“%s” is June 30, 2020', (text) => {
    expect(readDay(text, today)).toEqual({ value: '2020-06-30', problems: [] });
  });

  test.each([
    ['2020-02-30', 'no-such-day'],
    ['13/13/2020', 'no-such-day'],
    ['2/29/2019', 'no-such-day'],
    ['30/06/2020', 'day-first-date'],
    ['2027-01-01', 'day-in-the-future'],
    ['2019', 'not-a-day'],
    ['June 2019', 'not-a-day'],
    ['6/2019', 'not-a-day'],
    ['yesterday', 'not-a-day'],
    ['12345', 'not-a-day'],
    ['99999', 'not-a-day'],
  ])('“%s” is refused as %s, with what to write', (text, code) => {
    const reading = readDay(text, today);
    expect(reading.value).toBeUndefined();
    expect(reading.problems[0]).toMatchObject({ severity: 'error', code });
    expect(reading.problems[0]?.message).toMatch(/[Ww]rite/);
  });

  test('a day-first date comes with the day it would be', () => {
    expect(readDay('30/06/2020', today).problems[0]?.wanted).toBe('2020-06-30');
  });

  test('today is not in the future; a day before 1980 is doubted', () => {
    expect(readDay(today, today).value).toBe(today);
    expect(readDay('1970-01-01', today)).toMatchObject({ value: '1970-01-01', problems: [{ severity: 'warning', code: 'day-long-ago' }] });
  });

  test('every day is read alike as ISO, in American order, with the name of its month and as a serial number', () => {
    fc.assert(
      fc.property(fc.integer({ min: toDayNumber(day('1980-01-01')), max: toDayNumber(today) }), (number) => {
        const value = fromDayNumber(number);
        const [year, month, date] = value.split('-').map(Number);
        for (const text of [value, `${month}/${date}/${year}`, formatDay(value).replaceAll('\u00a0', ' '), String(number + 25_569)]) {
          expect(readDay(text, today).value).toBe(value);
        }
      }),
    );
  });

  test('any text gets a day or a sentence', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        (text) => (readDay(text, today).value === undefined) === readDay(text, today).problems.some((problem) => problem.severity === 'error'),
      ),
    );
  });
});
