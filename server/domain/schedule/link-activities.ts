import { addDays, type Day } from '../calendar.ts';
import type { DurationAssumption, PlannedActivity } from './schedule.ts';
import { workClassOf } from './work-class.ts';

/**
 * `finish-start`: work that must be over before other work starts; the other may start on the day after `lagDays` calendar days have passed.
 * `start-start`: the other may start `lagDays` after the first day of it.
 */
export interface ActivityLink {
  fromId: string;
  toId: string;
  kind: 'finish-start' | 'start-start';
  lagDays: number;
}

/** A moment that many activities lead to: one link each instead of every one to every one. */
export interface Gate {
  id: string;
  title: string;
  /** The last day of what leads to it. */
  day: Day;
}

export const onAirGate = 'NETWORK.all-on-air';
export const removedGate = 'NETWORK.all-removed';

/**
 * Which activity waits for which: as the plan states it or, in a plan that was made before links were kept, by the precedence of its planner. A
 * link that the plan's own dates do not keep is left out, so that a program that computes the dates again comes to the same ones.
 */
export function linkActivities(activities: readonly PlannedActivity[], assumptions: readonly DurationAssumption[]): LinkedActivities {
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const stated = activities.some(({ waitsFor }) => waitsFor !== undefined);
  const leading: Leading = { onAir: stated ? turnsSite : leadsOnAir, removed: stated ? endsSite : leadsToRemoved };
  const gates = findGates(activities, leading);
  const wanted = [...(stated ? statedLinks(activities) : assumedLinks(activities, byId, assumptions)), ...gateLinks(activities, leading)];
  const spans = new Map<string, Span>([
    ...activities.map((activity): [string, Span] => [activity.id, activity]),
    ...gates.map(({ id, day }): [string, Span] => [id, { startOn: addDays(day, 1), finishOn: day }]),
  ]);
  const links = wanted.filter((one) => {
    const [from, to] = [spans.get(one.fromId), spans.get(one.toId)];
    return from !== undefined && to !== undefined && earliestStart(one, from) <= to.startOn;
  });
  return { links, gates };
}

/** The first day on which the work at the end of a link may start. */
export function earliestStart({ kind, lagDays }: Pick<ActivityLink, 'kind' | 'lagDays'>, from: Span): Day {
  return kind === 'start-start' ? addDays(from.startOn, lagDays) : addDays(from.finishOn, lagDays + 1);
}

function findGates(activities: readonly PlannedActivity[], { onAir, removed }: Leading): Gate[] {
  return [
    gateOf(onAirGate, 'All sites on air', { leading: activities.filter(onAir) }),
    gateOf(removedGate, 'All old equipment removed', { leading: activities.filter(removed) }),
  ].filter((gate) => gate !== undefined);
}

function leadsOnAir({ kind }: PlannedActivity): boolean {
  return kind === 'cut-over' || kind === 'core';
}

/** Whatever moves customers off the old core, in plans that state what waits for what. */
function turnsSite(activity: PlannedActivity): boolean {
  return leadsOnAir(activity) || activity.kind === 'indoor' || activity.kind === 'premises';
}

/** The last step on the way to the removal of all, in plans that state what waits for what. */
function endsSite({ kind }: PlannedActivity): boolean {
  return kind === 'sanitize' || kind === 'premises' || kind === 'core-removal';
}

function leadsToRemoved({ kind }: PlannedActivity): boolean {
  return ['remove', 'build'].includes(workClassOf(kind));
}

function gateLinks(activities: readonly PlannedActivity[], { onAir, removed }: Leading): ActivityLink[] {
  return activities.flatMap((activity) => [
    ...(onAir(activity) ? [link(activity.id, onAirGate)] : []),
    ...(removed(activity) ? [link(activity.id, removedGate)] : []),
  ]);
}

function statedLinks(activities: readonly PlannedActivity[]): ActivityLink[] {
  return activities.flatMap(({ id: toId, waitsFor = [] }) => waitsFor.map(({ id: fromId, kind, lagDays }) => ({ fromId, toId, kind, lagDays })));
}

function assumedLinks(
  activities: readonly PlannedActivity[],
  byId: ReadonlyMap<string, PlannedActivity>,
  assumptions: readonly DurationAssumption[],
): ActivityLink[] {
  const soakDays = assumptions.find(({ kind }) => kind === 'soak')?.likelyDays ?? 0;
  return activities.flatMap((activity) =>
    activity.siteCode === null ? networkPredecessors(activity.kind).map((from) => link(from, activity.id)) : siteLinks(activity, byId, soakDays),
  );
}

/** What an activity at a site waits for, there and in the network. */
function siteLinks({ id, siteCode, kind }: PlannedActivity, byId: ReadonlyMap<string, PlannedActivity>, soakDays: number): ActivityLink[] {
  if (siteCode === null) return [];
  const at = (step: string) => `${siteCode}.${step}`;
  const has = (step: string) => byId.has(at(step));
  const workClass = workClassOf(kind);
  // The old controller of a site with a crew of its own serves until the last cut-over.
  if (kind === 'indoor' && (has('install') || has('install-light'))) return [link(onAirGate, id)];
  if (kind === 'design') return [link(at('survey'), id)];
  const designed = has('design') ? at('design') : at('survey');
  if (kind === 'permit' || kind === 'environment') return [link(designed, id)];
  const allowed = [at('permit'), at('environment')].filter((step) => byId.has(step));
  const cleared = allowed.length > 0 ? allowed : [designed];
  if (kind === 'modification') return cleared.map((from) => link(from, id));
  if (workClass === 'build') return [...(has('modification') ? [at('modification')] : cleared), 'NETWORK.lead-time'].map((from) => link(from, id));
  if (kind === 'cut-over') return [at('install'), at('install-light'), 'NETWORK.core', 'NETWORK.interworking'].map((from) => link(from, id));
  if (workClass === 'remove') return [{ ...link(at('cut-over'), id), lagDays: soakDays }];
  return [];
}

function networkPredecessors(kind: string): string[] {
  if (kind === 'lead-time' || kind === 'core') return ['NETWORK.order'];
  if (kind === 'interworking') return ['NETWORK.lead-time'];
  if (kind === 'core-removal') return [onAirGate];
  if (kind === 'destruction') return [removedGate];
  return kind === 'close-out' ? ['NETWORK.destruction'] : [];
}

function link(fromId: string, toId: string): ActivityLink {
  return { fromId, toId, kind: 'finish-start', lagDays: 0 };
}

function gateOf(id: string, title: string, { leading }: { leading: readonly PlannedActivity[] }): Gate | undefined {
  const day = leading.reduce<Day | undefined>((last, { finishOn }) => (last === undefined || finishOn > last ? finishOn : last), undefined);
  return day === undefined ? undefined : { id, title, day };
}

/** Which activities lead to a moment. */
interface Leading {
  onAir: (activity: PlannedActivity) => boolean;
  removed: (activity: PlannedActivity) => boolean;
}

interface Span {
  startOn: Day;
  finishOn: Day;
}

export interface LinkedActivities {
  links: ActivityLink[];
  gates: Gate[];
}
