import type { Day } from '../calendar.ts';
import type { CostCategory, PriceBasis } from '../catalog/price-book.ts';
import type { Cents } from '../money.ts';
import type { ProgramKey } from '../programs/program.ts';
import type { Schedule, ScheduleSummary } from '../schedule/schedule.ts';
import type { CostLine } from './cost-lines.ts';

export interface Range {
  lowCents: Cents;
  likelyCents: Cents;
  highCents: Cents;
}

export interface CategoryTotal extends Range {
  category: CostCategory;
  siteCount: number;
  lineCount: number;
  /** Each basis found among its lines, strongest first. */
  bases: PriceBasis[];
}

export interface SiteTotal extends Range {
  siteCode: string;
  /** Covered equipment units that the lines are for. */
  coveredUnits: number;
  byCategory: Partial<Record<CostCategory, Cents>>;
}

/** Outcome of the seeded simulation; the same inputs and seed give the same numbers. */
export interface CostRisk {
  seed: number;
  trials: number;
  meanCents: Cents;
  percentiles: { p10: Cents; p50: Cents; p80: Cents; p90: Cents };
  /** Points of the S-curve, share from 0 to 1, rising. */
  curve: { cents: Cents; share: number }[];
  /** Share of variance by cause, largest first, sums to 1. */
  drivers: { label: string; share: number }[];
}

/** Where the result lies among the program's public figures. */
export interface PublicComparison {
  perSiteCents: Cents;
  verdict: 'below' | 'within' | 'above';
  sentence: string;
  figures: { label: string; perSiteCents: Cents; source: string; evidence: string; note: string }[];
}

export interface EstimateSummary {
  program: ProgramKey;
  editionCode: string;
  inventoryVersion: number;
  /** Price level and day of the estimate. */
  estimatedOn: Day;
  siteCount: number;
  /** Sites with at least one covered item that is not yet destroyed. */
  coveredSiteCount: number;
  total: Range;
  networkTotal: Range;
  categories: CategoryTotal[];
  risk: CostRisk;
  comparison: PublicComparison;
  schedule: ScheduleSummary;
  assumptions: string[];
  exclusions: string[];
}

export interface Estimate {
  summary: EstimateSummary;
  /** Network-wide lines first, then by site in the order of the inventory. */
  lines: CostLine[];
  sites: SiteTotal[];
  schedule: Schedule;
}
