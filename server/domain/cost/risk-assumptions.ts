import type { Spread } from './distributions.ts';

/** What the simulation assumes beyond the spread of each price. */
export interface RiskAssumptions {
  /** Correlation between any two prices: they share one market of labor and materials. */
  priceCorrelation: number;
  /** Factor on all cost of one site: access, soil, surprises. Independent from site to site. */
  siteFactor: Spread;
  /** Why, in words for the assumptions of an estimate. */
  reasons: string[];
}

/** Both figures are planning assumptions: no source for this program states them. */
export const planningRisk: RiskAssumptions = {
  priceCorrelation: 0.25,
  siteFactor: { low: 0.85, likely: 1, high: 1.35 },
  reasons: [
    'Each price is uncertain once for all sites that use it, as a triangular distribution on its low, likely and high.',
    'Any two prices are correlated at 0.25, because they share one market of labor and materials (planning assumption).',
    'Each site has its own factor from 0.85 to 1.35, likely 1, for access and surprises (planning assumption).',
  ],
};
