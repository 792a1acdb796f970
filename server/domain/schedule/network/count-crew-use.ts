import { type Cents, formatDollars } from '../../money.ts';
import type { CrewUse } from '../schedule.ts';
import type { BuiltNetwork } from './build-network.ts';
import { teamTurns } from './latest-starts.ts';
import { roadDays } from './road-days.ts';
import type { PlacedNetwork } from './work-network.ts';

/** What each trade does in a plan and what that costs, for trades with work. */
export function countCrewUse({ network, plan, trades }: BuiltNetwork, placed: PlacedNetwork): CrewUse[] {
  const { activities } = network;
  const road = roadDays(network);
  const onRoad = new Int32Array(trades.length);
  const isLater = new Uint8Array(activities.length);
  for (const { to, lagDays } of teamTurns(network, placed)) {
    const resource = activities[to]?.resource ?? 0;
    onRoad[resource] = (onRoad[resource] ?? 0) + lagDays;
    isLater[to] = 1;
  }
  const workDays = new Int32Array(trades.length);
  const used = trades.map(() => new Set<number>());
  activities.forEach(({ resource, duration }, index) => {
    const team = placed.teams[index] ?? -1;
    if (resource < 0 || duration === 0 || team < 0) return;
    workDays[resource] = (workDays[resource] ?? 0) + duration;
    used[resource]?.add(team);
    if (isLater[index]) return;
    onRoad[resource] = (onRoad[resource] ?? 0) + road.fromHome(resource, team, index);
  });
  return trades.flatMap((crewKind, resource): CrewUse[] => {
    const { rule, teams, costPerDayCents, mobilisationCents, stated } = plan.teams[crewKind];
    const [days, travelDays, working] = [workDays[resource] ?? 0, onRoad[resource] ?? 0, used[resource]?.size ?? 0];
    if (days === 0) return [];
    const own = plan.crews[crewKind]?.costPerDayCents !== undefined;
    const mobilised = mobilisationCents > 0 ? ` and ${formatDollars(mobilisationCents)} for each team that works` : '';
    return [
      {
        crewKind,
        title: rule.title,
        teams,
        workDays: days,
        travelDays,
        costCents: ((days + travelDays) * costPerDayCents + working * mobilisationCents) as Cents,
        basis: `${formatDollars(costPerDayCents)} for each day of work or on the road${mobilised}. ${own ? 'Rate stated by the carrier.' : rule.source}`,
        confidence: stated && own ? 'stated by the carrier' : rule.confidence,
      },
    ];
  });
}
