import { triangularAt } from '../cost/risk/distributions.ts';
import { randomStream } from '../random.ts';
import type { BuiltNetwork } from './network/build-network.ts';
import { momentKeys } from './network/read-work-templates.ts';
import { prepareReplay } from './network/replay-plan.ts';
import type { PlacedNetwork } from './network/work-network.ts';
import type { DurationAssumption } from './schedule.ts';
import type { ScheduleRisk } from './schedule-risk.ts';

/**
 * Last days of the goal over the runs, rising: each duration is drawn, the plan is kept. `dayCount` and more means that a run does not end within
 * the calendars.
 */
export function simulateFinish(built: BuiltNetwork, placed: PlacedNetwork, { risk, runs, seed, onProgress }: FinishSettings): Int32Array {
  const { network, durations, times } = built;
  const replay = prepareReplay(network, placed);
  const assumptions = network.activities.map(({ step }): DurationAssumption | null =>
    momentKeys.some((key) => key === step) ? null : durations[step as keyof typeof durations],
  );
  const finishes = new Int32Array(runs);
  const drawn = new Int32Array(network.activities.length);
  for (let run = 0; run < runs; run++) {
    const random = randomStream(seed, `schedule run ${run}`);
    const pace = triangularAt(random(), risk.fieldPace);
    assumptions.forEach((assumption, index) => {
      if (!assumption) return;
      const { share, dayKind, lowDays: low, likelyDays: likely, highDays: high } = assumption;
      const days = triangularAt(random(), { low, likely, high }) * (times[index] ?? 1) * (dayKind === 'working' ? pace : 1);
      const needed = share === undefined || random() < share;
      drawn[index] = needed ? Math.max(dayKind === 'working' && likely > 0 ? 1 : 0, Math.round(days)) : 0;
    });
    finishes[run] = replay.run(drawn);
    onProgress?.((run + 1) / runs);
  }
  return finishes.sort();
}

interface FinishSettings {
  risk: ScheduleRisk;
  /** 1 or more. */
  runs: number;
  seed: number;
  /** Called with the share done, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
}
