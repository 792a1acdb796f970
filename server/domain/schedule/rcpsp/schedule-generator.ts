import type { Project } from './project.ts';

/** Places looked at in the order for one choice, so that long chains cost no more than linear time. */
const searchDepth = 8;

/**
 * Turns orders and priorities into schedules. Every schedule starts each activity once, at its earliest start that precedence and resources
 * leave beside what is placed already, and every one is counted. Give it the reversed project for a backward pass; both share one generator.
 */
export function scheduleGenerator(project: Project): ScheduleGenerator {
  const { count, horizon, words } = project;
  const profile = new Int32Array(words * horizon);
  const left = new Int32Array(words);
  const rest = new Int32Array(count);
  const waitsFor = new Int32Array(count);
  const placed = new Uint8Array(count);
  let generated = 0;
  let ahead = project;
  /** Times from here on are untouched in the profile. */
  let used = horizon;

  const begin = (project: Project): void => {
    generated++;
    ahead = project;
    for (let word = 0; word < words; word++) profile.fill(project.packedCapacities[word] ?? 0, word * horizon, word * horizon + used);
    used = 0;
    placed.fill(0);
  };

  /** When all predecessors have finished, or -1 where one of them is not placed yet. */
  const releaseOf = (activity: number, starts: Int32Array): number => {
    const { predecessors, predecessorsFrom, durations } = ahead;
    const end = predecessorsFrom[activity + 1] ?? 0;
    let time = 0;
    for (let at = predecessorsFrom[activity] ?? 0; at < end; at++) {
      const other = predecessors[at] ?? 0;
      if (placed[other] === 0) return -1;
      const finish = (starts[other] ?? 0) + (durations[other] ?? 0);
      if (finish > time) time = finish;
    }
    return time;
  };

  /**
   * The first time from which the resources suffice for the whole duration. It looks backwards from the end, so that a conflict skips most of the
   * way, and gives up at the limit.
   */
  const firstFit = (activity: number, from: number, limit: number): number => {
    const { durations, packedDemands, spareBits } = ahead;
    const duration = durations[activity] ?? 0;
    let start = from;
    for (let word = 0, sure = 0; sure < words; word = word + 1 === words ? 0 : word + 1) {
      const need = packedDemands[word * count + activity] ?? 0;
      const spare = spareBits[word] ?? 0;
      const offset = word * horizon;
      let moved = false;
      if (need !== 0) {
        for (let time = start + duration - 1; time >= start; ) {
          if ((((profile[offset + time] ?? 0) - need) & spare) === spare) time--;
          else {
            start = time + 1;
            if (start >= limit) return start;
            time = start + duration - 1;
            moved = true;
          }
        }
      }
      sure = moved ? 1 : sure + 1;
    }
    return start;
  };

  const place = (activity: number, start: number, starts: Int32Array): number => {
    const { durations, packedDemands } = ahead;
    const finish = start + (durations[activity] ?? 0);
    for (let word = 0; word < words; word++) {
      const need = packedDemands[word * count + activity] ?? 0;
      const offset = word * horizon;
      if (need !== 0) for (let time = start; time < finish; time++) profile[offset + time] = (profile[offset + time] ?? 0) - need;
    }
    starts[activity] = start;
    placed[activity] = 1;
    if (finish > used) used = finish;
    return finish;
  };

  const serial = (project: Project, order: Int32Array, starts: Int32Array): number => {
    begin(project);
    for (let position = 0; position < count; position++) {
      const activity = order[position] ?? 0;
      place(activity, firstFit(activity, releaseOf(activity, starts), horizon), starts);
    }
    return used;
  };

  const lookAhead = (project: Project, { order, starts }: OrderedStarts, { choices, patience }: LookAhead): number => {
    begin(project);
    rest.set(order);
    for (let position = 0; position < count; position++) {
      const end = Math.min(count, position + choices * searchDepth);
      let bestAt = position;
      let bestStart = 0;
      let limit = horizon + 1;
      for (let at = position, seen = 0; at < end && seen < choices; at++) {
        const activity = rest[at] ?? 0;
        const release = releaseOf(activity, starts);
        if (release < 0) continue;
        if (release < limit) {
          const start = firstFit(activity, release, limit);
          if (start < limit) {
            bestAt = at;
            bestStart = start;
            limit = seen === 0 ? start - patience : start;
          }
        }
        seen++;
      }
      const activity = rest[bestAt] ?? 0;
      for (let at = bestAt; at > position; at--) rest[at] = rest[at - 1] ?? 0;
      order[position] = activity;
      place(activity, bestStart, starts);
    }
    return used;
  };

  const parallel = (project: Project, priorities: Float64Array, starts: Int32Array): number => {
    generated++;
    const { durations, packedDemands, spareBits, predecessorsFrom, successors, successorsFrom } = project;
    const ready: number[] = [];
    const running: number[] = [];
    left.set(project.packedCapacities);
    let [time, done, makespan] = [0, 0, 0];
    const release = (activity: number): void => {
      for (let at = successorsFrom[activity] ?? 0; at < (successorsFrom[activity + 1] ?? 0); at++) {
        const next = successors[at] ?? 0;
        waitsFor[next] = (waitsFor[next] ?? 0) - 1;
        if (waitsFor[next] === 0) ready.push(next);
      }
    };
    const take = (activity: number, sign: number): void => {
      for (let word = 0; word < words; word++) left[word] = (left[word] ?? 0) - sign * (packedDemands[word * count + activity] ?? 0);
    };
    const fits = (activity: number): boolean => {
      for (let word = 0; word < words; word++) {
        const spare = spareBits[word] ?? 0;
        if ((((left[word] ?? 0) - (packedDemands[word * count + activity] ?? 0)) & spare) !== spare) return false;
      }
      return true;
    };
    for (let activity = 0; activity < count; activity++) {
      waitsFor[activity] = (predecessorsFrom[activity + 1] ?? 0) - (predecessorsFrom[activity] ?? 0);
      if (waitsFor[activity] === 0) ready.push(activity);
    }
    while (done < count) {
      for (;;) {
        let [chosen, urgency] = [-1, Number.NEGATIVE_INFINITY];
        for (let at = 0; at < ready.length; at++) {
          const value = priorities[ready[at] ?? 0] ?? 0;
          if (value > urgency && fits(ready[at] ?? 0)) [chosen, urgency] = [at, value];
        }
        if (chosen < 0) break;
        const activity = ready[chosen] ?? 0;
        ready[chosen] = ready.at(-1) ?? 0;
        ready.pop();
        starts[activity] = time;
        done++;
        makespan = Math.max(makespan, time + (durations[activity] ?? 0));
        if (durations[activity] === 0) release(activity);
        else {
          take(activity, 1);
          running.push(activity);
        }
      }
      let next = Number.POSITIVE_INFINITY;
      for (const activity of running) next = Math.min(next, (starts[activity] ?? 0) + (durations[activity] ?? 0));
      time = next;
      for (let at = running.length - 1; at >= 0; at--) {
        const activity = running[at] ?? 0;
        if ((starts[activity] ?? 0) + (durations[activity] ?? 0) > time) continue;
        take(activity, -1);
        release(activity);
        running[at] = running.at(-1) ?? 0;
        running.pop();
      }
    }
    return makespan;
  };

  return { serial, lookAhead, parallel, generated: () => generated };
}

export interface ScheduleGenerator {
  /** Places activities in the given order, which must have predecessors first. Returns the makespan, as all of these do. */
  serial: (project: Project, order: Int32Array, starts: Int32Array) => number;
  /**
   * Like `serial`, but each time takes of the next few activities that have their predecessors placed the one that can start first. The order is
   * overwritten by the order in which they were placed.
   */
  lookAhead: (project: Project, list: OrderedStarts, settings: LookAhead) => number;
  /** Goes through time and starts what is ready and fits, the highest priority first. */
  parallel: (project: Project, priorities: Float64Array, starts: Int32Array) => number;
  /** Schedules generated so far: each call of the three above is one. */
  generated: () => number;
}

export interface OrderedStarts {
  order: Int32Array;
  starts: Int32Array;
}

export interface LookAhead {
  /** How many activities are looked at, 1 or more. */
  choices: number;
  /** Units of time by which another must start earlier to overtake the first in the order. */
  patience: number;
}
