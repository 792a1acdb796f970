import type { Day } from '../calendar.ts';
import type { Place } from '../geography.ts';
import type { Cents } from '../money.ts';
import type { DurationKind } from './duration-kinds.ts';

/** Trades whose teams are counted; `resources.json` says what each does, how many there are at first and what a day costs. */
export const crewKinds = ['survey-team', 'structural-firm', 'tower-crew', 'technician', 'integration-engineer', 'disposal-firm'] as const;
export type CrewKind = (typeof crewKinds)[number];

/** The program's five words for what delays the work (reports to Congress), and what is none of them. */
export const delayCauses = ['funding', 'supply chain', 'labor', 'weather', 'slow review', 'permits', 'the work itself'] as const;
export type DelayCause = (typeof delayCauses)[number];

/**
 * What a carrier decided about the work: one plan differs from another in this alone. Everything left out is the planner's own assumption, which
 * the result names with its source.
 */
export interface WorkPlan {
  /** Day of approval, or the day the carrier begins at its own risk: no work before it. */
  startOn: Day;
  /** No order to a vendor before it; left out, the day the work may start. */
  orderOn?: Day | undefined;
  /** The term runs from the first money. Left out, the planner's assumption. */
  firstFundsOn?: Day | undefined;
  /** Null where the program sets no term. */
  termYears: number | null;
  /** Money that arrives in parts, in the order of days: equipment of a site is ordered when the money for it is there. Empty: money holds nothing up. */
  money: readonly { on: Day; cents: Cents }[];
  crews: Partial<Record<CrewKind, CrewPlan>>;
  workWeek: 'five days' | 'six days';
  /** Days on which no cut-over, or no field work at all, is done: holiday freeze, elections, county fair. */
  freezes: readonly { from: Day; until: Day; stops: 'cut-over' | 'field work'; title: string }[];
  durations: Partial<Record<DurationKind, OwnDuration>>;
  /** Sites that are not worked on in this plan. */
  sitesLeftOut: readonly string[];
  /** Equipment that comes later than the plan assumes: for one site, or for all where the site is null. */
  lateDeliveries: readonly { siteCode: string | null; days: number; reason: string }[];
  /** `finish`: as early as possible. `fewest crews`: as few tower crews as still finish by a day. */
  goal: { kind: 'finish' } | { kind: 'fewest crews'; finishBy: Day };
}

export interface CrewPlan {
  /** 0 to 400. */
  teams: number;
  costPerDayCents?: Cents | undefined;
  mobilisationCents?: Cents | undefined;
  /** All teams of the trade start from here. */
  home?: Place | undefined;
}

/** A duration that the carrier knows better, in days as the assumption counts them, low <= likely <= high. */
export interface OwnDuration {
  lowDays: number;
  likelyDays: number;
  highDays: number;
  reason: string;
}

/** What was really done at one activity, as recorded. */
export interface ActivityProgress {
  /** As in the plan: `HP-0012.install`. */
  activityId: string;
  startedOn: Day;
  /** Null while it goes on. */
  finishedOn: Day | null;
  /** Days of work left on the day of the record, as its calendar counts them; null for the rest of the planned days. */
  remainingDays: number | null;
  /** What delayed it, where it is late. */
  cause: DelayCause | null;
  note: string;
}

/** A step that the likely plan leaves out, because only a share of sites needs it, and that turned out to be needed at a site. */
export interface AddedStep {
  /** As in the network of work: `HP-0012.environment`. */
  activityId: string;
  /** Days of work from its first to its last day, as its calendar counts them. */
  days: number;
  /** What it is due to; what is recorded of the step itself, once it has begun, may say another. */
  cause: DelayCause | null;
  note: string;
}
