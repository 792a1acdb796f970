import type { Day } from '../../server/domain/calendar.ts';
import type { ApportionedCost } from '../../server/domain/funding/apportion-cost.ts';
import type { FundingPlan, FundingStep, LeftOutSite } from '../../server/domain/funding/funding.ts';
import type { MissingPeople } from '../../server/domain/funding/weigh-sites.ts';
import type { Cents } from '../../server/domain/money.ts';
import type { Issue } from '../../server/domain/result.ts';
import { kit } from '../kit.ts';
import { organizations } from './accounts.ts';
import { estimates } from './estimates.ts';

/** What a person asked of a part-funding plan. What may be missing is missing in plans made before it could be asked. */
export interface FundingAsked {
  /** The share of the likely total that was typed, in basis points; null where dollars were typed. */
  shareBasisPoints: number | null;
  weight: 'units' | 'sites' | 'people';
  /** How sites count that do not say how many people they serve. */
  missingPeople?: MissingPeople;
  mustBeDone: string[];
  /** Why, by site code. */
  obligations?: Record<string, string>;
  mustNotBeDone?: { siteCode: string; reason: string }[];
  /** Sites on one spot are finished all or none. */
  keepTowersTogether?: boolean;
  longestHopMiles: number;
  /** Working days of all crews together up to the deadline; null where they are counted from the schedule, or there is no deadline. */
  crewDays: number | null;
  deadlineOn?: Day | null;
  /** Which date of the schedule must keep the deadline. */
  keepBy?: 'p80' | 'likely';
  order?: 'value' | 'clusters';
  /** Money that arrives in parts, in the order of days; together the budget. */
  moneyParts?: { on: Day; cents: Cents }[];
}

/** The figures of a finished plan; its sites are in columns of their own. */
export interface FundingFigures extends Omit<FundingPlan, 'steps' | 'leftOut'> {
  siteCount: number;
  doneCount: number;
  weightName: string;
  /** Somebody ended the search early. */
  wasStopped: boolean;
  /** What follows is left out in plans made before it was computed. */
  cost?: FundingCost;
  dates?: FundingDates;
  curve?: FundingPoint[];
}

/** Of what the cost of the chosen sites is made, and what network-wide work is made of. */
export interface FundingCost {
  ownCents: Cents;
  spreadCents: Cents;
  shareCents: Cents;
  /** The core and network-wide work with its percentages, where it is done. */
  coreCents: Cents;
  core: Pick<ApportionedCost['core'], 'parts' | 'ownCents' | 'shareCents' | 'costCents'>;
  /** Where the core stands. */
  coreSites: string[];
  spread: ApportionedCost['spread'];
  shares: ApportionedCost['shares'];
  /** Of every site that is left out, and of the core where it is not done. */
  leftOutCents: Cents;
}

/** What the schedule of the chosen sites says of the deadline. */
export interface FundingDates {
  deadlineOn: Day;
  keepBy: 'p80' | 'likely';
  finishOn: Day;
  p80FinishOn: Day;
  runs: number;
  towerCrews: number;
  isLate: boolean;
  /** Choices made: 1 where the first kept the deadline. */
  rounds: number;
  /** Crew days that the last choice might use. */
  crewDays: number;
  /**
   * No larger choice that was tried keeps the deadline: the dates are those of this one site with all that it hangs on. Where they are late, no site
   * is chosen and this is the earliest.
   */
  alone?: string;
}

/** What one share of the likely total would finish. */
export interface FundingPoint {
  shareBasisPoints: number;
  budgetCents: Cents;
  doneCount: number;
  weight: number;
  spentCents: Cents;
  boundWeight: number;
  /** The sites that must be done do not fit. */
  isImpossible: boolean;
}

/** Which sites of an estimate a part of its money finishes, found by a job. Estimates never change, so a plan stays true to its own. */
export const fundingPlans = kit.table(
  'funding_plans',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    estimateId: kit
      .int()
      .notNull()
      .references(() => estimates.id, { onDelete: 'cascade' }),
    /** 1, 2, 3 … within the estimate. */
    number: kit.int().notNull(),
    budgetCents: kit.cents().notNull(),
    askedJson: kit.json<FundingAsked>().notNull(),
    status: kit.text().$type<'queued' | 'ready' | 'refused'>().notNull(),
    jobId: kit.int(),
    /** Asks the job to end with the best plan so far. */
    isStopAsked: kit.bool().notNull(),
    /** Why no plan is possible. */
    issuesJson: kit.json<Issue[]>(),
    figuresJson: kit.json<FundingFigures>(),
    stepsJson: kit.json<FundingStep[]>(),
    leftOutJson: kit.json<LeftOutSite[]>(),
    assumptionsJson: kit.json<string[]>(),
    createdBy: kit.int().notNull(),
    createdAt: kit.text().notNull(),
  },
  (t) => [kit.unique('funding_plans_number').on(t.estimateId, t.number)],
);
