import { type Day, fromDayNumber, toDayNumber } from '../../calendar.ts';
import { type DurationKind, durationKinds } from '../duration-kinds.ts';
import type { PlannedActivity, Schedule, ScheduleSummary } from '../schedule.ts';
import type { BuiltNetwork } from './build-network.ts';
import { latestStarts } from './latest-starts.ts';
import { type MomentKey, momentKeys } from './read-work-templates.ts';
import type { NetworkLink, PlacedNetwork } from './work-network.ts';

/** A placed network as activities with days, teams, slack and links, its phases, its sites and the sites finished by month. */
export function describeNetwork(built: BuiltNetwork, placed: PlacedNetwork): DescribedNetwork {
  const { network, trades } = built;
  const startNumber = toDayNumber(network.startOn);
  const toDay = (day: number): Day => fromDayNumber(startNumber + day);
  const latest = latestStarts(network, placed);
  const waitsFor = waitingReader(built);
  const shown = network.activities.flatMap((_, index) => (isShown(built, index) ? [index] : []));
  shown.sort((a, b) => Number((network.activities[a]?.place ?? 0) >= 0) - Number((network.activities[b]?.place ?? 0) >= 0) || a - b);
  const activities = shown.map((index): PlannedActivity => {
    const { id = '', step = '', title = '', place = -1, resource = -1 } = network.activities[index] ?? {};
    const team = placed.teams[index] ?? -1;
    const trade = trades[resource];
    return {
      id,
      siteCode: network.places[place]?.siteCode ?? null,
      kind: step,
      title,
      startOn: toDay(placed.starts[index] ?? 0),
      finishOn: toDay(placed.ends[index] ?? 0),
      crew: team < 0 ? null : team + 1,
      ...(trade && { crewKind: trade }),
      slackDays: (latest[index] ?? 0) - (placed.starts[index] ?? 0),
      waitsFor: waitsFor(index),
    };
  });
  const sites = describeSites(built, activities);
  return { activities, sites, phases: toPhases(activities, built), sitesByMonth: byMonth(sites) };
}

/** Moments, and steps that the likely plan leaves out, are not listed. */
function isShown({ network }: BuiltNetwork, index: number): boolean {
  return (network.activities[index]?.duration ?? 0) > 0;
}

/** What an activity waits for among those listed and the moments of the network; through steps left out, what those wait for. */
function waitingReader(built: BuiltNetwork): (index: number) => NonNullable<PlannedActivity['waitsFor']> {
  const { activities, links } = built.network;
  const before: NetworkLink[][] = Array.from({ length: activities.length }, () => []);
  for (const link of links) before[link.to]?.push(link);
  const positionOf = new Map(activities.map(({ id }, index) => [id, index]));
  const isMoment = (index: number): boolean => momentKeys.includes(activities[index]?.step as MomentKey);
  return (index) => {
    const found = new Map<string, NonNullable<PlannedActivity['waitsFor']>[number]>();
    const collect = (to: number, added: number): void => {
      for (const { from, kind, lagDays } of before[to] ?? []) {
        const lag = lagDays + added;
        if (!isShown(built, from) && !isMoment(from)) collect(from, lag);
        else {
          const id = activities[from]?.id ?? '';
          const known = found.get(id);
          if (!known || known.lagDays < lag) found.set(id, { id, kind, lagDays: lag });
        }
      }
    };
    collect(index, 0);
    return withoutImplied([...found.values()]);
  };
  /** A step left out brings what it waits for, which others listed may wait for as well. */
  function withoutImplied(list: NonNullable<PlannedActivity['waitsFor']>): NonNullable<PlannedActivity['waitsFor']> {
    if (list.length < 2) return list;
    const implied = new Set<string>();
    for (const { id, kind } of list) {
      if (kind === 'start-start') continue;
      for (const { from } of before[positionOf.get(id) ?? -1] ?? []) implied.add(activities[from]?.id ?? '');
    }
    return list.filter(({ id, kind, lagDays }) => kind === 'start-start' || lagDays > 0 || !implied.has(id));
  }
}

/** Sites in the order of their places. A site is finished when its old equipment is gone, a core site when the old core is. */
function describeSites({ sites }: BuiltNetwork, activities: readonly PlannedActivity[]): Schedule['sites'] {
  const bySite = new Map<string, PlannedActivity[]>();
  for (const activity of activities) {
    if (activity.siteCode === null || activity.kind === 'sanitize') continue;
    const list = bySite.get(activity.siteCode);
    if (list) list.push(activity);
    else bySite.set(activity.siteCode, [activity]);
  }
  const ofNetwork = (kind: DurationKind): Day | undefined => activities.find(({ id }) => id === `NETWORK.${kind}`)?.finishOn;
  return sites.flatMap(({ siteCode, core }): Schedule['sites'] => {
    const list = bySite.get(siteCode) ?? [];
    const [first] = list;
    if (!first) return [];
    const startOn = list.reduce((least, one) => (one.startOn < least ? one.startOn : least), first.startOn);
    const own = list.reduce((most, one) => (one.finishOn > most ? one.finishOn : most), first.finishOn);
    const coreGone = core ? ofNetwork('core-removal') : undefined;
    const finishOn = coreGone !== undefined && coreGone > own ? coreGone : own;
    const coreReady = core ? ofNetwork('core') : undefined;
    const onAir = coreReady !== undefined && coreReady >= startOn ? coreReady : finishOn;
    const cutOverOn = list.find(({ kind }) => kind === 'cut-over')?.finishOn ?? onAir;
    const crew = list.find((one) => one.crewKind === 'tower-crew' && one.crew !== null)?.crew ?? null;
    return [{ siteCode, startOn, cutOverOn, finishOn, crew }];
  });
}

function toPhases(activities: readonly PlannedActivity[], { durations }: BuiltNetwork): ScheduleSummary['phases'] {
  const phases = new Map<string, ScheduleSummary['phases'][number]>();
  for (const { kind, startOn, finishOn } of activities) {
    const phase = phases.get(kind);
    if (!phase) phases.set(kind, { kind, title: durations[kind as DurationKind].title, startOn, finishOn, count: 1 });
    else {
      phase.count++;
      if (startOn < phase.startOn) phase.startOn = startOn;
      if (finishOn > phase.finishOn) phase.finishOn = finishOn;
    }
  }
  return durationKinds.flatMap((kind) => phases.get(kind) ?? []);
}

function byMonth(sites: Schedule['sites']): ScheduleSummary['sitesByMonth'] {
  const counts = new Map<string, number>();
  for (const { finishOn } of sites) counts.set(finishOn.slice(0, 7), (counts.get(finishOn.slice(0, 7)) ?? 0) + 1);
  const months = [...counts.keys()].sort();
  const [first, last] = [months[0], months.at(-1)];
  const result: ScheduleSummary['sitesByMonth'] = [];
  if (!first || !last) return result;
  let [year = 0, month = 0] = first.split('-').map(Number);
  for (let name = first; name <= last; name = `${year}-${String(month).padStart(2, '0')}`) {
    result.push({ month: name, finished: counts.get(name) ?? 0 });
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year++;
  }
  return result;
}

interface DescribedNetwork extends Pick<Schedule, 'activities' | 'sites'>, Pick<ScheduleSummary, 'phases' | 'sitesByMonth'> {}
