import { type Day, formatDay, type Instant, utcDayOf } from '../../domain/calendar.ts';
import type { Issue } from '../../domain/result.ts';
import { type ProgressTexts, progressFields } from '../../domain/schedule/progress/read-progress.ts';
import type { PlannedActivity } from '../../domain/schedule/schedule.ts';
import { delayCauses } from '../../domain/schedule/work-plan.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { type FormField, toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import type { Tracked } from './load-tracked.ts';
import type { ProgressRow } from './progress-queries.ts';
import { siteHref } from './track-page.ts';
import { planTitle, schedulesCrumb } from './words.ts';

/** What is done at one site, all its steps on one form that fits a phone; `siteCode` '' is the whole network. */
export function trackSitePage(tracked: Tracked, siteCode: string, form: SiteForm): Page {
  const { baseline, places } = tracked;
  const activities = activitiesAt(tracked, siteCode);
  const place = places.find(({ code }) => code === siteCode);
  const name = siteCode === '' ? 'Whole network' : (place?.name ?? siteCode);
  const faults = new Map(form.issues.map((issue) => [issue.field ?? '', issue.message]));
  return {
    template: 'schedules/track-site',
    title: `${name} · Track`,
    view: {
      head: {
        title: name,
        crumbs: [
          schedulesCrumb,
          { label: planTitle(baseline), href: paths.schedule(baseline.id) },
          { label: 'Track', href: paths.scheduleTrack(baseline.id) },
        ],
        sentence: `${[siteCode, place?.county ?? ''].filter((part) => part !== '').join(' · ')}${siteCode === '' ? '' : '. '}Record what was begun and finished up to ${formatDay(form.today)}.`,
        actions: [],
      },
      issues: form.issues.map(({ message, field }) => ({ message, href: field ? `#${field}` : null })),
      action: siteHref(baseline.id, siteCode),
      cancelHref: paths.scheduleTrack(baseline.id),
      mayMake: form.mayMake,
      steps: activities.map((activity, index) => {
        const row = tracked.latest.get(activity.id);
        return {
          title: activity.title,
          planned: plannedWords(activity),
          id: activity.id,
          seenName: `seen-${index}`,
          seen: form.seen?.[index] ?? String(row?.revision ?? 0),
          fields: fieldsOf(index, form.values ?? valuesOf(row, index)).map((field) => toControl(field, faults.get(field.name) ?? null)),
          state: stateOf(row, activity),
        };
      }),
      history: historyTable(form.history, activities),
    },
  };
}

export function activitiesAt({ schedule }: Tracked, siteCode: string): PlannedActivity[] {
  return schedule.activities.filter((activity) => (activity.siteCode ?? '') === siteCode);
}

function valuesOf(row: ProgressRow | undefined, index: number): Record<string, string> {
  if (!row || row.startedOn === null) return {};
  const texts: Required<ProgressTexts> = {
    startedOn: row.startedOn,
    finishedOn: row.finishedOn ?? '',
    remainingDays: row.remainingDays === null ? '' : String(row.remainingDays),
    cause: row.cause ?? '',
    note: row.noteText,
  };
  return Object.fromEntries(progressFields.map((field) => [`${field}-${index}`, texts[field]]));
}

function fieldsOf(index: number, values: Record<string, string>): FormField[] {
  const at = (field: string) => ({ name: `${field}-${index}`, value: values[`${field}-${index}`] ?? '' });
  return [
    { ...at('startedOn'), label: 'Began', kind: 'date', width: 'short' },
    { ...at('finishedOn'), label: 'Finished', kind: 'date', width: 'short' },
    { ...at('remainingDays'), label: 'Days left, if it goes on', kind: 'text', width: 'short' },
    {
      ...at('cause'),
      label: 'If late, why',
      kind: 'select',
      options: [{ value: '', label: 'Not stated' }, ...delayCauses.map((cause) => ({ value: cause, label: capitalised(cause) }))],
    },
    { ...at('note'), label: 'Note', kind: 'textarea', rows: 1, maxLength: 2000, width: 'full' },
  ];
}

function plannedWords({ startOn, finishOn }: PlannedActivity): string {
  return startOn === finishOn ? `Planned for ${formatDay(startOn)}` : `Planned ${formatDay(startOn)} to ${formatDay(finishOn)}`;
}

function stateOf(row: ProgressRow | undefined, { finishOn }: PlannedActivity) {
  if (!row || row.startedOn === null) return { label: 'Not begun', tone: '' };
  if (row.finishedOn === null) return { label: 'Running', tone: 'info' };
  return row.finishedOn > finishOn ? { label: 'Done, late', tone: 'warn' } : { label: 'Done', tone: 'ok' };
}

function historyTable(rows: readonly ProgressRow[], activities: readonly PlannedActivity[]) {
  const titles = new Map(activities.map(({ id, title }) => [id, title]));
  if (rows.length === 0) return null;
  return {
    caption: `${counted(rows.length, 'entry', 'entries')}, newest first; nothing is ever overwritten`,
    columns: [
      { label: 'Step', kind: 'key' },
      { label: 'Recorded', pin: true },
      { label: 'Began' },
      { label: 'Finished' },
      { label: 'Cause' },
      { label: 'Note', kind: 'words' },
    ],
    rows: rows.map((row) => ({
      cells: [
        { text: titles.get(row.activityId) ?? row.activityId, small: `entry ${row.revision}, ${sourceWords[row.source]}` },
        { text: formatDay(utcDayOf(row.recordedAt as Instant)), small: `${row.recordedAt.slice(11, 16)} UTC, ${row.recordedByName}` },
        { text: row.startedOn === null ? 'Taken back' : formatDay(row.startedOn as Day) },
        {
          text: row.startedOn === null ? '' : row.finishedOn === null ? 'Going on' : formatDay(row.finishedOn as Day),
          ...(row.remainingDays !== null && { small: `${counted(row.remainingDays, 'day')} left` }),
        },
        { text: row.cause === null ? '' : capitalised(row.cause) },
        { text: row.noteText },
      ],
    })),
  };
}

const sourceWords = { form: 'in the form', file: 'from a file', 'as planned': 'as planned' } as const;

interface SiteForm {
  /** As typed, by field with the place of its step; null for what is stored. */
  values: Record<string, string> | null;
  /** Revisions that the person saw, by step. */
  seen: Record<number, string> | null;
  issues: Issue[];
  history: ProgressRow[];
  mayMake: boolean;
  today: Day;
}
