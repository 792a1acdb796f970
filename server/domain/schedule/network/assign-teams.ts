import type { Problem } from './plan-problem.ts';
import { roadPrice } from './road-price.ts';
import { daysOnRoad } from './travel-days.ts';
import type { NetworkResource, PlacedNetwork } from './work-network.ts';

/** A team more is worth no less than this even where it costs nothing: what is not needed is not used. */
const leastCostOfTeam = 1;
const mostSweeps = 4;

/**
 * The same days by other teams: as few teams as the days need where the road takes none, and elsewhere fewer days on the road and fewer teams, by
 * letting two teams change over to each other's remaining work wherever both can be there in time. Writes to `teams`.
 */
export function assignTeams({ flat, network }: Pick<Problem, 'flat' | 'network'>, { starts, ends, teams }: Days): void {
  const days = { starts, ends, teams };
  const { resources } = network;
  const chosen = resources.map((): number[] => []);
  for (let activity = 0; activity < flat.count; activity++) if ((teams[activity] ?? -1) >= 0) chosen[flat.resources[activity] ?? 0]?.push(activity);
  resources.forEach((resource, index) => {
    const own = chosen[index]?.sort((one, other) => (starts[one] ?? 0) - (starts[other] ?? 0)) ?? [];
    if ((flat.travel.steps[index]?.length ?? 0) === 0) takeFirstFree(own, days, resource.teams);
    else changeOver({ flat, network }, { index, resource, own }, days);
  });
}

/** Gives each activity the first team that is free: no more teams are used than work on the busiest day. */
function takeFirstFree(own: readonly number[], { starts, ends, teams }: Days, count: number): void {
  const freeFrom = new Int32Array(count);
  for (const activity of own) {
    let team = 0;
    while (team < count - 1 && (freeFrom[team] ?? 0) > (starts[activity] ?? 0)) team++;
    teams[activity] = team;
    freeFrom[team] = (ends[activity] ?? 0) + 1;
  }
}

function changeOver(
  { flat, network }: Pick<Problem, 'flat' | 'network'>,
  { index, resource, own }: ResourceWork,
  { starts, ends, teams }: Days,
): void {
  const { points, steps, homes } = flat.travel;
  const price = roadPrice(network, flat, index);
  const road = steps[index] ?? new Float64Array(0);
  const lines = Array.from({ length: resource.teams }, (): number[] => []);
  for (const activity of own) lines[teams[activity] ?? 0]?.push(activity);
  const teamCost = Math.max(resource.mobilisationCents, leastCostOfTeam);
  const pointAt = (line: readonly number[], at: number, team: number): number =>
    at === 0 ? (homes[index]?.[team] ?? 0) : (flat.points[line[at - 1] ?? 0] ?? 0);
  /** Whether a team that is free at a place is in time for what follows. */
  const canReach = (from: number, freeFrom: number, next: number | undefined): boolean =>
    next === undefined || freeFrom + daysOnRoad(points, road, from * 3, (flat.points[next] ?? 0) * 3) <= (starts[next] ?? 0);
  const priceTo = (from: number, next: number | undefined): number => (next === undefined ? 0 : price(from, flat.points[next] ?? 0));
  const freeAt = (line: readonly number[], at: number): number => (at === 0 ? 0 : (ends[line[at - 1] ?? 0] ?? 0) + 1);
  const teamsUsed = (one: number, other: number): number => Number(one > 0) + Number(other > 0);

  const improvePair = (first: number, second: number): boolean => {
    const [one, other] = [lines[first] ?? [], lines[second] ?? []];
    if (one.length + other.length === 0) return false;
    let from = 0;
    for (let at = 0; at <= one.length; at++) {
      const oneFree = freeAt(one, at);
      while (from < other.length && (starts[other[from] ?? 0] ?? 0) < oneFree) from++;
      for (let cut = from; cut <= other.length; cut++) {
        if (at < one.length && freeAt(other, cut) > (starts[one[at] ?? 0] ?? 0)) break;
        const [onePoint, otherPoint] = [pointAt(one, at, first), pointAt(other, cut, second)];
        if (!canReach(onePoint, oneFree, other[cut]) || !canReach(otherPoint, freeAt(other, cut), one[at])) continue;
        const usedNow = teamsUsed(one.length, other.length);
        const usedThen = teamsUsed(at + other.length - cut, cut + one.length - at);
        const saved = priceTo(onePoint, one[at]) + priceTo(otherPoint, other[cut]) - priceTo(onePoint, other[cut]) - priceTo(otherPoint, one[at]);
        const gain = saved + (usedNow - usedThen) * teamCost;
        if (gain <= 0) continue;
        const [oneTail, otherTail] = [one.splice(at), other.splice(cut)];
        one.push(...otherTail);
        other.push(...oneTail);
        return true;
      }
    }
    return false;
  };

  for (let sweep = 0, better = true; better && sweep < mostSweeps; sweep++) {
    better = false;
    for (let first = 0; first < lines.length; first++) {
      for (let second = first + 1; second < lines.length; second++) while (improvePair(first, second)) better = true;
    }
  }
  lines.forEach((line, team) => {
    for (const activity of line) teams[activity] = team;
  });
}

type Days = Pick<PlacedNetwork, 'starts' | 'ends' | 'teams'>;

interface ResourceWork {
  index: number;
  resource: NetworkResource;
  /** Its activities by first day. */
  own: readonly number[];
}
