import type { Day } from '../calendar.ts';
import type { GanttPlace } from './arrange-gantt.ts';
import type { Gate } from './link-activities.ts';
import type { PlannedActivity } from './schedule.ts';
import type { StatutoryDay } from './statutory-days.ts';

/** A task of a Project file, before its number is known. */
export interface ProjectTask {
  /** Id of the activity, gate or statutory day; a name of its own for a summary. */
  id: string;
  name: string;
  level: 1 | 2 | 3;
  kind: 'summary' | 'activity' | 'milestone';
  startOn: Day;
  finishOn: Day;
  activity?: PlannedActivity | undefined;
  notes?: string | undefined;
}

const noCounty = 'No county';

/** Tasks in the order of the file: the whole network, counties with their sites and the steps of each, then the program's clock. Sites go by their first day. */
export function listProjectTasks({ activities, places, gates, statutory }: TaskSources): ProjectTask[] {
  const placeOf = new Map(places.map((place) => [place.code, place]));
  const network = activities.filter(({ siteCode }) => siteCode === null);
  const gateTasks = gates.map(({ id, title, day }): ProjectTask => ({ id, name: title, level: 2, kind: 'milestone', startOn: day, finishOn: day }));
  const networkTasks = [...network.map((activity) => toTask(activity, 2)), ...gateTasks].sort(byDay);
  const bySite = new Map<string, PlannedActivity[]>();
  for (const activity of activities) {
    if (activity.siteCode === null) continue;
    const list = bySite.get(activity.siteCode);
    if (list) list.push(activity);
    else bySite.set(activity.siteCode, [activity]);
  }
  const counties = new Map<string, ProjectTask[][]>();
  for (const [code, list] of bySite) {
    const place = placeOf.get(code);
    const steps = list.map((activity) => toTask(activity, 3)).sort(byDay);
    const name = place?.name ? `${place.name} (${code})` : code;
    const county = place?.county || noCounty;
    const site = [summary(`SITE.${code}`, name, { level: 2, of: steps }), ...steps];
    const known = counties.get(county);
    if (known) known.push(site);
    else counties.set(county, [site]);
  }
  const countyTasks = [...counties]
    .sort(([one], [other]) => compare(one === noCounty ? '\uffff' : one, other === noCounty ? '\uffff' : other))
    .flatMap(([county, sites]) => {
      const ordered = sites.sort((a, b) => compare(a[0]?.startOn ?? '', b[0]?.startOn ?? '') || compare(a[0]?.id ?? '', b[0]?.id ?? '')).flat();
      return [summary(`COUNTY.${county}`, county, { level: 1, of: ordered }), ...ordered];
    });
  const clock = statutory.map(
    ({ id, day, title, citation, note }): ProjectTask => ({
      id: `CLOCK.${id}`,
      name: title,
      level: 2,
      kind: 'milestone',
      startOn: day,
      finishOn: day,
      notes: [citation, note].filter((text) => text !== '').join('. '),
    }),
  );
  return [...group('NETWORK', 'Whole network', networkTasks), ...countyTasks, ...group('CLOCK', 'Term and reports', clock)];
}

function group(id: string, name: string, of: ProjectTask[]): ProjectTask[] {
  return of.length === 0 ? [] : [summary(id, name, { level: 1, of }), ...of];
}

function summary(id: string, name: string, { level, of }: { level: 1 | 2; of: readonly ProjectTask[] }): ProjectTask {
  const [first, ...rest] = of;
  if (!first) throw new RangeError('A summary needs tasks.');
  const startOn = rest.reduce((least, task) => (task.startOn < least ? task.startOn : least), first.startOn);
  const finishOn = rest.reduce((most, task) => (task.finishOn > most ? task.finishOn : most), first.finishOn);
  return { id, name, level, kind: 'summary', startOn, finishOn };
}

function toTask(activity: PlannedActivity, level: 2 | 3): ProjectTask {
  const { id, title, startOn, finishOn } = activity;
  return { id, name: title, level, kind: 'activity', startOn, finishOn, activity };
}

function byDay(a: ProjectTask, b: ProjectTask): number {
  return compare(a.startOn, b.startOn) || compare(a.finishOn, b.finishOn) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface TaskSources {
  activities: readonly PlannedActivity[];
  places: readonly GanttPlace[];
  gates: readonly Gate[];
  statutory: readonly StatutoryDay[];
}
