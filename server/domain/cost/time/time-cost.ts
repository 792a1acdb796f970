import type { Day } from '../../calendar.ts';
import type { Cents } from '../../money.ts';
import type { TimeCostRate } from './time-cost-data.ts';

/** Cost that grows with the days the work takes, from a plan: beside the estimate, in no line and no total of it. */
export interface TimeCost {
  parts: TimeCostPart[];
  /** Sum of the parts that no line holds already. */
  likelyCents: Cents;
  p50Cents: Cents;
  p80Cents: Cents;
  /** Runs of the schedule behind the percentiles. */
  runs: number;
  /** Why it stands apart, and where that is written. */
  rule: string;
  citation: string;
  joint: CostAndFinish;
}

export interface TimeCostPart extends Omit<TimeCostRate, 'low' | 'likely' | 'high'> {
  /** Dollars for a month, or the share of a crew day. */
  rate: { low: number; likely: number; high: number };
  /** Months, or days that crews wait, in the plan. */
  quantity: number;
  formula: string;
  likelyCents: Cents;
  p50Cents: Cents;
  p80Cents: Cents;
  /** The estimate asks for it in a line of its own, so it is not in the sums here. */
  isInLines: boolean;
}

/** Trials of the cost with runs of the schedule, by number: what the work costs with what its time costs, and when it ends. */
export interface CostAndFinish {
  runs: number;
  p50Cents: Cents;
  p80Cents: Cents;
  /** What the cost is held against: the allocation of the plan, or what is filed. */
  limit: { title: string; cents: Cents };
  termEndsOn: Day | null;
  /** Share of runs within the amount; within the term (null without one); within both. */
  withinAmount: number;
  withinTerm: number | null;
  withinBoth: number | null;
  /** Some of the pairs, by number, for a picture. */
  points: { cents: Cents; day: Day }[];
}
