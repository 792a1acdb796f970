import { addDays, toDayNumber } from '../../calendar.ts';
import { federalHolidays } from '../federal-days.ts';
import type { NetworkCalendar, PlacedNetwork, WorkNetwork } from '../network/work-network.ts';
import { type DelayCause, delayCauses } from '../work-plan.ts';
import { toRunCalendar } from './run-calendar.ts';
import { prepareRuns } from './run-network.ts';
import type { ActivityRisk } from './schedule-risk-data.ts';
import { type SimulationSettings, simulateSchedule } from './simulate-schedule.ts';
import { isClosedSeason } from './trace-days.ts';

const daysInWeek = 7;

/**
 * By how many days the work would end earlier if one cause were absent and all else stayed: teams without limit, everything delivered as early as it
 * can be, no closed season and no bad weather, money at once, claims reviewed in time, permits without a wait. Once for the likely plan, planned anew,
 * and on average over the first runs of the simulation, with the same numbers drawn. The days of several causes do not add up: where one no longer
 * holds the work up, another soon does. Causes that the plan does not know are left out.
 */
export function relaxCauses(placed: PlacedNetwork, conditions: Conditions, settings: RelaxSettings): CauseGain[] {
  const { seed, freezeDays, finishes, replan } = settings;
  return delayCauses.flatMap((cause): CauseGain[] => {
    const relaxed = relaxations[cause]?.(conditions, freezeDays);
    if (!relaxed) return [];
    const kept = carryOut(relaxed.network, placed);
    const planned = relaxed.network === conditions.network ? undefined : replan?.(relaxed.network)?.finish;
    const finish = Math.min(placed.finish, kept ?? placed.finish, planned ?? placed.finish);
    const again = simulateSchedule(relaxed.network, placed, { ...relaxed, seed, freezeDays, runs: finishes.length });
    const gained = again ? finishes.reduce((sum, base, run) => sum + base - (again.finishes[run] ?? base), 0) / finishes.length : 0;
    return [{ cause, finish, days: placed.finish - finish, meanDays: Math.max(0, Math.round(gained * 10) / 10) }];
  });
}

const relaxations: Readonly<Partial<Record<DelayCause, (conditions: Conditions, freezeDays: Uint8Array) => Conditions | undefined>>> = {
  funding: (conditions) => {
    const { network, risks } = conditions;
    const free = changeActivities(network, (_, index) => (risks[index]?.releaseCause === 'funding' ? { release: 0 } : {}));
    return { ...conditions, network: free, risks: risks.map((risk) => ({ ...risk, followsClaims: false })) };
  },
  'supply chain': (conditions) => {
    const { network, risks } = conditions;
    const early = changeActivities(network, (activity, index) =>
      risks[index]?.cause === 'supply chain' && activity.duration > 0 ? { duration: Math.ceil(risks[index].spread.low) } : {},
    );
    return {
      ...conditions,
      network: { ...early, links: network.links.map((link) => (risks[link.from]?.isDelivery ? { ...link, lagDays: 0 } : link)) },
      risks: risks.map((risk) => (risk.cause === 'supply chain' ? { ...risk, spread: always(Math.ceil(risk.spread.low)), isDelivery: false } : risk)),
    };
  },
  labor: (conditions) => ({ ...conditions, network: changeActivities(conditions.network, () => ({ resource: -1 })) }),
  weather: (conditions, freezeDays) => {
    const { network } = conditions;
    const years = [network.startOn, addDays(network.startOn, network.dayCount)].map((day) => Number(day.slice(0, 4)));
    const holidays = new Set(federalHolidays(years[0] ?? 0, years[1] ?? 0).map(({ day }) => toDayNumber(day)));
    const calendars = network.calendars.map((calendar) => reopen(calendar, network, { freezeDays, holidays }));
    return { ...conditions, network: { ...network, calendars }, weather: { kinds: [], kindsAt: network.places.map(() => []) } };
  },
  'slow review': (conditions) => {
    const { risks } = conditions;
    if (!risks.some(({ followsClaims }) => followsClaims)) return undefined;
    return { ...conditions, risks: risks.map((risk) => ({ ...risk, followsClaims: false })) };
  },
  permits: (conditions) => {
    const { network, risks } = conditions;
    const granted = changeActivities(network, (_, index) => (risks[index]?.cause === 'permits' ? { duration: 0 } : {}));
    return { ...conditions, network: granted, risks: risks.map((risk) => (risk.cause === 'permits' ? { ...risk, spread: always(0) } : risk)) };
  },
};

function always(days: number): ActivityRisk['spread'] {
  return { low: days, likely: days, high: days };
}

type Activity = WorkNetwork['activities'][number];

function changeActivities(network: WorkNetwork, change: (activity: Activity, index: number) => Partial<Activity>): WorkNetwork {
  return { ...network, activities: network.activities.map((activity, index) => ({ ...activity, ...change(activity, index) })) };
}

/** The calendar with its closed seasons open on the weekdays on which it works. */
function reopen(calendar: NetworkCalendar, { startOn, dayCount }: WorkNetwork, { freezeDays, holidays }: ClosedDays): NetworkCalendar {
  const closed = isClosedSeason(calendar, dayCount, freezeDays);
  if (!closed.includes(1)) return calendar;
  const first = toDayNumber(startOn);
  const weekdays = new Set(Array.from(calendar.days, (day) => (first + day) % daysInWeek));
  const isOpen = new Uint8Array(dayCount);
  for (const day of calendar.days) isOpen[day] = 1;
  closed.forEach((isClosed, day) => {
    if (isClosed === 1 && weekdays.has((first + day) % daysInWeek) && !holidays.has(first + day)) isOpen[day] = 1;
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

/** What a plan is carried out under. */
type Conditions = Pick<SimulationSettings, 'data' | 'risks' | 'weather'> & { network: WorkNetwork };

interface ClosedDays {
  freezeDays: Uint8Array;
  /** Day numbers of federal holidays. */
  holidays: ReadonlySet<number>;
}

interface RelaxSettings {
  seed: number;
  freezeDays: Uint8Array;
  /** Finishes of the first runs of the simulation, with all causes. */
  finishes: Int32Array;
  /** A quick new plan of a network; without it the old plan is carried out under the new conditions. */
  replan?: ((network: WorkNetwork) => PlacedNetwork | undefined) | undefined;
}

export interface CauseGain {
  cause: DelayCause;
  /** Last day of the goal in the likely plan without the cause, counted from the start of the plan. */
  finish: number;
  /** Days gained in the likely plan, 0 or more, and on average over the runs. */
  days: number;
  meanDays: number;
}
