import type { RandomStream } from '../../random.ts';
import type { FlatNetwork } from './flat-network.ts';
import type { WorkNetwork } from './work-network.ts';

/** How a new order is made from one or two known ones. */
export const variations = ['activity', 'site', 'cluster', 'gather', 'mix', 'swap in time', 'path'] as const;
export type Variation = (typeof variations)[number];

/**
 * Writes days by which to order activities, near those of a known plan: single activities, all work of a site or of a cluster earlier or later; days
 * of another plan for some sites, or before a day; the work of one trade in a cluster gathered about its middle day; or what drives the finish earlier.
 */
export interface KeyVariation {
  vary: (variation: Variation, keys: Float64Array, from: VariedPlans) => void;
}

export function keyVariation({ network, flat }: { network: WorkNetwork; flat: FlatNetwork }, random: RandomStream): KeyVariation {
  const { count } = flat;
  const sites = Int32Array.from(network.activities, ({ place }) => place + 1);
  const names = new Map<string, number>();
  const clusters = sites.map((site) => {
    const name = network.places[site - 1]?.cluster ?? '';
    // Sites without a cluster are each their own.
    const key = name === '' ? `site ${site}` : `cluster ${name}`;
    const number = names.get(key) ?? names.size;
    names.set(key, number);
    return number;
  });
  const shifts = new Float64Array(Math.max(network.places.length + 1, names.size, 1));

  /** Many small shifts and few large ones, up to half the plan. */
  const width = (days: number): number => 2 ** (random() * Math.log2(Math.max(2, days / 2)));
  const shiftGroups = (keys: Float64Array, groups: Int32Array, { days, starts }: { days: number; starts: Int32Array }): void => {
    const [most, share] = [width(days), random() < 0.5 ? 1 : 0.1 + 0.4 * random()];
    for (let group = 0; group < shifts.length; group++) shifts[group] = random() < share ? (random() * 2 - 1) * most : 0;
    for (let activity = 0; activity < count; activity++) keys[activity] = (starts[activity] ?? 0) + (shifts[groups[activity] ?? 0] ?? 0);
  };

  const gather = (keys: Float64Array, starts: Int32Array): void => {
    const share = 0.3 + 0.7 * random();
    const pull = 0.3 + 0.7 * random();
    const trades = flat.teams.length + 1;
    const sums = new Float64Array(names.size * trades);
    const sizes = new Float64Array(names.size * trades);
    const tradeOf = (activity: number): number => (clusters[activity] ?? 0) * trades + (flat.resources[activity] ?? 0) + 1;
    for (let activity = 0; activity < count; activity++) {
      sums[tradeOf(activity)] = (sums[tradeOf(activity)] ?? 0) + (starts[activity] ?? 0);
      sizes[tradeOf(activity)] = (sizes[tradeOf(activity)] ?? 0) + 1;
    }
    for (let group = 0; group < names.size; group++) shifts[group] = random() < share ? pull : 0;
    for (let activity = 0; activity < count; activity++) {
      const own = starts[activity] ?? 0;
      const middle = (sums[tradeOf(activity)] ?? 0) / Math.max(1, sizes[tradeOf(activity)] ?? 1);
      keys[activity] = (flat.resources[activity] ?? -1) < 0 ? own : own + (middle - own) * (shifts[clusters[activity] ?? 0] ?? 0);
    }
  };

  return {
    vary: (variation, keys, { starts, mate, path, finish }) => {
      if (variation === 'site') shiftGroups(keys, sites, { days: finish, starts });
      else if (variation === 'cluster') shiftGroups(keys, clusters, { days: finish, starts });
      else if (variation === 'gather') gather(keys, starts);
      else if (variation === 'activity') {
        const most = width(finish);
        for (let activity = 0; activity < count; activity++) keys[activity] = (starts[activity] ?? 0) + (random() * 2 - 1) * most;
      } else if (variation === 'mix') {
        const share = random();
        for (let group = 0; group < shifts.length; group++) shifts[group] = random() < share ? 1 : 0;
        for (let activity = 0; activity < count; activity++) {
          keys[activity] = (shifts[sites[activity] ?? 0] === 1 ? mate[activity] : starts[activity]) ?? 0;
        }
      } else if (variation === 'swap in time') {
        const day = random() * finish;
        const isBefore = random() < 0.5;
        for (let activity = 0; activity < count; activity++) {
          const own = starts[activity] ?? 0;
          keys[activity] = own < day === isBefore ? (mate[activity] ?? 0) : own;
        }
      } else {
        const most = width(finish);
        const share = 0.2 + 0.8 * random();
        for (let activity = 0; activity < count; activity++) keys[activity] = starts[activity] ?? 0;
        for (const activity of path) if (random() < share) keys[activity] = (keys[activity] ?? 0) - random() * most;
      }
    },
  };
}

interface VariedPlans {
  /** First days of the plan that is changed. */
  starts: Int32Array;
  /** First days of another. */
  mate: Int32Array;
  /** Activities that drive the finish. */
  path: readonly number[];
  finish: number;
}
