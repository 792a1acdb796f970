import type { NetworkActivity, NetworkLink, NetworkResource, WorkNetwork } from '../network/work-network.ts';

/** Work at a place that is closed for longer than this after the status day lets its team go on elsewhere. */
const longestPause = 14;

/**
 * A network in which work that goes on is gone on with before its trade begins anything new: of each trade, nothing that has not begun starts before
 * the running work does. Teams that are at work start from where they are. Work whose place or calendar is closed on the status day does not hold
 * its trade up.
 */
export function keepRunning(network: WorkNetwork, { running, status }: RunningWork): WorkNetwork {
  const activities = [...network.activities];
  const links: NetworkLink[] = [...network.links];
  const resources = network.resources.map((resource, position): NetworkResource => {
    const mine = [...running].filter((at) => network.activities[at]?.resource === position && isOpenSoon(network, at, status));
    if (mine.length === 0) return resource;
    const waiting = network.activities.flatMap(({ resource: trade, duration }, at) =>
      trade === position && duration > 0 && !running.has(at) ? [at] : [],
    );
    if (waiting.length > 0) {
      const gate = activities.length;
      activities.push(gateOf(resource, network.activities[mine[0] ?? 0] as NetworkActivity));
      links.push(...mine.map((from): NetworkLink => ({ from, to: gate, kind: 'start-start', lagDays: 0 })));
      links.push(...waiting.map((to): NetworkLink => ({ from: gate, to, kind: 'finish-start', lagDays: 0 })));
    }
    const here = mine.slice(0, resource.teams).map((at) => network.places[network.activities[at]?.place ?? -1]?.point ?? null);
    return {
      ...resource,
      homes: Array.from({ length: resource.teams }, (_, team) => (team < here.length ? here[team] : resource.homes[team]) ?? null),
    };
  });
  return { ...network, activities, links, resources };
}

function isOpenSoon({ activities, calendars }: WorkNetwork, at: number, status: number): boolean {
  const calendar = calendars[activities[at]?.calendar ?? -1];
  const next = calendar?.days[calendar.ordinalFrom[status] ?? -1];
  return next !== undefined && next >= status && next - status <= longestPause;
}

function gateOf({ key, title }: NetworkResource, like: NetworkActivity): NetworkActivity {
  return {
    id: `NETWORK.running-${key}`,
    step: 'running',
    title: `Running work of ${title}`,
    place: -1,
    duration: 0,
    calendar: like.calendar,
    resource: -1,
    release: 0,
  };
}

interface RunningWork {
  /** Positions of what goes on. */
  running: ReadonlySet<number>;
  /** The status day. */
  status: number;
}
