import { type RandomStream, randomStream } from '../../random.ts';
import { chainSide } from './chain-days.ts';
import { cheaperPlans } from './cheaper-plans.ts';
import type { FlatNetwork } from './flat-network.ts';
import { networkPasses } from './network-passes.ts';
import type { FinishBound, NetworkPlan, SearchSettings } from './network-plan.ts';
import { type PlanMaker, planMaker } from './plan-maker.ts';
import { type KnownPlan, planPopulation } from './plan-population.ts';
import { type PlanRecord, type Problem, planRecord } from './plan-record.ts';
import { traceFinish } from './trace-finish.ts';
import { keyVariation, variations } from './vary-keys.ts';
import type { PlacedNetwork } from './work-network.ts';

/** Of the passes after the founders, every so many are for a cheaper plan of the same finish; all of them once the finish is proven. */
const cheaperEvery = 5;
const backAndForthShare = 0.6;
const detourWeights = [0, 0, 0.5, 1, 2];
/** Passes for a cheaper plan without one, after which a proven finish ends the search. */
const patience = 150;

/**
 * The best plan found; undefined where none fits into the calendars. What is tried does not depend on the budget, which only ends it, so that more
 * budget is never worse.
 */
export function searchNetwork(problem: Problem, settings: NetworkSearchSettings): NetworkPlan | undefined {
  const { flat } = problem;
  const random = randomStream(settings.seed, 'network-plan');
  const passes = networkPasses(flat);
  const record = planRecord(problem, { ...settings, generated: passes.generated });
  const maker = planMaker(flat, passes);
  const population = planPopulation();
  const variation = keyVariation(problem, random);
  const cheaper = cheaperPlans(problem, { maker, record, variation, random, passes });
  const enter = (plan: KnownPlan): void => {
    const best = record.best();
    if (plan.fits && (!best || plan.finish <= best.worth.finish)) record.note(plan);
    population.enter(plan);
  };
  const { startFrom } = settings;
  if (startFrom) {
    record.note(startFrom);
    population.enter(maker.toKnown(startFrom));
  }
  found({ flat, maker, record, random, enter }, settings.bound);

  const keys = new Float64Array(flat.count);
  let turn = 0;
  while (!record.isOver()) {
    turn++;
    if (record.best() && (record.isProven() || turn % cheaperEvery === 0)) {
      if (record.isProven() && cheaper.sinceLast() > patience) break;
      cheaper.step();
      continue;
    }
    if (population.wants(record.spent())) {
      enter(maker.fromRule(latestStarts(flat, settings.bound.day), { noise: random() * settings.bound.day * 0.3, random, way: 'serial' }));
      continue;
    }
    const parent = population.pick(random);
    const chosen = variations[Math.floor(random() * variations.length)] ?? 'site';
    const path = chosen === 'path' ? traceFinish(flat, parent) : [];
    variation.vary(chosen, keys, { starts: parent.starts, mate: population.pick(random).starts, path, finish: parent.finish });
    passes.setDetourWeight(detourWeights[Math.floor(random() * detourWeights.length)] ?? 0);
    const isBackAndForth = random() < backAndForthShare;
    enter(isBackAndForth ? maker.backAndForth(keys, parent) : maker.forward(keys));
    passes.setDetourWeight(0);
  }
  return record.result();
}

/** First plans by rules: what must start latest goes last; each is pushed to the end of time and back. */
function found({ flat, maker, record, random, enter }: Founding, bound: FinishBound): void {
  const latest = latestStarts(flat, bound.day);
  const rules: { noise: number; way: 'serial' | 'parallel' }[] = [
    { noise: 0, way: 'parallel' },
    { noise: 0, way: 'serial' },
    { noise: bound.day * 0.05, way: 'parallel' },
    { noise: bound.day * 0.15, way: 'serial' },
  ];
  for (const rule of rules) {
    // The first is made in any case: a plan, however little there is to spend.
    if (record.spent() > 0 && record.isOver()) return;
    let plan = maker.fromRule(latest, { ...rule, random });
    enter(plan);
    for (let round = 0; round < 2 && !record.isOver(); round++) {
      plan = maker.justify(plan);
      enter(plan);
    }
  }
}

/** Latest first days that let the goal end on the day; the last day where it does not wait for them. */
function latestStarts(flat: FlatNetwork, finish: number): Int32Array {
  const { count, dayCount, goal } = flat;
  const days = new Int32Array(count * 2);
  const floors = new Int32Array(count);
  floors[goal] = Math.max(0, dayCount - 1 - finish);
  chainSide(flat, flat.backward, { days, floors });
  return Int32Array.from({ length: count }, (_, activity) => dayCount - 1 - (days[count + activity] ?? 0));
}

export interface NetworkSearchSettings extends SearchSettings {
  bound: FinishBound;
  startFrom?: PlacedNetwork | undefined;
}

interface Founding {
  flat: FlatNetwork;
  maker: PlanMaker;
  record: PlanRecord;
  random: RandomStream;
  enter: (plan: KnownPlan) => void;
}
