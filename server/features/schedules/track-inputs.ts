import type { Day } from '../../domain/calendar.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { progressFields, readProgress } from '../../domain/schedule/progress/read-progress.ts';
import type { PlannedActivity } from '../../domain/schedule/schedule.ts';
import type { WantedEntry } from './record-progress.ts';
import { type TrackFilter, trackFilters } from './track-page.ts';

/** The form of one site as entries, one for each of its activities; every value that cannot be used comes back as an issue of its field. */
export function readSiteForm(activities: readonly PlannedActivity[], body: Record<string, string>, today: Day): Result<WantedEntry[]> {
  const issues: Issue[] = [];
  const entries = activities.flatMap(({ id }, index): WantedEntry[] => {
    const texts = Object.fromEntries(progressFields.map((field) => [field, body[`${field}-${index}`] ?? '']));
    const read = readProgress(id, texts, today);
    if (!read.ok) issues.push(...read.issues.map((issue) => ({ ...issue, field: `${issue.field}-${index}` })));
    const seen = body[`seen-${index}`] ?? '';
    return read.ok ? [{ activityId: id, progress: read.value, seen: /^\d{1,6}$/.test(seen) ? Number(seen) : 0 }] : [];
  });
  return issues.length > 0 ? bad(issues) : good(entries);
}

/** An issue about an activity, at its field in the form of its site. */
export function atSiteField(issue: Issue, activities: readonly PlannedActivity[]): Issue {
  const index = activities.findIndex(({ id }) => id === issue.subject);
  return index < 0 || issue.field === undefined ? issue : { ...issue, field: `${issue.field}-${index}` };
}

export function readTrackFilter(text: string | undefined): TrackFilter {
  return text !== undefined && Object.hasOwn(trackFilters, text) ? (text as TrackFilter) : 'all';
}
