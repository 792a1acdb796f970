import { randomStream } from '../../random.ts';
import type { CostIndex, CostRiskEvent } from '../cost-data.ts';
import type { CostRisk } from '../estimate.ts';
import { indexShare } from '../lines/index-share.ts';
import type { SiteTally } from '../tally-covered.ts';
import { type Spread, triangularAt } from './distributions.ts';
import { drawBinomial } from './draw-binomial.ts';

/** All price years and risks rise by one number. */
export const escalationKey = 'escalation';

/** Sites with equipment in service that a discrete risk is about. */
export function sitesAtRisk(event: CostRiskEvent, tallies: readonly SiteTally[]): number {
  const { structures, categories, access, ownership } = event.only;
  const isConcerned = ({ site, structure, active }: SiteTally): boolean =>
    active.size > 0 &&
    (!structures || structures.includes(structure)) &&
    (!access || access.includes(site.access)) &&
    (!ownership || (site.ownership !== null && ownership.includes(site.ownership))) &&
    (!categories || categories.some((category) => active.has(category)));
  return tallies.filter(isConcerned).length;
}

/**
 * Draws discrete risks, a column each. In each trial a risk has one probability and one cost for all sites; how many of its sites it strikes is
 * binomial. A risk of the network strikes once or not at all. Costs rise from the dollars of their year to the year of the work.
 */
export function prepareEvents(events: readonly EventAtSites[], { seed, escalation }: EventSettings): EventDrawing {
  const drawn = events.map(({ event, sites }) => ({
    event,
    places: event.scope === 'site' ? sites : 1,
    probability: randomStream(seed, `risk ${event.key} probability`),
    count: randomStream(seed, `risk ${event.key} count`),
    impact: randomStream(seed, `risk ${event.key} impact`),
    rise: randomStream(seed, escalationKey),
    share: riseOf(event, escalation),
  }));
  const sums = events.map(() => ({ count: 0, cents: 0 }));
  let trials = 0;
  const draw = (columns: readonly Float64Array[]): void => {
    drawn.forEach((risk, e) => {
      const [column, sum] = [columns[e], sums[e]];
      if (!column || !sum) return;
      for (let t = 0; t < column.length; t++) {
        const count = drawBinomial(risk.places, triangularAt(risk.probability(), risk.event.probability), risk.count);
        const cost = count * triangularAt(risk.impact(), risk.event.impactCents) * (1 + triangularAt(risk.rise(), risk.share));
        column[t] = cost;
        sum.count += count;
        sum.cents += cost;
      }
    });
    trials += columns[0]?.length ?? 0;
  };
  const means = (): EventMean[] => sums.map(({ count, cents }) => ({ count: count / Math.max(1, trials), cents: cents / Math.max(1, trials) }));
  return { draw, means };
}

/** What costs in dollars of the year of the risk gain until the year of the work, as a fraction; nothing without an index that leads there. */
function riseOf({ priceYear }: CostRiskEvent, escalation: RiskEscalation | null | undefined): Spread {
  const share = escalation && escalation.workYear > priceYear ? indexShare(escalation.index, priceYear, escalation.workYear) : undefined;
  const { low, likely, high } = share ?? { low: 0, likely: 0, high: 0 };
  return { low: low / 10_000, likely: likely / 10_000, high: high / 10_000 };
}

/** Index and year of the work of the plan. */
export interface RiskEscalation {
  index: CostIndex;
  workYear: number;
}

interface EventSettings {
  seed: number;
  /** null or missing: risks stay in the dollars of their year. */
  escalation?: RiskEscalation | null | undefined;
}

/** A discrete risk with the number of sites that it is about, 1 or more. */
export interface EventAtSites {
  event: CostRiskEvent;
  sites: CostRisk['events'][number]['sites'];
}

interface EventDrawing {
  draw: (columns: readonly Float64Array[]) => void;
  /** Strikes and cost per trial, on average over the trials so far. */
  means: () => EventMean[];
}

export interface EventMean {
  count: number;
  cents: number;
}
