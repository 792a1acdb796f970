import type { Day } from '../../calendar.ts';
import type { Place } from '../../geography.ts';
import type { Cents } from '../../money.ts';
import type { SeasonCalendar } from '../work-calendar.ts';

/**
 * What is to be planned: activities, what waits for what, whose crews do it and on which days. All days are whole, counted from 0, the first day of
 * the plan; a day number is a calendar day, weekends included.
 */
export interface WorkNetwork {
  startOn: Day;
  /** Days that the calendars reach: no plan goes to or beyond this day. */
  dayCount: number;
  activities: readonly NetworkActivity[];
  links: readonly NetworkLink[];
  resources: readonly NetworkResource[];
  calendars: readonly NetworkCalendar[];
  places: readonly NetworkPlace[];
  /** Position of the activity whose last day is the finish date: all old equipment removed, replaced and destroyed. */
  goal: number;
}

export interface NetworkActivity {
  /** `HP-0012.install`, `NETWORK.core`: unique. */
  id: string;
  /** Key of the step in the templates. */
  step: string;
  title: string;
  /** Position in the places; -1 for work of the whole network. */
  place: number;
  /**
   * Open days of its calendar from its first to its last day, without a break but for closed days. 0 for a moment, and for a step that only a share
   * of sites needs and this one, in the likely plan, does not: it takes no day and no team, and starts and ends as soon as it may.
   */
  duration: number;
  /** Position in the calendars. */
  calendar: number;
  /** Position in the resources; one team of it works from the first to the last day. -1 where nobody is short. */
  resource: number;
  /** It starts on this day at the earliest: an order date, money, a delivery, the day of a new plan. */
  release: number;
}

/**
 * `finish-start`: `to` starts on the day after the last day of `from` and `lagDays` calendar days more, or later. `start-start`: `to` starts
 * `lagDays` after the first day of `from`, or later. A moment (duration 0) at day d counts as starting on d and ending on d - 1.
 */
export interface NetworkLink {
  from: number;
  to: number;
  kind: 'finish-start' | 'start-start';
  /** Calendar days, 0 or more. */
  lagDays: number;
}

/** Teams of one trade, all alike: tower crews, integration engineers. A team does one activity at a time. */
export interface NetworkResource {
  key: string;
  title: string;
  /** 0 is a fault where work needs it. */
  teams: number;
  costPerDayCents: Cents;
  /** Paid once for each team that works at all. */
  mobilisationCents: Cents;
  /** Where each team starts from, by team; without one its first site costs no travel. */
  homes: readonly (Place | null)[];
  /** Null where travel takes no days of its own: it is in the durations, or the work is at a desk. */
  travel: TravelRule | null;
}

/** Between two sites in turn, a team is on the road for `ceil((miles - freeMiles) / milesPerDay)` calendar days, none within `freeMiles`. */
export interface TravelRule {
  freeMiles: number;
  milesPerDay: number;
}

export interface NetworkPlace {
  siteCode: string;
  /** Null where it is not known: no travel to or from it. */
  point: Place | null;
  /** Sites near each other that a crew takes together: a name, the same for all of them. */
  cluster: string;
}

/**
 * Days on which a kind of work can go on at a kind of place: working week, holidays, season of the site, freezes. Work may not run across the end of
 * a window, unless it is longer than every window (see `fitNumber`).
 */
export interface NetworkCalendar extends SeasonCalendar {
  key: string;
  title: string;
}

/** Days of every activity of a network, in its order. A plan keeps links, calendars, windows, releases, teams and travel on every day. */
export interface PlacedNetwork {
  /** First day. */
  starts: Int32Array;
  /** Last day; `start - 1` for a moment. */
  ends: Int32Array;
  /** Team of its resource from 0; -1 without a resource or for a moment. */
  teams: Int32Array;
  /** Last day of the goal. */
  finish: number;
}
