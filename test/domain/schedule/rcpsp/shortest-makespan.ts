import type { ProjectInput } from '../../../../server/domain/schedule/rcpsp/project.ts';

/** The least makespan by trying every start of every activity: for projects of a handful of activities, listed predecessors first. */
export function shortestMakespan({ activities, capacities }: ProjectInput): number {
  const longest = activities.reduce((sum, activity) => sum + activity.duration, 0);
  const starts: number[] = [];
  const used = capacities.map(() => new Array<number>(longest).fill(0));
  const change = (index: number, start: number, sign: number): void => {
    const { duration = 0, demands = [] } = activities[index] ?? {};
    used.forEach((row, resource) => {
      for (let time = start; time < start + duration; time++) row[time] = (row[time] ?? 0) + sign * (demands[resource] ?? 0);
    });
  };
  const isWithin = (): boolean => used.every((row, resource) => row.every((units) => units <= (capacities[resource] ?? 0)));
  const canEndBy = (end: number, index: number): boolean => {
    const activity = activities[index];
    if (activity === undefined) return true;
    const before = activities.map((other, at) => (other.successors.includes(index) ? (starts[at] ?? 0) + other.duration : 0));
    for (let start = Math.max(0, ...before); start + activity.duration <= end; start++) {
      starts[index] = start;
      change(index, start, 1);
      const works = isWithin() && canEndBy(end, index + 1);
      change(index, start, -1);
      if (works) return true;
    }
    return false;
  };
  for (let end = 0; end < longest; end++) if (canEndBy(end, 0)) return end;
  return longest;
}
