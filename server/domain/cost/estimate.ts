import type { Day } from '../calendar.ts';
import type { CostCategory, PriceBasis } from '../catalog/price-book.ts';
import type { Cents } from '../money.ts';
import type { ProgramKey } from '../programs/program.ts';
import type { Schedule, ScheduleSummary } from '../schedule/schedule.ts';
import type { WorkProgram } from '../schedule/work-packages.ts';
import type { CostLine } from './cost-lines.ts';
import type { TimeCost } from './time/time-cost.ts';

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

/** One part of a roll-up: its key (`removal`, `2027`, `Banner, NE`) and its range. The parts of a roll-up sum to the total to the cent. */
export interface RollUpPart extends Range {
  key: string;
}

/** Cost that the program does not pay, with the rule that says so. Never part of a line or a total. */
export interface KeptOut {
  /** `KO-1`, `KO-2` … */
  id: string;
  siteCode: string | null;
  kind: 'own share' | 'ineligible';
  item: string;
  amountCents: Cents;
  /** How the amount came about, in words: `12 × ($60,000.00 − $45,000.00) each`. */
  formula: string;
  rule: string;
  citation: string;
  reason: string;
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
  percentiles: { p10: Cents; p50: Cents; p80: Cents; p90: Cents; p95: Cents };
  /** Share of trials at or under the point estimate. */
  pointShare: number;
  /** The allocation of the plan and the share of trials within it; null where none is known. */
  allocation: { cents: Cents; share: number } | null;
  /** Discrete risks: sites concerned, how often each struck and what it cost, on average over the trials. */
  events: { key: string; title: string; sites: number; meanCount: number; meanCents: Cents; basis: PriceBasis; source: string }[];
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
  /** The same total by phase, by calendar year of the likely plan, and by county. */
  phases: RollUpPart[];
  years: RollUpPart[];
  counties: RollUpPart[];
  /** Part of the likely total that escalation makes up. */
  escalationCents: Cents;
  keptOut: KeptOut[];
  keptOutCents: Cents;
  /** From the point estimate up to the chosen percentile; never part of the total. */
  contingencyCents: Cents;
  /** Never part of the total. */
  reserveCents: Cents;
  risk: CostRisk;
  comparison: PublicComparison;
  schedule: ScheduleSummary;
  /** What the time of the work costs, beside the estimate and in no total of it; left out in estimates made before it was computed. */
  timeCost?: TimeCost | undefined;
  assumptions: string[];
  exclusions: string[];
}

export interface Estimate {
  summary: EstimateSummary;
  /** Network-wide lines first, then by site in the order of the inventory. */
  lines: CostLine[];
  sites: SiteTotal[];
  schedule: Schedule;
  /** The work that the schedule plans, for other plans of it; left out where an estimate is read back. */
  work?: WorkProgram | undefined;
}
