import { addDays, type Day, formatDay } from '../../calendar.ts';
import type { PlannedActivity } from '../schedule.ts';
import type { ActivityProgress } from '../work-plan.ts';
import type { EntryIssue } from './check-progress.ts';
import { nameActivity } from './name-activity.ts';
import { isMoment, withMoments } from './with-moments.ts';

/**
 * Warnings about work that was done before what it waits for, by entry of the record: each names both activities. Of a moment that many activities
 * lead to, the one that was over last, or is not over, is named.
 */
export function checkOrder(progress: readonly ActivityProgress[], activities: readonly PlannedActivity[]): EntryIssue[] {
  const plan = new Map(withMoments(activities).map((activity) => [activity.id, activity]));
  const record = new Map(progress.map((entry) => [entry.activityId, entry]));
  return progress.flatMap((entry, position) => {
    const activity = plan.get(entry.activityId);
    return (activity?.waitsFor ?? []).flatMap(({ id, kind, lagDays }): EntryIssue[] => {
      const other = lastOf(plan.get(id), plan, record);
      if (!activity || !other) return [];
      const begun = record.get(other.id);
      const until = kind === 'start-start' ? begun?.startedOn : (begun?.finishedOn ?? undefined);
      const mayStartOn = until === undefined ? undefined : addDays(until, kind === 'start-start' ? lagDays : lagDays + 1);
      if (mayStartOn !== undefined && mayStartOn <= entry.startedOn) return [];
      const [name, waitsFor] = [nameActivity(activity), nameActivity(other)];
      const message = `${name} began on ${formatDay(entry.startedOn)}, but it waits for ${waitsFor}, ${stateOf(begun, mayStartOn)}. Correct a day, or keep it if it was so.`;
      return [{ severity: 'warning', code: 'before-what-it-waits-for', field: 'startedOn', message, subject: activity.id, entry: position }];
    });
  });
}

function lastOf(
  other: PlannedActivity | undefined,
  plan: ReadonlyMap<string, PlannedActivity>,
  record: ReadonlyMap<string, ActivityProgress>,
): PlannedActivity | undefined {
  if (!other || !isMoment(other)) return other;
  let last: { activity: PlannedActivity; until: string } | undefined;
  for (const { id } of other.waitsFor ?? []) {
    const activity = plan.get(id);
    const until = record.get(id)?.finishedOn ?? '9999';
    if (activity && (!last || until > last.until)) last = { activity, until };
  }
  return last?.activity;
}

function stateOf(begun: ActivityProgress | undefined, mayStartOn: Day | undefined): string {
  if (begun === undefined) return 'of which nothing is recorded';
  if (mayStartOn === undefined) return 'which is not recorded as finished';
  return `after which it was to start on ${formatDay(mayStartOn)} at the earliest`;
}
