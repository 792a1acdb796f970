import type { Day } from '../calendar.ts';
import type { AccessSeason } from '../inventory/site.ts';

export const durationKinds = [
  'order',
  'lead-time',
  'core',
  'interworking',
  'survey',
  'design',
  'permit',
  'environment',
  'modification',
  'install',
  'install-light',
  'indoor',
  'premises',
  'cut-over',
  'soak',
  'removal',
  'removal-light',
  'core-removal',
  'destruction',
  'close-out',
] as const;
/** Every duration that the planner needs; `durations.json` states each with its source. */
export type DurationKind = (typeof durationKinds)[number];

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
  /** Crew number from 1, null when no tower crew works on it. */
  crew: number | null;
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
  confidence: 'read' | 'derived' | 'planning assumption';
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
}

export interface Schedule {
  summary: ScheduleSummary;
  activities: PlannedActivity[];
  /** Per site: when its new equipment is on air and when the old is gone. */
  sites: { siteCode: string; startOn: Day; cutOverOn: Day; finishOn: Day; crew: number | null }[];
}
