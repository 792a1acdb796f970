import { energyHolds } from './energy-holds.ts';
import type { Project } from './project.ts';
import { lowerLatest, openWindows, raiseEarliest, type TimeWindows } from './time-windows.ts';

const energyRounds = 4;

/**
 * Whether no schedule can be as short as this. True is a proof; false means only that none was found: precedence, pairs that cannot run together
 * (Brucker et al. 1998), parts of activities that are sure to run, and energy over intervals (Baptiste, Le Pape and Nuijten 1999).
 */
export function refuteMakespan(project: Project, makespan: number): boolean {
  const windows = openWindows(project, makespan);
  for (let index = 0; index < project.count; index++) if ((windows.earliest[index] ?? 0) > (windows.latest[index] ?? 0)) return true;
  const pairs = exclusivePairs(project);
  for (let round = 0; round < energyRounds; round++) {
    if (!settle(project, windows, pairs)) return true;
    if (!energyHolds(project, windows)) return true;
    if (!windows.changed) return false;
  }
  return false;
}

/** Applies the cheap rules until nothing moves. */
function settle(project: Project, windows: TimeWindows, pairs: Int32Array): boolean {
  while (windows.changed) {
    windows.changed = false;
    if (!followLinks(project, windows)) return false;
    if (!separatePairs(project, windows, pairs)) return false;
    for (let resource = 0; resource < project.capacities.length; resource++) if (!followSureParts(project, windows, resource)) return false;
  }
  return true;
}

function followLinks({ order, durations, successors, successorsFrom }: Project, windows: TimeWindows): boolean {
  const { earliest, latest } = windows;
  for (const activity of order) {
    const finish = (earliest[activity] ?? 0) + (durations[activity] ?? 0);
    for (let at = successorsFrom[activity] ?? 0; at < (successorsFrom[activity + 1] ?? 0); at++) {
      if (!raiseEarliest(windows, successors[at] ?? 0, finish)) return false;
    }
  }
  for (const activity of order.toReversed()) {
    for (let at = successorsFrom[activity] ?? 0; at < (successorsFrom[activity + 1] ?? 0); at++) {
      if (!lowerLatest(windows, activity, (latest[successors[at] ?? 0] ?? 0) - (durations[activity] ?? 0))) return false;
    }
  }
  return true;
}

/** Pairs of activities that together need more of a resource than there is, one after another. */
function exclusivePairs({ count, durations, demands, capacities }: Project): Int32Array {
  const pairs: number[] = [];
  const kinds = capacities.length;
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) {
      if (durations[one] === 0 || durations[other] === 0) continue;
      const together = (resource: number): number => (demands[one * kinds + resource] ?? 0) + (demands[other * kinds + resource] ?? 0);
      if (capacities.some((capacity, resource) => together(resource) > capacity)) pairs.push(one, other);
    }
  }
  return Int32Array.from(pairs);
}

function separatePairs({ durations }: Project, windows: TimeWindows, pairs: Int32Array): boolean {
  const { earliest, latest } = windows;
  const mayPrecede = (one: number, other: number): boolean => (earliest[one] ?? 0) + (durations[one] ?? 0) <= (latest[other] ?? 0);
  const precede = (one: number, other: number): boolean =>
    raiseEarliest(windows, other, (earliest[one] ?? 0) + (durations[one] ?? 0)) &&
    lowerLatest(windows, one, (latest[other] ?? 0) - (durations[one] ?? 0));
  for (let at = 0; at < pairs.length; at += 2) {
    const [one, other] = [pairs[at] ?? 0, pairs[at + 1] ?? 0];
    const [first, second] = [mayPrecede(one, other), mayPrecede(other, one)];
    if (!first && !second) return false;
    if (!second && !precede(one, other)) return false;
    if (!first && !precede(other, one)) return false;
  }
  return true;
}

/** An activity whose window is shorter than itself is sure to run in between; the others must fit beside what is sure. */
function followSureParts({ count, durations, demands, capacities }: Project, windows: TimeWindows, resource: number): boolean {
  const { earliest, latest } = windows;
  const need = (activity: number): number => demands[activity * capacities.length + resource] ?? 0;
  const capacity = capacities[resource] ?? 0;
  let end = 0;
  for (let index = 0; index < count; index++) end = Math.max(end, (latest[index] ?? 0) + (durations[index] ?? 0));
  const sure = new Int32Array(end + 1);
  for (let index = 0; index < count; index++) {
    const finish = (earliest[index] ?? 0) + (durations[index] ?? 0);
    for (let time = latest[index] ?? 0; time < finish; time++) sure[time] = (sure[time] ?? 0) + need(index);
  }
  if (sure.some((units) => units > capacity)) return false;
  for (let index = 0; index < count; index++) {
    const duration = durations[index] ?? 0;
    const units = need(index);
    if (units === 0 || duration === 0) continue;
    const [ownFrom, ownTo] = [latest[index] ?? 0, (earliest[index] ?? 0) + duration];
    const blocked = (time: number): boolean => (sure[time] ?? 0) + (time >= ownFrom && time < ownTo ? 0 : units) > capacity;
    let start = earliest[index] ?? 0;
    for (let time = start; time < start + duration && start <= ownFrom; time++) if (blocked(time)) start = time + 1;
    if (!raiseEarliest(windows, index, start)) return false;
    let finish = (latest[index] ?? 0) + duration;
    for (let time = finish - 1; time >= finish - duration && finish >= start + duration; time--) if (blocked(time)) finish = time;
    if (!lowerLatest(windows, index, finish - duration)) return false;
  }
  return true;
}
