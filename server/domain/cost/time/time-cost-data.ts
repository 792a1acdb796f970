import type { Spread } from '../risk/distributions.ts';

export const timeCostKeys = ['power', 'tower-load', 'backhaul', 'second-core', 'standby'] as const;
export type TimeCostKey = (typeof timeCostKeys)[number];
export const timeCostUnits = ['site-month', 'core-month', 'share of a crew day'] as const;
export type TimeCostUnit = (typeof timeCostUnits)[number];

/** What a month of two networks, or a day of waiting, costs: `time-costs.json`. Dollars for months, a share for crew days. */
export interface TimeCostRate extends Spread {
  key: TimeCostKey;
  title: string;
  per: TimeCostUnit;
  source: string;
  confidence: 'read' | 'derived' | 'planning assumption';
}
