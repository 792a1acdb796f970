import { fromDayNumber, isBusinessDay, toDayNumber } from '../../calendar.ts';
import type { NetworkCalendar, PlacedNetwork, WorkNetwork } from '../network/work-network.ts';
import { type DelayCause, delayCauses } from '../work-plan.ts';
import { toRunCalendar } from './run-calendar.ts';
import { prepareRuns } from './run-network.ts';
import type { ActivityRisk } from './schedule-risk-data.ts';
import { isClosedSeason } from './trace-days.ts';

const daysInWeek = 7;

/**
 * By how many days the plan would end earlier if one cause were absent and all else stayed: teams without limit, everything delivered as early as it
 * can be, no closed season, money at once, permits without a wait. The days of several causes do not add up: where one no longer holds the work up,
 * another soon does. Nothing for slow review, which the plan does not hold, and for the work itself.
 */
export function relaxCauses(network: WorkNetwork, placed: PlacedNetwork, settings: RelaxSettings): CauseGain[] {
  return delayCauses.flatMap((cause): CauseGain[] => {
    const relax = relaxations[cause];
    if (!relax) return [];
    const relaxed = relax(network, settings);
    const kept = carryOut(relaxed, placed);
    const planned = settings.replan?.(relaxed)?.finish;
    const finish = Math.min(placed.finish, kept ?? placed.finish, planned ?? placed.finish);
    return [{ cause, finish, days: placed.finish - finish }];
  });
}

const relaxations: Readonly<Partial<Record<DelayCause, (network: WorkNetwork, settings: RelaxSettings) => WorkNetwork>>> = {
  funding: (network, { risks }) => changeActivities(network, (_, index) => (risks[index]?.releaseCause === 'funding' ? { release: 0 } : {})),
  'supply chain': (network, { risks }) => {
    const early = changeActivities(network, (activity, index) => {
      const risk = risks[index];
      const release = risk?.releaseCause === 'supply chain' ? { release: 0 } : {};
      return risk?.cause === 'supply chain' && activity.duration > 0 ? { ...release, duration: Math.ceil(risk.spread.low) } : release;
    });
    return { ...early, links: network.links.map((link) => (risks[link.from]?.isDelivery ? { ...link, lagDays: 0 } : link)) };
  },
  labor: (network) => changeActivities(network, () => ({ resource: -1 })),
  weather: (network, { freezeDays }) => ({ ...network, calendars: network.calendars.map((calendar) => reopen(calendar, network, freezeDays)) }),
  permits: (network, { risks }) => changeActivities(network, (_, index) => (risks[index]?.cause === 'permits' ? { duration: 0 } : {})),
};

type Activity = WorkNetwork['activities'][number];

function changeActivities(network: WorkNetwork, change: (activity: Activity, index: number) => Partial<Activity>): WorkNetwork {
  return { ...network, activities: network.activities.map((activity, index) => ({ ...activity, ...change(activity, index) })) };
}

/** The calendar with its closed seasons open on the weekdays on which it works. */
function reopen(calendar: NetworkCalendar, { startOn, dayCount }: WorkNetwork, freezeDays: Uint8Array): NetworkCalendar {
  const closed = isClosedSeason(calendar, dayCount, freezeDays);
  if (!closed.includes(1)) return calendar;
  const first = toDayNumber(startOn);
  const weekdays = new Set(Array.from(calendar.days, (day) => (first + day) % daysInWeek));
  const isOpen = new Uint8Array(dayCount);
  for (const day of calendar.days) isOpen[day] = 1;
  closed.forEach((isClosed, day) => {
    if (isClosed === 1 && weekdays.has((first + day) % daysInWeek) && isBusinessDay(fromDayNumber(first + day))) isOpen[day] = 1;
  });
  const days = Int32Array.from(isOpen.keys()).filter((day) => isOpen[day] === 1);
  const ordinalFrom = new Int32Array(dayCount + 1).fill(days.length - 1);
  let next = 0;
  days.forEach((day, ordinal) => {
    ordinalFrom.fill(ordinal, next, day + 1);
    next = day + 1;
  });
  return { ...calendar, days, ordinalFrom, windowEnd: windowsOf(calendar, days) };
}

/** Calendars whose windows are weeks keep them; any other is open without end. */
function windowsOf(calendar: NetworkCalendar, days: Int32Array): Int32Array {
  const ends = new Int32Array(days.length).fill(days.length - 1);
  if (toRunCalendar(calendar).longest > daysInWeek) return ends;
  for (let ordinal = days.length - 2; ordinal >= 0; ordinal--) {
    const isNextDay = (days[ordinal + 1] ?? 0) - (days[ordinal] ?? 0) === 1;
    ends[ordinal] = isNextDay ? (ends[ordinal + 1] ?? ordinal) : ordinal;
  }
  return ends;
}

function carryOut(network: WorkNetwork, placed: PlacedNetwork): number | undefined {
  const { activities, calendars, goal } = network;
  const run = prepareRuns(
    network,
    placed,
  )({
    durations: Int32Array.from(activities, ({ duration }) => duration),
    releases: Int32Array.from(activities, ({ release }) => release),
    calendars: calendars.map(toRunCalendar),
    calendarOf: Int32Array.from(activities, ({ calendar }) => calendar),
  });
  return run?.ends[goal];
}

interface RelaxSettings {
  risks: readonly ActivityRisk[];
  freezeDays: Uint8Array;
  /** A quick new plan of a network; without it the old plan is carried out under the new conditions. */
  replan?: ((network: WorkNetwork) => PlacedNetwork | undefined) | undefined;
}

export interface CauseGain {
  cause: DelayCause;
  /** Last day of the goal without the cause, counted from the start of the plan. */
  finish: number;
  /** 0 or more. */
  days: number;
}
