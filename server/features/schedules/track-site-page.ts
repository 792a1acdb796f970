import { type Day, dayOf, formatDay, type Instant } from '../../domain/calendar.ts';
import type { Issue } from '../../domain/result.ts';
import { type ProgressTexts, progressFields } from '../../domain/schedule/progress/read-progress.ts';
import type { DurationAssumption, PlannedActivity } from '../../domain/schedule/schedule.ts';
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
          planned: activity.isAdded ? 'Not in the baseline: added since. Clear all its fields to take it back' : plannedWords(activity),
          id: activity.id,
          idName: `id-${index}`,
          seenName: `seen-${index}`,
          seen: form.seen?.[index] ?? String(row?.revision ?? 0),
          fields: fieldsOf(activity, index, { values: form.values ?? valuesOf(row, index), row }).map((field) =>
            toControl(field, faults.get(field.name) ?? null),
          ),
          state: stateOf(row, activity),
        };
      }),
      add: form.mayMake && form.choices.length > 0 ? addSection(form, faults) : null,
      history: historyTable(form.history, [...activities, ...form.choices.map(({ kind, title }) => ({ id: `${siteCode}.${kind}`, title }))]),
    },
  };
}

export function activitiesAt({ schedule }: Tracked, siteCode: string): PlannedActivity[] {
  return schedule.activities.filter((activity) => (activity.siteCode ?? '') === siteCode);
}

function valuesOf(row: ProgressRow | undefined, index: number): Record<string, string> {
  if (row?.startedOn === null && row.addedDays !== null) {
    return { [`addedDays-${index}`]: String(row.addedDays), [`cause-${index}`]: row.cause ?? '', [`note-${index}`]: row.noteText };
  }
  if (!row || row.startedOn === null) return {};
  const texts: Required<ProgressTexts> = {
    startedOn: row.startedOn,
    finishedOn: row.finishedOn ?? '',
    remainingDays: row.remainingDays === null ? '' : String(row.remainingDays),
    cause: row.cause ?? '',
    note: row.noteText,
  };
  const values = Object.fromEntries(progressFields.map((field) => [`${field}-${index}`, texts[field]]));
  return row.addedDays === null ? values : { ...values, [`addedDays-${index}`]: String(row.addedDays) };
}

/** For a step that the baseline leaves out, because only a share of sites needs it. */
function addSection({ choices, values }: SiteForm, faults: ReadonlyMap<string, string>) {
  const at = (name: string) => ({ name, value: values?.[name] ?? '' });
  const fields: FormField[] = [
    {
      ...at('addStep'),
      label: 'This site also needs',
      kind: 'select',
      options: [{ value: '', label: 'Nothing more' }, ...choices.map(({ kind, title }) => ({ value: kind, label: title }))],
    },
    { ...at('addDays'), label: 'Days of work', kind: 'text', width: 'short', hint: choices.map(usualWords).join('; ') },
    causeField({ ...at('addCause'), label: 'What it is due to' }),
    { ...at('addNote'), label: 'How it is known', kind: 'textarea', rows: 1, maxLength: 2000, width: 'full' },
  ];
  return {
    title: 'A step that the plan leaves out',
    text: 'Only a share of sites needs these steps, so the likely plan leaves them out. Once added, the plan of the rest waits for it.',
    fields: fields.map((field) => toControl(field, faults.get(field.name) ?? null)),
  };
}

function usualWords({ title, lowDays, likelyDays, highDays, dayKind }: DurationAssumption): string {
  return `${title}: usually ${likelyDays} ${dayKind} days, ${lowDays} to ${highDays}`;
}

function causeField(field: Pick<FormField, 'name' | 'value' | 'label'>): FormField {
  return {
    ...field,
    kind: 'select',
    options: [{ value: '', label: 'Not stated' }, ...delayCauses.map((cause) => ({ value: cause, label: capitalised(cause) }))],
  };
}

function fieldsOf({ isAdded }: PlannedActivity, index: number, { values, row }: Filled): FormField[] {
  const at = (field: string) => ({ name: `${field}-${index}`, value: values[`${field}-${index}`] ?? '' });
  return [
    ...(isAdded ? [{ ...at('addedDays'), label: 'Days of work', kind: 'text', width: 'short' } satisfies FormField] : []),
    { ...at('startedOn'), label: 'Began', kind: 'date', width: 'short' },
    { ...at('finishedOn'), label: 'Finished', kind: 'date', width: 'short' },
    {
      ...at('remainingDays'),
      label: 'Days left as of today, if it goes on',
      kind: 'text',
      width: 'short',
      ...(row && row.remainingDays !== null && { hint: leftWords(row.remainingDays, dayOf(row.recordedAt as Instant)) }),
    },
    causeField({ ...at('cause'), label: isAdded ? 'What it is due to' : 'If late, why' }),
    { ...at('note'), label: 'Note', kind: 'textarea', rows: 1, maxLength: 2000, width: 'full' },
  ];
}

function leftWords(days: number, recordedOn: Day): string {
  return `${counted(days, 'day')} left as recorded on ${formatDay(recordedOn)}; open days since then count as done in a plan of the rest. If you change anything in this step, state the days that are left today.`;
}

function plannedWords({ startOn, finishOn }: PlannedActivity): string {
  return startOn === finishOn ? `Planned for ${formatDay(startOn)}` : `Planned ${formatDay(startOn)} to ${formatDay(finishOn)}`;
}

function stateOf(row: ProgressRow | undefined, { finishOn, isAdded }: PlannedActivity) {
  if (!row || row.startedOn === null) return isAdded ? { label: 'Added, not begun', tone: 'warn' } : { label: 'Not begun', tone: '' };
  if (isAdded && row.finishedOn !== null) return { label: 'Added, done', tone: 'ok' };
  if (row.finishedOn === null) return { label: 'Running', tone: 'info' };
  return row.finishedOn > finishOn ? { label: 'Done, late', tone: 'warn' } : { label: 'Done', tone: 'ok' };
}

function historyTable(rows: readonly ProgressRow[], activities: readonly Pick<PlannedActivity, 'id' | 'title'>[]) {
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
        { text: formatDay(dayOf(row.recordedAt as Instant)), small: `${row.recordedAt.slice(0, 16).replace('T', ' ')} UTC, ${row.recordedByName}` },
        {
          text: row.startedOn !== null ? formatDay(row.startedOn as Day) : row.addedDays === null ? 'Taken back' : 'Added, not begun',
          ...(row.addedDays !== null && { small: `${counted(row.addedDays, 'day')} of work` }),
        },
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

interface Filled {
  values: Record<string, string>;
  row: ProgressRow | undefined;
}

interface SiteForm {
  /** As typed, by field with the place of its step; null for what is stored. */
  values: Record<string, string> | null;
  /** Revisions that the person saw, by step. */
  seen: Record<number, string> | null;
  issues: Issue[];
  /** Steps that may be added. */
  choices: readonly DurationAssumption[];
  history: ProgressRow[];
  mayMake: boolean;
  today: Day;
}
