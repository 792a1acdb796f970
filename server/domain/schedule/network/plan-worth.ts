import type { Problem } from './plan-problem.ts';
import { roadPrice } from './road-price.ts';
import type { PlacedNetwork } from './work-network.ts';

/** Blocks of days over which the work of teams is compared. */
const daysPerMonth = 30;

/**
 * A day of two networks at a site: power, rent and backhaul at $1,650 a month, the likely rates of `time-costs.json`, planning assumptions all.
 */
const siteDayCents = 5_400;

/** By what plans are compared, in this order; less is better. */
export interface PlanWorth {
  finish: number;
  /** The road, mobilized teams, and two networks at sites, in cents. Days of work are the same in all plans. */
  costCents: number;
  /** Sum over resources and months of the squares of the changes from month to month, in team-days. */
  unevenness: number;
}

export function weighPlan({ network, flat, pairs }: Problem, { starts, ends, teams, finish }: PlacedNetwork): PlanWorth {
  const { durations, resources, points, travel } = flat;
  const months = Math.ceil(flat.dayCount / daysPerMonth) + 1;
  const work = new Float64Array(months * network.resources.length);
  const keys: number[] = [];
  for (let activity = 0; activity < flat.count; activity++) {
    const team = teams[activity] ?? -1;
    if (team < 0 || durations[activity] === 0) continue;
    keys.push(((starts[activity] ?? 0) * flat.count + activity) as number);
    const resource = resources[activity] ?? 0;
    const [start, end] = [starts[activity] ?? 0, ends[activity] ?? 0];
    const perDay = (durations[activity] ?? 0) / (end - start + 1);
    for (let day = start; day <= end; ) {
      const month = Math.floor(day / daysPerMonth);
      const until = Math.min(end + 1, (month + 1) * daysPerMonth);
      work[resource * months + month] = (work[resource * months + month] ?? 0) + perDay * (until - day);
      day = until;
    }
  }
  const prices = network.resources.map((_, resource) => roadPrice(network, flat, resource));
  let costCents = 0;
  for (const { on, off } of pairs) costCents += Math.max(0, (ends[off] ?? 0) - (ends[on] ?? 0)) * siteDayCents;
  const last = travel.homes.map((homes) => homes.map((home) => -1 - home));
  for (const key of Float64Array.from(keys).sort()) {
    const activity = key % flat.count;
    const resource = resources[activity] ?? 0;
    const team = teams[activity] ?? 0;
    const { mobilisationCents = 0 } = network.resources[resource] ?? {};
    const places = last[resource];
    const before = places?.[team] ?? -1;
    if (before < 0) costCents += mobilisationCents;
    const from = before < 0 ? -1 - before : before;
    const point = points[activity] ?? 0;
    costCents += prices[resource]?.(from, point) ?? 0;
    if (places) places[team] = point;
  }
  let unevenness = 0;
  for (let resource = 0; resource < network.resources.length; resource++) {
    for (let month = 0; month < months; month++) {
      const before = month === 0 ? 0 : (work[resource * months + month - 1] ?? 0);
      unevenness += ((work[resource * months + month] ?? 0) - before) ** 2;
    }
  }
  return { finish, costCents, unevenness };
}

/** Below 0 where the first is better. */
export function comparePlans(one: PlanWorth, other: PlanWorth): number {
  return one.finish - other.finish || one.costCents - other.costCents || one.unevenness - other.unevenness;
}
