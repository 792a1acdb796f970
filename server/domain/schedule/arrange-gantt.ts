import { addDays, type Day } from '../calendar.ts';
import type { AccessSeason } from '../inventory/site.ts';
import { capitalised, counted } from '../words.ts';
import { type ClosedSpan, closedSpans } from './closed-spans.ts';
import { crewKey, crewKindOf, crewName, shownCrewKinds } from './crew-words.ts';
import type { SeasonRules } from './read-access-seasons.ts';
import type { PlannedActivity } from './schedule.ts';
import { type WorkClass, workClasses, workClassOf, workClassWords } from './work-class.ts';
import type { CrewKind } from './work-plan.ts';

export const ganttViews = ['site', 'county', 'cluster', 'crew'] as const;
export type GanttView = (typeof ganttViews)[number];

/** Where an activity takes place. `county` may be empty. */
export interface GanttPlace {
  code: string;
  name: string;
  county: string;
  /** False where `county` is the town, since the inventory tells no county; left out where that is not known. */
  inCounty?: boolean | undefined;
  /** When the site can be worked at; left out where it is not known. */
  season?: AccessSeason | undefined;
  /** Sites near each other that are worked on together. */
  cluster?: string | undefined;
}

/** An activity of a plan, with what was planned before and what became of it where that is recorded. */
export interface GanttActivity extends PlannedActivity {
  /** Days of the baseline. */
  baselineStartOn?: Day | undefined;
  baselineFinishOn?: Day | undefined;
  actual?: 'done' | 'running' | undefined;
}

/** One bar: an activity, or activities of one class that follow or overlap each other. */
export interface GanttBar {
  workClass: WorkClass;
  title: string;
  /** Short words that fit into a long bar. */
  label: string;
  startOn: Day;
  finishOn: Day;
  /** Number and trade of the team; null without one, or where several work on it. */
  crew: number | null;
  crewKind?: CrewKind | undefined;
  /** Activities in the bar. */
  count: number;
  /** Parts of the bar that set the finish date. */
  driving: { startOn: Day; finishOn: Day }[];
  /** First and last day of the baseline of what the bar holds. */
  baselineStartOn?: Day | undefined;
  baselineFinishOn?: Day | undefined;
  /** `done` where all of it is, `running` where a part has begun. */
  actual?: 'done' | 'running' | undefined;
}

/** One line of a Gantt chart: a group (site, county, crew), or a part of an unfolded one below it. */
export interface GanttLine {
  /** Key of the group: a site code, a county, a cluster, a team (`tower-crew.3`); `network` for the whole network. */
  group: string;
  depth: 0 | 1;
  label: string;
  /** Code and place, or how many sites. */
  small: string;
  /** Whether the group's parts stand below it. */
  isOpen: boolean;
  /** In order of class, then day. Of one class none overlaps another. */
  bars: GanttBar[];
  /** When the site of the line is closed, where it has one and its season is known. */
  closed?: ClosedSpan[] | undefined;
}

export const networkGroup = 'network';
const noCounty = 'No county';
const noCluster = 'No cluster';
/** Lanes with more jobs show them together until a window makes them fewer. */
const mostNamedJobs = 40;
/** In a line of many sites, work of a class with no longer a pause than this is one bar. */
const nearDays = 14;
/** Closures are told so many days before and after the work of a line. */
const closedAround = 400;
const nothing: ReadonlySet<string> = new Set();

/**
 * The lines of a Gantt chart by site, county, cluster or crew, in the order in which the groups begin to build. Folded groups have one line with the work
 * of a class taken together; open ones have their parts below: activities of a site, sites of a county or cluster, jobs of a crew. The view by crew has
 * only work of counted teams, tower crews first. With a window, what lies wholly outside is left out.
 */
export function arrangeGantt(activities: readonly GanttActivity[], places: readonly GanttPlace[], wanted: GanttWish): GanttLine[] {
  const placeOf = new Map(places.map((place) => [place.code, place]));
  const found = activities.filter((activity) => isWanted(activity, placeOf, wanted));
  const groups = [...groupBy(found, (activity) => groupKey(activity, placeOf, wanted.by))].map(([key, list]) => ({
    key,
    list,
    begin: beginOf(list),
  }));
  groups.sort(
    wanted.by === 'crew'
      ? (a, b) => crewRank(a.list) - crewRank(b.list)
      : (a, b) => rank(a.key) - rank(b.key) || compare(a.begin, b.begin) || compare(a.key, b.key),
  );
  return groups.flatMap(({ key, list }) => linesOf(key, list, { ...wanted, placeOf }));
}

function isWanted(activity: GanttActivity, placeOf: Places, wanted: GanttWish): boolean {
  const { by, search, from, until, trade, workClass, only, driving, termEndsOn } = wanted;
  const { id, siteCode, crew, kind, startOn, finishOn } = activity;
  if (by === 'crew' && crew === null) return false;
  if ((from !== null && finishOn < from) || (until !== null && startOn > until)) return false;
  if (trade && crewKindOf(activity) !== trade) return false;
  if (workClass && workClassOf(kind) !== workClass) return false;
  if (only === 'driving' && !driving.has(id)) return false;
  if (only === 'late' && !(termEndsOn && finishOn > termEndsOn)) return false;
  if (search === '') return true;
  const place = siteCode === null ? undefined : placeOf.get(siteCode);
  return [siteCode ?? '', place?.name ?? '', place?.county ?? ''].some((text) => text.toLowerCase().includes(search.toLowerCase()));
}

function groupKey(activity: GanttActivity, placeOf: Places, by: GanttView): string {
  const { siteCode } = activity;
  if (by === 'crew') return crewKey(activity) ?? '';
  if (siteCode === null) return networkGroup;
  if (by === 'cluster') return placeOf.get(siteCode)?.cluster || noCluster;
  return by === 'site' ? siteCode : placeOf.get(siteCode)?.county || noCounty;
}

/** The first day of building or, where nothing is built, of anything: lines then read as a staircase. */
function beginOf(list: readonly GanttActivity[]): string {
  const building = list.filter(({ kind }) => workClassOf(kind) === 'build' || workClassOf(kind) === 'cut-over');
  const first = (building.length > 0 ? building : list).reduce((least, { startOn }) => (least === '' || startOn < least ? startOn : least), '');
  return building.length > 0 ? first : `9${first}`;
}

function linesOf(key: string, list: GanttActivity[], wanted: GanttWish & { placeOf: Places }): GanttLine[] {
  const { by, placeOf, driving } = wanted;
  const isOpen = wanted.open === 'all' || wanted.open.has(key);
  const codes = new Set(list.flatMap(({ siteCode }) => siteCode ?? []));
  const place = by === 'site' ? placeOf.get(key) : undefined;
  const sites = counted(codes.size, 'site');
  const [label, small] =
    key === networkGroup
      ? ['Whole network', '']
      : by === 'crew'
        ? [list[0] ? crewName(list[0]) : key, sites]
        : by === 'county' || by === 'cluster'
          ? [capitalised(key), sites]
          : [place?.name || key, [place?.name ? key : '', place?.county ?? ''].filter((part) => part !== '').join(' · ')];
  const toLabel = by === 'crew' ? (activity: GanttActivity) => activity.siteCode ?? '' : undefined;
  const isNamed = by === 'crew' && list.length <= mostNamedJobs;
  const isMany = codes.size > 1;
  const bars = isNamed
    ? list.map((activity) => toBar([activity], driving, toLabel)).sort(byDay)
    : mergeByClass(list, (by === 'county' || by === 'cluster') && isMany ? nothing : driving, isMany ? nearDays : 1);
  const head: GanttLine = { group: key, depth: 0, label, small, isOpen, bars, ...closedOf(list, codes, wanted) };
  if (!isOpen) return [head];
  const part = (of: readonly GanttActivity[], words: [string, string]): GanttLine => ({
    group: key,
    depth: 1,
    label: words[0],
    small: words[1],
    isOpen: false,
    bars: mergeByClass(of, driving),
    ...closedOf(of, new Set(of.flatMap(({ siteCode }) => siteCode ?? [])), wanted),
  });
  if ((by === 'county' || by === 'cluster') && key !== networkGroup) {
    const parts = [...groupBy(list, ({ siteCode }) => siteCode ?? '')].sort((a, b) => compare(beginOf(a[1]), beginOf(b[1])) || compare(a[0], b[0]));
    return [head, ...parts.map(([code, of]) => part(of, [placeOf.get(code)?.name || code, placeOf.get(code)?.name ? code : '']))];
  }
  const steps = [...list].sort((a, b) => compare(a.startOn, b.startOn) || compare(a.finishOn, b.finishOn) || compare(a.id, b.id));
  const nameOf = (code: string | null) => (code === null ? '' : placeOf.get(code)?.name || code);
  return [
    head,
    ...steps.map((step) =>
      part([step], by === 'crew' ? [nameOf(step.siteCode), `${workClassWords[workClassOf(step.kind)]}`] : [step.title, crewName(step)]),
    ),
  ];
}

/** When the one site of a line is closed, around its work. */
function closedOf(list: readonly GanttActivity[], codes: ReadonlySet<string>, wanted: GanttWish & { placeOf: Places }): Pick<GanttLine, 'closed'> {
  const [code] = codes;
  const season = codes.size === 1 && code !== undefined ? wanted.placeOf.get(code)?.season : undefined;
  const [first] = list;
  if (!season || !wanted.seasons || !first) return {};
  const start = list.reduce((least, { startOn }) => (startOn < least ? startOn : least), first.startOn);
  const finish = list.reduce((most, { finishOn }) => (finishOn > most ? finishOn : most), first.finishOn);
  const closed = closedSpans(wanted.seasons[season], addDays(start, -closedAround), addDays(finish, closedAround));
  return closed.length > 0 ? { closed } : {};
}

/** Activities of each class as bars: those that overlap, or begin within `gapDays` after the end of another, become one. */
function mergeByClass(list: readonly GanttActivity[], driving: ReadonlySet<string>, gapDays = 1): GanttBar[] {
  const byClass = groupBy(list, ({ kind }) => workClassOf(kind));
  return workClasses.flatMap((workClass) => {
    const spans: { finishOn: Day; of: GanttActivity[] }[] = [];
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

function toBar(of: readonly GanttActivity[], driving: ReadonlySet<string>, toLabel?: (activity: GanttActivity) => string): GanttBar {
  const [first] = of;
  if (!first) throw new RangeError('A bar needs an activity.');
  const workClass = workClassOf(first.kind);
  return {
    workClass,
    title: of.length === 1 ? first.title : workClassWords[workClass],
    label: toLabel ? toLabel(first) : workClassWords[workClass],
    startOn: first.startOn,
    finishOn: of.reduce((last, { finishOn }) => (finishOn > last ? finishOn : last), first.finishOn),
    ...crewOf(of, first),
    count: of.length,
    driving: of.filter(({ id }) => driving.has(id)).map(({ startOn, finishOn }) => ({ startOn, finishOn })),
    ...trackOf(of),
  };
}

function crewOf(of: readonly GanttActivity[], first: GanttActivity): Pick<GanttBar, 'crew' | 'crewKind'> {
  const key = crewKey(first);
  return of.every((activity) => crewKey(activity) === key)
    ? { crew: first.crew, ...(first.crewKind && { crewKind: first.crewKind }) }
    : { crew: null };
}

/** What was planned before and what is done, where any of it is recorded. */
function trackOf(of: readonly GanttActivity[]): Pick<GanttBar, 'baselineStartOn' | 'baselineFinishOn' | 'actual'> {
  const starts = of.flatMap(({ baselineStartOn }) => baselineStartOn ?? []).sort();
  const finishes = of.flatMap(({ baselineFinishOn }) => baselineFinishOn ?? []).sort();
  const actual = of.every((one) => one.actual === 'done') ? 'done' : of.some((one) => one.actual !== undefined) ? 'running' : undefined;
  return {
    ...(starts[0] && finishes.length > 0 && { baselineStartOn: starts[0], baselineFinishOn: finishes.at(-1) }),
    ...(actual && { actual }),
  };
}

function crewRank([first]: readonly GanttActivity[]): number {
  return first ? shownCrewKinds.indexOf(first.crewKind ?? 'tower-crew') * 1_000_000 + (first.crew ?? 0) : 0;
}

function byDay(a: { startOn: Day; finishOn: Day }, b: { startOn: Day; finishOn: Day }): number {
  return compare(a.startOn, b.startOn) || compare(a.finishOn, b.finishOn);
}

/** The network comes first, sites without a county last. */
function rank(key: string): number {
  return key === networkGroup ? 0 : key === noCounty || key === noCluster ? 2 : 1;
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
  /** Only work of this trade, of this class, on the path that sets the finish, or after the end of the term. */
  trade?: CrewKind | null | undefined;
  workClass?: WorkClass | null | undefined;
  only?: 'driving' | 'late' | null | undefined;
  termEndsOn?: Day | null | undefined;
  /** When seasons close sites; without them no closures are told. */
  seasons?: SeasonRules | undefined;
}
