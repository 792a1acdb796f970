import type { GanttBar } from '../../domain/schedule/arrange-gantt.ts';

/** The track of each bar, from 0: bars of one class share a track, and classes whose bars would overlap lie one below the other. */
export function packTracks(bars: readonly GanttBar[]): { tracks: number[]; count: number } {
  const tracks: GanttBar[][] = [];
  const trackOf = new Map<string, number>();
  for (const workClass of new Set(bars.map((bar) => bar.workClass))) {
    const own = bars.filter((bar) => bar.workClass === workClass);
    let track = tracks.findIndex((taken) => !own.some((bar) => taken.some((other) => overlap(bar, other))));
    if (track < 0) track = tracks.push([]) - 1;
    tracks[track]?.push(...own);
    trackOf.set(workClass, track);
  }
  return { tracks: bars.map((bar) => trackOf.get(bar.workClass) ?? 0), count: Math.max(1, tracks.length) };
}

function overlap(a: GanttBar, b: GanttBar): boolean {
  return a.startOn <= b.finishOn && b.startOn <= a.finishOn;
}
