import type { Context } from '../../context.ts';
import type { Day } from '../../domain/calendar.ts';
import type { GanttPlace } from '../../domain/schedule/arrange-gantt.ts';
import { withAddedSteps } from '../../domain/schedule/progress/added-steps.ts';
import { compareSites } from '../../domain/schedule/progress/compare-with-baseline.ts';
import { explainSlip, type Slip } from '../../domain/schedule/progress/explain-slip.ts';
import { type DelayEvent, listDelayEvents, type RecordedProgress } from '../../domain/schedule/progress/list-delay-events.ts';
import { measureProgress, type ProgressMeasure } from '../../domain/schedule/progress/measure-progress.ts';
import { type CauseDays, sumByCause } from '../../domain/schedule/progress/sum-by-cause.ts';
import { traceSlipPath } from '../../domain/schedule/progress/trace-slip-path.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { findStatus } from './progress-queries.ts';
import { getMade, loadSchedule, type MadeRow } from './queries.ts';

/** A plan of the rest beside its baseline, with every day of difference explained; undefined for a plan of the whole work. */
export async function findSlip(ctx: Context, plan: MadeRow): Promise<SlipFacts | undefined> {
  const status = await findStatus(ctx, plan.id);
  if (!status) return undefined;
  const baseline = await getMade(ctx, status.baselineId);
  const before = await loadSchedule(ctx, baseline);
  const { schedule, places } = await loadSchedule(ctx, plan);
  const record = status.recordJson;
  const added = status.addedJson ?? [];
  const statusOn = status.statusOn as Day;
  const then = { finishOn: before.schedule.summary.finishOn, activities: withAddedSteps(before.schedule.activities, added, ctx.reference.work) };
  const now = { finishOn: schedule.summary.finishOn, activities: schedule.activities };
  const path = traceSlipPath(now);
  const slip = explainSlip(then, now, { progress: record, added, path, statusOn });
  return {
    plan,
    baseline,
    before: before.schedule,
    schedule,
    places,
    statusOn,
    isAccepted: status.differences === 'accept',
    record,
    slip,
    causes: sumByCause(slip.parts),
    events: listDelayEvents(then.activities, record, { statusOn, path }),
    sites: compareSites(before.schedule.sites, schedule.sites).sort((a, b) => b.finishDays - a.finishDays || (a.siteCode < b.siteCode ? -1 : 1)),
    measure: measureProgress(then.activities, record, statusOn),
  };
}

export interface SlipFacts {
  plan: MadeRow;
  baseline: MadeRow;
  before: Schedule;
  schedule: Schedule;
  places: GanttPlace[];
  statusOn: Day;
  /** The work differs from that of the baseline, and who asked for the plan accepted it. */
  isAccepted: boolean;
  record: RecordedProgress[];
  slip: Slip;
  causes: CauseDays[];
  events: DelayEvent[];
  /** The latest first. */
  sites: ReturnType<typeof compareSites>;
  measure: ProgressMeasure;
}
