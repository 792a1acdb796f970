import type { CostCategory, PriceBasis } from '../catalog/price-book.ts';
import type { StructureClass } from '../catalog/recipe.ts';
import type { EquipmentCategory } from '../inventory/equipment.ts';
import type { AccessSeason, Ownership } from '../inventory/site.ts';
import type { TimeCostRate } from './time/time-cost-data.ts';

/** A named price index by year, to bring prices of one year to another. */
export interface CostIndex {
  key: string;
  title: string;
  source: string;
  basis: PriceBasis;
  note: string;
  /** Index value by year, rising years. Years after the last published one carry `isForecast`. */
  values: { year: number; value: number; isForecast: boolean }[];
  /** Growth a year beyond the last value, in basis points: low, likely, high. */
  growth: { low: number; likely: number; high: number };
}

/** What makes work at some sites dearer than elsewhere: a share on top of the lines of these categories at the site. Basis points, low <= likely <= high. */
export interface CostAdjuster {
  key: string;
  title: string;
  kind: 'region' | 'terrain' | 'season';
  /** A site is concerned when every condition that is present holds. */
  only: {
    states?: string[] | undefined;
    access?: AccessSeason[] | undefined;
    structures?: StructureClass[] | undefined;
    fromFeet?: number | undefined;
  };
  categories: CostCategory[];
  low: number;
  likely: number;
  high: number;
  basis: PriceBasis;
  source: string;
  notes: string;
}

/** A discrete risk: it happens or not, per site or once, and costs what it costs. Probability as share from 0 to 1, impact in cents, low <= likely <= high. */
export interface CostRiskEvent {
  key: string;
  title: string;
  scope: 'site' | 'network';
  /** Sites that the risk is about (for `network`: it exists when there is such a site). */
  only: {
    structures?: StructureClass[] | undefined;
    categories?: EquipmentCategory[] | undefined;
    access?: AccessSeason[] | undefined;
    ownership?: Ownership[] | undefined;
  };
  probability: { low: number; likely: number; high: number };
  impactCents: { low: number; likely: number; high: number };
  /** Year of whose dollars the impact is. */
  priceYear: number;
  basis: PriceBasis;
  source: string;
  notes: string;
}

/** What the simulation assumes beyond the spread of each price. Read from `cost-risks.json`; each with its reason for the assumptions of an estimate. */
export interface CostRiskData {
  /** How a price is distributed between its low and its high; triangular where nothing is said. */
  priceShape?: 'triangular' | 'PERT' | undefined;
  /** Correlation between any two prices, and between two prices of one category. */
  priceCorrelation: { any: number; sameCategory: number; reason: string };
  /** How far a price lies that states no range of its own, by its basis: factors as far below 1 as above it, so that the mean stays likely. */
  basisSpread: { basis: PriceBasis; low: number; high: number; reason: string }[];
  /** Factor on the field work of one site by what its equipment hangs on, low <= likely <= high with mean 1; independent from site to site. */
  siteFactors: { structure: StructureClass; low: number; likely: number; high: number; reason: string }[];
  /** Categories of field work: only their lines take the factor of a site. */
  siteFactorCategories: CostCategory[];
  events: CostRiskEvent[];
}

/** The data behind an estimate besides edition and recipes. */
export interface CostData {
  /** What months of two networks and waiting crews cost. */
  time: readonly TimeCostRate[];
  indices: CostIndex[];
  adjusters: CostAdjuster[];
  risk: CostRiskData;
}
