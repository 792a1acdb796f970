import type { FlatNetwork } from './flat-network.ts';
import { drivenByTeam, replayFlat } from './replay-plan.ts';
import type { PlacedNetwork } from './work-network.ts';

/** The activities that drive the goal of a plan, from it back: each waited for the next one, by a link or for its team. */
export function traceFinish(flat: FlatNetwork, plan: Pick<PlacedNetwork, 'starts' | 'teams'>): number[] {
  const replay = replayFlat(flat, plan);
  replay.run();
  const { links } = flat.forward;
  const sourceOf = new Int32Array(links.items.length);
  links.items.forEach((item, at) => {
    sourceOf[item] = (links.sources[at] ?? 0) % flat.count;
  });
  const path: number[] = [];
  for (let activity = flat.goal; activity >= 0; ) {
    path.push(activity);
    const driver = replay.drivers[activity] ?? -1;
    if (driver >= 0) activity = sourceOf[driver] ?? -1;
    else activity = driver === drivenByTeam ? (replay.previous[activity] ?? -1) : -1;
  }
  return path;
}
