import type { Result } from '../../domain/result.ts';
import { type CrewCurve, drawCrewCurve } from '../../domain/schedule/crew-curve.ts';
import { type PlanHooks, type PlanTask, planTask } from './plan-task.ts';

/** The plan with each number of tower crews, without its simulation. */
export function curveTask({ counts, ...task }: CurveTask, { onNews, shouldStop }: PlanHooks): Result<CrewCurve> {
  let done = 0;
  return drawCrewCurve(task.plan, counts, (plan) => {
    const made = planTask({ ...task, plan, runs: 1 }, { onNews: () => undefined, shouldStop });
    onNews({ share: ++done / counts.length, best: null });
    return made;
  });
}

export interface CurveTask extends PlanTask {
  /** Numbers of tower crews, rising. */
  counts: number[];
}
