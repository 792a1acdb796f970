import type { Context } from '../../context.ts';
import type { GanttPlace } from '../../domain/schedule/arrange-gantt.ts';
import { withAddedSteps } from '../../domain/schedule/progress/added-steps.ts';
import type { RecordedProgress } from '../../domain/schedule/progress/list-delay-events.ts';
import type { PlannedActivity, Schedule } from '../../domain/schedule/schedule.ts';
import { keepLast } from '../../platform/keep-last.ts';
import { type BaselineRow, findBaseline, listLatest, type ProgressRow, toAdded, toRecord } from './progress-queries.ts';
import { getMade, loadSchedule, type MadeRow } from './queries.ts';

/** Baselines that were looked at last: a plan never changes once it is made. */
const keep = keepLast<Awaited<ReturnType<typeof loadSchedule>>>(3);

/** The baseline of the estimate of a plan with everything recorded; undefined where its estimate has none. */
export async function findTracked(ctx: Context, plan: MadeRow): Promise<Tracked | undefined> {
  const set = await findBaseline(ctx, plan.estimateId);
  if (!set) return undefined;
  const baseline = set.scheduleId === plan.id ? plan : await getMade(ctx, set.scheduleId);
  const { carrierId, id, createdAt, inputsSha256 } = baseline;
  const { schedule, places } = await keep([carrierId, id, createdAt, inputsSha256].join(' '), () => loadSchedule(ctx, baseline));
  const latest = await listLatest(ctx, baseline.estimateId);
  const activities = withAddedSteps(schedule.activities, toAdded(latest.values()), ctx.reference.work);
  return { baseline, set, schedule: { ...schedule, activities }, listed: schedule.activities, places, latest, record: toRecord(latest.values()) };
}

export interface Tracked {
  baseline: MadeRow;
  /** Who made it the baseline, when and why. */
  set: BaselineRow;
  /** With the steps that were added since, last among its activities. */
  schedule: Schedule;
  /** The activities of the baseline itself. */
  listed: readonly PlannedActivity[];
  places: GanttPlace[];
  /** By activity; rows that take something back are among them. */
  latest: Map<string, ProgressRow>;
  record: RecordedProgress[];
}
