import { type Day, formatDay } from '../../domain/calendar.ts';
import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { type FormField, formPage } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { searches } from './inputs.ts';
import type { Tracked } from './load-tracked.ts';
import type { MadeRow } from './queries.ts';
import type { WantedEntry } from './record-progress.ts';
import { beforeBaseline } from './track-inputs.ts';
import { networkValue, siteHref } from './track-page.ts';
import { planTitle, schedulesCrumb } from './words.ts';

const mostListed = 200;

/** Asks why a plan becomes the baseline; another one may be it already. */
export function baselinePage(plan: MadeRow, before: MadeRow | null, { values, issues }: Form): Page {
  return formPage({
    title: before ? 'Change the baseline' : 'Make it the baseline',
    sentence: before
      ? `The work is measured against ${planTitle(before)}. From now on it would be measured against ${planTitle(plan)}; what is recorded stays.`
      : `The work will be measured against ${planTitle(plan)}: what is done, what is late, and why the finish moves.`,
    crumbs: [schedulesCrumb, { label: planTitle(plan), href: paths.schedule(plan.id) }],
    action: paths.scheduleBaseline(plan.id),
    submitLabel: before ? 'Change the baseline' : 'Make it the baseline',
    cancelHref: paths.schedule(plan.id),
    issues,
    groups: [
      {
        fields: [
          {
            name: 'reason',
            label: before ? 'Why the baseline changes' : 'Reason, if there is one to note',
            kind: 'textarea',
            rows: 3,
            width: 'full',
            maxLength: 500,
            required: before !== null,
            value: values.reason ?? '',
            hint: 'It stands in the history and in the delay record.',
          },
        ],
      },
    ],
  });
}

/** Asks for the day from which the rest of the work is planned anew. */
export function restPage({ baseline, record, schedule }: Tracked, today: Day, { values, issues, differences }: RestForm): Page {
  const running = record.filter(({ finishedOn }) => finishedOn === null).length;
  const done = counted(record.length - running, 'step');
  const { startOn } = schedule.summary.settings;
  const isEarly = today < startOn;
  return formPage({
    title: 'Plan the rest',
    sentence: isEarly
      ? `No rest can be planned yet. ${beforeBaseline(startOn)}`
      : `Keeps the days of ${done} done, goes on with ${running} running, and plans everything else anew from the day below.`,
    crumbs: [
      schedulesCrumb,
      { label: planTitle(baseline), href: paths.schedule(baseline.id) },
      { label: 'Track', href: paths.scheduleTrack(baseline.id) },
    ],
    action: paths.scheduleRest(baseline.id),
    submitLabel: 'Plan the rest',
    cancelHref: paths.scheduleTrack(baseline.id),
    issues,
    groups: [
      {
        fields: [
          {
            name: 'statusOn',
            label: 'First day of the rest',
            kind: 'date',
            width: 'short',
            required: true,
            value: values.statusOn ?? (isEarly ? '' : today),
            hint: `Today at the latest${isEarly ? '' : `: ${formatDay(startOn)} to ${formatDay(today)}`}. Nothing that has not begun is planned before it.`,
          },
          {
            name: 'teams',
            label: 'Tower crews from then on',
            kind: 'text',
            width: 'short',
            value: values.teams ?? '',
            hint: 'Empty for as many as the baseline has.',
          },
          ...(differences.length === 0 ? [] : [differencesField(values.differences ?? '', differences)]),
          { name: 'note', label: 'Note', kind: 'textarea', rows: 2, maxLength: 2000, value: values.note ?? '' },
          {
            name: 'passes',
            label: 'How long to search',
            kind: 'radio',
            value: values.passes ?? String(searches.normal),
            options: Object.entries(searches).map(([label, passes]) => ({ value: String(passes), label: `${label}: ${passes} passes` })),
          },
        ],
      },
    ],
    aside: 'The plan of the rest is made in the background and stands in the list of schedules. The baseline stays as it is.',
  });
}

function differencesField(value: string, differences: readonly string[]): FormField {
  return {
    name: 'differences',
    label: 'The work of today is not that of the baseline',
    kind: 'checkboxes',
    width: 'full',
    values: [value],
    hint: 'Without the tick such a plan is refused. With it, the differences move the finish as well, and are given to no cause.',
    options: [{ value: 'accept', label: 'Plan the sites as they are now, and accept this', hint: differences.join(' ') }],
  };
}

/** Lists what would be recorded as done, or begun, on its planned days. */
export function asPlannedPage(tracked: Tracked, entries: readonly WantedEntry[], { codes, today, back }: AsPlanned): Page {
  const { baseline, schedule, places } = tracked;
  const byId = new Map(schedule.activities.map((activity) => [activity.id, activity]));
  const names = new Map(places.map(({ code, name }) => [code, name]));
  const done = entries.filter(({ progress }) => progress?.finishedOn !== null).length;
  const items = entries.slice(0, mostListed).map(({ activityId, progress }) => {
    const activity = byId.get(activityId);
    const code = activity?.siteCode ?? '';
    const days =
      progress?.finishedOn == null
        ? `from ${formatDay(progress?.startedOn ?? today)}, going on`
        : `${formatDay(progress.startedOn)} to ${formatDay(progress.finishedOn)}`;
    return {
      label: `${code === '' ? 'Whole network' : names.get(code) || code}: ${activity?.title ?? activityId}`,
      detail: days,
      href: siteHref(baseline.id, code),
    };
  });
  return {
    template: 'schedules/confirm',
    title: 'Done as planned',
    view: {
      head: {
        title: 'Done as planned',
        sentence: `Records what the baseline had planned up to ${formatDay(today)} as done on its planned days. What is recorded already is left alone.`,
        crumbs: [
          schedulesCrumb,
          { label: planTitle(baseline), href: paths.schedule(baseline.id) },
          { label: 'Track', href: paths.scheduleTrack(baseline.id) },
        ],
        actions: [],
      },
      confirm: {
        sentence: `${counted(done, 'step')} done and ${entries.length - done} going on at ${counted(codes.length, 'place')}. Sign this only if it was so: the record is evidence.`,
        items,
        ...(entries.length > mostListed && { more: `and ${entries.length - mostListed} more` }),
        href: paths.scheduleAsPlanned(baseline.id),
        fields: [{ name: 'confirmed', value: seenOf(entries) }, ...codes.map((code) => ({ name: 'site', value: code === '' ? networkValue : code }))],
        label: 'Record as planned',
        cancelHref: back,
      },
    },
  };
}

/** What a confirmation was asked for: a later record of one of the steps changes it. */
export function seenOf(entries: readonly WantedEntry[]): string {
  return fingerprintOf(entries.map(({ activityId, progress, seen }) => [activityId, progress?.finishedOn ?? null, seen]));
}

interface Form {
  values: Record<string, string>;
  issues: Issue[];
}

interface RestForm extends Form {
  /** In what the work of today differs from that of the baseline. */
  differences: readonly string[];
}

interface AsPlanned {
  /** Codes of the places; '' for the whole network. */
  codes: readonly string[];
  today: Day;
  back: string;
}
