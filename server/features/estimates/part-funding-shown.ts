import type { Cents } from '../../domain/money.ts';
import type { PartFundingMap } from './draw-part-funding-map.ts';
import type { SiteSum } from './queries.ts';

export interface Shown {
  /** `all`: both lists whole, for print. */
  show: 'done' | 'left' | 'all';
  page: number;
}

export interface Around {
  /** Every site of the estimate. */
  sites: readonly SiteSum[];
  /** What each site costs with its part of network-wide lines and percentages. */
  costs: ReadonlyMap<string, Cents>;
  map: PartFundingMap;
  list: Shown;
  mayMake: boolean;
}
