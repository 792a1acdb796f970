import type { Project } from './project.ts';

/** Between which times each activity must start if the project is to finish in time. */
export interface TimeWindows {
  earliest: Int32Array;
  latest: Int32Array;
  /** Whether a window was narrowed since this was last set to false. */
  changed: boolean;
}

/** The windows that precedence alone leaves for a makespan. */
export function openWindows({ heads, tails, durations }: Project, makespan: number): TimeWindows {
  const latest = tails.map((tail, activity) => makespan - tail - (durations[activity] ?? 0));
  return { earliest: heads.slice(), latest, changed: true };
}

/** False where the window closes. */
export function raiseEarliest(windows: TimeWindows, activity: number, time: number): boolean {
  if (time > (windows.earliest[activity] ?? 0)) {
    windows.earliest[activity] = time;
    windows.changed = true;
  }
  return time <= (windows.latest[activity] ?? 0);
}

/** False where the window closes. */
export function lowerLatest(windows: TimeWindows, activity: number, time: number): boolean {
  if (time < (windows.latest[activity] ?? 0)) {
    windows.latest[activity] = time;
    windows.changed = true;
  }
  return time >= (windows.earliest[activity] ?? 0);
}
