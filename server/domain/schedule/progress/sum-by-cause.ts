import { type DelayCause, delayCauses } from '../work-plan.ts';
import type { SlipPart } from './explain-slip.ts';

/**
 * The counted days of a slip by cause, in the order of `delayCauses`, then what is recorded without a cause, then what the plan of the rest moves.
 * Causes without days are left out. The days sum to the slip.
 */
export function sumByCause(parts: readonly SlipPart[]): CauseDays[] {
  const sums = new Map<CauseDays['cause'], number>();
  for (const { cause, how, countedDays } of parts) {
    const key = how === 'plan' ? 'plan' : (cause ?? 'not stated');
    sums.set(key, (sums.get(key) ?? 0) + countedDays);
  }
  return [...delayCauses, 'not stated' as const, 'plan' as const].flatMap((cause) => {
    const days = sums.get(cause) ?? 0;
    return days === 0 ? [] : [{ cause, days }];
  });
}

export interface CauseDays {
  /** `plan`: no record; weekends, closed seasons and the order of the crews in the plan of the rest. */
  cause: DelayCause | 'not stated' | 'plan';
  days: number;
}
