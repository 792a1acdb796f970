import type { Issue } from '../../server/domain/result.ts';
import type { CrewCurve } from '../../server/domain/schedule/crew-curve.ts';
import type { PlannedActivity, Schedule, ScheduleSummary } from '../../server/domain/schedule/schedule.ts';
import type { WorkPlan } from '../../server/domain/schedule/work-plan.ts';
import { kit } from '../kit.ts';
import { organizations } from './accounts.ts';
import { estimates } from './estimates.ts';

/** A plan of the work of an estimate, made by a job. Once made it is never touched again: a change is a copy. */
export const schedules = kit.table(
  'schedules',
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
    /** 1, 2, 3 … within the carrier. */
    number: kit.int().notNull(),
    name: kit.text().notNull(),
    /** Why it was made, or empty. */
    noteText: kit.text().notNull(),
    /** What the carrier decided; what it leaves out is assumed. */
    planJson: kit.json<WorkPlan>().notNull(),
    seed: kit.int().notNull(),
    /** Passes that the search may spend. */
    passes: kit.int().notNull(),
    /** The plan that was copied and changed; null where there is none. */
    copiedFromId: kit.int(),
    /** Fewer teams did no worse: this holds the work of the copied plan, because the search with more teams found nothing earlier. */
    isKeptFromCopied: kit.bool().notNull(),
    /** `stopped`: somebody ended the search, and this is the best that it had found. */
    status: kit.text().$type<'queued' | 'ready' | 'stopped' | 'refused'>().notNull(),
    jobId: kit.int(),
    /** The copy of the estimate whose work is done by this plan; null while nobody asked for one. */
    adoptedAsId: kit.int(),
    /** Asks the job to end with the best plan so far. */
    isStopAsked: kit.bool().notNull(),
    /** Why no plan is possible, or what to look at. */
    issuesJson: kit.json<Issue[]>(),
    summaryJson: kit.json<ScheduleSummary>(),
    /** SHA-256 of the work, the plan, durations, seasons, seed, passes and software version. */
    inputsSha256: kit.text(),
    createdBy: kit.int().notNull(),
    createdAt: kit.text().notNull(),
  },
  (t) => [kit.unique('schedules_number').on(t.carrierId, t.number), kit.index('schedules_estimate').on(t.estimateId, t.number)],
);

/** What one more tower crew would buy in a plan, computed by a job on request. Plans never change, so neither does this. */
export const crewCurves = kit.table(
  'crew_curves',
  {
    id: kit.id(),
    scheduleId: kit
      .int()
      .notNull()
      .references(() => schedules.id, { onDelete: 'cascade' }),
    jobId: kit.int(),
    /** null until the job is done. */
    curveJson: kit.json<CrewCurve>(),
    /** Why there is none. */
    issuesJson: kit.json<Issue[]>(),
    createdAt: kit.text().notNull(),
  },
  (t) => [kit.unique('crew_curves_schedule').on(t.scheduleId)],
);

/** One row per site of a plan, and one with an empty code for the work of the whole network. Name and place are those of the estimate. */
export const scheduleSites = kit.table(
  'schedule_sites',
  {
    id: kit.id(),
    scheduleId: kit
      .int()
      .notNull()
      .references(() => schedules.id, { onDelete: 'cascade' }),
    position: kit.int().notNull(),
    siteCode: kit.text().notNull(),
    siteName: kit.text().notNull(),
    place: kit.text().notNull(),
    /** Last day of work at the site; far in the future where none is planned, so that it sorts last on both engines. */
    finishOn: kit.text().notNull(),
    siteJson: kit.json<Schedule['sites'][number] | null>(),
    activitiesJson: kit.json<PlannedActivity[]>().notNull(),
  },
  (t) => [
    kit.unique('schedule_sites_code').on(t.scheduleId, t.siteCode),
    kit.index('schedule_sites_position').on(t.scheduleId, t.position),
    kit.index('schedule_sites_finish').on(t.scheduleId, t.finishOn),
  ],
);
