import type { RecordedProgress } from '../../server/domain/schedule/progress/list-delay-events.ts';
import type { AddedStep, DelayCause } from '../../server/domain/schedule/work-plan.ts';
import { kit } from '../kit.ts';
import { organizations } from './accounts.ts';
import { estimates } from './estimates.ts';
import { schedules } from './schedules.ts';

/** Which plan of an estimate the work is measured against: the newest row counts, older ones are history. */
export const scheduleBaselines = kit.table(
  'schedule_baselines',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    estimateId: kit
      .int()
      .notNull()
      .references(() => estimates.id, { onDelete: 'cascade' }),
    scheduleId: kit
      .int()
      .notNull()
      .references(() => schedules.id, { onDelete: 'cascade' }),
    reasonText: kit.text().notNull(),
    setBy: kit.int().notNull(),
    setByName: kit.text().notNull(),
    setAt: kit.text().notNull(),
  },
  (t) => [kit.index('schedule_baselines_estimate').on(t.estimateId, t.id)],
);

/** What was really done, activity by activity. A row is never changed: a correction is a new one, and `isLatest` tells which counts. */
export const scheduleProgress = kit.table(
  'schedule_progress',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    estimateId: kit
      .int()
      .notNull()
      .references(() => estimates.id, { onDelete: 'cascade' }),
    activityId: kit.text().notNull(),
    /** 1, 2, 3 … of the activity. */
    revision: kit.int().notNull(),
    isLatest: kit.bool().notNull(),
    /** Null: what was recorded is taken back. */
    startedOn: kit.text(),
    finishedOn: kit.text(),
    remainingDays: kit.int(),
    cause: kit.text().$type<DelayCause>(),
    /** Days of work of a step that the baseline leaves out and this site needs; null for all others, and once it is taken back. */
    addedDays: kit.int(),
    noteText: kit.text().notNull(),
    source: kit.text().$type<'form' | 'file' | 'as planned'>().notNull(),
    recordedBy: kit.int().notNull(),
    recordedByName: kit.text().notNull(),
    recordedAt: kit.text().notNull(),
  },
  (t) => [
    kit.unique('schedule_progress_revision').on(t.estimateId, t.activityId, t.revision),
    kit.index('schedule_progress_latest').on(t.estimateId, t.isLatest),
  ],
);

/** What a plan of the rest was made from: its baseline, the day, and the record as it stood then. */
export const scheduleStatuses = kit.table(
  'schedule_statuses',
  {
    id: kit.id(),
    scheduleId: kit
      .int()
      .notNull()
      .references(() => schedules.id, { onDelete: 'cascade' }),
    baselineId: kit
      .int()
      .notNull()
      .references(() => schedules.id, { onDelete: 'cascade' }),
    statusOn: kit.text().notNull(),
    recordJson: kit.json<RecordedProgress[]>().notNull(),
    /** Steps that sites need beyond the baseline; null in plans made before they were recorded. */
    addedJson: kit.json<AddedStep[]>(),
    /** Differences of the network from that of the baseline were accepted by who asked for it; null where they are refused. */
    differences: kit.text().$type<'accept'>(),
  },
  (t) => [kit.unique('schedule_statuses_schedule').on(t.scheduleId), kit.index('schedule_statuses_baseline').on(t.baselineId)],
);

/** Extensions of the term that were granted, as the carrier states them. A row is never changed: one that was wrong is withdrawn and entered anew. */
export const scheduleExtensions = kit.table(
  'schedule_extensions',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    estimateId: kit
      .int()
      .notNull()
      .references(() => estimates.id, { onDelete: 'cascade' }),
    grantedOn: kit.text().notNull(),
    /** The new last day of the term. */
    untilOn: kit.text().notNull(),
    /** Number of the order, `DA 24-1234`. */
    orderText: kit.text().notNull(),
    noteText: kit.text().notNull(),
    recordedBy: kit.int().notNull(),
    recordedByName: kit.text().notNull(),
    recordedAt: kit.text().notNull(),
    /** Null while it counts. */
    withdrawnAt: kit.text(),
    withdrawnByName: kit.text(),
  },
  (t) => [kit.index('schedule_extensions_estimate').on(t.estimateId, t.id)],
);
