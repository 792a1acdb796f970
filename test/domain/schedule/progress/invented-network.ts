import fc from 'fast-check';
import { addDays, type Day, day } from '../../../../server/domain/calendar.ts';
import { cents } from '../../../../server/domain/money.ts';
import { calendarSource } from '../../../../server/domain/schedule/network/build-calendars.ts';
import type {
  NetworkActivity,
  NetworkCalendar,
  NetworkLink,
  PlacedNetwork,
  WorkNetwork,
} from '../../../../server/domain/schedule/network/work-network.ts';
import { fitOpen, toRunCalendar } from '../../../../server/domain/schedule/risk/run-calendar.ts';
import type { PlannedActivity } from '../../../../server/domain/schedule/schedule.ts';
import { seasons } from '../../cost/planning-seed.ts';

export const startOn = day('2026-06-01');
const dayCount = 2_500;
const field = calendarSource({ plan: { startOn, freezes: [], workWeek: 'five days' }, seasons, dayCount });
field.positionOf('field', 'all-year', []);
field.positionOf('field', 'no-winter', []);
const [week, noWinter] = field.calendars as [NetworkCalendar, NetworkCalendar];
const everyDay = Int32Array.from({ length: dayCount + 1 }, (_, index) => Math.min(index, dayCount - 1));
export const calendars: NetworkCalendar[] = [
  {
    key: 'every-day',
    title: 'Every day',
    days: everyDay.slice(0, dayCount),
    ordinalFrom: everyDay,
    windowEnd: new Int32Array(dayCount).fill(dayCount - 1),
  },
  { ...week, key: 'week', title: 'Working week' },
  { ...noWinter, key: 'no-winter', title: 'No winter' },
];

/** Networks of up to three sites and some work of the whole network, without a cycle, the goal at the end. */
export const aNetwork: fc.Arbitrary<WorkNetwork> = fc
  .record({
    parts: fc.array(
      fc.record({
        place: fc.integer({ min: -1, max: 2 }),
        duration: fc.integer({ min: 0, max: 20 }),
        calendar: fc.integer({ min: 0, max: 2 }),
        resource: fc.integer({ min: -1, max: 1 }),
        release: fc.integer({ min: 0, max: 60 }),
      }),
      { minLength: 2, maxLength: 14 },
    ),
    pairs: fc.array(
      fc.record({
        from: fc.nat(13),
        to: fc.nat(13),
        kind: fc.constantFrom<NetworkLink['kind']>('finish-start', 'finish-start', 'start-start'),
        lagDays: fc.integer({ min: 0, max: 15 }),
      }),
      { maxLength: 20 },
    ),
    teams: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
  })
  .map(({ parts, pairs, teams }) => {
    const last = parts.length;
    const activities = [...parts, { place: -1, duration: 3, calendar: 0, resource: -1, release: 0 }].map((part, index): NetworkActivity => {
      const code = part.place < 0 ? 'NETWORK' : `S${part.place}`;
      return {
        ...part,
        id: `${code}.step-${index}`,
        step: `step-${index}`,
        title: `Step ${index}`,
        resource: part.duration === 0 ? -1 : part.resource,
      };
    });
    const links = pairs.filter(({ from, to }) => from < to && to < last);
    const toGoal = parts.map((_, from): NetworkLink => ({ from, to: last, kind: 'finish-start', lagDays: 0 }));
    return {
      startOn,
      dayCount,
      activities,
      links: [...links, ...toGoal],
      resources: teams.map((count, index) => ({
        key: index === 0 ? 'tower-crew' : 'technician',
        title: index === 0 ? 'Tower crews' : 'Technicians',
        teams: count,
        costPerDayCents: cents(100_000),
        mobilisationCents: cents(0),
        homes: Array.from({ length: count }, () => null),
        travel: null,
      })),
      calendars,
      places: [0, 1, 2].map((index) => ({ siteCode: `S${index}`, point: null, cluster: '' })),
      goal: last,
    };
  });

/** Every activity as early as it may, one after the other in the order of what waits for what. */
export function placeInOrder(network: WorkNetwork): PlacedNetwork {
  const count = network.activities.length;
  const placed: PlacedNetwork = { starts: new Int32Array(count), ends: new Int32Array(count), teams: new Int32Array(count).fill(-1), finish: 0 };
  const free = network.resources.map(({ teams }) => Array.from({ length: teams }, () => 0));
  for (const at of inOrder(network)) {
    const { release, duration, calendar, resource } = network.activities[at] as NetworkActivity;
    let earliest = release;
    for (const { from, kind, lagDays } of network.links.filter(({ to }) => to === at)) {
      earliest = Math.max(earliest, lagDays + (kind === 'start-start' ? (placed.starts[from] ?? 0) : (placed.ends[from] ?? 0) + 1));
    }
    const teams = free[resource] ?? [];
    const team = duration === 0 || teams.length === 0 ? -1 : teams.indexOf(Math.min(...teams));
    if (team >= 0) earliest = Math.max(earliest, teams[team] ?? 0);
    const days = network.calendars[calendar] as NetworkCalendar;
    const ordinal = fitOpen(toRunCalendar(days), earliest, duration);
    placed.starts[at] = duration === 0 ? earliest : (days.days[ordinal] ?? 0);
    placed.ends[at] = duration === 0 ? earliest - 1 : (days.days[ordinal + duration - 1] ?? 0);
    placed.teams[at] = team;
    if (team >= 0) teams[team] = (placed.ends[at] ?? 0) + 1;
  }
  return { ...placed, finish: placed.ends[network.goal] ?? 0 };
}

function inOrder({ activities, links }: WorkNetwork): number[] {
  const order: number[] = [];
  const waits = activities.map((_, at) => links.filter(({ to }) => to === at).length);
  const ready = activities.flatMap((_, at) => (waits[at] === 0 ? [at] : []));
  for (let at = ready.shift(); at !== undefined; at = ready.shift()) {
    order.push(at);
    for (const { from, to } of links) {
      if (from !== at) continue;
      waits[to] = (waits[to] ?? 0) - 1;
      if (waits[to] === 0) ready.push(to);
    }
  }
  if (order.length !== activities.length) throw new Error('The network has a cycle.');
  return order;
}

/** The activities that take time, as a plan shows them. */
export function asPlanned(network: WorkNetwork, { starts, ends, teams }: PlacedNetwork): PlannedActivity[] {
  return network.activities.flatMap(({ id, step, title, place, duration, resource }, at): PlannedActivity[] => {
    if (duration === 0) return [];
    const team = teams[at] ?? -1;
    return [
      {
        id,
        kind: step,
        title,
        siteCode: network.places[place]?.siteCode ?? null,
        startOn: toDay(starts[at] ?? 0),
        finishOn: toDay(ends[at] ?? 0),
        crew: team < 0 ? null : team + 1,
        crewKind: resource < 0 ? undefined : (network.resources[resource]?.key as PlannedActivity['crewKind']),
        waitsFor: network.links
          .filter(({ to }) => to === at)
          .map(({ from, kind, lagDays }) => ({ id: network.activities[from]?.id ?? '', kind, lagDays })),
      },
    ];
  });
}

export function toDay(number: number): Day {
  return addDays(startOn, number);
}
