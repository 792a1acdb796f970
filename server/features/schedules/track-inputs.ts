import { type Day, formatDay, toDay } from '../../domain/calendar.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { progressFields, readAddedStep, readProgress } from '../../domain/schedule/progress/read-progress.ts';
import type { DurationAssumption, PlannedActivity } from '../../domain/schedule/schedule.ts';
import { searches } from './inputs.ts';
import type { ProgressRow } from './progress-queries.ts';
import { readWords } from './read-values.ts';
import type { WantedEntry } from './record-progress.ts';
import { type TrackFilter, trackFilters } from './track-page.ts';

/**
 * The form of one site as entries, one for each of its activities and one for a step that is added; every value that cannot be used comes back as an
 * issue of its field.
 */
export function readSiteForm(
  { siteCode, activities, latest }: SiteWork,
  body: Record<string, string>,
  { today, choices }: Around,
): Result<WantedEntry[]> {
  const issues: Issue[] = [];
  const entries = activities.flatMap(({ id, isAdded }, index): WantedEntry[] => {
    if ((body[`id-${index}`] ?? id) !== id) {
      const message = 'The steps of the site changed since you opened it. Nothing was recorded: enter it once more.';
      if (issues.every(({ code }) => code !== meanwhile)) issues.push({ severity: 'error', code: meanwhile, message });
      return [];
    }
    const texts = Object.fromEntries(progressFields.map((field) => [field, body[`${field}-${index}`] ?? '']));
    const seen = readRevision(body[`seen-${index}`]);
    const keep = <T>(read: Result<T>, toEntry: (value: T) => WantedEntry): WantedEntry[] => {
      if (read.ok) return [toEntry(read.value)];
      issues.push(...read.issues.map((issue) => ({ ...issue, field: `${issue.field}-${index}` })));
      return [];
    };
    if (!isAdded) return keep(readProgress(id, texts, today), (progress) => ({ activityId: id, progress, seen }));
    const all = { ...texts, addedDays: body[`addedDays-${index}`] ?? '' };
    return keep(readAddedStep(id, all, { today, stored: latest.get(id)?.addedDays ?? null }), (step) => ({ activityId: id, ...step, seen }));
  });
  const kind = (body.addStep ?? '').trim();
  if (kind === '') {
    if ((body.addDays ?? '').trim() !== '')
      issues.push({ severity: 'error', code: 'input', field: 'addStep', message: 'Choose the step that the site also needs, or clear its days.' });
    return issues.length > 0 ? bad(issues) : good(entries);
  }
  const activityId = `${siteCode}.${kind}`;
  if (!choices.some((choice) => choice.kind === kind)) {
    const message = `${activityId} cannot be added: somebody added it since you opened the page, or the site has no such step.`;
    return bad([...issues, { severity: 'error', code: meanwhile, field: 'addStep', message }]);
  }
  const typed = { addedDays: body.addDays ?? '', cause: body.addCause ?? '', note: body.addNote ?? '' };
  const read = readAddedStep(activityId, typed, { today, stored: null });
  if (!read.ok) issues.push(...read.issues.map((issue) => ({ ...issue, field: addFields[issue.field ?? ''] ?? 'addStep' })));
  else if (read.value.added === null) {
    issues.push({ severity: 'error', code: 'input', field: 'addDays', message: 'State how many days of work the added step takes.' });
  }
  if (issues.length > 0 || !read.ok) return bad(issues);
  return good([...entries, { activityId, ...read.value, seen: latest.get(activityId)?.revision ?? 0 }]);
}

/** Code of the fault of a form that is older than what is recorded. */
export const meanwhile = 'recorded-meanwhile';
const addFields: Readonly<Record<string, string>> = { addedDays: 'addDays', cause: 'addCause', note: 'addNote' };

export function readRevision(text: string | undefined): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

/** An issue about an activity, at its field in the form of its site. */
export function atSiteField(issue: Issue, activities: readonly PlannedActivity[]): Issue {
  const index = activities.findIndex(({ id }) => id === issue.subject);
  if (index < 0 && issue.field !== undefined && issue.subject !== undefined) return { ...issue, field: addFields[issue.field] ?? 'addStep' };
  return index < 0 || issue.field === undefined ? issue : { ...issue, field: `${issue.field}-${index}` };
}

export function readTrackFilter(text: string | undefined): TrackFilter {
  return text !== undefined && Object.hasOwn(trackFilters, text) ? (text as TrackFilter) : 'all';
}

/** Why a plan becomes the baseline; empty where nothing is said. */
export function readReason(text: string | undefined): Result<string> {
  const issues: Issue[] = [];
  const reason = readWords(text, { most: 500, lines: 'many lines' }, (message) => {
    issues.push({ severity: 'error', code: 'input', field: 'reason', message });
    return null;
  });
  return issues.length === 0 ? good(reason) : bad(issues);
}

/** The form for a plan of the rest. Its first day is today at the latest: the record cannot tell the future. */
export function readRestForm(body: Record<string, string>, { startOn, today }: { startOn: Day; today: Day }): Result<RestInput> {
  const issues: Issue[] = [];
  const refuse = (field: string, message: string): null => {
    issues.push({ severity: 'error', code: 'input', field, message });
    return null;
  };
  const statusOn = toDay((body.statusOn ?? '').trim()) ?? refuse('statusOn', 'Enter the first day of the rest as year, month and day: 2027-04-01.');
  if (statusOn && statusOn < startOn) refuse('statusOn', beforeBaseline(startOn));
  else if (statusOn && statusOn > today) {
    const why = 'the record cannot tell the future, and the delay record would state it as fact';
    refuse('statusOn', `${formatDay(statusOn)} has not come yet: ${why}. Enter ${formatDay(today)} or an earlier day.`);
  }
  const typed = (body.teams ?? '').trim();
  const teams =
    typed === ''
      ? null
      : /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 400
        ? Number(typed)
        : refuse('teams', 'Enter the tower crews as a whole number from 1 to 400.');
  const passes = Object.values(searches).find((value) => String(value) === body.passes) ?? searches.normal;
  const note = readWords(body.note, { most: 2_000, lines: 'many lines' }, (message) => refuse('note', message));
  return statusOn && issues.length === 0
    ? good({ statusOn, teams, passes, note, differences: body.differences === 'accept' ? 'accept' : null })
    : bad(issues);
}

/** Why no rest can begin before the first day of its baseline, and what to do instead. */
export function beforeBaseline(startOn: Day): string {
  return `The first day on which the rest can begin is ${formatDay(startOn)}, when the baseline begins. A plan whose work has not begun is changed by copying it: use “Copy and change”.`;
}

interface SiteWork {
  /** '' for the whole network. */
  siteCode: string;
  activities: readonly PlannedActivity[];
  latest: ReadonlyMap<string, ProgressRow>;
}

interface Around {
  today: Day;
  /** Steps that may be added there. */
  choices: readonly DurationAssumption[];
}

interface RestInput {
  differences: 'accept' | null;
  statusOn: Day;
  teams: number | null;
  passes: number;
  note: string;
}
