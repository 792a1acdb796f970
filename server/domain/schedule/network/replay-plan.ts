import { firstOpenFrom, fitNumber } from './calendar-table.ts';
import { type FlatNetwork, flattenNetwork } from './flat-network.ts';
import { orderTeams } from './order-teams.ts';
import { daysOnRoad } from './travel-days.ts';
import type { PlacedNetwork, WorkNetwork } from './work-network.ts';

/** What set the start of an activity, where it was not a link: see `Replay.drivers`. */
export const drivenByRelease = -1;
export const drivenByTeam = -2;

/**
 * The policy of a plan, for other durations: every team keeps the order of its activities, and each starts as early as links, releases, its team,
 * the road and its calendar allow. The arrays belong to the replay and are written again by each run.
 */
export interface Replay {
  /**
   * Places all activities and gives the last day of the goal. Durations and releases by activity, those of the network where left out. A duration of
   * 0 takes no team. What does not fit into the calendars starts and ends on `dayCount`, and so does all that waits for it: a finish of `dayCount`
   * or more means "not before the calendars end".
   */
  run: (durations?: Int32Array, releases?: Int32Array) => number;
  /** First day by activity. */
  starts: Int32Array;
  /** Last day by activity; the day before its start for a moment. */
  ends: Int32Array;
  /** What set the start: the position of the link, `drivenByRelease` (also day 0), or `drivenByTeam`: the activity in `previous`, and the road. */
  drivers: Int32Array;
  /** The activity that the team did before in this run; -1 for none, or for work without a team. */
  previous: Int32Array;
  /** Days from when all were ready until the calendar let it start. */
  waits: Int32Array;
  /** Team of each activity: as planned, and for a step that the plan leaves out the one that would do it (see `orderTeams`). */
  teams: Int32Array;
}

/** Prepares for a network without faults and a plan of it. 10,000 activities take about a millisecond for each run. */
export function prepareReplay(network: WorkNetwork, placed: PlacedNetwork): Replay {
  return replayFlat(flattenNetwork(network), placed);
}

export function replayFlat(flat: FlatNetwork, placed: Pick<PlacedNetwork, 'starts' | 'teams'>): Replay {
  const { count, dayCount, goal, travel, points: pointOf } = flat;
  const { links, calendars: table } = flat.forward;
  const { order, teams, slots, slotHomes, slotResources } = orderTeams(flat, placed);
  const packed = packLinks(flat, order);
  const slotCount = slotHomes.length;
  const days = new Int32Array(count * 2);
  const [drivers, previous, waits] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const plannedBefore = new Int32Array(count).fill(-1);
  const plannedRoad = new Int32Array(count);
  const lastOf = new Int32Array(slotCount).fill(-1);
  const road = (slot: number, before: number, activity: number): number =>
    daysOnRoad(
      travel.points,
      travel.steps[slotResources[slot] ?? 0] ?? noSteps,
      (before < 0 ? (slotHomes[slot] ?? 0) : (pointOf[before] ?? 0)) * 3,
      (pointOf[activity] ?? 0) * 3,
    );
  for (const activity of order) {
    const slot = slots[activity] ?? -1;
    if (slot < 0) continue;
    plannedBefore[activity] = lastOf[slot] ?? -1;
    plannedRoad[activity] = road(slot, plannedBefore[activity] ?? -1, activity);
    if (flat.durations[activity] !== 0) lastOf[slot] = activity;
  }

  const run = (durations = flat.durations, releases = flat.releases): number => {
    lastOf.fill(-1);
    let link = 0;
    for (let position = 0; position < count; position++) {
      const activity = order[position] ?? 0;
      const length = durations[activity] ?? 0;
      let start = releases[activity] ?? 0;
      let driver = drivenByRelease;
      const linkEnd = packed.until[position] ?? 0;
      for (; link < linkEnd; link++) {
        const day = (days[packed.sources[link] ?? 0] ?? 0) + (packed.lags[link] ?? 0);
        if (day < start || (day === start && driver >= 0)) continue;
        start = day;
        driver = packed.items[link] ?? 0;
      }
      previous[activity] = -1;
      if (length === 0) {
        days[activity] = start;
        days[count + activity] = start - 1;
        drivers[activity] = driver;
        waits[activity] = 0;
        continue;
      }
      const slot = slots[activity] ?? -1;
      if (slot >= 0) {
        const before = lastOf[slot] ?? -1;
        const onRoad = before === plannedBefore[activity] ? (plannedRoad[activity] ?? 0) : road(slot, before, activity);
        const free = (before < 0 ? 0 : (days[count + before] ?? 0) + 1) + onRoad;
        if (free > start) {
          start = free;
          driver = drivenByTeam;
        }
        previous[activity] = before;
        lastOf[slot] = activity;
      }
      const calendar = flat.calendars[activity] ?? 0;
      const number = fitNumber(table, calendar, length, firstOpenFrom(table, calendar, start));
      const fits = number < (table.ends[calendar] ?? 0);
      const first = fits ? (table.openDays[number] ?? 0) : Math.max(start, dayCount);
      days[activity] = first;
      days[count + activity] = fits ? (table.openDays[number + length - 1] ?? 0) : first;
      waits[activity] = first - start;
      drivers[activity] = driver;
    }
    return days[count + goal] ?? 0;
  };

  return { run, starts: days.subarray(0, count), ends: days.subarray(count), drivers, previous, waits, teams };

  /** The links in the order in which the run asks for them. */
  function packLinks({ count }: FlatNetwork, order: Int32Array): PackedLinks {
    const size = links.sources.length;
    const result: PackedLinks = {
      until: new Int32Array(count),
      sources: new Int32Array(size),
      lags: new Int32Array(size),
      items: new Int32Array(size),
    };
    let next = 0;
    order.forEach((activity, position) => {
      for (let at = links.from[activity] ?? 0; at < (links.from[activity + 1] ?? 0); at++) {
        result.sources[next] = links.sources[at] ?? 0;
        result.lags[next] = links.lags[at] ?? 0;
        result.items[next++] = links.items[at] ?? 0;
      }
      result.until[position] = next;
    });
    return result;
  }
}

const noSteps = new Float64Array(0);

interface PackedLinks {
  /** By position in the order: end of its links. */
  until: Int32Array;
  sources: Int32Array;
  lags: Int32Array;
  items: Int32Array;
}
