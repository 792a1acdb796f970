import { bad, good, type Issue, type Result } from '../../result.ts';
import type { ActivityInput, Project, ProjectInput } from './project.ts';

/** Times are kept in arrays over the horizon, so it has a limit. */
const longestHorizon = 2_000_000;
const largestCapacity = 2 ** 30;

/**
 * The flat form of a project. Refused, with a sentence for each fault: numbers that are not whole or below zero, a demand above the capacity, a
 * successor that does not exist, a cycle, a horizon above two million units of time.
 */
export function buildProject(input: ProjectInput): Result<Project> {
  const issues = findFaults(input);
  if (issues.length > 0) return bad(issues);
  const { activities, capacities } = input;
  const count = activities.length;
  const successors = lists(activities.map((activity) => activity.successors));
  const incoming = activities.map((): number[] => []);
  activities.forEach((activity, index) => {
    for (const next of activity.successors) incoming[next]?.push(index);
  });
  const predecessors = lists(incoming);
  const order = sortTopologically(activities, incoming);
  if (order.length < count) return bad([cycleIssue(activities, order)]);
  const durations = Int32Array.from(activities, (activity) => activity.duration);
  const heads = longestPaths(durations, predecessors, order);
  const tails = longestPaths(durations, successors, order.toReversed());
  const demands = Int32Array.from(activities.flatMap((activity) => capacities.map((_, resource) => activity.demands[resource] ?? 0)));
  return good({
    count,
    durations,
    predecessors: predecessors.items,
    predecessorsFrom: predecessors.from,
    successors: successors.items,
    successorsFrom: successors.from,
    order,
    heads,
    tails,
    capacities,
    demands,
    ...packResources(activities, capacities),
    weights: weigh(activities, capacities),
    horizon: durations.reduce((sum, duration) => sum + duration, 0),
    criticalPath: heads.reduce((longest, head, index) => Math.max(longest, head + (durations[index] ?? 0)), 0),
  });
}

function findFaults({ activities, capacities }: ProjectInput): Issue[] {
  const issues: Issue[] = [];
  const fault = (code: string, message: string, subject?: string): void => {
    issues.push({ severity: 'error', code, message, ...(subject === undefined ? {} : { subject }) });
  };
  capacities.forEach((capacity, resource) => {
    if (isCount(capacity) && capacity < largestCapacity) return;
    fault('capacity-not-whole', `Resource ${resource + 1} has a capacity of ${capacity}. Give a whole number from 0.`);
  });
  activities.forEach((activity, index) => {
    const name = nameOf(activity, index);
    if (!isCount(activity.duration)) fault('duration-not-whole', `${name} takes ${activity.duration}. Give a whole number from 0.`, name);
    activity.demands.forEach((demand, resource) => {
      const capacity = capacities[resource] ?? 0;
      if (!isCount(demand)) fault('demand-not-whole', `${name} needs ${demand} of resource ${resource + 1}. Give a whole number from 0.`, name);
      else if (demand > capacity) {
        fault('demand-above-capacity', `${name} needs ${demand} of resource ${resource + 1} and there are ${capacity}. Add units or split it.`, name);
      }
    });
    for (const next of activity.successors) {
      if (activities[next] === undefined)
        fault('no-such-successor', `${name} comes before activity ${next}, which does not exist. Remove the link.`, name);
    }
  });
  const horizon = activities.reduce((sum, activity) => sum + activity.duration, 0);
  if (issues.length === 0 && horizon > longestHorizon) {
    fault('horizon-too-long', `All activities together take ${horizon} units of time. Count in larger units: at most ${longestHorizon}.`);
  }
  return issues;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function nameOf(activity: ActivityInput | undefined, index: number): string {
  return activity?.name ?? `Activity ${index + 1}`;
}

function cycleIssue(activities: readonly ActivityInput[], order: Int32Array): Issue {
  const reached = new Set(order);
  const left = activities.flatMap((activity, index) => (reached.has(index) ? [] : [nameOf(activity, index)]));
  const named = left.length > 5 ? `${left.slice(0, 5).join(', ')} and ${left.length - 5} more` : left.join(', ');
  const message = `These activities wait for each other in a circle, or come after such a circle: ${named}. Remove one of the links between them.`;
  return { severity: 'error', code: 'cycle', message, ...(left[0] === undefined ? {} : { subject: left[0] }) };
}

function lists(rows: readonly (readonly number[])[]): Lists {
  const from = new Int32Array(rows.length + 1);
  rows.forEach((row, index) => {
    from[index + 1] = (from[index] ?? 0) + row.length;
  });
  return { from, items: Int32Array.from(rows.flat()) };
}

function sortTopologically(activities: readonly ActivityInput[], incoming: readonly number[][]): Int32Array {
  const open = Int32Array.from(incoming, (list) => list.length);
  const order = activities.flatMap((_, index) => (open[index] === 0 ? [index] : []));
  for (let position = 0; position < order.length; position++) {
    for (const next of activities[order[position] ?? 0]?.successors ?? []) {
      open[next] = (open[next] ?? 0) - 1;
      if (open[next] === 0) order.push(next);
    }
  }
  return Int32Array.from(order);
}

function longestPaths(durations: Int32Array, before: Lists, order: Int32Array): Int32Array {
  const longest = new Int32Array(durations.length);
  for (const activity of order) {
    let value = 0;
    for (let at = before.from[activity] ?? 0; at < (before.from[activity + 1] ?? 0); at++) {
      const other = before.items[at] ?? 0;
      value = Math.max(value, (longest[other] ?? 0) + (durations[other] ?? 0));
    }
    longest[activity] = value;
  }
  return longest;
}

function packResources(activities: readonly ActivityInput[], capacities: readonly number[]): Packed {
  const count = activities.length;
  const fields: { word: number; shift: number; bits: number }[] = [];
  let [word, shift] = [0, 0];
  for (const capacity of capacities) {
    const bits = 32 - Math.clz32(capacity);
    if (shift + bits + 1 > 32) [word, shift] = [word + 1, 0];
    fields.push({ word, shift, bits });
    shift += bits + 1;
  }
  const words = word + 1;
  const packed: Packed = {
    words,
    packedDemands: new Int32Array(words * count),
    packedCapacities: new Int32Array(words),
    spareBits: new Int32Array(words),
  };
  fields.forEach((field, resource) => {
    const spare = 1 << (field.shift + field.bits);
    packed.spareBits[field.word] = (packed.spareBits[field.word] ?? 0) | spare;
    packed.packedCapacities[field.word] = (packed.packedCapacities[field.word] ?? 0) | spare | ((capacities[resource] ?? 0) << field.shift);
    activities.forEach((activity, index) => {
      const at = field.word * count + index;
      packed.packedDemands[at] = (packed.packedDemands[at] ?? 0) | ((activity.demands[resource] ?? 0) << field.shift);
    });
  });
  return packed;
}

/** Shares of all resources, each weighted by how scarce it is: its work over its capacity, beside the scarcest. */
function weigh(activities: readonly ActivityInput[], capacities: readonly number[]): Float64Array {
  const loads = capacities.map((capacity, resource) => {
    const work = activities.reduce((sum, activity) => sum + activity.duration * (activity.demands[resource] ?? 0), 0);
    return capacity === 0 ? 0 : work / capacity;
  });
  const heaviest = Math.max(...loads, Number.MIN_VALUE);
  return Float64Array.from(activities, (activity) =>
    capacities.reduce((sum, capacity, resource) => {
      const share = capacity === 0 ? 0 : (activity.demands[resource] ?? 0) / capacity;
      return sum + (share * (loads[resource] ?? 0)) / heaviest;
    }, 0),
  );
}

interface Lists {
  from: Int32Array;
  items: Int32Array;
}

type Packed = Pick<Project, 'words' | 'packedDemands' | 'packedCapacities' | 'spareBits'>;
