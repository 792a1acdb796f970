import type { Context } from '../../context.ts';
import type { EquipmentItem } from '../../domain/inventory/equipment.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { findSavedMeanwhile } from '../../platform/saved-meanwhile.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { findItemByTag, getItem, getSite } from './queries.ts';
import { refreshCoverage } from './refresh-coverage.ts';
import { textsOf, toItem } from './rows.ts';
import type { KnownRecord } from './save-site.ts';
import { insertItem, updateItem } from './store.ts';

/**
 * Adds a line of equipment to a site, or changes a known one: by its id, or by what a form showed of it, which is refused when somebody else saved
 * meanwhile. The tag must not belong to another line. Returns its id.
 */
export async function saveItem(
  ctx: Context,
  place: { siteId: number; item: EquipmentItem },
  known: KnownRecord | number | null,
): Promise<Result<number>> {
  const carrierId = requireCarrierId(ctx);
  const { siteId, item } = place;
  const { id: itemId, seen } = typeof known === 'object' && known !== null ? known : { id: known, seen: undefined };
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
    const stored = toItem(before, site.code);
    const meanwhile = findSavedMeanwhile({ stored: textsOf(stored), entered: textsOf(item) }, seen);
    if (meanwhile.length > 0) return bad(meanwhile);
    await updateItem(tx, itemId, { siteId, values: item });
    await refreshCoverage(tx, carrierId, [siteId, before.siteId]);
    await recordEvent(tx, { action: 'equipment changed', subject, summary, changes: changesBetween(stored, item) });
    return good(itemId);
  });
}
