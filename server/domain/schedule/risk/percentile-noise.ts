import { daysBetween } from '../../calendar.ts';
import type { ScheduleSummary } from '../schedule.ts';

/**
 * How many days lie between the finish dates one standard error below and above a share of the runs: two plans whose dates at that share are
 * closer than that are not told apart by so many runs. 0 where the curve is not known.
 */
export function percentileNoise({ finishCurve, runs }: Pick<ScheduleSummary, 'finishCurve' | 'runs'>, share: number): number {
  if (!finishCurve || runs < 1) return 0;
  const error = Math.sqrt((share * (1 - share)) / runs);
  const dayAt = (wanted: number) => finishCurve.find((point) => point.share >= wanted - 1e-9)?.day ?? finishCurve.at(-1)?.day;
  const [low, high] = [dayAt(share - error), dayAt(share + error)];
  return low === undefined || high === undefined ? 0 : daysBetween(low, high);
}
