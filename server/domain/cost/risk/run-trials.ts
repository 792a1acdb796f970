import { randomStream } from '../../random.ts';
import type { CostLine } from '../cost-lines.ts';
import type { CostRisk } from '../estimate.ts';
import { openColumnPool } from './column-pool.ts';
import { prepareDirectCost } from './direct-cost.ts';
import { type EventAtSites, type EventMean, prepareEvents, type RiskEscalation, sitesAtRisk } from './discrete-risks.ts';
import { triangularAt, triangularMean } from './distributions.ts';
import { type RiskModel, type RiskModelSettings, toRiskModel } from './risk-model.ts';
import { varianceShares } from './variance-shares.ts';

/** Even, so that pairs of normal numbers never straddle two blocks; small, so that the columns of a block stay in the cache of a processor. */
const trialsPerBlock = 500;

/**
 * Draws the total cost in whole cents, trial by trial, and tells what drives it. What rounding line by line does to the point estimate is added to
 * every trial: where nothing is uncertain and no risk is drawn, every total is the point estimate.
 */
export function runTrials(lines: readonly CostLine[], settings: TrialSettings): Trials {
  const { trials, risk, tallies, risksLeftOut, onProgress } = settings;
  const model = toRiskModel(lines, settings);
  const events = risk.events
    .filter(({ key }) => !risksLeftOut.includes(key))
    .map((event) => ({ event, sites: sitesAtRisk(event, tallies) }))
    .filter(({ sites }) => sites > 0);
  const { causes, draw, eventMeans } = prepareTrials(model, { ...settings, events });
  const shares = varianceShares(causes, model.pointCents);
  const totals = new Float64Array(trials);
  for (let start = 0; start < trials; start += trialsPerBlock) {
    const end = Math.min(trials, start + trialsPerBlock);
    const block = totals.subarray(start, end);
    shares.add(draw(block), block);
    onProgress?.(end / trials);
  }
  const means = eventMeans();
  return {
    pointCents: model.pointCents,
    totals,
    drivers: shares.drivers(),
    events: events.map((drawn, index) => ({ ...drawn, mean: means[index] ?? { count: 0, cents: 0 } })),
  };
}

/** Direct cost, then percentages of it, then risks, whose cost holds everything. Each cause has a column, and the total is their sum. */
function prepareTrials(model: RiskModel, { seed, risk, events, escalation }: DrawingSettings): Drawing {
  const direct = prepareDirectCost(model, risk, seed);
  const percents = model.percents.map(({ key, spread }) => ({ spread, mean: triangularMean(spread), stream: randomStream(seed, key) }));
  const wholeAtMean = percents.reduce((sum, { mean }) => sum + mean, 1);
  const drawnEvents = prepareEvents(events, { seed, escalation });
  const residue = model.pointCents - likelyTotal(model);

  const pool = openColumnPool();

  const draw = (totals: Float64Array): Float64Array[] => {
    pool.start(totals.length);
    const columns = direct.draw(pool);
    for (const column of columns) addTo(totals, column);
    const extra = percents.map(({ spread, mean, stream }) => {
      const column = pool.column();
      for (let t = 0; t < column.length; t++) column[t] = (totals[t] ?? 0) * (triangularAt(stream(), spread) - mean);
      return column;
    });
    for (const column of columns) for (let t = 0; t < column.length; t++) column[t] = (column[t] ?? 0) * wholeAtMean;
    const struck = events.map(pool.column);
    drawnEvents.draw(struck);
    for (let t = 0; t < totals.length; t++) totals[t] = (totals[t] ?? 0) * wholeAtMean + residue;
    for (const column of [...extra, ...struck]) addTo(totals, column);
    for (let t = 0; t < totals.length; t++) totals[t] = Math.round(totals[t] ?? 0);
    return [...columns, ...extra, ...struck];
  };
  const causes = [...direct.causes, ...model.percents.map(({ label }) => label), ...events.map(({ event }) => `Risk: ${event.title}`)];
  return { causes, draw, eventMeans: drawnEvents.means };
}

/** The total of the model at likely values, before any rounding. */
function likelyTotal({ prices, uses, siteUses, siteQuantities, factors, percents }: RiskModel): number {
  const direct = uses.map(({ price, steps, networkQuantity }) => {
    const likely = prices[price]?.spread.likely ?? 0;
    const unit = steps.reduce((cost, step) => cost * step.reduce((sum, factor) => sum + (factors[factor]?.spread.likely ?? 0), 1), likely);
    return { unit, quantity: networkQuantity };
  });
  siteUses.forEach((use, k) => {
    const cost = direct[use];
    if (cost) cost.quantity += siteQuantities[k] ?? 0;
  });
  const whole = percents.reduce((sum, { spread }) => sum + spread.likely, 1);
  return whole * direct.reduce((sum, { unit, quantity }) => sum + unit * quantity, 0);
}

function addTo(sum: Float64Array, column: Float64Array): void {
  for (let t = 0; t < sum.length; t++) sum[t] = (sum[t] ?? 0) + (column[t] ?? 0);
}

export interface TrialSettings extends RiskModelSettings {
  seed: number;
  /** 1 or more. */
  trials: number;
  /** Keys of the discrete risks that are left out. */
  risksLeftOut: readonly string[];
  /** Brings risks to the year of the work; null or missing where the plan has no escalation. */
  escalation?: RiskEscalation | null | undefined;
  /** Called with the share done, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
}

interface Trials {
  /** Sum of the likely amounts of all lines. */
  pointCents: number;
  /** In the order in which they were drawn. */
  totals: Float64Array<ArrayBuffer>;
  drivers: CostRisk['drivers'];
  /** Risks with sites that they are about, in the order of the data. */
  events: (EventAtSites & { mean: EventMean })[];
}

interface DrawingSettings extends Pick<TrialSettings, 'seed' | 'risk' | 'escalation'> {
  events: readonly EventAtSites[];
}

interface Drawing {
  causes: string[];
  /** Fills the totals, which are zero, and returns the columns of the causes. */
  draw: (totals: Float64Array) => Float64Array[];
  eventMeans: () => EventMean[];
}
