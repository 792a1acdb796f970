import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm';
import { scheduleBaselines, scheduleProgress, scheduleStatuses } from '../../../db/schema/progress.ts';
import { schedules } from '../../../db/schema/schedules.ts';
import type { Context } from '../../context.ts';
import { type Day, dayOf, type Instant } from '../../domain/calendar.ts';
import type { RecordedProgress } from '../../domain/schedule/progress/list-delay-events.ts';
import type { AddedStep } from '../../domain/schedule/work-plan.ts';
import { requireCarrierId } from '../accounts/index.ts';

/** The plan that the work of an estimate is measured against, with who said so and why. */
export async function findBaseline(ctx: Context, estimateId: number): Promise<BaselineRow | undefined> {
  const [row] = await ctx.db
    .select()
    .from(scheduleBaselines)
    .where(and(eq(scheduleBaselines.estimateId, estimateId), eq(scheduleBaselines.carrierId, requireCarrierId(ctx))))
    .orderBy(desc(scheduleBaselines.id))
    .limit(1);
  return row;
}

/** Every choice of a baseline of an estimate up to an instant, oldest first. */
export async function listBaselines(ctx: Context, estimateId: number, until: string): Promise<BaselineRow[]> {
  return await ctx.db
    .select()
    .from(scheduleBaselines)
    .where(
      and(eq(scheduleBaselines.estimateId, estimateId), eq(scheduleBaselines.carrierId, requireCarrierId(ctx)), lte(scheduleBaselines.setAt, until)),
    )
    .orderBy(asc(scheduleBaselines.id));
}

/** The newest word on every activity of an estimate, by id; rows that take something back are among them. */
export async function listLatest(ctx: Context, estimateId: number, activityIds?: readonly string[]): Promise<Map<string, ProgressRow>> {
  const own = and(
    eq(scheduleProgress.estimateId, estimateId),
    eq(scheduleProgress.carrierId, requireCarrierId(ctx)),
    eq(scheduleProgress.isLatest, true),
  );
  const rows = await ctx.db
    .select()
    .from(scheduleProgress)
    .where(activityIds ? and(own, inArray(scheduleProgress.activityId, [...activityIds])) : own)
    .orderBy(asc(scheduleProgress.activityId), asc(scheduleProgress.id));
  return new Map(rows.map((row) => [row.activityId, row]));
}

/** Everything that was recorded for some activities, newest first. */
export async function listHistory(ctx: Context, estimateId: number, activityIds: readonly string[]): Promise<ProgressRow[]> {
  return await ctx.db
    .select()
    .from(scheduleProgress)
    .where(
      and(
        eq(scheduleProgress.estimateId, estimateId),
        eq(scheduleProgress.carrierId, requireCarrierId(ctx)),
        inArray(scheduleProgress.activityId, [...activityIds]),
      ),
    )
    .orderBy(desc(scheduleProgress.id));
}

/** The record as the domain knows it: what was taken back is not in it. */
export function toRecord(rows: Iterable<ProgressRow>): RecordedProgress[] {
  return [...rows].flatMap((row): RecordedProgress[] => {
    if (row.startedOn === null) return [];
    return [
      {
        activityId: row.activityId,
        startedOn: row.startedOn as Day,
        finishedOn: row.finishedOn as Day | null,
        remainingDays: row.remainingDays,
        cause: row.cause,
        note: row.noteText,
        recordedOn: dayOf(row.recordedAt as Instant),
        recordedBy: row.recordedByName,
        source: row.source,
      },
    ];
  });
}

/** Steps that sites need beyond the baseline, as they were added. */
export function toAdded(rows: Iterable<ProgressRow>): AddedStep[] {
  return [...rows].flatMap(({ activityId, addedDays, cause, noteText }): AddedStep[] =>
    addedDays === null ? [] : [{ activityId, days: addedDays, cause, note: noteText }],
  );
}

/** What a plan of the rest was made from; undefined for a plan of the whole. */
export async function findStatus(ctx: Context, scheduleId: number): Promise<StatusRow | undefined> {
  const [row] = await ctx.db.select().from(scheduleStatuses).where(eq(scheduleStatuses.scheduleId, scheduleId));
  return row;
}

/** The newest plan of the rest of a baseline that is made. */
export async function findLatestRest(ctx: Context, baselineId: number): Promise<{ scheduleId: number; statusOn: string } | undefined> {
  const [row] = await ctx.db
    .select({ scheduleId: scheduleStatuses.scheduleId, statusOn: scheduleStatuses.statusOn })
    .from(scheduleStatuses)
    .innerJoin(schedules, eq(schedules.id, scheduleStatuses.scheduleId))
    .where(
      and(
        eq(scheduleStatuses.baselineId, baselineId),
        eq(schedules.carrierId, requireCarrierId(ctx)),
        inArray(schedules.status, ['ready', 'stopped']),
      ),
    )
    .orderBy(desc(schedules.number), desc(schedules.id))
    .limit(1);
  return row;
}

export type BaselineRow = typeof scheduleBaselines.$inferSelect;
export type ProgressRow = typeof scheduleProgress.$inferSelect;
export type StatusRow = typeof scheduleStatuses.$inferSelect;
