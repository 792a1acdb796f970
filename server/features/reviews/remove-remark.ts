import type { Context } from '../../context.ts';
import { conflict, notFound } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { getReview, listRemarks } from './queries.ts';
import { deleteRemark } from './store.ts';

/** Takes back a remark that was not sent yet. */
export async function removeRemark(ctx: Context, filingId: number, remarkId: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const entry = await getReview(tx, filingId);
    const remark = (await listRemarks(tx, entry)).find((row) => row.id === remarkId);
    if (!remark) throw notFound('That remark does not exist.');
    if (remark.isSent) throw conflict('The carrier has this remark already. It stays with the filing.');
    await deleteRemark(tx, filingId, remarkId);
    const changes = { remark: { before: remark.text, after: null } };
    await recordEvent(tx, {
      action: 'remark deleted',
      subject: `filing ${entry.number}`,
      summary: remark.lineId === null ? 'The whole filing' : `Line ${remark.lineId}`,
      changes,
    });
  });
}
