import { addDays, type Day } from '../calendar.ts';
import type { LinkedActivities } from './link-activities.ts';
import type { PlannedActivity } from './schedule.ts';

/**
 * The ids of the activities that set the finish: from the one that ends last back to what it waited for longest, a link or the job that its crew
 * did before, and so on. In plans in which only tower crews have numbers the path ends where work waited for another team.
 */
export function traceDrivingPath(activities: readonly PlannedActivity[], { links, gates }: LinkedActivities): Set<string> {
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const gateDays = new Map(gates.map(({ id, day }) => [id, day]));
  const waits = new Map<string, Wait[]>();
  const note = (toId: string, wait: Wait): void => void (waits.get(toId)?.push(wait) ?? waits.set(toId, [wait]));
  for (const { fromId, toId, lagDays, kind } of links) {
    const from = byId.get(fromId);
    const end = kind === 'start-start' ? from && addDays(from.startOn, -1) : (from?.finishOn ?? gateDays.get(fromId));
    if (end !== undefined) note(toId, { fromId, until: addDays(end, lagDays) });
  }
  for (const { fromId, toId } of crewTurns(activities)) note(toId, { fromId, until: byId.get(fromId)?.finishOn ?? ('' as Day) });
  const path = new Set<string>();
  let current = lastOf(activities)?.id;
  while (current !== undefined && !path.has(current)) {
    path.add(current);
    current = waits.get(current)?.reduce((latest, wait) => (wait.until > latest.until ? wait : latest)).fromId;
  }
  for (const id of gateDays.keys()) path.delete(id);
  return path;
}

/** Jobs of one crew, each with the one before it. */
function crewTurns(activities: readonly PlannedActivity[]): { fromId: string; toId: string }[] {
  const crews = new Map<string, PlannedActivity[]>();
  for (const activity of activities) {
    if (activity.crew === null) continue;
    const key = `${activity.crewKind ?? 'tower-crew'} ${activity.crew}`;
    const jobs = crews.get(key);
    if (jobs) jobs.push(activity);
    else crews.set(key, [activity]);
  }
  return [...crews.values()].flatMap((jobs) => {
    const ordered = [...jobs].sort((a, b) => (a.startOn < b.startOn ? -1 : 1));
    return ordered.slice(1).map(({ id }, turn) => ({ fromId: ordered[turn]?.id ?? id, toId: id }));
  });
}

function lastOf(activities: readonly PlannedActivity[]): PlannedActivity | undefined {
  return activities.reduce<PlannedActivity | undefined>(
    (last, activity) => (last && last.finishOn >= activity.finishOn ? last : activity),
    undefined,
  );
}

interface Wait {
  fromId: string;
  /** The last day before which the work could not start. */
  until: Day;
}
