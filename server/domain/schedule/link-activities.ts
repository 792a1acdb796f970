import { addDays, type Day } from '../calendar.ts';
import type { DurationAssumption, PlannedActivity } from './schedule.ts';
import { workClassOf } from './work-class.ts';

/**
 * Work that must be over before other work starts: the other may start on the day after `lagDays` calendar days have passed. From start to start, it
 * may start `lagDays` after the first day of the one.
 */
export interface ActivityLink {
  fromId: string;
  toId: string;
  lagDays: number;
  kind?: 'start-start' | undefined;
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
 * Which activity waits for which: as the plan says it, or, in plans that do not, by the precedence of the planner that made them. A link that the
 * dates of the plan do not keep is left out, so that a program that computes the dates again comes to the same ones.
 */
export function linkActivities(activities: readonly PlannedActivity[], assumptions: readonly DurationAssumption[]): LinkedActivities {
  return activities.some(({ waitsFor }) => waitsFor !== undefined) ? statedLinks(activities) : inferLinks(activities, assumptions);
}

const onAirKinds: ReadonlySet<string> = new Set(['cut-over', 'core']);
const lastKinds: ReadonlySet<string> = new Set(['sanitize', 'premises', 'core-removal']);

/** The links that a plan states, through the moments that many activities lead to. */
function statedLinks(activities: readonly PlannedActivity[]): LinkedActivities {
  const leading = (kinds: ReadonlySet<string>) => activities.filter(({ kind }) => kinds.has(kind));
  const gates = [
    gateOf(onAirGate, 'All sites on air', { leading: leading(onAirKinds) }),
    gateOf(removedGate, 'All old equipment removed', { leading: leading(lastKinds) }),
  ].filter((gate) => gate !== undefined);
  const wanted = activities.flatMap(({ id, kind, waitsFor }): ActivityLink[] => [
    ...(waitsFor ?? []).map(({ id: fromId, kind: way, lagDays }) => {
      return { fromId, toId: id, lagDays, ...(way === 'start-start' && { kind: way }) };
    }),
    ...(onAirKinds.has(kind) ? [link(id, onAirGate)] : []),
    ...(lastKinds.has(kind) ? [link(id, removedGate)] : []),
  ]);
  return keepTrue(wanted, activities, gates);
}

function inferLinks(activities: readonly PlannedActivity[], assumptions: readonly DurationAssumption[]): LinkedActivities {
  const soakDays = assumptions.find(({ kind }) => kind === 'soak')?.likelyDays ?? 0;
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const network = activities.filter(({ siteCode }) => siteCode === null);
  const gates = [
    gateOf(onAirGate, 'All sites on air', { leading: activities.filter(({ kind }) => onAirKinds.has(kind)) }),
    gateOf(removedGate, 'All old equipment removed', { leading: activities.filter(({ kind }) => ['remove', 'build'].includes(workClassOf(kind))) }),
  ].filter((gate) => gate !== undefined);
  const wanted: ActivityLink[] = [
    ...activities.flatMap((activity) => siteLinks(activity, byId, soakDays)),
    ...activities.flatMap(({ id, kind }) => [
      ...(onAirKinds.has(kind) ? [link(id, onAirGate)] : []),
      ...(['remove', 'build'].includes(workClassOf(kind)) ? [link(id, removedGate)] : []),
    ]),
    ...network.flatMap(({ id, kind }) => networkPredecessors(kind).map((from) => link(from, id))),
  ];
  return keepTrue(wanted, activities, gates);
}

function keepTrue(wanted: readonly ActivityLink[], activities: readonly PlannedActivity[], gates: Gate[]): LinkedActivities {
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const ends = new Map([
    ...activities.map(({ id, finishOn }): [string, Day] => [id, finishOn]),
    ...gates.map(({ id, day }): [string, Day] => [id, day]),
  ]);
  const links = wanted.filter(({ fromId, toId, kind, lagDays }) => {
    const start = byId.get(toId)?.startOn;
    if (kind === 'start-start') {
      const from = byId.get(fromId)?.startOn;
      return from !== undefined && start !== undefined && addDays(from, lagDays) <= start;
    }
    const end = ends.get(fromId);
    if (end === undefined) return false;
    return start === undefined ? ends.has(toId) : addDays(end, lagDays) < start;
  });
  return { links, gates };
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
  if (workClass === 'remove') return [{ fromId: at('cut-over'), toId: id, lagDays: soakDays }];
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
  return { fromId, toId, lagDays: 0 };
}

function gateOf(id: string, title: string, { leading }: { leading: readonly PlannedActivity[] }): Gate | undefined {
  const day = leading.reduce<Day | undefined>((last, { finishOn }) => (last === undefined || finishOn > last ? finishOn : last), undefined);
  return day === undefined ? undefined : { id, title, day };
}

export interface LinkedActivities {
  links: ActivityLink[];
  gates: Gate[];
}
