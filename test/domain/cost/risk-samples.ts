import { day } from '../../../server/domain/calendar.ts';
import type { CostRiskData, CostRiskEvent } from '../../../server/domain/cost/cost-data.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import type { Spread } from '../../../server/domain/cost/risk/distributions.ts';
import { runTrials, type TrialSettings } from '../../../server/domain/cost/risk/run-trials.ts';
import { cents } from '../../../server/domain/money.ts';
import { aLine, aTally } from './sample-lines.ts';

/** Nothing but the spread of each price is uncertain, and no price knows of another. */
export const onlyPrices: CostRiskData = {
  priceCorrelation: { any: 0, sameCategory: 0, reason: 'Test.' },
  basisSpread: [],
  siteFactors: [],
  siteFactorCategories: ['Tower and structure'],
  events: [],
};

export function settingsWith(changes: Partial<TrialSettings> = {}): TrialSettings {
  return { seed: 42, trials: 1_000, risk: onlyPrices, tallies: [], risksLeftOut: [], estimatedOn: day('2026-11-22'), ...changes };
}

/** A line whose unit price has this spread in cents, at site A unless said otherwise. */
export function aPricedLine(entryCode: string, { low, likely, high }: Spread, changes: Partial<CostLine> = {}): CostLine {
  const price = { unitLowCents: cents(low), unitLikelyCents: cents(likely), unitHighCents: cents(high) };
  return aLine({ id: `A.${entryCode}`, entryCode, item: entryCode, ...price, ...changes });
}

export function anEvent(changes: Partial<CostRiskEvent> = {}): CostRiskEvent {
  return {
    key: 'collapse',
    title: 'Tower falls',
    scope: 'site',
    only: {},
    probability: { low: 0.1, likely: 0.1, high: 0.1 },
    impactCents: { low: 1_000_000, likely: 1_000_000, high: 1_000_000 },
    priceYear: 2026,
    basis: 'planning assumption',
    source: 'Test',
    notes: 'Test.',
    ...changes,
  };
}

export function tallies(count: number) {
  return Array.from({ length: count }, (_, index) => aTally(`S${index}`));
}

/** Mean and variance of drawn totals, with the standard error of each. */
export function momentsOf(lines: readonly CostLine[], settings: TrialSettings) {
  const { totals } = runTrials(lines, settings);
  const count = totals.length;
  let [sum, square, fourth] = [0, 0, 0];
  for (const total of totals) sum += total;
  const mean = sum / count;
  for (const total of totals) {
    const squared = (total - mean) * (total - mean);
    square += squared;
    fourth += squared * squared;
  }
  const variance = square / count;
  return { mean, variance, meanError: Math.sqrt(variance / count), varianceError: Math.sqrt((fourth / count - variance ** 2) / count) };
}
