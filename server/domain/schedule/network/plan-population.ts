import type { RandomStream } from '../../random.ts';
import type { PlacedNetwork } from './work-network.ts';

const fewest = 5;
const most = 40;
const oneMoreEvery = 60;

/** Plans to make others from: a few at first, more as the search goes on. A new one takes the place of the worst, if it is no worse; equals once. */
export function planPopulation(): PlanPopulation {
  const plans: KnownPlan[] = [];
  let size = fewest;
  const isWorse = (one: KnownPlan, other: KnownPlan): boolean =>
    one.finish > other.finish || (one.finish === other.finish && one.total > other.total);
  return {
    enter: (plan) => {
      if (plans.some(({ finish, total }) => finish === plan.finish && total === plan.total)) return;
      if (plans.length < size) {
        plans.push(plan);
        return;
      }
      const worst = plans.reduce((last, one, index) => (isWorse(one, plans[last] ?? one) ? index : last), 0);
      if (!isWorse(plan, plans[worst] ?? plan)) plans[worst] = plan;
    },
    wants: (spent) => {
      size = Math.min(most, fewest + Math.floor(spent / oneMoreEvery));
      return plans.length < size;
    },
    pick: (random) => {
      const [one, other] = [plans[Math.floor(random() * plans.length)], plans[Math.floor(random() * plans.length)]];
      if (!one || !other) throw new Error('The population is empty: found it first.');
      return isWorse(one, other) ? other : one;
    },
  };
}

export interface PlanPopulation {
  enter: (plan: KnownPlan) => void;
  /** Whether there is room for a founder more, after so many passes. */
  wants: (spent: number) => boolean;
  /** The better of two. */
  pick: (random: RandomStream) => KnownPlan;
}

/** A placement in the time of the calendar. */
export interface KnownPlan extends PlacedNetwork {
  /** Whether all fits into the calendars: it is a plan, and not only an order. */
  fits: boolean;
  /** Sum of first days, each times its length: of one finish, the plan that is earlier in all has more room. */
  total: number;
}
