import type { FlatNetwork } from './flat-network.ts';
import type { PlacedNetwork } from './work-network.ts';

/** In which order a plan does its activities, and who does each. */
export interface TeamOrder {
  /** All activities by first day in the plan, those of one day by what waits for what: in it each comes after all that it waits for. */
  order: Int32Array;
  /** By activity: the team of its resource, -1 without a resource. */
  teams: Int32Array;
  /** By activity: number of the team among all teams of all resources, -1 without. */
  slots: Int32Array;
  slotHomes: Int32Array;
  slotResources: Int32Array;
}

/**
 * A step that the plan leaves out (duration 0) but that a team would do has its place in the order by its day in the plan. Its team is the one that
 * next works at its site for the same resource, or the last that worked there; where none does, the one with least work, the first of those.
 */
export function orderTeams(flat: FlatNetwork, { starts, teams: planned }: Pick<PlacedNetwork, 'starts' | 'teams'>): TeamOrder {
  const { count, resources } = flat;
  const rank = new Int32Array(count);
  flat.forward.order.forEach((activity, position) => {
    rank[activity] = position;
  });
  const keys = Float64Array.from(rank, (position, activity) => (starts[activity] ?? 0) * count + position).sort();
  const order = Int32Array.from(keys, (key) => flat.forward.order[key % count] ?? 0);
  const slotFrom: number[] = [];
  const [slotHomes, slotResources]: [number[], number[]] = [[], []];
  flat.travel.homes.forEach((homes, resource) => {
    slotFrom.push(slotHomes.length);
    for (const home of homes) {
      slotHomes.push(home);
      slotResources.push(resource);
    }
  });
  const teams = Int32Array.from(resources, (resource, activity) => (resource < 0 ? -1 : (planned[activity] ?? -1)));
  giveLeftOutSteps(flat, order, teams);
  const slots = teams.map((team, activity) => (team < 0 ? -1 : (slotFrom[resources[activity] ?? 0] ?? 0) + team));
  return { order, teams, slots, slotHomes: Int32Array.from(slotHomes), slotResources: Int32Array.from(slotResources) };
}

function giveLeftOutSteps(flat: FlatNetwork, order: Int32Array, teams: Int32Array): void {
  const { count, resources, durations, points } = flat;
  const isOpen = (activity: number): boolean => (resources[activity] ?? -1) >= 0 && (teams[activity] ?? -1) < 0;
  if (!resources.some((_, activity) => isOpen(activity))) return;
  const planned = teams.slice();
  const work = Array.from(flat.teams, (number) => new Float64Array(number));
  const sites = flat.travel.nowhere;
  const take = (near: Map<number, number>, activity: number): void => {
    const [resource = -1, point = sites] = [resources[activity], points[activity]];
    if (resource < 0 || point === sites) return;
    const key = point * flat.teams.length + resource;
    const team = planned[activity] ?? -1;
    if (team >= 0) near.set(key, team);
    else if ((teams[activity] ?? -1) < 0) teams[activity] = near.get(key) ?? -1;
  };
  const after = new Map<number, number>();
  for (let position = count - 1; position >= 0; position--) take(after, order[position] ?? 0);
  const before = new Map<number, number>();
  for (const activity of order) take(before, activity);
  for (let activity = 0; activity < count; activity++) {
    const load = work[resources[activity] ?? -1];
    const team = planned[activity] ?? -1;
    if (load && team >= 0) load[team] = (load[team] ?? 0) + (durations[activity] ?? 0);
  }
  for (const activity of order) {
    const load = work[resources[activity] ?? -1];
    if (load && load.length > 0 && isOpen(activity)) {
      const team = load.indexOf(Math.min(...load));
      teams[activity] = team;
      // So that many such steps do not all wait for one team.
      load[team] = (load[team] ?? 0) + 1;
    }
  }
}
