import { daysBetween } from '../../calendar.ts';
import type { Schedule } from '../schedule.ts';
import { sortNetwork } from './flat-network.ts';
import type { NetworkLink, PlacedNetwork, WorkNetwork } from './work-network.ts';

/**
 * The days of an earlier schedule in a network, by the ids of its activities, from which a search can start. Moments, and steps that the likely
 * plan leaves out, stand in no schedule: they come as soon as they may. Undefined where work of the network is not in the schedule.
 */
export function placeSchedule(network: WorkNetwork, { activities }: Pick<Schedule, 'activities'>): PlacedNetwork | undefined {
  const count = network.activities.length;
  const known = new Map(activities.map((activity) => [activity.id, activity]));
  const before: NetworkLink[][] = Array.from({ length: count }, () => []);
  for (const link of network.links) before[link.to]?.push(link);
  const [starts, ends, teams] = [new Int32Array(count), new Int32Array(count), new Int32Array(count).fill(-1)];
  for (const position of sortNetwork(count, network.links)) {
    const { id = '', duration = 0, release = 0 } = network.activities[position] ?? {};
    if (duration === 0) {
      const days = (before[position] ?? []).map(({ from, kind, lagDays }) => {
        return lagDays + (kind === 'start-start' ? (starts[from] ?? 0) : (ends[from] ?? 0) + 1);
      });
      starts[position] = Math.max(release, ...days);
      ends[position] = (starts[position] ?? 0) - 1;
      continue;
    }
    const planned = known.get(id);
    if (!planned) return undefined;
    starts[position] = daysBetween(network.startOn, planned.startOn);
    ends[position] = daysBetween(network.startOn, planned.finishOn);
    teams[position] = (planned.crew ?? 0) - 1;
  }
  return { starts, ends, teams, finish: ends[network.goal] ?? 0 };
}
