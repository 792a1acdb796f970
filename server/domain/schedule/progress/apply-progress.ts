import { type Day, daysBetween, formatDay, toDayNumber } from '../../calendar.ts';
import { bad, good, type Issue, type Result } from '../../result.ts';
import type { NetworkActivity, NetworkCalendar, NetworkLink, WorkNetwork } from '../network/work-network.ts';
import type { ActivityProgress, AddedStep } from '../work-plan.ts';
import { compareActivities } from './compare-activities.ts';
import { keepRunning } from './keep-running.ts';

/**
 * The network of the work that is left on a status day. What is done leaves; its days become the earliest days of what waits for it, lags kept.
 * What goes on keeps its team and gets its remaining days from the status day on; it no longer waits for anything, because it has begun. Nothing
 * else starts before the status day. Days are counted from the start of the whole network, as in it. Without progress, and with the first day of
 * the network as the status day, the network is the same.
 */
export function applyProgress(
  network: WorkNetwork,
  { baselineIds, progress, statusOn, differences = 'refuse' }: ProgressRecord,
): Result<RestNetwork> {
  const status = Math.max(0, daysBetween(network.startOn, statusOn));
  const issues = compareActivities(network, { baselineIds, progress, differences });
  if (status >= network.dayCount) issues.push(beyondCalendars(statusOn));
  if (issues.some(({ severity }) => severity === 'error')) return bad(issues);
  const actuals = findActuals(network, progress);
  const isOver = (position: number): boolean => actuals.get(position)?.end !== undefined && actuals.get(position)?.end !== null;
  const wholeOf = network.activities.flatMap((_activity, position) => (isOver(position) ? [] : [position]));
  const restOf = new Int32Array(network.activities.length).fill(-1);
  wholeOf.forEach((whole, rest) => {
    restOf[whole] = rest;
  });
  const releases = releasesOfActuals(network, actuals);
  const activities = wholeOf.map((whole): NetworkActivity => {
    const activity = network.activities[whole] as NetworkActivity;
    const actual = actuals.get(whole);
    if (actual) return { ...activity, release: status, duration: daysLeft(activity, actual, { network, status }) };
    return { ...activity, release: Math.max(activity.release, releases[whole] ?? 0, status) };
  });
  if (activities.every(({ duration }) => duration === 0)) return good({ network: null, wholeOf: new Int32Array(), actuals }, issues);
  const links = network.links.flatMap((link): NetworkLink[] => {
    const [from, to] = [restOf[link.from] ?? -1, restOf[link.to] ?? -1];
    if (from < 0 || to < 0 || actuals.has(link.to) || (link.kind === 'start-start' && actuals.has(link.from))) return [];
    return [{ ...link, from, to }];
  });
  const goal = restOf[network.goal] ?? -1;
  const running = new Set(wholeOf.flatMap((whole, rest) => (actuals.has(whole) ? [rest] : [])));
  const left = { ...network, activities, links, goal: goal >= 0 ? goal : lastSink(activities.length, links) };
  const rest = leadToGoal(keepRunning(left, { running, status }), status);
  const added = rest.activities.length - activities.length;
  return good({ network: rest, wholeOf: Int32Array.from([...wholeOf, ...Array.from({ length: added }, () => -1)]), actuals }, issues);
}

/** Days that are facts, by position of the activity. */
function findActuals({ activities, startOn }: WorkNetwork, progress: ProgressRecord['progress']): Map<number, ActualDays> {
  const positions = new Map(activities.map(({ id }, position) => [id, position]));
  const zero = toDayNumber(startOn);
  const actuals = new Map<number, ActualDays>();
  for (const { activityId, startedOn, finishedOn, remainingDays, recordedOn } of progress) {
    const position = positions.get(activityId);
    if (position === undefined) continue;
    const end = finishedOn === null ? null : toDayNumber(finishedOn) - zero;
    const recorded = recordedOn === undefined ? null : toDayNumber(recordedOn) - zero;
    actuals.set(position, { start: toDayNumber(startedOn) - zero, end, remainingDays, recorded });
  }
  return actuals;
}

/** For each activity the earliest day that follows from what has begun or is over. */
function releasesOfActuals({ activities, links }: WorkNetwork, actuals: ReadonlyMap<number, ActualDays>): Int32Array {
  const releases = new Int32Array(activities.length);
  for (const { from, to, kind, lagDays } of links) {
    const actual = actuals.get(from);
    if (!actual || (kind === 'finish-start' && actual.end === null)) continue;
    const day = kind === 'start-start' ? actual.start + lagDays : (actual.end ?? 0) + 1 + lagDays;
    releases[to] = Math.max(releases[to] ?? 0, day);
  }
  return releases;
}

/** As stated on the day of the record, less the open days since, or what is left of the planned days by the calendar of the work: at least one. */
function daysLeft(activity: NetworkActivity, actual: ActualDays, { network, status }: { network: WorkNetwork; status: number }): number {
  const calendar = network.calendars[activity.calendar];
  if (actual.remainingDays !== null) {
    const recorded = actual.recorded ?? status;
    const since = calendar ? openDays(calendar, recorded, status) - openDays(calendar, status, recorded) : 0;
    return Math.max(1, actual.remainingDays - since);
  }
  return Math.max(1, activity.duration - (calendar ? openDays(calendar, actual.start, status) : 0));
}

/** Open days from one day to before another; days before the plan are not known to the calendar and do not count. */
function openDays({ ordinalFrom }: NetworkCalendar, from: number, before: number): number {
  const ordinal = (day: number): number => ordinalFrom[Math.min(Math.max(0, day), ordinalFrom.length - 1)] ?? 0;
  return Math.max(0, ordinal(before) - ordinal(from));
}

/** A goal before which everything is done, or which has begun, waits for the status day alone: a moment says so, because a goal waits for something. */
function leadToGoal(network: WorkNetwork, status: number): WorkNetwork {
  const { activities, links, goal } = network;
  const last = activities[goal];
  if (!last || activities.length === 1 || links.some(({ to }) => to === goal)) return network;
  const moment = {
    ...last,
    id: 'NETWORK.status-day',
    step: 'status-day',
    title: 'The status day',
    place: -1,
    duration: 0,
    resource: -1,
    release: status,
  };
  return {
    ...network,
    activities: [...activities, moment],
    links: [...links, { from: activities.length, to: goal, kind: 'finish-start', lagDays: 0 }],
  };
}

/** Where the old equipment is gone already, papers are left: the last activity that nothing waits for. */
function lastSink(count: number, links: readonly NetworkLink[]): number {
  const leads = new Set(links.map(({ from }) => from));
  for (let position = count - 1; position >= 0; position--) if (!leads.has(position)) return position;
  return count - 1;
}

function beyondCalendars(statusOn: Day): Issue {
  const message = `The status day, ${formatDay(statusOn)}, lies beyond the years that the plan reaches. Choose an earlier day.`;
  return { severity: 'error', code: 'status-beyond-calendars', field: 'statusOn', message };
}

export interface ProgressRecord {
  /** Ids of the activities of the baseline. */
  baselineIds: Iterable<string>;
  /** The newest word on each activity, without faults (see `checkProgress`). */
  progress: readonly (ActivityProgress & {
    /** The day as of which `remainingDays` are; the status day where it is left out. */
    recordedOn?: Day | undefined;
  })[];
  /** Steps that sites need beyond the baseline, begun or not; `planRest` gives them their days. */
  added?: readonly AddedStep[] | undefined;
  /** First day of the rest. */
  statusOn: Day;
  /** What to do where the network is not the one of the baseline; `accept` turns the faults into warnings. */
  differences?: 'refuse' | 'accept' | undefined;
}

export interface RestNetwork {
  /** Null when no work is left. */
  network: WorkNetwork | null;
  /** Position in the whole network of each activity of the rest; -1 for a moment that was added. */
  wholeOf: Int32Array;
  /** By position in the whole network. */
  actuals: ReadonlyMap<number, ActualDays>;
}

/** Days as recorded, counted from the start of the whole network; before it they are negative. */
export interface ActualDays {
  start: number;
  /** Null while the work goes on. */
  end: number | null;
  remainingDays: number | null;
  /** The day as of which these are left; null for the status day. */
  recorded: number | null;
}
