import type { FlatNetwork } from './flat-network.ts';
import { daysOnRoad, roadMiles } from './travel-days.ts';
import type { WorkNetwork } from './work-network.ts';

/**
 * What it costs that a team of the resource goes from one point to another, in cents: its days on the road, or, if that is more, its miles at the cost of a day
 * for the miles of a day. Near work takes no day of its own, but its miles are hours in which nobody works.
 */
export function roadPrice(
  { resources }: Pick<WorkNetwork, 'resources'>,
  { travel }: FlatNetwork,
  resource: number,
): (from: number, to: number) => number {
  const { costPerDayCents = 0, travel: rule } = resources[resource] ?? {};
  const steps = travel.steps[resource];
  if (!rule || !steps || costPerDayCents === 0) return () => 0;
  const perMile = costPerDayCents / rule.milesPerDay;
  return (from, to) =>
    from === to
      ? 0
      : Math.round(
          Math.max(costPerDayCents * daysOnRoad(travel.points, steps, from * 3, to * 3), perMile * roadMiles(travel.points, from * 3, to * 3)),
        );
}
