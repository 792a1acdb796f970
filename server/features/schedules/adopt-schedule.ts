import type { Context } from '../../context.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { adoptPlan } from '../estimates/index.ts';
import { findStatus } from './progress-queries.ts';
import { getMade } from './queries.ts';
import { updateSchedule } from './store.ts';
import { planTitle, whyNotAdopted } from './words.ts';

/** Makes a plan the plan of a copy of its estimate, once. Returns the id of the copy. */
export async function adoptSchedule(ctx: Context, id: number): Promise<number> {
  return await inTransaction(ctx, async (tx) => {
    const row = await getMade(tx, id);
    if (row.adoptedAsId !== null) return row.adoptedAsId;
    const reason = whyNotAdopted(row, (await findStatus(tx, id)) !== undefined);
    if (reason !== null) throw conflict(reason);
    const { planJson: plan, passes } = row;
    const adoptedAsId = await adoptPlan(tx, row.estimateId, { scheduleId: row.id, title: planTitle(row), passes, plan });
    await updateSchedule(tx, row.id, { adoptedAsId });
    await recordEvent(tx, {
      action: 'plan adopted',
      subject: `schedule ${row.number}`,
      summary: 'A copy of the estimate is computed with it',
      changes: { adoptedAsId: { before: null, after: adoptedAsId } },
    });
    return adoptedAsId;
  });
}
