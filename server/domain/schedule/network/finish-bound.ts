import { passChain } from './chain-days.ts';
import type { FlatNetwork } from './flat-network.ts';
import type { FinishBound } from './network-plan.ts';

/** A day before which no plan of the network can finish. */
export function finishBound(flat: FlatNetwork): FinishBound {
  const { days } = passChain(flat);
  return { day: days[flat.count + flat.goal] ?? 0, by: 'chain', resource: null };
}
