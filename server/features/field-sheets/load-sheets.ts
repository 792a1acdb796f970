import type { Context } from '../../context.ts';
import type { EquipmentItem } from '../../domain/inventory/equipment.ts';
import { orderForDrive } from '../../domain/inventory/order-for-drive.ts';
import { coverItem } from '../../domain/programs/cover-item.ts';
import { listFieldReadings } from '../../domain/programs/list-field-readings.ts';
import type { Program } from '../../domain/programs/program.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { requirePerson } from '../accounts/index.ts';
import { getInventory, getInventoryState, getSite, listItems, listSitesByIds, type SiteRow, toItem, toSite } from '../inventory/index.ts';
import type { SheetsFacts, SiteSheet } from './field-sheets-document.ts';

/** What every sheet says about the carrier and its inventory. */
export async function loadSheetsFacts(ctx: Context): Promise<SheetsFacts & { program: Program }> {
  const { version, program } = await getInventoryState(ctx);
  return {
    carrierName: requirePerson(ctx).organizationName,
    createdAt: ctx.now,
    inventoryVersion: version,
    program: getProgram(program),
    programTitle: getProgram(program).shortTitle,
    publicUrl: ctx.publicUrl,
  };
}

export async function loadSheet(ctx: Context, siteId: number, program: Program): Promise<SiteSheet> {
  const site = await getSite(ctx, siteId);
  const items = (await listItems(ctx, siteId)).map((row) => toItem(row, site.code));
  return toSheet(ctx, { site, items, program });
}

/** The sheets of the carrier's sites among these, as a driver takes them. Sites that are gone meanwhile are left out. */
export async function loadSheets(ctx: Context, siteIds: readonly number[], program: Program): Promise<SiteSheet[]> {
  const rows = orderForDrive(await listSitesByIds(ctx, siteIds));
  const bySite = new Map<string, EquipmentItem[]>(rows.map(({ codeKey }) => [codeKey, []]));
  for (const item of (await getInventory(ctx)).items) bySite.get(item.siteCode.toLowerCase())?.push(item);
  return rows.map((site) => toSheet(ctx, { site, items: bySite.get(site.codeKey) ?? [], program }));
}

function toSheet({ reference }: Context, { site, items, program }: { site: SiteRow; items: readonly EquipmentItem[]; program: Program }): SiteSheet {
  const tested = items.map((item) => {
    const model = item.modelKey === null ? null : (reference.modelsByKey.get(item.modelKey) ?? null);
    return { item, coverage: coverItem(item, model, program) };
  });
  return {
    siteId: site.id,
    site: toSite(site),
    items: tested,
    programTitle: program.shortTitle,
    readingCount: tested.reduce((sum, { item, coverage }) => sum + listFieldReadings(item, coverage).length, 0),
  };
}
