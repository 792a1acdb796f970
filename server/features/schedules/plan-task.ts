import type { Day } from '../../domain/calendar.ts';
import { bad, type Issue, type Result } from '../../domain/result.ts';
import type { DurationKind } from '../../domain/schedule/duration-kinds.ts';
import { planSchedule } from '../../domain/schedule/plan-schedule.ts';
import type { SeasonRules } from '../../domain/schedule/read-access-seasons.ts';
import type { Durations } from '../../domain/schedule/read-durations.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { planningScheduleRisk } from '../../domain/schedule/schedule-risk.ts';
import type { WorkProgram } from '../../domain/schedule/work-packages.ts';
import type { WorkPlan } from '../../domain/schedule/work-plan.ts';

/** The work of an estimate under a plan: the same task gives the same schedule, unless it is stopped. */
export function planTask(task: PlanTask, hooks: PlanHooks): Result<Schedule> {
  const { plan, durations, seasons, seed, work } = task;
  const leftOut = new Set(plan.sitesLeftOut);
  const packages = work.packages.filter(({ siteCode }) => !leftOut.has(siteCode));
  if (packages.length === 0) {
    const message = 'Every site is left out, so there is nothing to plan. Take some sites off that list.';
    return bad([{ severity: 'error', code: 'no-sites-left', field: 'sitesLeftOut', message }]);
  }
  const settings = {
    startOn: plan.startOn,
    termYears: plan.termYears,
    firstFundsOn: plan.firstFundsOn,
    towerCrews: plan.crews['tower-crew']?.teams,
  };
  const inputs = { settings, durations: ownDurations(durations, plan), seasons, risk: planningScheduleRisk };
  const planned = planSchedule({ ...work, packages }, { ...inputs, onProgress: (share) => hooks.onNews({ share, best: null }) }, seed);
  if (!planned.ok) return planned;
  return { ...planned, issues: [...planned.issues, ...notPlanned(plan)], value: { ...planned.value, summary: { ...planned.value.summary, plan } } };
}

/** What the planner does not take into account yet: said, never passed over in silence. */
function notPlanned({ orderOn, money, workWeek, freezes, lateDeliveries, goal }: WorkPlan): Issue[] {
  const parts = [
    ...(orderOn ? ['the day of the orders'] : []),
    ...(money.length > 0 ? ['the parts of the money'] : []),
    ...(workWeek === 'six days' ? ['the sixth working day'] : []),
    ...(freezes.length > 0 ? ['the freezes'] : []),
    ...(lateDeliveries.length > 0 ? ['the late deliveries'] : []),
    ...(goal.kind === 'finish' ? [] : ['the goal of fewest crews']),
  ];
  const message = `The planner does not take into account yet: ${parts.join(', ')}. The dates are those without.`;
  return parts.length === 0 ? [] : [{ severity: 'warning', code: 'not-planned', message }];
}

function ownDurations(durations: Durations, { durations: own }: WorkPlan): Durations {
  const changed = Object.entries(own).map(([kind, { lowDays, likelyDays, highDays, reason }]) => {
    const source = `Stated by the carrier: ${reason}`;
    return [kind, { ...durations[kind as DurationKind], lowDays, likelyDays, highDays, source }];
  });
  return { ...durations, ...Object.fromEntries(changed) };
}

export interface PlanTask {
  work: WorkProgram;
  plan: WorkPlan;
  durations: Durations;
  seasons: SeasonRules;
  seed: number;
  /** Passes that the search may spend. */
  passes: number;
}

/** How far the planning is: share done, and the best finish found so far with the day before which none can finish. */
export interface PlanNews {
  share: number;
  best: { finishOn: Day; boundOn: Day; passes: number } | null;
}

interface PlanHooks {
  onNews(news: PlanNews): void;
  shouldStop(): boolean;
}
