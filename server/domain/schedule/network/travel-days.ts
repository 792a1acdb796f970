import type { Place } from '../../geography.ts';
import type { NetworkPlace, NetworkResource, TravelRule, WorkNetwork } from './work-network.ts';

/**
 * Days on the road for every pair of points, asked millions of times: the square of the straight line through the Earth, beside the least squares
 * that take 1, 2, 3 and more days. Points are numbered: the places, one that is nowhere (for -1), then the homes of all teams.
 */
export interface TravelTable {
  /** Three coordinates for each point on a sphere of radius 1; NaN where it is not known. */
  points: Float64Array;
  /** By resource: squares of lines above which one day more is needed; empty where travel takes none. */
  steps: readonly Float64Array[];
  /** By resource and team: the point it starts from. */
  homes: readonly Int32Array[];
  nowhere: number;
}

const earthRadiusMiles = 3958.8;
const halfRound = Math.PI * earthRadiusMiles;

export function travelTable({ places, resources }: Pick<WorkNetwork, 'places' | 'resources'>): TravelTable {
  const known: (Place | null)[] = [...places.map(({ point }: NetworkPlace) => point), null];
  const homes = resources.map(({ teams, homes: bases }: NetworkResource) => {
    const numbers = new Int32Array(Math.max(0, teams)).fill(places.length);
    for (let team = 0; team < teams; team++) {
      const home = bases[team];
      if (!home) continue;
      const same = known.indexOf(home, places.length + 1);
      numbers[team] = same < 0 ? known.push(home) - 1 : same;
    }
    return numbers;
  });
  const points = new Float64Array(known.length * 3).fill(Number.NaN);
  known.forEach((place, index) => {
    if (!place) return;
    const [latitude, longitude] = [(place.latitude * Math.PI) / 180, (place.longitude * Math.PI) / 180];
    points.set([Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)], index * 3);
  });
  return { points, steps: resources.map(({ travel }) => stepsOf(travel)), homes, nowhere: places.length };
}

/** Days on the road between two points, given as three times their numbers, by the steps of the resource; none where one is not known. */
export function daysOnRoad(points: Float64Array, steps: Float64Array, from: number, to: number): number {
  if (steps.length === 0 || from === to) return 0;
  const x = (points[from] ?? 0) - (points[to] ?? 0);
  const y = (points[from + 1] ?? 0) - (points[to + 1] ?? 0);
  const z = (points[from + 2] ?? 0) - (points[to + 2] ?? 0);
  const square = x * x + y * y + z * z;
  let days = 0;
  while (days < steps.length && square > (steps[days] ?? 0)) days++;
  return days;
}

/** Great-circle miles between two points, given as three times their numbers; 0 where one is not known. */
export function roadMiles(points: Float64Array, from: number, to: number): number {
  return 2 * earthRadiusMiles * Math.asin(Math.min(1, lineMiles(points, from, { points, to }) / (2 * earthRadiusMiles)));
}

/** Straight through the Earth, in miles: within a state as good as on its surface. 0 where one of them is not known. */
export function lineMiles(one: Float64Array, from: number, { points, to }: { points: Float64Array; to: number }): number {
  const x = (one[from] ?? 0) - (points[to] ?? 0);
  const y = (one[from + 1] ?? 0) - (points[to + 1] ?? 0);
  const z = (one[from + 2] ?? 0) - (points[to + 2] ?? 0);
  const square = x * x + y * y + z * z;
  return square > 0 ? Math.sqrt(square) * earthRadiusMiles : 0;
}

const noSteps = new Float64Array(0);

function stepsOf(rule: TravelRule | null): Float64Array {
  const steps: number[] = [];
  if (!rule) return noSteps;
  for (let miles = rule.freeMiles; miles < halfRound; miles += rule.milesPerDay) {
    steps.push((2 * Math.sin(miles / (2 * earthRadiusMiles))) ** 2);
  }
  return Float64Array.from(steps);
}
