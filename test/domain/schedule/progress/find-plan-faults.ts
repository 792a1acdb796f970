import type { PlacedNetwork, WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';

/** What a plan of a network breaks, told without the planner's code: links, releases, open days, teams. What is fixed is reality and may break them. */
export function findPlanFaults(network: WorkNetwork, { starts, ends }: PlacedNetwork, fixed: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const start = (at: number) => starts[at] ?? Number.NaN;
  const end = (at: number) => ends[at] ?? Number.NaN;
  const isFixed = (at: number) => fixed.has(network.activities[at]?.id ?? '');
  network.activities.forEach(({ id, duration, release, calendar }, at) => {
    if (isFixed(at)) return;
    if (start(at) < release) faults.push(`${id} starts on ${start(at)}, before its release ${release}`);
    if (duration === 0) {
      if (end(at) !== start(at) - 1) faults.push(`${id} is no moment`);
      return;
    }
    const open = new Set(network.calendars[calendar]?.days);
    let worked = 0;
    for (let today = start(at); today <= end(at); today++) if (open.has(today)) worked++;
    if (worked !== duration) faults.push(`${id} works ${worked} of ${duration} days`);
    if (!open.has(start(at)) || !open.has(end(at))) faults.push(`${id} begins or ends on a closed day`);
  });
  for (const { from, to, kind, lagDays } of network.links) {
    if (isFixed(to)) continue;
    const earliest = lagDays + (kind === 'start-start' ? start(from) : end(from) + 1);
    if (start(to) < earliest) faults.push(`${network.activities[to]?.id} does not wait for ${network.activities[from]?.id}`);
  }
  network.resources.forEach(({ key, teams }, resource) => {
    const jobs = network.activities.flatMap((activity, at) => (activity.resource === resource && activity.duration > 0 && !isFixed(at) ? [at] : []));
    for (const job of jobs) {
      const busy = jobs.filter((other) => start(other) <= start(job) && start(job) <= end(other)).length;
      if (busy > teams) faults.push(`${busy} teams of ${key} on day ${start(job)}, there are ${teams}`);
    }
  });
  return faults;
}
