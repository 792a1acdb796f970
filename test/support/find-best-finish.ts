import type { WorkNetwork } from '../../server/domain/schedule/network/work-network.ts';
import { countRoadDays } from './find-network-faults.ts';

/**
 * The earliest finish of all plans of a small network, found by trying every order of starts and every team. It shares no code with the planner:
 * it looks for places day by day. Every activity must lead to the goal. Infinity where no plan fits.
 */
export function findBestFinish(network: WorkNetwork): number {
  const { activities, links, resources, calendars, places, dayCount, goal } = network;
  const open = calendars.map(({ days }) => new Set(days));
  const windowOf = calendars.map(({ days, windowEnd }) => new Map(Array.from(days, (day, ordinal) => [day, windowEnd[ordinal]] as const)));
  const longest = calendars.map(({ windowEnd }) => Math.max(0, ...Array.from(windowEnd, (end) => windowEnd.filter((other) => other === end).length)));
  const starts = activities.map(() => -1);
  const ends = activities.map(() => -1);
  const lines = resources.map(({ teams }) => Array.from({ length: teams }, (): number[] => []));
  const pointOf = (index: number) => places[activities[index]?.place ?? -1]?.point ?? null;
  let best = Number.POSITIVE_INFINITY;

  /** First and last day of the activity, from a day on, without what other work does. */
  const placeFrom = (index: number, from: number): [start: number, end: number] | undefined => {
    const { duration, calendar } = activities[index] ?? { duration: 0, calendar: 0 };
    if (duration === 0) return [from, from - 1];
    for (let start = from; start < dayCount; start++) {
      if (!open[calendar]?.has(start)) continue;
      let left = duration;
      let end = start;
      for (; end < dayCount; end++) if (open[calendar]?.has(end) && --left === 0) break;
      if (left > 0) return undefined;
      if (duration > (longest[calendar] ?? 0) || windowOf[calendar]?.get(start) === windowOf[calendar]?.get(end)) return [start, end];
    }
    return undefined;
  };

  const next = (placed: number, lastStart: number): void => {
    if (placed === activities.length) {
      best = Math.min(best, ends[goal] ?? best);
      return;
    }
    activities.forEach((activity, index) => {
      if ((starts[index] ?? 0) >= 0) return;
      const before = links.filter(({ to }) => to === index);
      if (before.some(({ from }) => (starts[from] ?? -1) < 0)) return;
      const ready = Math.max(
        activity.release,
        ...before.map(({ from, kind, lagDays }) => (kind === 'start-start' ? (starts[from] ?? 0) : (ends[from] ?? 0) + 1) + lagDays),
      );
      const teams = activity.resource < 0 || activity.duration === 0 ? [undefined] : (lines[activity.resource] ?? []);
      for (const [team, line] of teams.entries()) {
        const previous = line?.at(-1);
        const resource = resources[activity.resource];
        const at = previous === undefined ? resource?.homes[team] : pointOf(previous);
        const free = line ? (ends[previous ?? -1] ?? -1) + 1 + countRoadDays(resource?.travel ?? null, at ?? null, pointOf(index)) : 0;
        const place = placeFrom(index, Math.max(ready, free));
        // Every plan can be told in the order of its starts, so others need not be tried.
        if (!place || place[0] < lastStart || place[1] >= best) continue;
        [starts[index], ends[index]] = place;
        line?.push(index);
        next(placed + 1, place[0]);
        line?.pop();
        [starts[index], ends[index]] = [-1, -1];
      }
    });
  };
  next(0, 0);
  return best;
}
