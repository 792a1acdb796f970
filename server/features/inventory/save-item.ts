import type { Context } from '../../context.ts';
import type { EquipmentItem } from '../../domain/inventory/equipment.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { findItemByTag, getItem, getSite } from './queries.ts';
import { refreshCoverage } from './refresh-coverage.ts';
import { toItem } from './rows.ts';
import { insertItem, updateItem } from './store.ts';

/** Adds a line of equipment to a site, or changes the one with `itemId`. The tag must not belong to another line. Returns its id. */
export async function saveItem(ctx: Context, place: { siteId: number; item: EquipmentItem }, itemId: number | null): Promise<Result<number>> {
  const carrierId = requireCarrierId(ctx);
  const { siteId, item } = place;
  return inTransaction(ctx, async (tx) => {
    const site = await getSite(tx, siteId);
    const twin = await findItemByTag(tx, item.tag);
    if (twin && twin.id !== itemId) {
      const message = `The tag ${twin.tag} belongs to another line of equipment (${twin.maker} ${twin.model}). Give this one another tag.`;
      return bad([{ severity: 'error', code: 'duplicate-tag', field: 'tag', message }]);
    }
    const subject = `equipment ${item.tag}`;
    const summary = `${item.quantity} × ${item.maker} ${item.model} at ${site.code}`;
    if (itemId === null) {
      const id = await insertItem(tx, carrierId, place);
      await refreshCoverage(tx, carrierId, [siteId]);
      await recordEvent(tx, { action: 'equipment added', subject, summary, changes: changesBetween({}, item) });
      return good(id);
    }
    const before = await getItem(tx, itemId);
    await updateItem(tx, itemId, { siteId, values: item });
    await refreshCoverage(tx, carrierId, [siteId, before.siteId]);
    await recordEvent(tx, { action: 'equipment changed', subject, summary, changes: changesBetween(toItem(before, site.code), item) });
    return good(itemId);
  });
}
