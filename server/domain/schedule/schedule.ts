import type { Day } from '../calendar.ts';
import type { AccessSeason } from '../inventory/site.ts';
import type { Cents } from '../money.ts';
import type { DurationKind } from './duration-kinds.ts';
import type { FinishDetails } from './risk/finish-details.ts';
import type { CrewKind, DelayCause, WorkPlan } from './work-plan.ts';

/** When field work at sites of an access season is closed, every year. */
export interface SeasonRule {
  season: AccessSeason;
  /** Month and day, `MM-DD`, both included; a closure may run over the turn of the year. */
  closures: { from: string; until: string }[];
  source: string;
  confidence: 'read' | 'derived' | 'planning assumption';
}

/** What the planner assumes or the carrier set. */
export interface ScheduleSettings {
  /** The day work may start: approval, or the day the carrier orders at its own risk. */
  startOn: Day;
  /** The day the first money arrives, from which the term runs. */
  firstFundsOn: Day;
  towerCrews: number;
  /** Years from the first funds to the end of the term; null when the program sets none. */
  termYears: number | null;
}

/** One activity of the plan, with the days of its likely case. `finishOn` is its last working day. */
export interface PlannedActivity {
  /** `HP-0012.install` or `NETWORK.core`. */
  id: string;
  siteCode: string | null;
  kind: string;
  title: string;
  startOn: Day;
  finishOn: Day;
  /** Team of its trade from 1; null where nobody of a trade that is short works on it. */
  crew: number | null;
  /** Trade of the team; left out in plans made before trades were told apart: then it is a tower crew. */
  crewKind?: CrewKind | undefined;
  /** Days by which it can slip alone without moving the finish date. */
  slackDays?: number | undefined;
  /** Share of simulated runs in which the finish date waited for it. */
  criticality?: number | undefined;
  /** What it waits for: ids of activities with the kind of link and the lag in calendar days. Left out in older plans. */
  waitsFor?: { id: string; kind: 'finish-start' | 'start-start'; lagDays: number }[] | undefined;
  /** In a plan of the rest: its days, or the first of them, are facts. Left out where all are planned. */
  actual?: 'done' | 'running' | undefined;
  /** Among the activities of a baseline: it is not of the baseline, but was found to be needed since. It takes no day there. */
  isAdded?: true | undefined;
}

/** A duration of the plan with its basis. */
export interface DurationAssumption {
  kind: DurationKind;
  title: string;
  /** `working`: Monday to Friday without federal holidays, and only while the site can be reached. */
  dayKind: 'working' | 'calendar';
  lowDays: number;
  likelyDays: number;
  highDays: number;
  /** Share of sites that need the step; left out of the likely plan, drawn in the simulation. */
  share?: number | undefined;
  /** The days are for so many units. */
  perUnits?: number | undefined;
  source: string;
  confidence: 'read' | 'derived' | 'planning assumption' | 'stated by the carrier';
}

export interface ScheduleSummary {
  settings: ScheduleSettings;
  /** The day the last old equipment is destroyed, in the likely case. */
  finishOn: Day;
  p50FinishOn: Day;
  p80FinishOn: Day;
  termEndsOn: Day | null;
  /** Share of simulated runs that finish by the end of the term; null without a term. */
  withinTermShare: number | null;
  /** Runs of the simulation behind P50, P80 and the share. */
  runs: number;
  /** What the finish date waits for, in words. */
  bottleneck: string;
  /** First start and last finish of each kind of activity, in the order of the work. */
  phases: { kind: string; title: string; startOn: Day; finishOn: Day; count: number }[];
  /** Sites finished (cut over and removed) by month, `2027-03`, without gaps. */
  sitesByMonth: { month: string; finished: number }[];
  assumptions: DurationAssumption[];
  /** What follows is left out in plans made before it was computed. */
  plan?: WorkPlan | undefined;
  bound?: ScheduleBound | undefined;
  crews?: CrewUse[] | undefined;
  /** What was assumed beyond durations and teams: backhaul, structures, parts of the money, regions, each in a sentence with its source. */
  notes?: string[] | undefined;
  /** Days of the driving path by cause, on average over the runs; they sum to the length of the plan. */
  causes?: { cause: DelayCause; days: number; share: number }[] | undefined;
  /** Share of runs that finish by the end of the term and of each extension, in order. */
  chances?: { title: string; endsOn: Day; share: number }[] | undefined;
  /** Finish dates over the runs, rising: day and share of runs finished by then. */
  finishCurve?: { day: Day; share: number }[] | undefined;
  p90FinishOn?: Day | undefined;
  /** The search by itself ended later than the earlier schedule that it was given, and went on from it: without it the plan is another one. */
  isResumed?: boolean | undefined;
  /** For the goal of the fewest tower crews: how few they are, and what is proven about fewer. */
  fewestCrews?: FewestCrews | undefined;
  /** What else the runs say: what makes it late, and what the finish waits for. */
  finishRisk?: FinishDetails | undefined;
}

export interface FewestCrews {
  finishBy: Day;
  teams: number;
  /** No plan in time has fewer than this, whatever its order: fewer teams have too little time for their work. */
  leastProven: number;
}

/** The day before which no plan with these crews, calendars and windows can finish, and how far the plan is from it. */
export interface ScheduleBound {
  finishOn: Day;
  /** Of the calendar days from the start to the bound; 0 when the plan is proven best. */
  gapPercent: number;
  /** What gives it, in a sentence. */
  reason: string;
  /** Passes that were spent on the search. */
  schedules: number;
  /** Somebody ended the search early. */
  stopped: boolean;
}

/** What one trade does in a plan. */
export interface CrewUse {
  crewKind: CrewKind;
  title: string;
  teams: number;
  /** Team days of work and on the road. */
  workDays: number;
  travelDays: number;
  costCents: Cents;
  /** Rates and rules with their source, in a sentence. */
  basis: string;
  confidence: 'read' | 'derived' | 'planning assumption' | 'stated by the carrier';
}

export interface Schedule {
  summary: ScheduleSummary;
  activities: PlannedActivity[];
  /** Per site: when its new equipment is on air and when the old is gone. */
  sites: { siteCode: string; startOn: Day; cutOverOn: Day; finishOn: Day; crew: number | null }[];
}
