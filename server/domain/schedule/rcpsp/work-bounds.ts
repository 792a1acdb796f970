import type { Project } from './project.ts';

/** Starting times looked at for each resource; more would make the bound of a large project slow and seldom better. */
const headsTried = 64;

/**
 * For each resource the least makespan that its work allows: what must come before the activities that use it, their work over its capacity, and
 * what must come after them. Of all groups "starts no earlier than h, with at least t to come after it" the longest counts.
 */
export function workBounds(project: Project): number[] {
  return project.capacities.map((_, resource) => boundOf(project, resource));
}

function boundOf({ count, durations, demands, capacities, heads, tails }: Project, resource: number): number {
  const work = (activity: number): number => (durations[activity] ?? 0) * (demands[activity * capacities.length + resource] ?? 0);
  const users = Array.from({ length: count }, (_, activity) => activity)
    .filter((activity) => work(activity) > 0)
    .sort((a, b) => (tails[b] ?? 0) - (tails[a] ?? 0));
  const distinct = Array.from(new Set(users.map((activity) => heads[activity] ?? 0))).sort((a, b) => a - b);
  const step = Math.max(1, Math.floor(distinct.length / headsTried));
  let bound = 0;
  for (let at = 0; at < distinct.length; at += step) {
    const head = distinct[at] ?? 0;
    let sum = 0;
    for (const activity of users) {
      if ((heads[activity] ?? 0) < head) continue;
      sum += work(activity);
      bound = Math.max(bound, head + Math.ceil(sum / (capacities[resource] ?? 1)) + (tails[activity] ?? 0));
    }
  }
  return bound;
}
