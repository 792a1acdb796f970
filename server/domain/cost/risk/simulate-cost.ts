import { type Cents, cents } from '../../money.ts';
import type { CostLine } from '../cost-lines.ts';
import type { CostRisk } from '../estimate.ts';
import { runTrials, type TrialSettings } from './run-trials.ts';

const curveSteps = 200;

/**
 * Seeded simulation of the total, as `simulate-cost.md` describes it. It says how far the point estimate may be wrong and never changes it: without
 * any spread and risk every trial gives the point estimate. The same inputs give the same bytes, whatever the order of the lines.
 */
export function simulateCost(lines: readonly CostLine[], settings: SimulationSettings): CostRisk {
  return simulateCostTrials(lines, settings).risk;
}

/** As `simulateCost`, with the total of every trial in the order in which they were drawn. */
export function simulateCostTrials(lines: readonly CostLine[], settings: SimulationSettings): { risk: CostRisk; totals: Float64Array } {
  const { seed, trials, allocationCents } = settings;
  const run = runTrials(lines, settings);
  const mean = run.totals.reduce((sum, total) => sum + total, 0) / trials;
  const sorted = run.totals.toSorted();
  const at = (share: number): Cents => cents(sorted[Math.min(trials - 1, Math.max(0, Math.ceil(share * trials) - 1))] ?? 0);
  const risk: CostRisk = {
    seed,
    trials,
    meanCents: cents(Math.round(mean)),
    percentiles: { p10: at(0.1), p50: at(0.5), p80: at(0.8), p90: at(0.9), p95: at(0.95) },
    pointShare: shareWithin(sorted, run.pointCents),
    allocation: allocationCents === null ? null : { cents: allocationCents, share: shareWithin(sorted, allocationCents) },
    events: run.events.map(({ event: { key, title, basis, source }, sites, mean: { count, cents: cost } }) => {
      return { key, title, sites, meanCount: Math.round(count * 1e4) / 1e4, meanCents: cents(Math.round(cost)), basis, source };
    }),
    curve: Array.from({ length: curveSteps + 1 }, (_, step) => ({ cents: at(step / curveSteps), share: step / curveSteps })),
    drivers: run.drivers,
  };
  return { risk, totals: run.totals };
}

/** Share of the rising totals at or under an amount. */
function shareWithin(sorted: Float64Array, amount: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) <= amount) from = middle + 1;
    else to = middle;
  }
  return from / sorted.length;
}

export interface SimulationSettings extends TrialSettings {
  /** To tell the chance of staying within it; null where none is known. */
  allocationCents: Cents | null;
}
