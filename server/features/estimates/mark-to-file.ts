import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { findToFile, getReady } from './queries.ts';
import { moveFilingMark } from './store.ts';

/** Marks an estimate as the one that is meant for the filing; the mark moves away from the one that had it. */
export async function markToFile(ctx: Context, estimateId: number): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  await inTransaction(ctx, async (tx) => {
    const row = await getReady(tx, estimateId);
    if (row.isToFile) return;
    const before = await findToFile(tx);
    await moveFilingMark(tx, carrierId, row.id);
    await recordEvent(tx, {
      action: 'estimate marked as the one to file',
      subject: `estimate ${row.number}`,
      summary: before ? `In place of estimate ${before.number}` : row.name,
      changes: { toFile: { before: before?.number ?? null, after: row.number } },
    });
  });
}
