import type { SheetTable } from '../inventory/sheet-table.ts';
import type { GanttPlace } from './arrange-gantt.ts';
import { businessDayCounter } from './federal-days.ts';
import { linkActivities } from './link-activities.ts';
import type { Schedule } from './schedule.ts';
import { traceDrivingPath } from './trace-driving-path.ts';

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
  'Crew',
  'Sets the finish date',
  'After the term',
  'Waits for',
];

/** Every activity of a plan as a table, days as `2027-03-09`, in the order of the plan. */
export function activityTable({ activities, summary }: Pick<Schedule, 'activities' | 'summary'>, places: readonly GanttPlace[]): SheetTable {
  const linked = linkActivities(activities, summary.assumptions);
  const driving = traceDrivingPath(activities, linked);
  const placeOf = new Map(places.map((place) => [place.code, place]));
  const waits = new Map<string, string[]>();
  for (const { fromId, toId, lagDays, kind } of linked.links) {
    const what = kind === 'start-start' ? `${fromId} (start)` : fromId;
    const words = lagDays === 0 ? what : `${what} + ${lagDays} days`;
    const known = waits.get(toId);
    if (known) known.push(words);
    else waits.set(toId, [words]);
  }
  const first = activities.reduce((least, { startOn }) => (startOn < least ? startOn : least), summary.settings.startOn);
  const last = activities.reduce((most, { finishOn }) => (finishOn > most ? finishOn : most), summary.finishOn);
  const calendarDays = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  const count = businessDayCounter(first, last);
  const rows = activities.map(({ id, siteCode, kind, title, startOn, finishOn, crew, crewKind = 'tower-crew' }) => {
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
      crew === null ? '' : crewKind.replace('-', ' '),
      crew,
      driving.has(id) ? 'yes' : '',
      summary.termEndsOn !== null && finishOn > summary.termEndsOn ? 'yes' : '',
      (waits.get(id) ?? []).join('; '),
    ];
  });
  return { name: 'Activities', columns: headers.map((header) => ({ header, width: 16 })), rows };
}
