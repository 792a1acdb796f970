import type { PlacedNetwork, WorkNetwork } from './work-network.ts';

/** Equipment that lies at a site for weeks is stolen or rained on: it is brought when it is needed. */
const lateSteps: ReadonlySet<string> = new Set(['delivery']);

/**
 * The plan with deliveries to sites as late as what waits for them allows; nothing else moves. A search starts everything as early as it may, which for
 * work without a team says only that nothing forbids it. What has been done, by id, stays where it was.
 */
export function deliverLate(network: WorkNetwork, placed: PlacedNetwork, done: ReadonlySet<string>): PlacedNetwork {
  const { activities, links, calendars } = network;
  const latest = new Map<number, number>();
  for (const { from, to, kind, lagDays } of links) {
    if (kind !== 'finish-start' || !lateSteps.has(activities[from]?.step ?? '')) continue;
    const day = (placed.starts[to] ?? 0) - lagDays - 1;
    latest.set(from, Math.min(latest.get(from) ?? day, day));
  }
  const [starts, ends] = [placed.starts.slice(), placed.ends.slice()];
  for (const [index, day] of latest) {
    const { id = '', duration = 0, resource = 0, calendar = 0 } = activities[index] ?? {};
    const open = calendars[calendar];
    if (duration === 0 || resource >= 0 || !open || done.has(id)) continue;
    let last = open.ordinalFrom[Math.max(0, day)] ?? 0;
    while (last >= 0 && (open.days[last] ?? 0) > day) last--;
    const first = last - duration + 1;
    const start = open.days[first] ?? -1;
    // A delivery that would run across the end of a window stays where it is.
    if (first < 0 || start <= (starts[index] ?? 0) || (open.windowEnd[first] ?? 0) < last) continue;
    [starts[index], ends[index]] = [start, open.days[last] ?? start];
  }
  return { ...placed, starts, ends };
}
