import type { GanttBar } from '../../domain/schedule/arrange-gantt.ts';

/**
 * The track of each bar, from 0: bars of one class share a track, and classes whose bars would overlap lie one below the other. Bars of one class that
 * overlap each other take a track each. No two bars of a track overlap.
 */
export function packTracks(bars: readonly GanttBar[]): { tracks: number[]; count: number } {
  const tracks: GanttBar[][] = [];
  const trackOf = new Map<GanttBar, number>();
  const place = (own: readonly GanttBar[]) => {
    let track = tracks.findIndex((taken) => !own.some((bar) => taken.some((other) => overlap(bar, other))));
    if (track < 0) track = tracks.push([]) - 1;
    tracks[track]?.push(...own);
    for (const bar of own) trackOf.set(bar, track);
  };
  for (const workClass of new Set(bars.map((bar) => bar.workClass))) {
    const own = bars.filter((bar) => bar.workClass === workClass);
    const apart = [...own]
      .sort((a, b) => (a.startOn < b.startOn ? -1 : 1))
      .every((bar, index, all) => index === 0 || !overlap(bar, all[index - 1] ?? bar));
    if (apart) place(own);
    else for (const bar of own) place([bar]);
  }
  return { tracks: bars.map((bar) => trackOf.get(bar) ?? 0), count: Math.max(1, tracks.length) };
}

function overlap(a: GanttBar, b: GanttBar): boolean {
  return a.startOn <= b.finishOn && b.startOn <= a.finishOn;
}
