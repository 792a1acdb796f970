import type { FlatNetwork } from './flat-network.ts';
import { drawTerritories, type Territories } from './territories.ts';
import { lineMiles } from './travel-days.ts';

/**
 * How far work is for a team, in days of its turn: miles on the road, and outside its own part of the map also those from the middle of that part,
 * times a weight. Also for trades whose road is in their durations; not for work at a desk.
 */
export interface Nearness {
  setWeight: (daysPerMile: number) => void;
  /** By resource: the map is parted among so many teams; all at first. */
  setLimits: (limits: Int32Array) => void;
  counts: (resource: number) => boolean;
  /** Days for going from a place, three times the number of its point, to an activity. */
  toWork: (team: number, from: number, activity: number) => number;
  /** Days for doing an activity between two places instead of going straight on; a place is -1 where nothing is before or after. */
  detour: (team: number, activity: number, between: { from: number; to: number }) => number;
}

export function nearness(flat: FlatNetwork): Nearness {
  const { resources, travel, points } = flat;
  const drawn = Array.from(flat.teams, () => new Map<number, Territories>());
  let limits = flat.teams;
  let weight = 0;
  const current: (Territories | undefined)[] = [];
  const partsOf = (resource: number): Territories => {
    const teams = limits[resource] ?? 0;
    const made = drawn[resource]?.get(teams) ?? drawTerritories(flat, resource, teams);
    drawn[resource]?.set(teams, made);
    current[resource] = made;
    return made;
  };
  const miles = (from: number, to: number): number => (from < 0 || to < 0 ? 0 : lineMiles(travel.points, from, { points: travel.points, to }));
  const outside = (team: number, activity: number): number => {
    const parts = current[resources[activity] ?? 0] ?? partsOf(resources[activity] ?? 0);
    if (parts.owners[activity] === team) return 0;
    return lineMiles(parts.centers, team * 3, { points: travel.points, to: (points[activity] ?? 0) * 3 });
  };
  return {
    setWeight: (daysPerMile) => {
      weight = daysPerMile;
    },
    setLimits: (own) => {
      limits = own.slice();
      current.length = 0;
    },
    counts: (resource) => weight > 0 && flat.atDesk[resource] === 0,
    toWork: (team, from, activity) => weight * (miles(from, (points[activity] ?? 0) * 3) + outside(team, activity)),
    detour: (team, activity, { from, to }) => {
      const own = (points[activity] ?? 0) * 3;
      const more = miles(from, own) + miles(own, to) - miles(from, to);
      return weight * (Math.max(0, more) + outside(team, activity));
    },
  };
}
