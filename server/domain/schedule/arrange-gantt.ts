import { addDays, type Day } from '../calendar.ts';
import type { PlannedActivity } from './schedule.ts';
import { type WorkClass, workClasses, workClassOf, workClassWords } from './work-class.ts';

export const ganttViews = ['site', 'county', 'crew'] as const;
export type GanttView = (typeof ganttViews)[number];

/** Where an activity takes place. `county` may be empty. */
export interface GanttPlace {
  code: string;
  name: string;
  county: string;
}

/** One bar: an activity, or activities of one class that follow or overlap each other. */
export interface GanttBar {
  workClass: WorkClass;
  title: string;
  /** Short words that fit into a long bar. */
  label: string;
  startOn: Day;
  finishOn: Day;
  /** Number of the tower crew, null without one. */
  crew: number | null;
  /** Activities in the bar. */
  count: number;
  /** Parts of the bar that set the finish date. */
  driving: { startOn: Day; finishOn: Day }[];
}

/** One line of a Gantt chart: a group (site, county, crew), or a part of an unfolded one below it. */
export interface GanttLine {
  /** Key of the group: a site code, a county, a crew number; `network` for the whole network. */
  group: string;
  depth: 0 | 1;
  label: string;
  /** Code and place, or how many sites. */
  small: string;
  /** Whether the group's parts stand below it. */
  isOpen: boolean;
  /** In order of class, then day. Of one class none overlaps another. */
  bars: GanttBar[];
}

export const networkGroup = 'network';
const noCounty = 'No county';
/** Lanes with more jobs show them together until a window makes them fewer. */
const mostNamedJobs = 40;
/** In a line of many sites, work of a class with no longer a pause than this is one bar. */
const nearDays = 7;
const nothing: ReadonlySet<string> = new Set();

/**
 * The lines of a Gantt chart by site, county or crew, in the order in which the groups begin to build. Folded groups have one line with the work
 * of a class taken together; open ones have their parts below: activities of a site, sites of a county, jobs of a crew. The view by crew has
 * only work of tower crews. With a window, what lies wholly outside is left out.
 */
export function arrangeGantt(activities: readonly PlannedActivity[], places: readonly GanttPlace[], wanted: GanttWish): GanttLine[] {
  const placeOf = new Map(places.map((place) => [place.code, place]));
  const found = activities.filter((activity) => isWanted(activity, placeOf, wanted));
  const groups = [...groupBy(found, (activity) => groupKey(activity, placeOf, wanted.by))].map(([key, list]) => ({
    key,
    list,
    begin: beginOf(list),
  }));
  groups.sort(
    wanted.by === 'crew'
      ? (a, b) => Number(a.key) - Number(b.key)
      : (a, b) => rank(a.key) - rank(b.key) || compare(a.begin, b.begin) || compare(a.key, b.key),
  );
  return groups.flatMap(({ key, list }) => linesOf(key, list, { ...wanted, placeOf }));
}

function isWanted({ siteCode, crew, startOn, finishOn }: PlannedActivity, placeOf: Places, { by, search, from, until }: GanttWish): boolean {
  if (by === 'crew' && crew === null) return false;
  if ((from !== null && finishOn < from) || (until !== null && startOn > until)) return false;
  if (search === '') return true;
  const place = siteCode === null ? undefined : placeOf.get(siteCode);
  return [siteCode ?? '', place?.name ?? '', place?.county ?? ''].some((text) => text.toLowerCase().includes(search.toLowerCase()));
}

function groupKey({ siteCode, crew }: PlannedActivity, placeOf: Places, by: GanttView): string {
  if (by === 'crew') return String(crew);
  if (siteCode === null) return networkGroup;
  return by === 'site' ? siteCode : placeOf.get(siteCode)?.county || noCounty;
}

/** The first day of building or, where nothing is built, of anything: lines then read as a staircase. */
function beginOf(list: readonly PlannedActivity[]): string {
  const building = list.filter(({ kind }) => workClassOf(kind) === 'build' || workClassOf(kind) === 'cut-over');
  const first = (building.length > 0 ? building : list).reduce((least, { startOn }) => (least === '' || startOn < least ? startOn : least), '');
  return building.length > 0 ? first : `9${first}`;
}

function linesOf(key: string, list: PlannedActivity[], wanted: GanttWish & { placeOf: Places }): GanttLine[] {
  const { by, placeOf, driving } = wanted;
  const isOpen = wanted.open === 'all' || wanted.open.has(key);
  const codes = new Set(list.flatMap(({ siteCode }) => siteCode ?? []));
  const place = by === 'site' ? placeOf.get(key) : undefined;
  const sites = codes.size === 1 ? '1 site' : `${codes.size} sites`;
  const [label, small] =
    key === networkGroup
      ? ['Whole network', '']
      : by === 'crew'
        ? [`Tower crew ${key}`, sites]
        : by === 'county'
          ? [key, sites]
          : [place?.name || key, [place?.name ? key : '', place?.county ?? ''].filter((part) => part !== '').join(' · ')];
  const toLabel = by === 'crew' ? (activity: PlannedActivity) => activity.siteCode ?? '' : undefined;
  const isNamed = by === 'crew' && list.length <= mostNamedJobs;
  const isMany = codes.size > 1;
  const bars = isNamed
    ? list.map((activity) => toBar([activity], driving, toLabel)).sort(byDay)
    : mergeByClass(list, by === 'county' && isMany ? nothing : driving, isMany ? nearDays : 1);
  const head: GanttLine = { group: key, depth: 0, label, small, isOpen, bars };
  if (!isOpen) return [head];
  const part = (of: readonly PlannedActivity[], words: [string, string]): GanttLine => ({
    group: key,
    depth: 1,
    label: words[0],
    small: words[1],
    isOpen: false,
    bars: mergeByClass(of, driving),
  });
  if (by === 'county' && key !== networkGroup) {
    const parts = [...groupBy(list, ({ siteCode }) => siteCode ?? '')].sort((a, b) => compare(beginOf(a[1]), beginOf(b[1])) || compare(a[0], b[0]));
    return [head, ...parts.map(([code, of]) => part(of, [placeOf.get(code)?.name || code, placeOf.get(code)?.name ? code : '']))];
  }
  const steps = [...list].sort((a, b) => compare(a.startOn, b.startOn) || compare(a.finishOn, b.finishOn) || compare(a.id, b.id));
  const nameOf = (code: string | null) => (code === null ? '' : placeOf.get(code)?.name || code);
  return [
    head,
    ...steps.map((step) =>
      part(
        [step],
        by === 'crew'
          ? [nameOf(step.siteCode), `${workClassWords[workClassOf(step.kind)]}`]
          : [step.title, step.crew === null ? '' : `crew ${step.crew}`],
      ),
    ),
  ];
}

/** Activities of each class as bars: those that overlap, or begin within `gapDays` after the end of another, become one. */
function mergeByClass(list: readonly PlannedActivity[], driving: ReadonlySet<string>, gapDays = 1): GanttBar[] {
  const byClass = groupBy(list, ({ kind }) => workClassOf(kind));
  return workClasses.flatMap((workClass) => {
    const spans: { finishOn: Day; of: PlannedActivity[] }[] = [];
    for (const activity of [...(byClass.get(workClass) ?? [])].sort(byDay)) {
      const last = spans.at(-1);
      if (last && activity.startOn <= addDays(last.finishOn, gapDays)) {
        last.of.push(activity);
        if (activity.finishOn > last.finishOn) last.finishOn = activity.finishOn;
      } else spans.push({ finishOn: activity.finishOn, of: [activity] });
    }
    return spans.map(({ of }) => toBar(of, driving));
  });
}

function toBar(of: readonly PlannedActivity[], driving: ReadonlySet<string>, toLabel?: (activity: PlannedActivity) => string): GanttBar {
  const [first] = of;
  if (!first) throw new RangeError('A bar needs an activity.');
  const workClass = workClassOf(first.kind);
  return {
    workClass,
    title: of.length === 1 ? first.title : workClassWords[workClass],
    label: toLabel ? toLabel(first) : workClassWords[workClass],
    startOn: first.startOn,
    finishOn: of.reduce((last, { finishOn }) => (finishOn > last ? finishOn : last), first.finishOn),
    crew: of.every(({ crew }) => crew === first.crew) ? first.crew : null,
    count: of.length,
    driving: of.filter(({ id }) => driving.has(id)).map(({ startOn, finishOn }) => ({ startOn, finishOn })),
  };
}

function byDay(a: { startOn: Day; finishOn: Day }, b: { startOn: Day; finishOn: Day }): number {
  return compare(a.startOn, b.startOn) || compare(a.finishOn, b.finishOn);
}

/** The network comes first, sites without a county last. */
function rank(key: string): number {
  return key === networkGroup ? 0 : key === noCounty ? 2 : 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function groupBy<T, K>(list: Iterable<T>, keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

type Places = ReadonlyMap<string, GanttPlace>;

export interface GanttWish {
  by: GanttView;
  /** Groups whose parts are shown. */
  open: 'all' | ReadonlySet<string>;
  /** Part of a site's name, code or county; empty for all. */
  search: string;
  /** First and last day of the window, null where it is open. */
  from: Day | null;
  until: Day | null;
  /** Ids of the activities that set the finish. */
  driving: ReadonlySet<string>;
}
