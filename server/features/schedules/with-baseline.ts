import type { GanttActivity } from '../../domain/schedule/arrange-gantt.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';

/** A plan of the rest whose activities carry the days of the baseline, for the chart. */
export function withBaseline<Plan extends { schedule: Schedule }>(plan: Plan, baseline: Schedule): Plan {
  const then = new Map(baseline.activities.map((activity) => [activity.id, activity]));
  const activities = plan.schedule.activities.map((activity): GanttActivity => {
    const before = then.get(activity.id);
    return before ? { ...activity, baselineStartOn: before.startOn, baselineFinishOn: before.finishOn } : activity;
  });
  return { ...plan, schedule: { ...plan.schedule, activities } };
}
