import type { Project } from './project.ts';
import { lowerLatest, raiseEarliest, type TimeWindows } from './time-windows.ts';

/**
 * Energetic reasoning: in every interval between an earliest start and a latest finish, the work that cannot be elsewhere must not exceed what the
 * resource can do. Narrows the windows of activities that would not leave room; false where an interval is overfull.
 */
export function energyHolds(project: Project, windows: TimeWindows): boolean {
  return project.capacities.every((_, resource) => holdsFor(project, windows, resource));
}

function holdsFor({ count, durations, demands, capacities }: Project, windows: TimeWindows, resource: number): boolean {
  const { earliest, latest } = windows;
  const need = (activity: number): number => demands[activity * capacities.length + resource] ?? 0;
  const capacity = capacities[resource] ?? 0;
  const users = Int32Array.from(Array.from({ length: count }, (_, index) => index).filter((index) => need(index) > 0 && (durations[index] ?? 0) > 0));
  const finishLatest = (activity: number): number => (latest[activity] ?? 0) + (durations[activity] ?? 0);
  const finishEarliest = (activity: number): number => (earliest[activity] ?? 0) + (durations[activity] ?? 0);
  const froms = new Set(Array.from(users, (activity) => earliest[activity] ?? 0));
  const tos = new Set(Array.from(users, finishLatest));
  for (const from of froms) {
    for (const to of tos) {
      if (to <= from) continue;
      const length = to - from;
      const room = capacity * length;
      let sure = 0;
      for (const activity of users) sure += need(activity) * sureTime(activity, from, to);
      if (sure > room) return false;
      for (const activity of users) {
        const units = need(activity);
        const left = room - sure + units * sureTime(activity, from, to);
        const early = Math.min(length, durations[activity] ?? 0, Math.max(0, finishEarliest(activity) - from));
        if (units * early > left && !raiseEarliest(windows, activity, to - Math.floor(left / units))) return false;
        const late = Math.min(length, durations[activity] ?? 0, Math.max(0, to - (latest[activity] ?? 0)));
        if (units * late > left && !lowerLatest(windows, activity, from + Math.floor(left / units) - (durations[activity] ?? 0))) return false;
      }
    }
  }
  return true;

  /** The least time that it spends between the two, wherever in its window it runs. */
  function sureTime(activity: number, from: number, to: number): number {
    const early = finishEarliest(activity) - from;
    const late = to - (latest[activity] ?? 0);
    return Math.max(0, Math.min(to - from, durations[activity] ?? 0, early, late));
  }
}
