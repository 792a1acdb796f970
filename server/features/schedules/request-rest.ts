import type { Context } from '../../context.ts';
import { type Day, formatDay } from '../../domain/calendar.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob } from '../../platform/work/jobs.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { listLatest, toAdded, toRecord } from './progress-queries.ts';
import { insertStatus } from './progress-store.ts';
import { type MadeRow, nextScheduleNumber } from './queries.ts';
import { insertSchedule, updateSchedule } from './store.ts';

/** Leaves a numbered plan of the rest of a baseline, with the record as it stands now, and the job that will make it. */
export async function requestRest(ctx: Context, baseline: MadeRow, { statusOn, teams, note, passes, differences }: WantedRest): Promise<number> {
  const carrierId = requireCarrierId(ctx);
  const { personId } = requirePerson(ctx);
  const { planJson, estimateId, seed } = baseline;
  const crews = teams === null ? planJson.crews : { ...planJson.crews, 'tower-crew': { ...planJson.crews['tower-crew'], teams } };
  return await inTransaction(ctx, async (tx) => {
    const latest = await listLatest(tx, estimateId);
    const record = toRecord(latest.values());
    const addedJson = toAdded(latest.values());
    const number = await nextScheduleNumber(tx);
    const id = await insertSchedule(tx, {
      carrierId,
      estimateId,
      number,
      name: `Rest from ${statusOn}`,
      noteText: note,
      planJson: { ...planJson, crews },
      seed,
      passes,
      copiedFromId: baseline.id,
      isKeptFromCopied: false,
      status: 'queued',
      isStopAsked: false,
      createdBy: personId,
      createdAt: ctx.now,
    });
    await insertStatus(tx, { scheduleId: id, baselineId: baseline.id, statusOn, recordJson: record, addedJson, differences });
    const jobId = await enqueueJob(tx, 'schedule', { scheduleId: id });
    await updateSchedule(tx, id, { jobId });
    await recordEvent(tx, {
      action: 'plan asked for',
      subject: `schedule ${number}`,
      summary: `The rest of schedule ${baseline.number} from ${formatDay(statusOn)}`,
      changes: {
        rest: {
          before: null,
          after: {
            baseline: baseline.number,
            statusOn,
            entries: record.length,
            added: addedJson.length,
            differences: differences ?? 'refuse',
            passes,
            crews,
          },
        },
      },
    });
    return id;
  });
}

interface WantedRest {
  statusOn: Day;
  /** Tower crews; null for those of the baseline. */
  teams: number | null;
  note: string;
  passes: number;
  /** Null refuses a network that is not the one of the baseline. */
  differences: 'accept' | null;
}
