import { type Day, fromDayNumber, toDayNumber } from '../../calendar.ts';
import { type Cents, cents } from '../../money.ts';
import type { CostAndFinish } from './time-cost.ts';

const mostPoints = 300;

/**
 * Pairs trial and run of the same number: the cost of the trial with what the time of the run costs, and the day of the run. A slow run costs more by
 * its time alone; prices and durations are drawn independently. Finishes are days from `startOn`.
 */
export function joinCostAndFinish(pairs: Pairs, { startOn, termEndsOn, limit }: JoinSettings): CostAndFinish {
  const { costs, times, finishes } = pairs;
  const runs = Math.min(costs.length, times.length, finishes.length);
  const totals = Float64Array.from({ length: runs }, (_, run) => Math.round((costs[run] ?? 0) + (times[run] ?? 0)));
  const startNumber = toDayNumber(startOn);
  const lastDay = termEndsOn === null ? null : toDayNumber(termEndsOn) - startNumber;
  let [amount, term, both] = [0, 0, 0];
  totals.forEach((total, run) => {
    const isWithin = total <= limit.cents;
    const isInTime = lastDay !== null && (finishes[run] ?? 0) <= lastDay;
    if (isWithin) amount++;
    if (isInTime) term++;
    if (isWithin && isInTime) both++;
  });
  const sorted = totals.toSorted();
  const rank = (share: number): Cents => cents(sorted[Math.max(0, Math.ceil(share * runs) - 1)] ?? 0);
  return {
    runs,
    p50Cents: rank(0.5),
    p80Cents: rank(0.8),
    limit,
    termEndsOn,
    withinAmount: amount / runs,
    withinTerm: termEndsOn === null ? null : term / runs,
    withinBoth: termEndsOn === null ? null : both / runs,
    points: Array.from({ length: Math.min(mostPoints, runs) }, (_, run) => {
      return { cents: cents(totals[run] ?? 0), day: fromDayNumber(startNumber + (finishes[run] ?? 0)) };
    }),
  };
}

interface Pairs {
  /** Cents by trial, in the order in which they were drawn. */
  costs: Float64Array;
  /** What time costs, in cents by run. */
  times: Float64Array;
  /** Last day by run, counted from the start of the plan. */
  finishes: Int32Array;
}

interface JoinSettings {
  startOn: Day;
  termEndsOn: Day | null;
  limit: CostAndFinish['limit'];
}
