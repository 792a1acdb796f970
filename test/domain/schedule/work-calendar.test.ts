import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day, day, isBusinessDay } from '../../../server/domain/calendar.ts';
import type { AccessSeason } from '../../../server/domain/inventory/site.ts';
import { calendarSource } from '../../../server/domain/schedule/network/build-calendars.ts';
import type { NetworkCalendar } from '../../../server/domain/schedule/network/work-network.ts';
import { numberHeap } from '../../../server/domain/schedule/number-heap.ts';
import { orderSites } from '../../../server/domain/schedule/order-sites.ts';
import { readAccessSeasons } from '../../../server/domain/schedule/read-access-seasons.ts';
import { readDurations } from '../../../server/domain/schedule/read-durations.ts';
import { fitOpen, toRunCalendar } from '../../../server/domain/schedule/risk/run-calendar.ts';
import { durations, seasons } from '../cost/planning-seed.ts';

const startOn = day('2026-06-01');

function fieldCalendar(start: Day, dayCount: number, season: AccessSeason): NetworkCalendar {
  const source = calendarSource({ plan: { startOn: start, freezes: [], workWeek: 'five days' }, seasons, dayCount });
  const calendar = source.calendars[source.positionOf('field', season, [])];
  if (!calendar) throw new Error('no calendar');
  return calendar;
}

describe('the work calendar', () => {
  test('has exactly the business days of the calendar, new year on a weekend included', () => {
    for (const start of ['2021-12-01', '2026-06-01', '2027-12-20'] as const) {
      const { days } = fieldCalendar(day(start), 400, 'all-year');
      const expected = Array.from({ length: 400 }, (_, index) => index).filter((index) => isBusinessDay(addDays(day(start), index)));
      expect([...days]).toEqual(expected);
    }
  });

  test('work that does not fit before a closure starts after it', () => {
    const calendar = fieldCalendar(startOn, 800, 'no-winter');
    const late = fitOpen(toRunCalendar(calendar), 178, 6);
    expect(addDays(startOn, calendar.days[late] ?? 0)).toBe('2027-04-02');
    const short = fitOpen(toRunCalendar(calendar), 178, 2);
    expect(addDays(startOn, calendar.days[short] ?? 0)).toBe('2026-11-27');
    expect(addDays(startOn, calendar.days[short + 1] ?? 0)).toBe('2026-11-30');
  });

  test('asking beyond the calendar finds no day, and is no error', () => {
    expect(fitOpen(toRunCalendar(fieldCalendar(startOn, 30, 'all-year')), 9_999, 5)).toBe(-1);
  });
});

describe('data of the schedule', () => {
  test('a missing, doubled or disordered duration is named', () => {
    const list = Object.values(durations);
    expect(readDurations(list).ok).toBe(true);
    expect(readDurations(list.slice(1)).issues.map((issue) => issue.subject)).toEqual(['order']);
    expect(readDurations([...list, list[0]]).issues[0]?.message).toMatch(/stands twice/);
    expect(readDurations(list.map((one) => (one.kind === 'survey' ? { ...one, lowDays: 9 } : one))).issues.map((issue) => issue.subject)).toEqual([
      'survey',
    ]);
    expect(readDurations([...list, { kind: 'lunch' }]).issues[0]?.message).toMatch(/no duration called lunch/);
    expect(readDurations(null).ok).toBe(false);
  });

  test('a missing or faulty season is named', () => {
    const list = Object.values(seasons);
    expect(readAccessSeasons(list).ok).toBe(true);
    expect(readAccessSeasons(list.slice(1)).ok).toBe(false);
    expect(readAccessSeasons([...list.slice(1), { ...list[0], closures: [{ from: 'May', until: 'June' }] }]).ok).toBe(false);
    expect(readAccessSeasons('none').ok).toBe(false);
  });
});

test('crews take sites along the map: the tour is far shorter than the order of the codes', () => {
  const packages = Array.from({ length: 400 }, (_, index) => ({
    siteCode: `S${index}`,
    work: 'tower' as const,
    onTower: true,
    season: 'all-year' as const,
    latitude: 38 + ((index * 7919) % 400) / 100,
    longitude: -103 + ((index * 104_729) % 397) / 100,
    devices: 0,
  }));
  const length = (list: readonly { latitude: number | null; longitude: number | null }[]): number =>
    list.slice(1).reduce((sum, one, index) => {
      const before = list[index];
      return sum + Math.hypot((one.latitude ?? 0) - (before?.latitude ?? 0), 0.77 * ((one.longitude ?? 0) - (before?.longitude ?? 0)));
    }, 0);
  expect(length(orderSites(packages))).toBeLessThan(length(packages) / 5);
  expect(orderSites([...packages].reverse())).toEqual(orderSites(packages));
});

test('the heap gives numbers in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const heap = numberHeap();
      for (const number of numbers) heap.push(number);
      expect(numbers.map(() => heap.pop())).toEqual([...numbers].sort((a, b) => a - b));
      expect(heap.pop()).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});
