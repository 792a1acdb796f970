import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { getSchedule } from './queries.ts';
import { updateSchedule } from './store.ts';

/** Asks the job of a plan to end with the best it has found so far; nothing happens to a plan that is done. */
export async function stopSchedule(ctx: Context, id: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await getSchedule(tx, id);
    if (row.status !== 'queued' || row.isStopAsked) return;
    await updateSchedule(tx, id, { isStopAsked: true });
    await recordEvent(tx, { action: 'planning stopped', subject: `schedule ${row.number}`, summary: 'The best so far is kept' });
  });
}
