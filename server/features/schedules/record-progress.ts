import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import { bad, good, isError, type Result } from '../../domain/result.ts';
import { checkAdded, withAddedSteps } from '../../domain/schedule/progress/added-steps.ts';
import { checkOrder } from '../../domain/schedule/progress/check-order.ts';
import { checkProgress, type EntryIssue } from '../../domain/schedule/progress/check-progress.ts';
import type { ActivityProgress, AddedStep } from '../../domain/schedule/work-plan.ts';
import { counted } from '../../domain/words.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import type { Tracked } from './load-tracked.ts';
import { listLatest, type ProgressRow, toAdded, toRecord } from './progress-queries.ts';
import { insertProgress } from './progress-store.ts';

/**
 * Keeps what was recorded, each changed activity as a new row, all or none. Refused where somebody recorded one of them since the revision that the
 * person saw, or where the whole record would have a fault; doubts come back beside what was kept.
 */
export async function recordProgress(ctx: Context, { baseline, schedule, listed }: Tracked, wanted: WantedProgress): Promise<Result<number>> {
  const carrierId = requireCarrierId(ctx);
  const person = requirePerson(ctx);
  const { estimateId, number } = baseline;
  return await inTransaction(ctx, async (tx): Promise<Result<number>> => {
    const latest = await listLatest(tx, estimateId);
    const changed = wanted.entries.filter((entry) => !isAsStored(latest.get(entry.activityId), entry));
    const clashes = changed.filter(({ activityId, seen }) => (latest.get(activityId)?.revision ?? 0) !== seen);
    if (clashes.length > 0) return bad(clashes.map((entry) => toClash(entry, latest.get(entry.activityId))));
    const wrong = changed.flatMap(({ added }) => (added ? checkAdded(added, listed, ctx.reference.work) : []));
    if (wrong.length > 0) return bad(wrong);
    const mine = new Map(changed.map((entry) => [entry.activityId, entry]));
    const others = toRecord(latest.values()).filter(({ activityId }) => !mine.has(activityId));
    const record = [...changed.flatMap(({ progress }) => progress ?? []), ...others];
    const count = record.length - others.length;
    const added = [...changed.flatMap((entry) => entry.added ?? []), ...toAdded(latest.values()).filter(({ activityId }) => !mine.has(activityId))];
    const plan = { startOn: schedule.summary.settings.startOn, activities: withAddedSteps(listed, added, ctx.reference.work) };
    const found = [...checkProgress(record, plan, dayOf(tx.now)), ...checkOrder(record, plan.activities)].filter(({ entry }) => entry < count);
    if (found.some(isError)) return bad(found.filter(isError));
    await insertProgress(
      tx,
      estimateId,
      changed.map(({ activityId, progress, added = null }) => ({
        carrierId,
        estimateId,
        activityId,
        revision: (latest.get(activityId)?.revision ?? 0) + 1,
        isLatest: true,
        startedOn: progress?.startedOn ?? null,
        finishedOn: progress?.finishedOn ?? null,
        remainingDays: progress?.remainingDays ?? null,
        cause: (progress ?? added)?.cause ?? null,
        addedDays: added?.days ?? null,
        noteText: (progress ?? added)?.note ?? '',
        source: wanted.source,
        recordedBy: person.personId,
        recordedByName: person.name,
        recordedAt: tx.now,
      })),
    );
    if (changed.length > 0) {
      await recordEvent(tx, {
        action: 'progress recorded',
        subject: `schedule ${number}`,
        summary: `${counted(changed.length, 'activity', 'activities')}, ${sourceWords[wanted.source]}`,
        changes: Object.fromEntries(
          changed
            .slice(0, 200)
            .map(({ activityId, progress, added }) => [
              activityId,
              { before: words(latest.get(activityId)), after: added ? { ...added, ...progress } : progress },
            ]),
        ),
      });
    }
    return good(changed.length, found);
  });
}

const sourceWords = { form: 'in the form', file: 'from a file', 'as planned': 'as planned' } as const;

function isAsStored(row: ProgressRow | undefined, { progress, added = null }: WantedEntry): boolean {
  if ((row?.addedDays ?? null) !== (added?.days ?? null)) return false;
  if (!row || row.startedOn === null) {
    return progress === null && (added === null || (row?.cause === added.cause && row.noteText === added.note));
  }
  return (
    progress !== null &&
    row.startedOn === progress.startedOn &&
    row.finishedOn === progress.finishedOn &&
    row.remainingDays === progress.remainingDays &&
    row.cause === progress.cause &&
    row.noteText === progress.note
  );
}

function toClash({ activityId }: WantedEntry, row: ProgressRow | undefined): EntryIssue {
  const who = row ? `${row.recordedByName} recorded it` : 'It was recorded';
  const what = row?.startedOn ? `${row.startedOn} to ${row.finishedOn ?? 'still going on'}` : 'not begun';
  const message = `${activityId}: ${who} since you opened it, as ${what}. Nothing was overwritten: compare, and record once more if yours is right.`;
  return { severity: 'error', code: 'recorded-meanwhile', field: 'startedOn', message, subject: activityId, entry: 0 };
}

function words(row: ProgressRow | undefined) {
  if (!row) return null;
  const { startedOn, finishedOn, remainingDays, cause, addedDays, noteText } = row;
  return { startedOn, finishedOn, remainingDays, cause, note: noteText, ...(addedDays !== null && { days: addedDays }) };
}

export interface WantedProgress {
  source: 'form' | 'file' | 'as planned';
  entries: WantedEntry[];
}

export interface WantedEntry {
  activityId: string;
  /** Null takes back what was recorded. */
  progress: ActivityProgress | null;
  /** A step that the baseline does not have, begun or not; null or left out for all others, and takes it back. */
  added?: AddedStep | null | undefined;
  /** Revision that the person saw; 0 where nothing was recorded. */
  seen: number;
}
