import type { Context } from '../../context.ts';
import type { EquipmentItem } from '../../domain/inventory/equipment.ts';
import type { Site } from '../../domain/inventory/site.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getUpload, listChunks } from './import-queries.ts';
import { getInventoryState, listItemIdsByTag, listSiteIdsByCode } from './queries.ts';
import { refreshCoverage } from './refresh-coverage.ts';
import { deleteChunks, insertItems, insertSites, updateItem, updateSite, updateUpload } from './store.ts';

/** A thousand or fewer checked rows of an upload, as they wait for confirmation. */
export interface WaitingRows {
  addedSites?: Site[];
  changedSites?: Site[];
  addedItems?: EquipmentItem[];
  changedItems?: EquipmentItem[];
}

/**
 * Saves the checked rows of an upload, all or none. A second confirmation does nothing. Throws `conflict` when the inventory has changed since
 * the check: the caller checks the file again.
 */
export async function confirmUpload(ctx: Context, uploadId: number, report: (progress: Progress) => void = () => undefined): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  await inTransaction(ctx, async (tx) => {
    const upload = await getUpload(tx, uploadId);
    if (upload.status === 'confirmed') return;
    if (upload.status !== 'checked' && upload.status !== 'confirming')
      throw conflict('This upload can no longer be imported. Upload the file again.');
    if ((await getInventoryState(tx)).version !== upload.baseVersion) {
      throw conflict('The inventory has changed since this file was checked. It was checked again; look at the changes and confirm once more.');
    }
    const chunks = await listChunks(tx, upload);
    const siteIds = await listSiteIdsByCode(tx, carrierId);
    const itemIds = (upload.countsJson?.changedItems ?? 0) > 0 ? await listItemIdsByTag(tx, carrierId) : new Map<string, number>();
    const touched = new Set<number>();
    const idOf = (code: string): number => {
      const id = siteIds.get(code.toLowerCase());
      if (id === undefined) throw new Error(`The upload names the site ${code}, which does not exist.`);
      touched.add(id);
      return id;
    };
    for (const [index, text] of chunks.entries()) {
      const rows = JSON.parse(text) as WaitingRows;
      if (rows.addedSites) {
        await insertSites(tx, carrierId, rows.addedSites);
        for (const [code, id] of await listSiteIdsByCode(tx, carrierId)) siteIds.set(code, id);
      }
      for (const site of rows.changedSites ?? []) await updateSite(tx, idOf(site.code), site);
      await insertItems(
        tx,
        carrierId,
        (rows.addedItems ?? []).map((item) => ({ siteId: idOf(item.siteCode), item })),
      );
      for (const item of rows.changedItems ?? []) {
        const itemId = itemIds.get(item.tag.toLowerCase());
        if (itemId !== undefined) await updateItem(tx, itemId, { siteId: idOf(item.siteCode), values: item });
      }
      report({ done: index + 1, total: chunks.length + 1, label: 'Saving rows' });
    }
    await refreshCoverage(tx, carrierId, touched.size > 500 ? 'all' : [...touched]);
    await deleteChunks(tx, uploadId);
    await updateUpload(tx, uploadId, { status: 'confirmed', confirmedAt: ctx.now });
    const counts = upload.countsJson;
    const summary = `${upload.fileName}: ${counts?.addedSites ?? 0} sites and ${counts?.addedItems ?? 0} equipment lines added, ${counts?.changedSites ?? 0} and ${counts?.changedItems ?? 0} changed`;
    const changes = { import: { before: null, after: { ...counts, fileSha256: upload.fileSha256 } } };
    await recordEvent(tx, { action: 'import confirmed', subject: `import ${uploadId}`, summary, changes });
  });
}
