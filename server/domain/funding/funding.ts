import type { Cents } from '../money.ts';

/** What one site needs to be finished whole, and what finishing it brings. */
export interface FundingSite {
  /** Unique within the problem, ignoring case. */
  code: string;
  /** What finishing the site still costs, without its part of shared towers and of the core. */
  costCents: Cents;
  /** What finishing it brings, as a whole number: people covered, covered units. */
  weight: number;
  /** An obligation: no plan leaves it out. */
  mustBeDone: boolean;
  /** Likely working days of one crew, a whole number, without its part of shared towers. */
  crewDays: number;
  /** The site over which its traffic runs toward the core; null where it has its own line to the core or to fiber. */
  parentCode: string | null;
  /** Why it cannot or must not be done, in a sentence: no plan chooses it. */
  barred?: { cause: 'stated' | 'season' | 'risk'; reason: string } | undefined;
  /** Whether it counts only once the core and network-wide work is done, as radio sites do. */
  needsCore: boolean;
}

/** Sites on one structure. What they share is paid and done once, as soon as one of them is chosen. */
export interface SharedTower {
  name: string;
  siteCodes: readonly string[];
  sharedCents: Cents;
  sharedDays: number;
  /** The sites are finished all or none. */
  together: boolean;
}

/** Which sites shall a budget finish. */
export interface FundingProblem {
  sites: readonly FundingSite[];
  towers: readonly SharedTower[];
  /** Core and network-wide work that must stand before the first site that needs the core. */
  coreCents: Cents;
  budgetCents: Cents;
  /** Crews times working days is what the plan may use; null without a deadline. Necessary, not sufficient: the schedule has the last word. */
  deadline: { crews: number; workingDays: number } | null;
  /** What a weight counts, in the plural: `people covered`. */
  weightName: string;
  /**
   * `value`: what brings most for its money first. `clusters`: branch by branch of the backhaul, outward, so that crews stay in one part of the
   * network. Neither changes what is chosen. Left out: `value`.
   */
  order?: 'value' | 'clusters' | undefined;
}

/** One finished site, or the core and network-wide work, in the order of the work. */
export interface FundingStep {
  /** From 1. */
  position: number;
  /** Null: the core and network-wide work, a step of its own before the first site that needs it. */
  siteCode: string | null;
  /** The branch of the backhaul it is in: the code of its first site. Left out in older plans. */
  cluster?: string | undefined;
  /** The site itself, and what is due with it for the first time: its shared tower. */
  costCents: Cents;
  /** What is due with it, in words: `shared tower North Hill`. */
  dueWithIt: string[];
  crewDays: number;
  /** Up to and with this step. */
  spentCents: Cents;
  weightSoFar: number;
}

/** `together`: another site of its tower is left out, and they are finished all or none. */
/** `stated`: the carrier says that it must not be done. `season`: it cannot be finished by the deadline, whatever the crews. `risk`: together with others it puts the deadline at risk. */
export type LeftOutCause = 'stated' | 'season' | 'risk' | 'budget' | 'deadline' | 'backhaul' | 'core' | 'together' | 'weight';

export interface LeftOutSite {
  siteCode: string;
  cause: LeftOutCause;
  reason: string;
  /** What finishing it costs, without its part of shared towers and of the core. Left out in older plans. */
  costCents?: Cents | undefined;
}

export interface FundingPlan {
  steps: FundingStep[];
  /** By site code. */
  leftOut: LeftOutSite[];
  coreDone: boolean;
  budgetCents: Cents;
  spentCents: Cents;
  leftCents: Cents;
  weight: number;
  /** Of all sites, chosen or not. */
  allWeight: number;
  crewDays: number;
  /** Null without a deadline. */
  crewDaysLeft: number | null;
  /** No plan under the same rules can bring more. */
  boundWeight: number;
  /** How far at most the plan stays behind the best possible, in percent of the bound; 0 when it is proven best. */
  gapPercent: number;
  /** `solver`: exact integer programming found it or confirmed it; `search`: greedy choice and exchanges alone. */
  method: 'solver' | 'search';
}
