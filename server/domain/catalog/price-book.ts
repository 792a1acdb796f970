import type { Day } from '../calendar.ts';
import type { Cents } from '../money.ts';

/** What a price rests on, from strongest to weakest. A remembered or model value is always a planning assumption and never shown as official. */
export const priceBases = [
  'official catalog',
  'vendor quote',
  'regulation',
  'published',
  'second-hand catalog',
  'own estimate',
  'model input',
  'planning assumption',
] as const;
export type PriceBasis = (typeof priceBases)[number];

/** Cost categories of estimates and filings, in the order in which they are shown. */
export const costCategories = [
  'Radio access',
  'Tower and structure',
  'Backhaul',
  'Transport and routing',
  'Fixed access',
  'Core and OSS',
  'Power',
  'Engineering and permits',
  'Integration and testing',
  'Disposal',
  'Program management',
  'Escalation',
] as const;
export type CostCategory = (typeof costCategories)[number];

/** Categories that a price may be in: escalation is computed and has no price. */
export const priceCategories: readonly CostCategory[] = costCategories.filter((category) => category !== 'Escalation');

/** The unit of prices that are a share of all direct cost; their values are basis points. */
export const percentUnit = 'percent of direct cost';

/** Units whose prices are basis points: percent of direct cost, of site cost, of prices of a year. */
export function isPercentUnit(unit: string): boolean {
  return unit.startsWith('percent of ');
}

/** One price: per `unit`, from low to high, in dollars of `year`. low <= likely <= high. */
export interface PriceBookEntry {
  /** `RA-010`; unique in its edition. */
  code: string;
  category: CostCategory;
  item: string;
  /** `each`, `per site`, `per crew day`, `per tower foot`, `percent of direct cost`. For a percentage the three values are basis points (8 % = 800). */
  unit: string;
  lowCents: Cents;
  likelyCents: Cents;
  highCents: Cents;
  /** Year of the price level; null when the source does not say. */
  year: number | null;
  basis: PriceBasis;
  /** Where the figures come from, in words that a reader can follow up. */
  source: string;
  /** How low, likely and high were derived from the source, and other remarks. */
  notes: string;
}

/** A published set of prices. Never changed after publication: an estimate keeps its edition forever. */
export interface PriceBookEdition {
  code: string;
  title: string;
  effectiveOn: Day;
  /** Who published it and what it is not. */
  statement: string;
  entries: PriceBookEntry[];
}
