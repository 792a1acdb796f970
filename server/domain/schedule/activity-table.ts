import type { SheetTable } from '../inventory/sheet-table.ts';
import type { GanttPlace } from './arrange-gantt.ts';
import { crewKindOf, crewWords } from './crew-words.ts';
import { businessDayCounter } from './federal-days.ts';
import { followPlan } from './follow-plan.ts';
import type { ActivityLink } from './link-activities.ts';
import type { Schedule } from './schedule.ts';

const headers = [
  'Activity',
  'Site code',
  'Site',
  'County',
  'Kind',
  'Title',
  'First day',
  'Last day',
  'Calendar days',
  'Business days',
  'Trade',
  'Team',
  'Days of slack',
  'Sets the finish in (of 100 runs)',
  'Sets the finish date',
  'After the term',
  'Waits for',
];

/** Every activity of a plan as a table, days as `2027-03-09`, in the order of the plan. */
export function activityTable({ activities, summary }: Pick<Schedule, 'activities' | 'summary'>, places: readonly GanttPlace[]): SheetTable {
  const { linked, driving } = followPlan({ activities, summary });
  const placeOf = new Map(places.map((place) => [place.code, place]));
  const waits = new Map<string, string[]>();
  for (const link of linked.links) {
    const { toId } = link;
    const words = waitWords(link);
    const known = waits.get(toId);
    if (known) known.push(words);
    else waits.set(toId, [words]);
  }
  const first = activities.reduce((least, { startOn }) => (startOn < least ? startOn : least), summary.settings.startOn);
  const last = activities.reduce((most, { finishOn }) => (finishOn > most ? finishOn : most), summary.finishOn);
  const calendarDays = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  const count = businessDayCounter(first, last);
  const rows = activities.map((activity) => {
    const { id, siteCode, kind, title, startOn, finishOn, crew, slackDays, criticality } = activity;
    const trade = crewKindOf(activity);
    const place = siteCode === null ? undefined : placeOf.get(siteCode);
    return [
      id,
      siteCode ?? '',
      place?.name ?? '',
      place?.county ?? '',
      kind,
      title,
      startOn,
      finishOn,
      calendarDays(startOn, finishOn),
      count(startOn, finishOn),
      trade ? crewWords[trade].many : '',
      crew,
      slackDays ?? null,
      criticality === undefined ? null : Math.round(criticality * 100),
      driving.has(id) ? 'yes' : '',
      summary.termEndsOn !== null && finishOn > summary.termEndsOn ? 'yes' : '',
      (waits.get(id) ?? []).join('; '),
    ];
  });
  return { name: 'Activities', columns: headers.map((header) => ({ header, width: 16 })), rows };
}

/** `HP-0003.cut-over + 14 days`; `start of …` where only its start is waited for. */
function waitWords({ fromId, kind, lagDays }: ActivityLink): string {
  const from = kind === 'start-start' ? `start of ${fromId}` : fromId;
  return lagDays === 0 ? from : `${from} + ${lagDays} days`;
}
