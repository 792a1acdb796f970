import type { RandomStream } from '../../random.ts';
import type { NetworkPasses } from './network-passes.ts';
import type { PlanMaker } from './plan-maker.ts';
import type { Problem } from './plan-problem.ts';
import type { PlanRecord } from './plan-record.ts';

/** Days by mile, for the first plans and later. */
const firstWeights = [0.2, 0.5, 1, 2];
const weights = [0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 4];
/** A removal is drawn forward by so many days at the most, to shorten the time of two networks at its site. */
const mostPull = 60;
const detourWeight = 8;
/** So many passes are with a team less of a trade of which each team costs something. */
const fewerShare = 0.25;

/**
 * Looks for plans that finish as early in which each team keeps to its own part of the map: the best plan placed anew day by day, where a team takes near
 * work before more urgent work far away. The trades before the crew do too, or it would find ready work only here and there.
 */
export function nearerPlans({ network, flat, pairs }: Problem, { maker, record, random, passes }: NearerParts): NearerPlans {
  const keys = new Float64Array(flat.count);
  const limits = flat.teams.slice();
  const costly = network.resources.flatMap(({ mobilisationCents }, resource) => (mobilisationCents > 0 ? [resource] : []));
  const tryWeight = (weight: number, pull: number, fewer = -1): boolean => {
    const best = record.best();
    if (!best) return false;
    const { starts, teams } = best.placed;
    limits.fill(0);
    teams.forEach((team, activity) => {
      const resource = flat.resources[activity] ?? -1;
      if (team >= 0) limits[resource] = Math.max(limits[resource] ?? 0, team + 1);
    });
    const used = limits[fewer] ?? 0;
    if (used > 1) limits[fewer] = used - 1;
    keys.set(starts);
    for (const { off } of pairs) keys[off] = (keys[off] ?? 0) - pull;
    passes.limitTeams(limits);
    passes.setDetourWeight(detourWeight);
    passes.setNearWeight(weight);
    const plan = maker.forward(keys, 'parallel');
    passes.setNearWeight(0);
    passes.limitTeams(flat.teams);
    return plan.fits && plan.finish <= best.worth.finish && record.note(plan);
  };
  return {
    found: () => {
      for (const weight of firstWeights) if (!record.isOver()) tryWeight(weight, 0);
    },
    step: () => {
      const weight = weights[Math.floor(random() * weights.length)] ?? 1;
      const fewer = random() < fewerShare ? (costly[Math.floor(random() * costly.length)] ?? -1) : -1;
      return tryWeight(weight, random() < 0.5 ? 0 : random() * mostPull, fewer);
    },
  };
}

export interface NearerPlans {
  /** A pass for each of a few weights. */
  found: () => void;
  /** One pass with a weight drawn: true where the plan is better. */
  step: () => boolean;
}

interface NearerParts {
  maker: PlanMaker;
  record: PlanRecord;
  random: RandomStream;
  passes: NetworkPasses;
}
