import type { ProjectInput } from '../../server/domain/schedule/rcpsp/project.ts';

/** What a schedule breaks, unit of time by unit of time. It shares no code with the solver: it reads the project as it was entered. */
export function findScheduleFaults({ activities, capacities }: ProjectInput, starts: ArrayLike<number>, makespan: number): string[] {
  const faults: string[] = [];
  const startOf = (index: number): number => starts[index] ?? Number.NaN;
  if (starts.length !== activities.length) faults.push(`${starts.length} starts for ${activities.length} activities`);
  let end = 0;
  activities.forEach(({ duration, successors }, index) => {
    const finish = startOf(index) + duration;
    if (!Number.isInteger(startOf(index)) || startOf(index) < 0) faults.push(`activity ${index} starts at ${startOf(index)}`);
    for (const next of successors) if (startOf(next) < finish) faults.push(`activity ${next} starts before ${index} has finished`);
    end = Math.max(end, finish);
  });
  if (end !== makespan) faults.push(`it ends at ${end}, not at ${makespan}`);
  for (let time = 0; time < end; time++) {
    const running = activities.filter((activity, index) => startOf(index) <= time && time < startOf(index) + activity.duration);
    capacities.forEach((capacity, resource) => {
      const used = running.reduce((sum, activity) => sum + (activity.demands[resource] ?? 0), 0);
      if (used > capacity) faults.push(`at ${time} resource ${resource} gives ${used} of ${capacity}`);
    });
  }
  return faults;
}
