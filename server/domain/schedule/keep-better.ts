import { daysBetween } from '../calendar.ts';
import type { Schedule } from './schedule.ts';
import type { WorkPlan } from './work-plan.ts';

/**
 * The earlier of two schedules for a plan that only adds tower crews: the one that was found with them, or the work of the plan before, which is
 * possible with more crews too. List scheduling alone may finish later with more crews. Where both finish on the same day, the one that was found.
 */
export function keepBetter(found: Schedule, before: Schedule, plan: WorkPlan): { schedule: Schedule; isKept: boolean } {
  if (found.summary.finishOn <= before.summary.finishOn) return { schedule: found, isKept: false };
  const { settings, bound, crews } = found.summary;
  const teamsOf = new Map((crews ?? []).map(({ crewKind, teams }) => [crewKind, teams]));
  const { finishOn } = before.summary;
  const summary = {
    ...before.summary,
    settings,
    plan,
    ...(bound && {
      bound: {
        ...bound,
        gapPercent: (100 * Math.max(0, daysBetween(bound.finishOn, finishOn))) / Math.max(1, daysBetween(settings.startOn, bound.finishOn) + 1),
      },
    }),
    ...(before.summary.crews && {
      crews: before.summary.crews.map((use) => ({ ...use, teams: teamsOf.get(use.crewKind) ?? use.teams })),
    }),
  };
  return { schedule: { ...before, summary }, isKept: true };
}
