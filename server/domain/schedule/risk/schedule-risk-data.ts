import type { Spread } from '../../cost/risk/distributions.ts';
import type { DelayCause } from '../work-plan.ts';

/** What the simulation of a schedule assumes beyond the range of each duration: `schedule-risks.json`. */
export interface ScheduleRiskData {
  /** Factor on all field work of one run: hiring, training, contractors. Shared by all teams. */
  fieldPace: Spread & Basis;
  /** Factor on the share of days lost to weather, for one region in one season of one run; its mean is 1. */
  badSeason: Spread & Basis;
  /** In a share of runs suppliers are late for everybody: days from order to delivery are then drawn from this range. */
  lateDelivery: { share: number } & Spread & Basis;
  /** Days by which money that follows reviewed claims comes later than planned, one draw a run. */
  slowReview: Spread & Basis;
}

export interface Basis {
  source: string;
  confidence: 'read' | 'derived' | 'planning assumption';
}

/** What is uncertain about one activity of a network, and by which cause its days are told. */
export interface ActivityRisk {
  /** Activities of one name share one draw: delivery and core. Otherwise the id of the activity. */
  draw: string;
  /** Days of its calendar, for the whole activity; likely is the duration of the plan, or what the step takes where it is needed. */
  spread: Spread;
  /** Share of runs in which the step is needed: 1 for what the plan holds anyway, less where the plan leaves the step out. */
  share: number;
  /** The draw that says whether it is needed: a notice goes out where a review is due. */
  neededWith: string;
  /** Takes the pace of the field and loses days to weather. */
  isFieldWork: boolean;
  /** Delivery that is late for everybody in some runs. */
  isDelivery: boolean;
  /** Its release is money that comes after claims were reviewed. */
  followsClaims: boolean;
  /** What its own days count as. */
  cause: DelayCause;
  /** `Local permit`: what its days are called. */
  title: string;
  /** What the days before its release count as. */
  releaseCause: DelayCause;
}
