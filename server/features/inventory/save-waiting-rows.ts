import type { Context } from '../../context.ts';
import type { EquipmentItem } from '../../domain/inventory/equipment.ts';
import type { Site } from '../../domain/inventory/site.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { createCoverageCount } from './count-coverage.ts';
import type { UploadRow } from './has-stopped.ts';
import { eachChunk } from './import-queries.ts';
import { getInventoryState, listItemPlaces, listSitePlaces } from './queries.ts';
import { refreshCoverage } from './refresh-coverage.ts';
import { insertItems, insertSites, updateItems, updateSiteCoverage, updateSites } from './store.ts';

/** A thousand or fewer checked rows of an upload, as they wait for confirmation. */
export interface WaitingRows {
  addedSites?: Site[];
  changedSites?: Site[];
  addedItems?: EquipmentItem[];
  changedItems?: EquipmentItem[];
}

/**
 * Puts the waiting rows of an upload into the inventory and brings what is covered at each site up to date: counted from the rows themselves at
 * sites that had no equipment, read again at all others. To be called in the transaction of the confirmation.
 */
export async function saveWaitingRows(ctx: Context, upload: UploadRow, report: (progress: Progress) => void): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  const count = createCoverageCount(ctx, getProgram((await getInventoryState(ctx)).program));
  const recount = new Set<number>();
  const items = (upload.countsJson?.changedItems ?? 0) > 0 ? await listItemPlaces(ctx, carrierId) : new Map<string, never>();
  let sites: Awaited<ReturnType<typeof listSitePlaces>> | undefined;
  const siteOf = (code: string) => {
    const site = sites?.get(code.toLowerCase());
    if (!site) throw new Error(`The upload names the site ${code}, which does not exist.`);
    return site;
  };
  for await (const { text, position, count: chunkCount } of eachChunk(ctx, upload)) {
    const { addedSites = [], changedSites = [], addedItems = [], changedItems = [] } = JSON.parse(text) as WaitingRows;
    if (addedSites.length > 0) {
      await insertSites(ctx, carrierId, addedSites);
      sites = undefined;
    } else sites ??= await listSitePlaces(ctx, carrierId);
    await updateSites(
      ctx,
      changedSites.map((site) => ({ siteId: siteOf(site.code).siteId, site })),
    );
    const placed = addedItems.map((item) => ({ ...siteOf(item.siteCode), item }));
    await insertItems(ctx, carrierId, placed);
    count.add(placed.filter((place) => place.isBare));
    for (const place of placed) if (!place.isBare) recount.add(place.siteId);
    const moved = changedItems.flatMap((item) => {
      const before = items.get(item.tag.toLowerCase());
      return before ? [{ itemId: before.id, siteId: siteOf(item.siteCode).siteId, item, from: before.siteId }] : [];
    });
    await updateItems(ctx, moved);
    for (const { siteId, from } of moved) recount.add(siteId).add(from);
    report({ done: position + 1, total: chunkCount + 1, label: 'Saving rows' });
  }
  const counted = count.siteIds().filter((siteId) => !recount.has(siteId));
  await updateSiteCoverage(
    ctx,
    counted.map((siteId) => ({ id: siteId, ...count.of(siteId) })),
  );
  await refreshCoverage(ctx, carrierId, [...recount]);
}
