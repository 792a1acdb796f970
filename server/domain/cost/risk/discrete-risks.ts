import { randomStream } from '../../random.ts';
import type { CostRiskEvent } from '../cost-data.ts';
import type { CostRisk } from '../estimate.ts';
import type { SiteTally } from '../tally-covered.ts';
import { triangularAt } from './distributions.ts';
import { drawBinomial } from './draw-binomial.ts';

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
 * binomial. A risk of the network strikes once or not at all.
 */
export function prepareEvents(events: readonly EventAtSites[], seed: number): EventDrawing {
  const drawn = events.map(({ event, sites }) => ({
    event,
    places: event.scope === 'site' ? sites : 1,
    probability: randomStream(seed, `risk ${event.key} probability`),
    count: randomStream(seed, `risk ${event.key} count`),
    impact: randomStream(seed, `risk ${event.key} impact`),
  }));
  const sums = events.map(() => ({ count: 0, cents: 0 }));
  let trials = 0;
  const draw = (columns: readonly Float64Array[]): void => {
    drawn.forEach((risk, e) => {
      const [column, sum] = [columns[e], sums[e]];
      if (!column || !sum) return;
      for (let t = 0; t < column.length; t++) {
        const count = drawBinomial(risk.places, triangularAt(risk.probability(), risk.event.probability), risk.count);
        const cost = count * triangularAt(risk.impact(), risk.event.impactCents);
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
