import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { listItems, listSitesByIds } from './queries.ts';
import { refreshCoverage } from './refresh-coverage.ts';
import { toItem, toSite } from './rows.ts';
import { deleteSites } from './store.ts';

/** Removes sites with their equipment. Filings and estimates keep their own copy. Returns how many went. */
export async function removeSites(ctx: Context, siteIds: readonly number[]): Promise<number> {
  const carrierId = requireCarrierId(ctx);
  return inTransaction(ctx, async (tx) => {
    const rows = await listSitesByIds(tx, siteIds);
    for (const row of rows) {
      const items = (await listItems(tx, row.id)).map((item) => toItem(item, row.code));
      const changes = { site: { before: toSite(row), after: null }, equipment: { before: items, after: null } };
      await recordEvent(tx, {
        action: 'site removed',
        subject: `site ${row.code}`,
        summary: `${row.name} with ${items.length} lines of equipment`,
        changes,
      });
    }
    await deleteSites(
      tx,
      carrierId,
      rows.map((row) => row.id),
    );
    await refreshCoverage(tx, carrierId, []);
    return rows.length;
  });
}
