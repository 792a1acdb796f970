import type { FlatNetwork } from './flat-network.ts';
import type { NetworkPasses } from './network-passes.ts';
import type { Placement } from './place-activity.ts';
import type { KnownPlan } from './plan-population.ts';
import type { PlacedNetwork } from './work-network.ts';

/** The ways in which the search makes a plan; each forward or backward pass of them counts. */
export function planMaker(flat: FlatNetwork, passes: NetworkPasses): PlanMaker {
  const { count, dayCount, goal, durations } = flat;
  const floors = new Int32Array(count);
  const back: Placement = { days: new Int32Array(count * 2), teams: new Int32Array(count), floors };
  const keys = new Float64Array(count);

  const toKnown = ({ starts, ends, teams, finish }: PlacedNetwork): KnownPlan => {
    let total = 0;
    for (let activity = 0; activity < count; activity++) total += (starts[activity] ?? 0) * (durations[activity] ?? 0);
    return { starts, ends, teams, finish, fits: true, total };
  };
  const forward = (order: Float64Array, way: 'serial' | 'parallel' = 'serial'): KnownPlan => {
    const placement: Placement = { days: new Int32Array(count * 2), teams: new Int32Array(count), floors: flat.releases };
    const fits = passes[way]('forward', order, placement);
    const [starts, ends] = [placement.days.subarray(0, count), placement.days.subarray(count)];
    return { ...toKnown({ starts, ends, teams: placement.teams, finish: ends[goal] ?? dayCount }), fits };
  };
  const backAndForth = (order: Float64Array, { starts, ends, finish: known }: KnownPlan, finish = known): KnownPlan => {
    floors[goal] = Math.max(0, dayCount - 1 - finish);
    for (let activity = 0; activity < count; activity++) {
      const length = (ends[activity] ?? 0) - (starts[activity] ?? 0);
      keys[activity] = dayCount - 1 - (order[activity] ?? 0) - length;
    }
    passes.serial('backward', keys, back);
    return forward(toForwardKeys());
  };
  /** First days of what was placed backward. */
  const toForwardKeys = (): Float64Array => {
    for (let activity = 0; activity < count; activity++) keys[activity] = dayCount - 1 - (back.days[count + activity] ?? 0);
    return keys;
  };

  return {
    toKnown,
    forward,
    backAndForth,
    justify: (plan, finish) => backAndForth(Float64Array.from(plan.starts), plan, finish),
    backwardFirst: (early, finish) => {
      floors[goal] = Math.max(0, dayCount - 1 - finish);
      for (let activity = 0; activity < count; activity++) keys[activity] = dayCount - 1 - (early[count + activity] ?? 0);
      passes.parallel('backward', keys, back);
      return forward(toForwardKeys());
    },
  };
}

export interface PlanMaker {
  toKnown: (placed: PlacedNetwork) => KnownPlan;
  /** One pass in the order of the keys, which are days. */
  forward: (order: Float64Array, way?: 'serial' | 'parallel') => KnownPlan;
  /** A plan in the order of the keys pushed to its end, then forward again: two passes. */
  backAndForth: (order: Float64Array, plan: KnownPlan, finish?: number) => KnownPlan;
  justify: (plan: KnownPlan, finish?: number) => KnownPlan;
  /** From a finish backward, what can end earliest last; then forward: two passes. Earliest days as chains give them. */
  backwardFirst: (early: Int32Array, finish: number) => KnownPlan;
}
