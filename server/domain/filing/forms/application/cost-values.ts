import { formatDay } from '../../../calendar.ts';
import { type PriceBasis, priceBases } from '../../../catalog/price-book.ts';
import type { CostPhase } from '../../../catalog/recipe.ts';
import type { Estimate } from '../../../cost/estimate.ts';
import { type Cents, cents, formatCents } from '../../../money.ts';
import type { FilingFacts, ShownValue } from '../../filing.ts';
import { computed, pointShareWords } from '../../shown-value.ts';

const notEstimated = 'Not estimated yet';

export const requestedTotal = ofEstimate(
  (estimate) => formatCents(estimate.summary.total.likelyCents),
  ({ summary }) => `sum of all cost lines, likely price; ${pointShareWords(summary.risk.pointShare)}`,
);
/** What the program does not pay stands apart, so that nobody takes the amount asked for for the whole cost. */
export const keptOut = ofEstimate(
  ({ summary }) => (summary.keptOutCents === 0 ? 'None' : formatCents(summary.keptOutCents)),
  'own share of upgrades and cost that the program does not pay; in no cost line',
);
export const ownPrices = ofEstimate(({ lines }) => {
  const codes = [...new Set(lines.flatMap((line) => (line.ownPrice ? [line.ownPrice.code] : [])))].sort();
  return codes.length === 0 ? 'None' : codes.join(', ');
}, "quotes and own estimates of the applicant's register that cost lines use");
export const costRange = ofEstimate(
  ({ summary }) => `${formatCents(summary.total.lowCents)} to ${formatCents(summary.total.highCents)}`,
  'sum of all cost lines, low and high price',
);
export const medianCost = ofEstimate(({ summary }) => formatCents(summary.risk.percentiles.p50), 'simulation, even chance');
export const safeCost = ofEstimate(({ summary }) => formatCents(summary.risk.percentiles.p80), 'simulation, 8 in 10 chance of costing no more');
export const networkCost = ofEstimate(({ summary }) => formatCents(summary.networkTotal.likelyCents), 'cost lines that serve the whole network');
export const publicComparison = ofEstimate(({ summary }) => summary.comparison.sentence, 'public figures of the FCC program');

/** Likely cost of one of the parts that 47 CFR 1.50004(c)(1)(i) names. */
export function phaseCost(phase: CostPhase): (facts: FilingFacts) => ShownValue {
  return ofEstimate((estimate) => formatCents(sumOf(estimate, (line) => line.phase === phase)), 'sum of its cost lines, likely price');
}

/** What the money rests on: each basis with its amount, strongest first. */
export const costBases = ofEstimate((estimate) => {
  const amounts = new Map<PriceBasis, number>();
  for (const line of estimate.lines) amounts.set(line.basis, (amounts.get(line.basis) ?? 0) + line.likelyCents);
  const parts = priceBases.filter((basis) => amounts.has(basis)).map((basis) => `${basis} ${formatCents(cents(amounts.get(basis) ?? 0))}`);
  return parts.join('; ') || 'None';
}, 'basis of each cost line');

export function priceBook({ edition, estimate }: FilingFacts): ShownValue {
  if (!edition || !estimate) return computed(notEstimated, 'estimate');
  return computed(
    `${edition.title} (${edition.code}), effective ${formatDay(edition.effectiveOn)}. ${edition.statement}`,
    'price book of the estimate',
  );
}

function ofEstimate(show: (estimate: Estimate) => string, rule: string | ((estimate: Estimate) => string)): (facts: FilingFacts) => ShownValue {
  return ({ estimate }) => {
    if (!estimate) return computed(notEstimated, typeof rule === 'string' ? rule : 'estimate');
    const words = typeof rule === 'string' ? rule : rule(estimate);
    return computed(show(estimate), `estimate of ${formatDay(estimate.summary.estimatedOn)}: ${words}`);
  };
}

function sumOf(estimate: Estimate, wanted: (line: Estimate['lines'][number]) => boolean): Cents {
  let total = 0;
  for (const line of estimate.lines) if (wanted(line)) total += line.likelyCents;
  return cents(total);
}
