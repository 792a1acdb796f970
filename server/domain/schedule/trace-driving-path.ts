import { addDays, type Day } from '../calendar.ts';
import { crewKey } from './crew-words.ts';
import { earliestStart, type LinkedActivities } from './link-activities.ts';
import type { PlannedActivity } from './schedule.ts';

/**
 * The ids of the activities that set the finish: from the one that ends last back to what it waited for longest, a link or the job that its team
 * did before, and so on. Where a trade's teams have no numbers the path ends where work waited for one of them.
 */
export function traceDrivingPath(activities: readonly PlannedActivity[], { links, gates }: LinkedActivities): Set<string> {
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const gateDays = new Map(gates.map(({ id, day }) => [id, day]));
  const waits = new Map<string, Wait[]>();
  const note = (toId: string, wait: Wait): void => void (waits.get(toId)?.push(wait) ?? waits.set(toId, [wait]));
  for (const one of links) {
    const gate = gateDays.get(one.fromId);
    const from = byId.get(one.fromId) ?? (gate && { startOn: gate, finishOn: gate });
    if (from) note(one.toId, { fromId: one.fromId, from: earliestStart(one, from) });
  }
  for (const { before, toId } of crewTurns(activities)) note(toId, { fromId: before.id, from: addDays(before.finishOn, 1) });
  const path = new Set<string>();
  let current = lastOf(activities)?.id;
  while (current !== undefined && !path.has(current)) {
    path.add(current);
    current = waits.get(current)?.reduce((latest, wait) => (wait.from > latest.from ? wait : latest)).fromId;
  }
  for (const id of gateDays.keys()) path.delete(id);
  return path;
}

/** Jobs of one team, each with the one before it. */
function crewTurns(activities: readonly PlannedActivity[]): { before: PlannedActivity; toId: string }[] {
  const teams = new Map<string, PlannedActivity[]>();
  for (const activity of activities) {
    const key = crewKey(activity);
    if (key !== undefined) (teams.get(key) ?? teams.set(key, []).get(key))?.push(activity);
  }
  return [...teams.values()].flatMap((jobs) => {
    const ordered = [...jobs].sort((a, b) => (a.startOn < b.startOn ? -1 : 1));
    return ordered.slice(1).flatMap(({ id, startOn }, turn) => {
      const before = ordered[turn];
      return before && before.finishOn < startOn ? [{ before, toId: id }] : [];
    });
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
  /** The first day on which the work could start. */
  from: Day;
}
