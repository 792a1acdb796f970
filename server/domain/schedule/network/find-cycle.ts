import { listFollowers, sortNetwork } from './flat-network.ts';
import type { WorkNetwork } from './work-network.ts';

/** Activities that wait for each other in a circle, in the order of their links from the first of the network on; empty where there is no circle. */
export function findCycle(count: number, links: WorkNetwork['links']): number[] {
  const sorted = sortNetwork(count, links);
  if (sorted.length === count) return [];
  const isLeft = new Uint8Array(count).fill(1);
  for (const activity of sorted) isLeft[activity] = 0;
  const { from, items } = listFollowers(count, links, 'to');
  // Each that is left waits for another that is left, so going back from one to the next must come round.
  const path: number[] = [];
  const placeInPath = new Int32Array(count).fill(-1);
  let activity = isLeft.indexOf(1);
  while ((placeInPath[activity] ?? 0) < 0) {
    placeInPath[activity] = path.length;
    path.push(activity);
    activity = items.subarray(from[activity], from[activity + 1]).find((before) => isLeft[before] === 1) ?? 0;
  }
  const circle = path.slice(placeInPath[activity]).reverse();
  const first = circle.indexOf(Math.min(...circle));
  return [...circle.slice(first), ...circle.slice(0, first)];
}
