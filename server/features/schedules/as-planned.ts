import type { Day } from '../../domain/calendar.ts';
import type { PlannedActivity } from '../../domain/schedule/schedule.ts';
import type { ProgressRow } from './progress-queries.ts';
import type { WantedEntry } from './record-progress.ts';

/** Entries for the activities of the baseline at some sites of which nothing is recorded, on their planned days up to today: done, or begun and still going on. */
export function asPlanned(activities: readonly PlannedActivity[], latest: ReadonlyMap<string, ProgressRow>, { codes, today }: Wish): WantedEntry[] {
  return activities.flatMap(({ id, siteCode, startOn, finishOn, isAdded }): WantedEntry[] => {
    const row = latest.get(id);
    if (isAdded || !codes.has(siteCode ?? '') || startOn > today || (row && row.startedOn !== null)) return [];
    const finishedOn = finishOn <= today ? finishOn : null;
    const progress = { activityId: id, startedOn: startOn, finishedOn, remainingDays: null, cause: null, note: '' };
    return [{ activityId: id, progress, seen: row?.revision ?? 0 }];
  });
}

interface Wish {
  /** Site codes; '' for the whole network. */
  codes: ReadonlySet<string>;
  today: Day;
}
