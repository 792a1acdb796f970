import type { FundingPlan, FundingStep, LeftOutSite } from '../../server/domain/funding/funding.ts';
import type { Issue } from '../../server/domain/result.ts';
import { kit } from '../kit.ts';
import { organizations } from './accounts.ts';
import { estimates } from './estimates.ts';

/** What a person asked of a part-funding plan. */
export interface FundingAsked {
  /** The share of the likely total that was typed, in basis points; null where dollars were typed. */
  shareBasisPoints: number | null;
  weight: 'units' | 'sites';
  mustBeDone: string[];
  longestHopMiles: number;
  /** Working days of all crews together up to the deadline; null without one. */
  crewDays: number | null;
}

/** The figures of a finished plan; its sites are in columns of their own. */
export interface FundingFigures extends Omit<FundingPlan, 'steps' | 'leftOut'> {
  siteCount: number;
  doneCount: number;
  weightName: string;
  /** Somebody ended the search early. */
  wasStopped: boolean;
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
