import { type RandomStream, randomStream } from '../../random.ts';
import { passChain } from './chain-days.ts';
import { cheaperPlans } from './cheaper-plans.ts';
import type { FlatNetwork } from './flat-network.ts';
import { type FoundingRules, foundingRules } from './founding-rules.ts';
import { type NearerPlans, nearerPlans } from './nearer-plans.ts';
import { type NetworkPasses, networkPasses } from './network-passes.ts';
import type { FinishBound, NetworkPlan, SearchSettings } from './network-plan.ts';
import { type PlanMaker, planMaker } from './plan-maker.ts';
import { type KnownPlan, planPopulation } from './plan-population.ts';
import type { Problem } from './plan-problem.ts';
import { type PlanRecord, planRecord } from './plan-record.ts';
import { traceFinish } from './trace-finish.ts';
import { keyVariation, variations } from './vary-keys.ts';
import type { PlacedNetwork } from './work-network.ts';

/** Of the passes after the founders, every so many are for a cheaper plan of the same finish; all of them once the finish is proven. */
const cheaperEvery = 3;
const backAndForthShare = 0.6;
const detourWeights = [0, 1, 4, 8, 16];
const mostRounds = 4;
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
  const nearer = nearerPlans(problem, { maker, record, random, passes });
  const cheaper = cheaperPlans(problem, { maker, record, variation, random, passes, nearer });
  const enter = (plan: KnownPlan): void => {
    const best = record.best();
    if (plan.fits && (!best || plan.finish <= best.worth.finish)) record.note(plan);
    population.enter(plan);
  };
  const { startFrom } = settings;
  if (startFrom && isKeptBy(problem, startFrom)) {
    record.note(startFrom);
    population.enter(maker.toKnown(startFrom));
  }
  const rules = foundingRules(flat, settings.bound.day);
  found({ flat, maker, record, passes, nearer, enter }, { rules, bound: settings.bound.day });

  const pickWeight = () => detourWeights[Math.floor(random() * detourWeights.length)] ?? 0;
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
      passes.setDetourWeight(pickWeight());
      const plan = maker.forward(mixRules(rules, random), random() < 0.5 ? 'serial' : 'parallel');
      enter(plan);
      if (!record.isOver()) enter(maker.justify(plan));
      continue;
    }
    const parent = population.pick(random);
    const chosen = variations[Math.floor(random() * variations.length)] ?? 'site';
    const path = chosen === 'path' ? traceFinish(flat, parent) : [];
    variation.vary(chosen, keys, { starts: parent.starts, mate: population.pick(random).starts, path, finish: parent.finish });
    passes.setDetourWeight(pickWeight());
    const isBackAndForth = random() < backAndForthShare;
    enter(isBackAndForth ? maker.backAndForth(keys, parent) : maker.forward(keys));
  }
  return record.result();
}

/** Whether its days keep the links and its teams exist: else its order says nothing here, and it is left aside. */
function isKeptBy({ network, flat }: Problem, { starts, ends, teams }: PlacedNetwork): boolean {
  if ([starts, ends, teams].some(({ length }) => length !== flat.count)) return false;
  const isWithin = network.activities.every(({ resource, duration }, activity) => {
    const team = teams[activity] ?? -1;
    return duration === 0 || resource < 0 ? team < 0 : team >= 0 && team < (flat.teams[resource] ?? 0);
  });
  const keepsLinks = network.links.every(({ from, to, kind, lagDays }) => {
    const least = kind === 'start-start' ? (starts[from] ?? 0) : (ends[from] ?? 0) + 1;
    return (starts[to] ?? 0) >= least + lagDays;
  });
  return isWithin && keepsLinks;
}

/** First plans by rules, each pushed to the end of time and back while that helps. Days on the road are days lost: most rules shun them. */
function found(
  { flat, maker, record, passes, nearer, enter }: Founding,
  { rules: { latest, work }, bound }: { rules: FoundingRules; bound: number },
): void {
  const lessWork = (weight: number) => Float64Array.from(latest, (day, activity) => day - weight * (work[activity] ?? 0));
  const firsts = [
    { detourWeight: 8, first: () => maker.forward(lessWork(1), 'parallel') },
    { detourWeight: 0, first: () => maker.backwardFirst(passChain(flat).days, bound) },
    { detourWeight: 16, first: () => maker.forward(lessWork(0.25), 'parallel') },
    {
      detourWeight: 0,
      first: () =>
        maker.forward(
          work.map((days) => -days),
          'parallel',
        ),
    },
  ];
  for (const { detourWeight, first } of firsts) {
    // The first is made in any case: a plan, however little there is to spend.
    if (record.spent() > 0 && record.isOver()) break;
    passes.setDetourWeight(detourWeight);
    const known = record.best()?.worth.finish ?? Number.POSITIVE_INFINITY;
    let plan = first();
    enter(plan);
    for (let round = 0, failures = 0; round < mostRounds && failures < 2 && !record.isOver(); round++) {
      const next = maker.justify(plan);
      enter(next);
      failures = next.finish < plan.finish ? 0 : failures + 1;
      plan = next;
    }
    // An earlier finish takes the place of a plan with less road.
    if ((record.best()?.worth.finish ?? known) < known) nearer.found();
  }
  passes.setDetourWeight(0);
}

/** Latest days less some of the work that follows, with noise. */
function mixRules({ latest, work }: FoundingRules, random: RandomStream): Float64Array {
  const weight = 2 * random();
  const noise = 60 * random();
  return Float64Array.from(latest, (day, activity) => day - weight * (work[activity] ?? 0) + noise * random());
}

export interface NetworkSearchSettings extends SearchSettings {
  bound: FinishBound;
  startFrom?: PlacedNetwork | undefined;
}

interface Founding {
  flat: FlatNetwork;
  maker: PlanMaker;
  record: PlanRecord;
  passes: NetworkPasses;
  nearer: NearerPlans;
  enter: (plan: KnownPlan) => void;
}
