import { and, eq, inArray, sql } from 'drizzle-orm';
import { columnMappings, equipmentItems, importChunks, importUploads, inventories, sites } from '../../../db/schema/inventory.ts';
import type { Context } from '../../context.ts';
import type { EquipmentItem } from '../../domain/inventory/equipment.ts';
import type { Site } from '../../domain/inventory/site.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';
import { defaultProgram } from './queries.ts';

const bareCoverage = { coverage: 'none', unitCount: 0, coveredUnits: 0, boundaryUnits: 0, unknownUnits: 0 } as const;

/** Raises the version of the inventory by one; every write to sites or equipment ends with it. */
export async function raiseVersion(ctx: Context, carrierId: number): Promise<void> {
  await ctx.db
    .insert(inventories)
    .values({ carrierId, version: 1, program: defaultProgram, updatedAt: ctx.now })
    .onConflictDoUpdate({ target: inventories.carrierId, set: { version: sql`${inventories.version} + 1`, updatedAt: ctx.now } });
}

export async function saveProgram(ctx: Context, carrierId: number, program: ProgramKey): Promise<void> {
  await ctx.db
    .insert(inventories)
    .values({ carrierId, version: 1, program, updatedAt: ctx.now })
    .onConflictDoUpdate({ target: inventories.carrierId, set: { program, updatedAt: ctx.now } });
}

export async function insertSite(ctx: Context, carrierId: number, site: Site): Promise<number> {
  const [row] = await ctx.db
    .insert(sites)
    .values(newSiteRow(ctx, carrierId, site))
    .returning({ id: sites.id });
  if (!row) throw new Error('The site was not stored.');
  return row.id;
}

export async function insertSites(ctx: Context, carrierId: number, list: readonly Site[]): Promise<void> {
  if (list.length === 0) return;
  await ctx.store.insertMany(
    ctx.db,
    sites,
    list.map((site) => newSiteRow(ctx, carrierId, site)),
  );
}

export async function updateSite(ctx: Context, siteId: number, values: Partial<Site>): Promise<void> {
  const key = values.code === undefined ? {} : { codeKey: values.code.toLowerCase() };
  await ctx.db
    .update(sites)
    .set({ ...values, ...key, updatedAt: ctx.now })
    .where(eq(sites.id, siteId));
}

/** Puts whole sites in the place of known ones. */
export async function updateSites(ctx: Context, list: readonly { siteId: number; site: Site }[]): Promise<void> {
  if (list.length === 0) return;
  await ctx.store.updateMany(
    ctx.db,
    sites,
    list.map(({ siteId, site }) => ({ ...site, id: siteId, codeKey: site.code.toLowerCase(), updatedAt: ctx.now })),
  );
}

export async function updateSiteCoverage(ctx: Context, list: readonly SiteCoverageRow[]): Promise<void> {
  if (list.length > 0) await ctx.store.updateMany(ctx.db, sites, list);
}

export async function deleteSites(ctx: Context, carrierId: number, ids: readonly number[]): Promise<void> {
  for (let start = 0; start < ids.length; start += 500) {
    const some = ids.slice(start, start + 500);
    await ctx.db.delete(equipmentItems).where(and(eq(equipmentItems.carrierId, carrierId), inArray(equipmentItems.siteId, some)));
    await ctx.db.delete(sites).where(and(eq(sites.carrierId, carrierId), inArray(sites.id, some)));
  }
}

export async function insertItem(ctx: Context, carrierId: number, place: { siteId: number; item: EquipmentItem }): Promise<number> {
  const [row] = await ctx.db
    .insert(equipmentItems)
    .values(newItemRow(ctx, carrierId, place))
    .returning({ id: equipmentItems.id });
  if (!row) throw new Error('The equipment was not stored.');
  return row.id;
}

export async function insertItems(ctx: Context, carrierId: number, list: readonly { siteId: number; item: EquipmentItem }[]): Promise<void> {
  if (list.length === 0) return;
  await ctx.store.insertMany(
    ctx.db,
    equipmentItems,
    list.map((place) => newItemRow(ctx, carrierId, place)),
  );
}

export async function updateItem(ctx: Context, itemId: number, place: { siteId?: number; values: Partial<EquipmentItem> }): Promise<void> {
  const { siteCode: _siteCode, serials, tag, ...values } = place.values;
  await ctx.db
    .update(equipmentItems)
    .set({
      ...values,
      ...(serials && { serialsJson: serials }),
      ...(tag !== undefined && { tag, tagKey: tag.toLowerCase() }),
      ...(place.siteId !== undefined && { siteId: place.siteId }),
      updatedAt: ctx.now,
    })
    .where(eq(equipmentItems.id, itemId));
}

/** Puts whole lines of equipment in the place of known ones. */
export async function updateItems(ctx: Context, list: readonly { itemId: number; siteId: number; item: EquipmentItem }[]): Promise<void> {
  if (list.length === 0) return;
  await ctx.store.updateMany(
    ctx.db,
    equipmentItems,
    list.map(({ itemId, ...place }) => ({ ...itemValues(ctx, place), id: itemId })),
  );
}

export async function deleteItemRow(ctx: Context, itemId: number): Promise<void> {
  await ctx.db.delete(equipmentItems).where(eq(equipmentItems.id, itemId));
}

export async function insertUpload(ctx: Context, row: typeof importUploads.$inferInsert): Promise<number> {
  const [inserted] = await ctx.db.insert(importUploads).values(row).returning({ id: importUploads.id });
  if (!inserted) throw new Error('The upload was not stored.');
  return inserted.id;
}

export async function updateUpload(ctx: Context, uploadId: number, values: Partial<typeof importUploads.$inferInsert>): Promise<void> {
  await ctx.db.update(importUploads).set(values).where(eq(importUploads.id, uploadId));
}

/** Replaces the waiting rows of an upload. */
export async function saveChunks(ctx: Context, uploadId: number, chunks: readonly string[]): Promise<void> {
  await deleteChunks(ctx, uploadId);
  if (chunks.length === 0) return;
  await ctx.store.insertMany(
    ctx.db,
    importChunks,
    chunks.map((rowsJson, position) => ({ uploadId, position, rowsJson })),
  );
}

export async function deleteChunks(ctx: Context, uploadId: number): Promise<void> {
  await ctx.db.delete(importChunks).where(eq(importChunks.uploadId, uploadId));
}

export async function saveMapping(ctx: Context, carrierId: number, mapping: Record<string, string>): Promise<void> {
  for (const [header, columnKey] of Object.entries(mapping)) {
    await ctx.db
      .insert(columnMappings)
      .values({ carrierId, header, columnKey })
      .onConflictDoUpdate({ target: [columnMappings.carrierId, columnMappings.header], set: { columnKey } });
  }
}

export async function deleteMapping(ctx: Context, carrierId: number, headers: readonly string[]): Promise<void> {
  if (headers.length === 0) return;
  await ctx.db.delete(columnMappings).where(and(eq(columnMappings.carrierId, carrierId), inArray(columnMappings.header, [...headers])));
}

function newSiteRow(ctx: Context, carrierId: number, site: Site): typeof sites.$inferInsert {
  return { ...site, ...bareCoverage, carrierId, codeKey: site.code.toLowerCase(), updatedAt: ctx.now };
}

function newItemRow(ctx: Context, carrierId: number, place: { siteId: number; item: EquipmentItem }): typeof equipmentItems.$inferInsert {
  return { carrierId, ...itemValues(ctx, place) };
}

// Written out, because copying and taking apart an object for each of 100,000 lines takes as long as inserting them.
function itemValues(ctx: Context, { siteId, item }: { siteId: number; item: EquipmentItem }) {
  return {
    siteId,
    tag: item.tag,
    tagKey: item.tag.toLowerCase(),
    maker: item.maker,
    model: item.model,
    modelKey: item.modelKey,
    category: item.category,
    quantity: item.quantity,
    serialsJson: item.serials,
    obtainedOn: item.obtainedOn,
    ownership: item.ownership,
    status: item.status,
    notes: item.notes,
    updatedAt: ctx.now,
  };
}

type SiteCoverageRow = { id: number } & Pick<typeof sites.$inferInsert, 'coverage' | 'unitCount' | 'coveredUnits' | 'boundaryUnits' | 'unknownUnits'>;
