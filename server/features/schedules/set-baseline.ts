import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { findBaseline, findStatus } from './progress-queries.ts';
import { insertBaseline } from './progress-store.ts';
import { getMade } from './queries.ts';

/** Makes a plan the one that the work of its estimate is measured against. The first needs no reason; another in its place does. */
export async function setBaseline(ctx: Context, scheduleId: number, reason: string): Promise<Result<null>> {
  const carrierId = requireCarrierId(ctx);
  const { personId, name } = requirePerson(ctx);
  return await inTransaction(ctx, async (tx): Promise<Result<null>> => {
    const plan = await getMade(tx, scheduleId);
    const before = await findBaseline(tx, plan.estimateId);
    if (before?.scheduleId === scheduleId) return good(null);
    if (before && reason === '') {
      const message = 'State why the baseline changes: everything recorded is measured against it, and the reason stands in the delay record.';
      return bad([{ severity: 'error', code: 'no-reason', field: 'reason', message }]);
    }
    if (await findStatus(tx, scheduleId)) {
      const message = 'A plan of the rest holds days that are facts, so lateness against it would be hidden. Choose a plan of the whole work.';
      return bad([{ severity: 'error', code: 'plan-of-rest', field: 'reason', message }]);
    }
    await insertBaseline(tx, {
      carrierId,
      estimateId: plan.estimateId,
      scheduleId,
      reasonText: reason,
      setBy: personId,
      setByName: name,
      setAt: tx.now,
    });
    await recordEvent(tx, {
      action: 'baseline set',
      subject: `schedule ${plan.number}`,
      summary: reason === '' ? 'The first baseline of its estimate' : reason.slice(0, 200),
      changes: { baseline: { before: before?.scheduleId ?? null, after: scheduleId } },
    });
    return good(null);
  });
}
