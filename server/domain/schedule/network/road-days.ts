import { daysOnRoad, travelTable } from './travel-days.ts';
import type { WorkNetwork } from './work-network.ts';

/** Days on the road of teams of a resource: from one activity to another, or from the home of a team to its first. */
export function roadDays(network: WorkNetwork): RoadDays {
  const { points, steps, homes, nowhere } = travelTable(network);
  const pointOf = (activity: number): number => {
    const place = network.activities[activity]?.place ?? -1;
    return place < 0 ? nowhere : place;
  };
  const days = (resource: number, from: number, to: number): number => daysOnRoad(points, steps[resource] ?? noSteps, from * 3, to * 3);
  return {
    between: (resource, from, to) => days(resource, pointOf(from), pointOf(to)),
    fromHome: (resource, team, to) => days(resource, homes[resource]?.[team] ?? nowhere, pointOf(to)),
  };
}

const noSteps = new Float64Array(0);

interface RoadDays {
  between: (resource: number, from: number, to: number) => number;
  fromHome: (resource: number, team: number, to: number) => number;
}
