import type { Result } from '../../domain/result.ts';
import { type CrewCurve, drawCrewCurve } from '../../domain/schedule/crew-curve.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { type PlanHooks, type PlanTask, planTask } from './plan-task.ts';

/** The plan with each number of tower crews, without its simulation. */
export function curveTask({ counts, own, ...task }: CurveTask, { onNews, shouldStop }: PlanHooks): Result<CrewCurve> {
  let done = 0;
  return drawCrewCurve(task.plan, { counts, own }, (plan, startFrom) => {
    const made = planTask({ ...task, plan, startFrom, runs: 1 }, { onNews: () => undefined, shouldStop });
    onNews({ share: ++done / counts.length, best: null });
    return made;
  });
}

export interface CurveTask extends PlanTask {
  /** Numbers of tower crews, rising. */
  counts: number[];
  /** The plan as it was made; left out for a plan of the rest. */
  own?: Schedule | undefined;
}
