import { chainSide } from './chain-days.ts';
import { flattenNetwork } from './flat-network.ts';
import { roadDays } from './road-days.ts';
import type { NetworkLink, PlacedNetwork, WorkNetwork } from './work-network.ts';

/**
 * The latest first day of each activity at which the goal still ends on its day, with links, calendars and the order of every team kept. What does
 * not lead to the goal may run to the last day of the plan.
 */
export function latestStarts(network: WorkNetwork, placed: PlacedNetwork): Int32Array {
  const { links, dayCount, goal } = network;
  const count = network.activities.length;
  const flat = flattenNetwork({ ...network, links: [...links, ...teamTurns(network, placed)] });
  const last = placed.ends.reduce((most, end) => (end > most ? end : most), placed.finish);
  const floors = new Int32Array(count).fill(dayCount - 1 - last);
  floors[goal] = dayCount - 1 - placed.finish;
  // Facts of a record may put work of a team in a circle with its links: what is in it keeps its planned day.
  const days = new Int32Array(count * 2).fill(dayCount);
  chainSide(flat, flat.backward, { days, floors });
  // The plan itself keeps everything.
  return placed.starts.map((planned, activity) => Math.max(planned, dayCount - 1 - (days[count + activity] ?? 0)));
}

/** Each job of a team with the one before it, as a link that holds the days on the road. */
export function teamTurns(network: WorkNetwork, { starts, teams }: PlacedNetwork): NetworkLink[] {
  const { activities } = network;
  const road = roadDays(network);
  const jobs = new Map<string, number[]>();
  activities.forEach(({ resource, duration }, index) => {
    const team = teams[index] ?? -1;
    if (resource < 0 || team < 0 || duration === 0) return;
    const key = `${resource} ${team}`;
    const list = jobs.get(key);
    if (list) list.push(index);
    else jobs.set(key, [index]);
  });
  return [...jobs.values()].flatMap((list) => {
    list.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
    return list.slice(1).map((to, turn): NetworkLink => {
      const from = list[turn] ?? to;
      return { from, to, kind: 'finish-start', lagDays: road.between(activities[to]?.resource ?? 0, from, to) };
    });
  });
}
