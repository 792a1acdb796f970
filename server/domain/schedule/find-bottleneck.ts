import type { CaseDurations } from './case-durations.ts';
import { type PlanResources, preparePlan, runPlan } from './run-plan.ts';
import type { WorkProgram } from './work-packages.ts';

const worthNaming = 7;

/**
 * What the likely finish waits for, in one or two sentences: the plan is made again with each constraint relaxed alone, and the one that brings
 * the finish forward most is named, with the days it costs.
 */
export function findBottleneck({ program, likely, resources, finish }: LikelyPlan): string {
  const none = new Int32Array(program.packages.length);
  const allYear = { ...program, packages: program.packages.map((work) => ({ ...work, season: 'all-year' as const })) };
  const { crews } = resources;
  const noDesk = { ...likely, survey: none, design: none, permit: none, environment: none, modification: none };
  const finishOf = (plan: { program?: WorkProgram; days?: CaseDurations; crews?: number }): number =>
    runPlan(preparePlan(plan.program ?? program), plan.days ?? likely, { ...resources, crews: plan.crews ?? crews }).destruction.end;
  const relaxed = [
    { cause: 'tower crews', how: `with ${2 * crews} crews instead of ${crews}`, finish: finishOf({ crews: 2 * crews }) },
    {
      cause: 'delivery of equipment',
      how: 'with equipment at hand on the first day',
      finish: finishOf({ days: { ...likely, orderDays: 0, leadDays: 0 } }),
    },
    { cause: 'the core', how: 'with the core ready on the first day', finish: finishOf({ days: { ...likely, coreDays: 0, interworkingDays: 0 } }) },
    { cause: 'survey, design and permits', how: 'with every site designed and permitted on the first day', finish: finishOf({ days: noDesk }) },
    { cause: 'site access', how: 'with every site open all year', finish: finishOf({ program: allYear }) },
  ];
  const gains = relaxed.map(({ cause, how, finish: earlier }) => ({ cause, how, days: finish - earlier })).sort((a, b) => b.days - a.days);
  const [first, second] = gains.filter(({ days }) => days >= worthNaming);
  if (!first) return 'The finish waits for no single cause: relaxing any one of them alone brings it forward by less than a week.';
  const start = `The finish waits most for ${first.cause}: ${first.how} it would come ${first.days} days earlier.`;
  return second ? `${start} Next comes ${second.cause}, with ${second.days} days.` : start;
}

interface LikelyPlan {
  /** With its packages in the order of the plan. */
  program: WorkProgram;
  likely: CaseDurations;
  resources: PlanResources;
  /** Last day of the likely plan. */
  finish: number;
}
