import type { PlacedNetwork, WorkNetwork } from '../network/work-network.ts';
import type { RestNetwork } from './apply-progress.ts';

/**
 * The days of the whole network: what is done on its actual days, what goes on from its actual first day to its planned last one, the rest as
 * placed. `placed` is a plan of the rest, null when nothing is left. Done work has no team, because nobody recorded one.
 */
export function restorePlan(whole: WorkNetwork, { wholeOf, actuals, network }: RestNetwork, placed: PlacedNetwork | null): PlacedNetwork {
  const count = whole.activities.length;
  const [starts, ends, teams] = [new Int32Array(count), new Int32Array(count).fill(-1), new Int32Array(count).fill(-1)];
  wholeOf.forEach((position, rest) => {
    if (position < 0 || !placed || !network) return;
    starts[position] = actuals.get(position)?.start ?? placed.starts[rest] ?? 0;
    ends[position] = placed.ends[rest] ?? -1;
    teams[position] = placed.teams[rest] ?? -1;
  });
  for (const [position, { start, end }] of actuals) {
    if (end === null) continue;
    starts[position] = start;
    ends[position] = end;
  }
  // With nothing left to place, moments have no day of their own; one that is the goal ends with the last work.
  const isPlaced = placed !== null || actuals.has(whole.goal);
  return { starts, ends, teams, finish: isPlaced ? (ends[whole.goal] ?? -1) : ends.reduce((last, end) => Math.max(last, end), -1) };
}
