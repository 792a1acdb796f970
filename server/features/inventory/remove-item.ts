import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getItem, getSite } from './queries.ts';
import { refreshCoverage } from './refresh-coverage.ts';
import { toItem } from './rows.ts';
import { deleteItemRow } from './store.ts';

/** Removes one line of equipment. Returns the id of its site. */
export async function removeItem(ctx: Context, itemId: number): Promise<number> {
  const carrierId = requireCarrierId(ctx);
  return inTransaction(ctx, async (tx) => {
    const row = await getItem(tx, itemId);
    const site = await getSite(tx, row.siteId);
    await deleteItemRow(tx, itemId);
    await refreshCoverage(tx, carrierId, [row.siteId]);
    const summary = `${row.quantity} × ${row.maker} ${row.model} at ${site.code}`;
    const changes = { equipment: { before: toItem(row, site.code), after: null } };
    await recordEvent(tx, { action: 'equipment removed', subject: `equipment ${row.tag}`, summary, changes });
    return row.siteId;
  });
}
