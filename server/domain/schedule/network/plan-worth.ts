import type { FlatNetwork } from './flat-network.ts';
import { daysOnRoad } from './travel-days.ts';
import type { PlacedNetwork, WorkNetwork } from './work-network.ts';

/** Blocks of days over which the work of teams is compared. */
const daysPerMonth = 30;

/** By what plans are compared, in this order; less is better. */
export interface PlanWorth {
  finish: number;
  /** Days on the road and mobilized teams, in cents. Days of work are the same in all plans. */
  costCents: number;
  /** Sum over resources and months of the squares of the changes from month to month, in team-days. */
  unevenness: number;
}

export function weighPlan({ network, flat }: { network: WorkNetwork; flat: FlatNetwork }, { starts, ends, teams, finish }: PlacedNetwork): PlanWorth {
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
  let costCents = 0;
  const last = travel.homes.map((homes) => homes.map((home) => -1 - home));
  for (const key of Float64Array.from(keys).sort()) {
    const activity = key % flat.count;
    const resource = resources[activity] ?? 0;
    const team = teams[activity] ?? 0;
    const { costPerDayCents = 0, mobilisationCents = 0 } = network.resources[resource] ?? {};
    const places = last[resource];
    const before = places?.[team] ?? -1;
    if (before < 0) costCents += mobilisationCents;
    const from = before < 0 ? -1 - before : before;
    const point = points[activity] ?? 0;
    costCents += costPerDayCents * daysOnRoad(travel.points, travel.steps[resource] ?? noSteps, from * 3, point * 3);
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

const noSteps = new Float64Array(0);
