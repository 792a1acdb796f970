import type { Day } from '../../domain/calendar.ts';
import type { Cents } from '../../domain/money.ts';
import type { Program } from '../../domain/programs/program.ts';
import type { Result } from '../../domain/result.ts';
import type { GrantedExtension } from '../../domain/schedule/granted-extensions.ts';
import type { WorkData } from '../../domain/schedule/network/work-data.ts';
import { planSchedule } from '../../domain/schedule/plan-schedule.ts';
import type { ProgressRecord } from '../../domain/schedule/progress/apply-progress.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { WorkProgram } from '../../domain/schedule/work-packages.ts';
import type { WorkPlan } from '../../domain/schedule/work-plan.ts';

/** The search takes about as long as the simulation that follows. */
const searchShare = 0.5;

/** The work of an estimate under a plan: the same task gives the same schedule, unless it is stopped. */
export function planTask(task: PlanTask, { onNews, shouldStop }: PlanHooks): Result<Schedule> {
  const { work, plan, data, seed, passes, runs, rest, siteCosts, networkCents, extensionMonths, granted, startFrom } = task;
  return planSchedule(
    work,
    {
      settings: plan,
      ...data,
      siteCents: new Map(siteCosts),
      networkCents,
      extensionMonths,
      schedules: passes,
      runs,
      rest,
      startFrom,
      granted,
      shouldStop,
      onBest: ({ finishOn, boundOn, schedules }) =>
        onNews({ share: searchShare * Math.min(1, schedules / passes), best: { finishOn, boundOn, passes: schedules } }),
      onProgress: (share) => onNews({ share: searchShare + (1 - searchShare) * share, best: null }),
    },
    seed,
  );
}

export interface PlanTask {
  work: WorkProgram;
  plan: WorkPlan;
  data: WorkData;
  /** Likely cost by site code in lower case, for parts of the money. */
  siteCosts: [string, Cents][];
  /** Of the core and what serves the whole network. */
  networkCents: Cents;
  /** How long each extension of the program's term lasts. */
  extensionMonths: Program['extensionMonths'];
  seed: number;
  /** Passes that the search may spend. */
  passes: number;
  /** Runs of the simulation; left out, as many as the planner thinks fit. */
  runs?: number | undefined;
  /** For a plan of the rest: what was done, and from which day it is planned. */
  rest?: ProgressRecord | undefined;
  /** Extensions of the term that were granted, for a plan of the rest. */
  granted?: readonly GrantedExtension[] | undefined;
  /** An earlier schedule that this one need not finish after. */
  startFrom?: Schedule | undefined;
}

/** How far the planning is: share done, and the best finish found so far with the day before which none can finish. */
export interface PlanNews {
  share: number;
  best: { finishOn: Day; boundOn: Day; passes: number } | null;
}

export interface PlanHooks {
  onNews(news: PlanNews): void;
  shouldStop(): boolean;
}
