import type { FlatNetwork } from './flat-network.ts';
import { lineMiles } from './travel-days.ts';

/** A part of the map for each team of a resource, all with about the same work. */
export interface Territories {
  /** By activity: the team in whose part it lies; -1 for other resources, and where the place is not known. */
  owners: Int32Array;
  /** Three coordinates by team; NaN for a team without a part. */
  centers: Float64Array;
}

/**
 * Halves the places of a resource by work, across their longest side, until each team has its part. Parts go to the teams whose homes are nearest.
 * Teams above `teams` have none.
 */
export function drawTerritories(flat: FlatNetwork, resource: number, teams: number): Territories {
  const { count, resources, durations, points } = flat;
  const coordinates = flat.travel.points;
  const work = new Map<number, number>();
  for (let activity = 0; activity < count; activity++) {
    const point = points[activity] ?? 0;
    if (resources[activity] !== resource || Number.isNaN(coordinates[point * 3])) continue;
    work.set(point, (work.get(point) ?? 0) + (durations[activity] ?? 0));
  }
  const parts: number[][] = [];
  const halve = (places: number[], number: number): void => {
    if (number <= 1 || places.length <= 1) {
      if (places.length > 0) parts.push(places);
      return;
    }
    const axis = longestAxis(coordinates, places);
    places.sort((one, other) => (coordinates[one * 3 + axis] ?? 0) - (coordinates[other * 3 + axis] ?? 0) || one - other);
    const first = number >> 1;
    const share = (places.reduce((sum, place) => sum + (work.get(place) ?? 0), 0) * first) / number;
    let [cut, sum] = [0, 0];
    while (cut < places.length - 1 && (cut === 0 || sum + (work.get(places[cut] ?? 0) ?? 0) / 2 < share)) sum += work.get(places[cut++] ?? 0) ?? 0;
    halve(places.slice(0, cut), first);
    halve(places.slice(cut), number - first);
  };
  halve([...work.keys()], teams);
  const middles = parts.map((places) =>
    [0, 1, 2].map((axis) => places.reduce((sum, place) => sum + (coordinates[place * 3 + axis] ?? 0), 0) / places.length),
  );
  const teamOf = matchHomes(flat, resource, { teams, middles });
  const ownerAt = new Map(parts.flatMap((places, part) => places.map((place) => [place, teamOf[part] ?? -1] as const)));
  const centers = new Float64Array((flat.teams[resource] ?? 0) * 3).fill(Number.NaN);
  middles.forEach((middle, part) => {
    centers.set(middle, (teamOf[part] ?? 0) * 3);
  });
  const owners = Int32Array.from(points, (point, activity) => (resources[activity] === resource ? (ownerAt.get(point) ?? -1) : -1));
  return { owners, centers };
}

/** By part: the nearest pair of a part and a home first. */
function matchHomes({ travel }: FlatNetwork, resource: number, { teams, middles }: { teams: number; middles: readonly number[][] }): number[] {
  const pairs = middles.flatMap((middle, part) =>
    Array.from({ length: teams }, (_, team) => {
      const home = (travel.homes[resource]?.[team] ?? travel.nowhere) * 3;
      return { part, team, miles: lineMiles(Float64Array.from(middle), 0, { points: travel.points, to: home }) };
    }),
  );
  pairs.sort((one, other) => one.miles - other.miles || one.part - other.part || one.team - other.team);
  const teamOf = new Array<number>(middles.length).fill(-1);
  const taken = new Set<number>();
  for (const { part, team } of pairs) {
    if (teamOf[part] !== -1 || taken.has(team)) continue;
    teamOf[part] = team;
    taken.add(team);
  }
  return teamOf;
}

function longestAxis(coordinates: Float64Array, places: readonly number[]): number {
  const spans = [0, 1, 2].map((axis) => {
    let [least, most] = [2, -2];
    for (const place of places) {
      const value = coordinates[place * 3 + axis] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    return most - least;
  });
  return spans.indexOf(Math.max(...spans));
}
