import type { Context } from '../../context.ts';
import { canonicalJson } from '../../domain/filing/canonical-json.ts';
import type { WorkPlan } from '../../domain/schedule/work-plan.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob } from '../../platform/work/jobs.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { findFewerCrews } from './find-fewer-crews.ts';
import { findTwin, nextScheduleNumber } from './queries.ts';
import { insertSchedule, updateSchedule } from './store.ts';

/**
 * Leaves a numbered plan and the job that will make it. The same plan of the same estimate, asked for again, is the one that there is: it would come
 * out the same.
 */
export async function requestSchedule(ctx: Context, wanted: WantedSchedule): Promise<{ id: number; isNew: boolean }> {
  const carrierId = requireCarrierId(ctx);
  const { personId } = requirePerson(ctx);
  const { estimate, name, note, plan, seed, passes, copiedFromId } = wanted;
  return await inTransaction(ctx, async (tx) => {
    const text = canonicalJson(plan);
    const fewer = await findFewerCrews(tx, copiedFromId, plan);
    const twin = await findTwin(tx, { estimateId: estimate.id, seed, passes }, (other, made) => {
      // One that was searched for without the plan of fewer crews may end after it.
      const isLater = fewer !== undefined && made !== null && made.finishOn > fewer.summaryJson.finishOn;
      return !isLater && canonicalJson(other) === text;
    });
    if (twin) return { id: twin.id, isNew: false };
    const number = await nextScheduleNumber(tx);
    const id = await insertSchedule(tx, {
      carrierId,
      estimateId: estimate.id,
      number,
      name: name === '' ? `Plan ${number}` : name,
      noteText: note,
      planJson: plan,
      seed,
      passes,
      copiedFromId,
      isKeptFromCopied: false,
      status: 'queued',
      isStopAsked: false,
      createdBy: personId,
      createdAt: ctx.now,
    });
    const jobId = await enqueueJob(tx, 'schedule', { scheduleId: id });
    await updateSchedule(tx, id, { jobId });
    await recordEvent(tx, {
      action: 'plan asked for',
      subject: `schedule ${number}`,
      summary: `Of estimate ${estimate.number}`,
      changes: { plan: { before: null, after: { name, seed, passes, ...plan } } },
    });
    return { id, isNew: true };
  });
}

export interface WantedSchedule {
  estimate: { id: number; number: number };
  /** Empty for a name made of the number. */
  name: string;
  note: string;
  plan: WorkPlan;
  seed: number;
  passes: number;
  /** The plan that was copied and changed. */
  copiedFromId: number | null;
}
