import { day } from '../../../server/domain/calendar.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import type { Estimate, EstimateSummary } from '../../../server/domain/cost/estimate.ts';
import type { SiteTally } from '../../../server/domain/cost/tally-covered.ts';
import { summariseCost } from '../../../server/domain/cost/totals/summarise-cost.ts';
import { cents, timesCents } from '../../../server/domain/money.ts';

/** Lines summed up to an estimate as tie-out and comparison see it: with a simulation that reaches from 0.8 to 1.4 times the likely total. */
export function anEstimate(lines: readonly CostLine[], tallies: readonly SiteTally[], changes: Partial<EstimateSummary> = {}): SummedUp {
  const { sites, ...totals } = summariseCost(lines, tallies, { schedule: null, workYear: 2027 });
  const likely = totals.total.likelyCents;
  const times = (factor: number) => timesCents(likely, factor);
  const percentiles = { p10: times(0.9), p50: times(1.05), p80: times(1.2), p90: times(1.3), p95: times(1.35) };
  const summary: EstimateSummary = {
    program: 'scrp',
    editionCode: '2026.1',
    inventoryVersion: 1,
    estimatedOn: day('2026-11-22'),
    siteCount: tallies.length,
    coveredSiteCount: tallies.length,
    ...totals,
    keptOut: [],
    keptOutCents: cents(0),
    contingencyCents: cents(percentiles.p80 - likely),
    reserveCents: times(0.05),
    risk: {
      seed: 1,
      trials: 1_000,
      meanCents: times(1.06),
      percentiles,
      pointShare: 0.3,
      allocation: null,
      events: [],
      curve: [0.8, 1, 1.2, 1.4].map((factor, index) => ({ cents: times(factor), share: index / 3 })),
      drivers: [],
    },
    comparison: { perSiteCents: likely, verdict: 'within', sentence: '', figures: [] },
    schedule: noSchedule,
    assumptions: [],
    exclusions: [],
    ...changes,
  };
  return { summary, lines: [...lines], sites };
}

const noSchedule: EstimateSummary['schedule'] = {
  settings: { startOn: day('2027-01-04'), firstFundsOn: day('2027-03-01'), towerCrews: 1, termYears: 1 },
  finishOn: day('2027-12-31'),
  p50FinishOn: day('2027-12-31'),
  p80FinishOn: day('2028-01-31'),
  termEndsOn: day('2028-03-01'),
  withinTermShare: 0.9,
  runs: 100,
  bottleneck: '',
  phases: [],
  sitesByMonth: [],
  assumptions: [],
};

export type SummedUp = Pick<Estimate, 'summary' | 'lines' | 'sites'>;
