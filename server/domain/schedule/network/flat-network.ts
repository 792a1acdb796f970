import { type CalendarTable, calendarTable, reverseCalendars } from './calendar-table.ts';
import { type TravelTable, travelTable } from './travel-days.ts';
import type { WorkNetwork } from './work-network.ts';

/** A network in typed arrays, for passes over it. Only for a network without faults (see `checkNetwork`). */
export interface FlatNetwork {
  count: number;
  dayCount: number;
  goal: number;
  durations: Int32Array;
  calendars: Int32Array;
  /** By activity; -1 where it takes no team. */
  resources: Int32Array;
  /** Point in the travel table by activity. */
  points: Int32Array;
  releases: Int32Array;
  /** Number of teams by resource. */
  teams: Int32Array;
  /** By resource: 1 where the work is at a desk, wherever its site is. */
  atDesk: Uint8Array;
  travel: TravelTable;
  forward: NetworkSide;
  /** The network with time turned round: day d becomes `dayCount - 1 - d`, and what came before comes after. */
  backward: NetworkSide;
}

/**
 * What one direction of time asks. Days stand in one array of twice the number of activities: first days, then last days. A link says: first day of
 * the activity >= days[source] + lag; an end link says it of the last day, which only happens backward, from start-start links.
 */
export interface NetworkSide {
  /** Every activity after all that it waits for. */
  order: Int32Array;
  links: SideLinks;
  endLinks: SideLinks;
  /** Activities that wait for this one. */
  followers: { from: Int32Array; items: Int32Array };
  calendars: CalendarTable;
}

/** By activity, from `from[activity]` to `from[activity + 1]`. */
export interface SideLinks {
  from: Int32Array;
  sources: Int32Array;
  lags: Int32Array;
  /** Position of the link in the network. */
  items: Int32Array;
}

const deskTrades: ReadonlySet<string> = new Set(['structural-firm']);

export function flattenNetwork(network: WorkNetwork): FlatNetwork {
  const { activities, links, places, resources, dayCount } = network;
  const count = activities.length;
  const pick = (value: (activity: (typeof activities)[number]) => number): Int32Array => Int32Array.from(activities, value);
  const calendars = calendarTable(network.calendars, dayCount);
  const order = sortNetwork(count, links);
  const isStart = (index: number): boolean => links[index]?.kind === 'start-start';
  const all = links.map((_, index) => index);
  const ahead = listLinks(count, all, (index) => {
    const { from = 0, to = 0, lagDays = 0 } = links[index] ?? {};
    return isStart(index) ? { activity: to, source: from, lag: lagDays } : { activity: to, source: count + from, lag: lagDays + 1 };
  });
  const behind = (index: number) => {
    const { from = 0, to = 0, lagDays = 0 } = links[index] ?? {};
    return { activity: from, source: count + to, lag: isStart(index) ? lagDays : lagDays + 1 };
  };
  const none = listLinks(count, [], behind);
  const finishes = all.filter((index) => !isStart(index));
  const starts = all.filter(isStart);
  return {
    count,
    dayCount,
    goal: network.goal,
    durations: pick(({ duration }) => duration),
    calendars: pick(({ calendar }) => calendar),
    resources: pick(({ resource }) => resource),
    points: pick(({ place }) => (place < 0 ? places.length : place)),
    releases: pick(({ release }) => release),
    teams: Int32Array.from(resources, ({ teams }) => teams),
    atDesk: Uint8Array.from(resources, ({ key }) => (deskTrades.has(key) ? 1 : 0)),
    travel: travelTable(network),
    forward: { order, links: ahead, endLinks: none, followers: listFollowers(count, links, 'from'), calendars },
    backward: {
      order: order.toReversed(),
      links: listLinks(count, finishes, behind),
      endLinks: listLinks(count, starts, behind),
      followers: listFollowers(count, links, 'to'),
      calendars: reverseCalendars(calendars),
    },
  };
}

/** Activities in an order in which each comes after what it waits for; those of a cycle, and what comes after it, are left out. */
export function sortNetwork(count: number, links: WorkNetwork['links']): Int32Array {
  const { from, items } = listFollowers(count, links, 'from');
  const waiting = new Int32Array(count);
  for (const { to } of links) waiting[to] = (waiting[to] ?? 0) + 1;
  const order = new Int32Array(count);
  let length = 0;
  for (let activity = 0; activity < count; activity++) if (waiting[activity] === 0) order[length++] = activity;
  for (let position = 0; position < length; position++) {
    const activity = order[position] ?? 0;
    for (let at = from[activity] ?? 0; at < (from[activity + 1] ?? 0); at++) {
      const next = items[at] ?? 0;
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0) order[length++] = next;
    }
  }
  return order.subarray(0, length);
}

/** The other ends of the links, by the activity at one end. */
export function listFollowers(count: number, links: WorkNetwork['links'], end: 'from' | 'to'): NetworkSide['followers'] {
  const other = end === 'from' ? 'to' : 'from';
  const { from, positions } = listByActivity(count, links.length, (index) => links[index]?.[end] ?? 0);
  return { from, items: positions.map((index) => links[index]?.[other] ?? 0) };
}

function listLinks(count: number, chosen: readonly number[], read: (index: number) => SideLink): SideLinks {
  const rows = chosen.map(read);
  const { from, positions } = listByActivity(count, rows.length, (row) => rows[row]?.activity ?? 0);
  return {
    from,
    sources: positions.map((row) => rows[row]?.source ?? 0),
    lags: positions.map((row) => rows[row]?.lag ?? 0),
    items: positions.map((row) => chosen[row] ?? 0),
  };
}

function listByActivity(count: number, rows: number, activityOf: (row: number) => number): { from: Int32Array; positions: Int32Array } {
  const from = new Int32Array(count + 1);
  for (let row = 0; row < rows; row++) from[activityOf(row) + 1] = (from[activityOf(row) + 1] ?? 0) + 1;
  for (let activity = 0; activity < count; activity++) from[activity + 1] = (from[activity + 1] ?? 0) + (from[activity] ?? 0);
  const next = from.slice();
  const positions = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const activity = activityOf(row);
    const at = next[activity] ?? 0;
    positions[at] = row;
    next[activity] = at + 1;
  }
  return { from, positions };
}

interface SideLink {
  activity: number;
  source: number;
  lag: number;
}
