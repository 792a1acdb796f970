import type { Context } from '../../context.ts';
import { readText } from '../../domain/inventory/read-text.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { getRow } from './queries.ts';
import { markWithdrawn } from './store.ts';

const readReason = readText(1000, 'many lines');

/** Takes an own price out of force, with the reason; estimates that used it keep it. So goes a damaged one, too. Withdrawing twice changes nothing. */
export async function withdrawOwnPrice(ctx: Context, ownPriceId: number, text: string): Promise<Result<void>> {
  const plain = text.trim();
  const reason = readReason(plain);
  if (plain === '') return bad([{ severity: 'error', code: 'no-reason', field: 'reason', message: 'Say why the price no longer holds.' }]);
  if (reason.value === undefined) return bad(reason.problems.map((problem) => ({ ...problem, field: 'reason' })));
  const why = reason.value;
  return inTransaction(ctx, async (tx) => {
    const row = await getRow(tx, ownPriceId);
    if (row.status === 'withdrawn') return good(undefined);
    await markWithdrawn(tx, row.id, why);
    const changes = { status: { before: 'active', after: 'withdrawn' } };
    await recordEvent(tx, { action: 'own price withdrawn', subject: `own price ${row.code}`, summary: why, changes });
    return good(undefined);
  });
}
