import fc from 'fast-check';
import type { Day } from '../../../../server/domain/calendar.ts';
import { cents } from '../../../../server/domain/money.ts';
import type { NetworkActivity, NetworkCalendar, NetworkLink, WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';

/** A calendar from a string with a letter for each day: `o` open, `-` a day off, `x` a closure, which ends a window. */
export function calendarOf(key: string, pattern: string): NetworkCalendar {
  const days = [...pattern].flatMap((letter, day) => (letter === 'o' ? [day] : []));
  const windowEnd = days.map((day) => {
    const close = pattern.indexOf('x', day);
    return days.filter((open) => close < 0 || open < close).length - 1;
  });
  const ordinalFrom = Array.from({ length: pattern.length + 1 }, (_, day) => {
    const ordinal = days.findIndex((open) => open >= day);
    return ordinal < 0 ? days.length - 1 : ordinal;
  });
  return { key, title: key, days: Int32Array.from(days), ordinalFrom: Int32Array.from(ordinalFrom), windowEnd: Int32Array.from(windowEnd) };
}

export const everyDay = (dayCount: number): NetworkCalendar => calendarOf('every day', 'o'.repeat(dayCount));

export function activity(id: string, own: Partial<NetworkActivity> = {}): NetworkActivity {
  return { id, step: 'step', title: id, place: -1, duration: 1, calendar: 0, resource: -1, release: 0, ...own };
}

/** A network of its own of every kind that the contract knows, without a fault; small sizes can be searched through. */
export function networks({ activities: [fewest, most], dayCount = 150, calm = false }: NetworkSize): fc.Arbitrary<WorkNetwork> {
  const days = fc.integer({ min: 0, max: 3 });
  const spot = fc.record({ latitude: fc.double({ min: 40, max: 42, noNaN: true }), longitude: fc.double({ min: -102, max: -98, noNaN: true }) });
  const point = fc.option(spot, { freq: 6 });
  const resource = fc.record({
    teams: fc.integer({ min: 1, max: 3 }),
    travel: fc.option(fc.record({ freeMiles: fc.constantFrom(0, 30, 60), milesPerDay: fc.constantFrom(40, 100) })),
    home: fc.option(spot),
    costPerDayCents: fc.constantFrom(0, 300_000),
  });
  return fc
    .record({
      drafts: fc.array(
        fc.record({
          duration: fc.constantFrom(0, 1, 1, 2, 2, 3, 4, 5),
          calendar: fc.nat(2),
          resource: fc.integer({ min: -1, max: 1 }),
          place: fc.integer({ min: -1, max: 3 }),
          release: fc.constantFrom(0, 0, 0, 3, 9),
          after: fc.array(fc.record({ back: fc.integer({ min: 1, max: 4 }), isStart: fc.boolean(), lagDays: days }), { maxLength: 2 }),
        }),
        { minLength: fewest, maxLength: most },
      ),
      resources: fc.tuple(resource, resource),
      points: fc.tuple(point, point, point, point),
      season: fc.record({ open: fc.integer({ min: 2, max: 20 }), shut: fc.integer({ min: 1, max: 9 }), shift: fc.nat(9) }),
      shuffle: fc.nat(),
    })
    .map(({ drafts, resources, points, season, shuffle }) => {
      const count = drafts.length + 1;
      // Positions say nothing about the order of work.
      const step = [1, 3, 7, 11, 13, 17].filter((number) => gcd(number, count) === 1)[shuffle % 3] ?? 1;
      const at = (index: number): number => (index * step + shuffle) % count;
      const activities: NetworkActivity[] = [];
      drafts.forEach(({ after: _, ...own }, index) => {
        activities[at(index)] = activity(`A${index}`, calm ? { ...own, calendar: 0 } : own);
      });
      activities[at(count - 1)] = activity('GOAL', { duration: 0 });
      const links: NetworkLink[] = drafts.flatMap(({ after }, index) =>
        after
          .filter(({ back }) => back <= index)
          .map(({ back, isStart, lagDays }) => ({
            from: at(index - back),
            to: at(index),
            kind: isStart ? ('start-start' as const) : ('finish-start' as const),
            lagDays,
          })),
      );
      const unfollowed = drafts
        .map((_, index) => at(index))
        .filter((index) => !links.some(({ from, kind }) => from === index && kind === 'finish-start'));
      for (const from of unfollowed) links.push({ from, to: at(count - 1), kind: 'finish-start', lagDays: 0 });
      const { open, shut, shift } = season;
      const seasons = 'x'.repeat(shift) + ('o'.repeat(open) + 'x'.repeat(shut)).repeat(Math.ceil(dayCount / (open + shut)));
      return {
        startOn: '2025-01-06' as Day,
        dayCount,
        activities,
        links,
        resources: resources.map(({ teams, travel, home, costPerDayCents }, index) => ({
          key: `R${index}`,
          title: `Resource ${index}`,
          teams,
          costPerDayCents: cents(costPerDayCents),
          mobilisationCents: cents(index * 500_000),
          homes: Array.from({ length: teams }, () => home),
          travel: calm ? null : travel,
        })),
        calendars: [
          everyDay(dayCount),
          calendarOf('week', 'ooooo--'.repeat(Math.ceil(dayCount / 7)).slice(0, dayCount)),
          calendarOf('season', seasons.slice(0, dayCount)),
        ],
        places: points.map((place, index) => ({ siteCode: `S-${index}`, point: place, cluster: '' })),
        goal: at(count - 1),
      };
    });
}

/** Jobs that each go through two trades in turn, with days between: what the first trade is slow at, the second waits for. */
export function twoTrades({
  jobs: [fewest, most],
  dayCount = 120,
}: {
  jobs: [fewest: number, most: number];
  dayCount?: number;
}): fc.Arbitrary<WorkNetwork> {
  const length = fc.integer({ min: 1, max: 4 });
  const job = fc.record({ first: length, second: length, lagDays: fc.nat(3), calendar: fc.nat(1), release: fc.nat(3) });
  return fc
    .record({
      jobs: fc.array(job, { minLength: fewest, maxLength: most }),
      teams: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
    })
    .map(({ jobs, teams }) => {
      const goal = jobs.length * 2;
      return {
        startOn: '2025-01-06' as Day,
        dayCount,
        activities: [
          ...jobs.flatMap(({ first, second, calendar, release }, index) => [
            activity(`A${index}`, { duration: first, resource: 0, release }),
            activity(`B${index}`, { duration: second, resource: 1, calendar }),
          ]),
          activity('GOAL', { duration: 0 }),
        ],
        links: jobs.flatMap(({ lagDays }, index): NetworkLink[] => [
          { from: index * 2, to: index * 2 + 1, kind: 'finish-start', lagDays },
          { from: index * 2 + 1, to: goal, kind: 'finish-start', lagDays: 0 },
        ]),
        resources: teams.map((count, index) => ({
          key: `R${index}`,
          title: `Resource ${index}`,
          teams: count,
          costPerDayCents: cents(0),
          mobilisationCents: cents(0),
          homes: [],
          travel: null,
        })),
        calendars: [everyDay(dayCount), calendarOf('season', ('o'.repeat(9) + 'x'.repeat(4)).repeat(Math.ceil(dayCount / 13)).slice(0, dayCount))],
        places: [],
        goal,
      };
    });
}

function gcd(one: number, other: number): number {
  return other === 0 ? one : gcd(other, one % other);
}

interface NetworkSize {
  /** Fewest and most, without the goal. */
  activities: [fewest: number, most: number];
  dayCount?: number;
  /** Every day is open and no road is counted. */
  calm?: boolean;
}
