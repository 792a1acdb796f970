import { type Day, toDay } from '../../domain/calendar.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { progressFields, readProgress } from '../../domain/schedule/progress/read-progress.ts';
import type { PlannedActivity } from '../../domain/schedule/schedule.ts';
import { searches } from './inputs.ts';
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

/** The form for a plan of the rest. The first day may lie ahead, within a year: the rest of a week that nobody works, say. */
export function readRestForm(body: Record<string, string>, { startOn, today }: { startOn: Day; today: Day }): Result<RestInput> {
  const issues: Issue[] = [];
  const refuse = (field: string, message: string): null => {
    issues.push({ severity: 'error', code: 'input', field, message });
    return null;
  };
  const statusOn = toDay((body.statusOn ?? '').trim()) ?? refuse('statusOn', 'Enter the first day of the rest as year, month and day: 2027-04-01.');
  if (statusOn && statusOn < startOn) refuse('statusOn', 'The rest cannot begin before the baseline does. Enter a later day.');
  if (statusOn && Date.parse(statusOn) - Date.parse(today) > 366 * 86_400_000)
    refuse('statusOn', 'The day lies more than a year ahead. Enter an earlier one.');
  const typed = (body.teams ?? '').trim();
  const teams =
    typed === ''
      ? null
      : /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 400
        ? Number(typed)
        : refuse('teams', 'Enter the tower crews as a whole number from 1 to 400.');
  const passes = Object.values(searches).find((value) => String(value) === body.passes) ?? searches.normal;
  return statusOn && issues.length === 0 ? good({ statusOn, teams, passes, note: (body.note ?? '').trim().slice(0, 2000) }) : bad(issues);
}

interface RestInput {
  statusOn: Day;
  teams: number | null;
  passes: number;
  note: string;
}
