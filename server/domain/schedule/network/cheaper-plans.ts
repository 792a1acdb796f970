import type { RandomStream } from '../../random.ts';
import type { NearerPlans } from './nearer-plans.ts';
import type { NetworkPasses } from './network-passes.ts';
import type { PlanMaker } from './plan-maker.ts';
import type { Problem } from './plan-problem.ts';
import type { BestPlan, PlanRecord } from './plan-record.ts';
import type { KeyVariation } from './vary-keys.ts';

const ways = ['gather', 'gather', 'site', 'cluster'] as const;
const detourWeights = [1, 2, 4, 8, 16, 32];
const nearerShare = 0.5;

/** Looks for plans that finish as early with fewer teams and less road. */
export function cheaperPlans({ network, flat }: Problem, { maker, record, variation, random, passes, nearer }: CheaperParts): CheaperPlans {
  const keys = new Float64Array(flat.count);
  const limits = flat.teams.slice();
  /** By resource: so many teams did not suffice, as far as tried. */
  const tooFew = new Int32Array(flat.teams.length);
  let knownFinish = Number.POSITIVE_INFINITY;
  let since = 0;

  const countUsed = ({ placed }: BestPlan): Int32Array => {
    const used = new Int32Array(flat.teams.length);
    for (let activity = 0; activity < flat.count; activity++) {
      const team = placed.teams[activity] ?? -1;
      const resource = flat.resources[activity] ?? -1;
      if (team >= 0) used[resource] = Math.max(used[resource] ?? 0, team + 1);
    }
    return used;
  };

  return {
    sinceLast: () => since,
    step: () => {
      const best = record.best();
      if (!best) return;
      if (random() < nearerShare) {
        since = nearer.step() ? 0 : since + 1;
        return;
      }
      if (best.worth.finish < knownFinish) {
        knownFinish = best.worth.finish;
        tooFew.fill(0);
      }
      const used = countUsed(best);
      limits.set(used);
      const all = network.resources.flatMap((_, resource) => ((used[resource] ?? 0) - (tooFew[resource] ?? 0) > 1 ? [resource] : []));
      const costly = all.filter((resource) => (network.resources[resource]?.mobilisationCents ?? 0) > 0);
      const open = costly.length > 0 ? costly : all;
      const tried = random() < 0.5 ? (open[Math.floor(random() * open.length)] ?? -1) : -1;
      const few = Math.ceil(((used[tried] ?? 0) + (tooFew[tried] ?? 0)) / 2);
      if (tried >= 0) limits[tried] = Math.min(few, (used[tried] ?? 1) - 1);
      passes.limitTeams(limits);
      passes.setDetourWeight(detourWeights[Math.floor(random() * detourWeights.length)] ?? 1);
      const starts = best.placed.starts;
      if (tried >= 0 && random() < 0.5) keys.set(starts);
      else variation.vary(ways[Math.floor(random() * ways.length)] ?? 'gather', keys, { starts, mate: starts, path: [], finish: best.worth.finish });
      const known = maker.toKnown(best.placed);
      const plan = random() < 0.5 ? maker.forward(keys) : maker.backAndForth(keys, known);
      passes.limitTeams(flat.teams);
      const isBetter = plan.fits && plan.finish <= best.worth.finish && record.note(plan);
      since = isBetter ? 0 : since + 1;
      if (tried >= 0 && !(plan.fits && plan.finish <= best.worth.finish)) tooFew[tried] = Math.max(tooFew[tried] ?? 0, limits[tried] ?? 0);
    },
  };
}

export interface CheaperPlans {
  /** One or two passes near the best plan. */
  step: () => void;
  /** Steps since the last that found a better plan. */
  sinceLast: () => number;
}

interface CheaperParts {
  maker: PlanMaker;
  record: PlanRecord;
  variation: KeyVariation;
  random: RandomStream;
  passes: NetworkPasses;
  nearer: NearerPlans;
}
