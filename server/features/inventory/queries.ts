import { and, asc, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm';
import { equipmentItems, inventories, type SiteCoverage, sites } from '../../../db/schema/inventory.ts';
import type { Context } from '../../context.ts';
import type { Inventory } from '../../domain/inventory/inventory.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';
import { notFound } from '../../platform/errors.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { type ItemRow, type SiteRow, toItem, toSite } from './rows.ts';

export const defaultProgram: ProgramKey = 'scrp';

/** The carrier's whole inventory: sites by code, items by site and tag. */
export async function getInventory(ctx: Context): Promise<Inventory> {
  const carrierId = requireCarrierId(ctx);
  const { version } = await getInventoryState(ctx);
  const siteRows = await ctx.db.select().from(sites).where(eq(sites.carrierId, carrierId)).orderBy(asc(sites.codeKey), asc(sites.id));
  const codes = new Map(siteRows.map((row) => [row.id, row.code]));
  const itemRows = await ctx.db
    .select()
    .from(equipmentItems)
    .where(eq(equipmentItems.carrierId, carrierId))
    .orderBy(asc(equipmentItems.siteId), asc(equipmentItems.tagKey), asc(equipmentItems.id));
  return { version, sites: siteRows.map(toSite), items: itemRows.map((row) => toItem(row, codes.get(row.siteId) ?? '')) };
}

/** Version and program of the inventory; version 0 before anything was entered. */
export async function getInventoryState(ctx: Context): Promise<{ version: number; program: ProgramKey }> {
  const carrierId = requireCarrierId(ctx);
  const [row] = await ctx.db.select().from(inventories).where(eq(inventories.carrierId, carrierId));
  return { version: row?.version ?? 0, program: row?.program ?? defaultProgram };
}

/** One page of sites that match, by code. */
export async function listSites(ctx: Context, filter: SiteFilter, page: { number: number; size: number }): Promise<SiteRow[]> {
  return await ctx.db
    .select()
    .from(sites)
    .where(matching(ctx, filter))
    .orderBy(asc(sites.codeKey), asc(sites.id))
    .limit(page.size)
    .offset((page.number - 1) * page.size);
}

/** Counts afresh; `countSites` keeps what this returns. */
export async function readSiteCounts(ctx: Context, filter: SiteFilter): Promise<SiteCounts> {
  const rows = await ctx.db
    .select({
      coverage: sites.coverage,
      sites: sql<number>`count(*)`.mapWith(Number),
      units: sql<number>`coalesce(sum(${sites.unitCount}), 0)`.mapWith(Number),
      coveredUnits: sql<number>`coalesce(sum(${sites.coveredUnits}), 0)`.mapWith(Number),
    })
    .from(sites)
    .where(matching(ctx, { ...filter, coverage: undefined }))
    .groupBy(sites.coverage);
  const of = (coverage: SiteCoverage) => rows.find((row) => row.coverage === coverage)?.sites ?? 0;
  const total = (key: 'sites' | 'units' | 'coveredUnits') => rows.reduce((sum, row) => sum + row[key], 0);
  return {
    all: total('sites'),
    covered: of('covered'),
    boundary: of('boundary'),
    toResolve: of('to resolve'),
    none: of('none'),
    units: total('units'),
    coveredUnits: total('coveredUnits'),
  };
}

/** Ids of all sites that match, for bulk changes. */
export async function listSiteIds(ctx: Context, filter: SiteFilter): Promise<number[]> {
  const rows = await ctx.db.select({ id: sites.id }).from(sites).where(matching(ctx, filter)).orderBy(asc(sites.codeKey), asc(sites.id));
  return rows.map((row) => row.id);
}

/** The carrier's sites among these ids; ids of others are left out. */
export async function listSitesByIds(ctx: Context, ids: readonly number[]): Promise<SiteRow[]> {
  const carrierId = requireCarrierId(ctx);
  const found: SiteRow[] = [];
  for (let start = 0; start < ids.length; start += 500) {
    const some = ids.slice(start, start + 500);
    found.push(
      ...(await ctx.db
        .select()
        .from(sites)
        .where(and(eq(sites.carrierId, carrierId), inArray(sites.id, some)))),
    );
  }
  return found.sort((a, b) => (a.codeKey < b.codeKey ? -1 : a.codeKey > b.codeKey ? 1 : a.id - b.id));
}

/** Every site with coordinates that matches, for the map. */
export async function listPoints(ctx: Context, filter: SiteFilter): Promise<PointRow[]> {
  const rows = await ctx.db
    .select({
      id: sites.id,
      code: sites.code,
      name: sites.name,
      city: sites.city,
      county: sites.county,
      state: sites.state,
      latitude: sites.latitude,
      longitude: sites.longitude,
      coverage: sites.coverage,
    })
    .from(sites)
    .where(matching(ctx, filter))
    .orderBy(asc(sites.codeKey), asc(sites.id));
  return rows.flatMap((row) =>
    row.latitude === null || row.longitude === null ? [] : [{ ...row, latitude: row.latitude, longitude: row.longitude }],
  );
}

export async function getSite(ctx: Context, siteId: number): Promise<SiteRow> {
  const carrierId = requireCarrierId(ctx);
  const [row] = await ctx.db
    .select()
    .from(sites)
    .where(and(eq(sites.id, siteId), eq(sites.carrierId, carrierId)));
  if (!row) throw notFound('That site does not exist.');
  return row;
}

export async function findSiteByCode(ctx: Context, code: string): Promise<SiteRow | undefined> {
  const carrierId = requireCarrierId(ctx);
  const [row] = await ctx.db
    .select()
    .from(sites)
    .where(and(eq(sites.carrierId, carrierId), eq(sites.codeKey, code.toLowerCase())));
  return row;
}

export async function listItems(ctx: Context, siteId: number): Promise<ItemRow[]> {
  const carrierId = requireCarrierId(ctx);
  return await ctx.db
    .select()
    .from(equipmentItems)
    .where(and(eq(equipmentItems.carrierId, carrierId), eq(equipmentItems.siteId, siteId)))
    .orderBy(asc(equipmentItems.tagKey), asc(equipmentItems.id));
}

export async function getItem(ctx: Context, itemId: number): Promise<ItemRow> {
  const carrierId = requireCarrierId(ctx);
  const [row] = await ctx.db
    .select()
    .from(equipmentItems)
    .where(and(eq(equipmentItems.id, itemId), eq(equipmentItems.carrierId, carrierId)));
  if (!row) throw notFound('That equipment does not exist.');
  return row;
}

export async function findItemByTag(ctx: Context, tag: string): Promise<ItemRow | undefined> {
  const carrierId = requireCarrierId(ctx);
  const [row] = await ctx.db
    .select()
    .from(equipmentItems)
    .where(and(eq(equipmentItems.carrierId, carrierId), eq(equipmentItems.tagKey, tag.toLowerCase())));
  return row;
}

/** The carrier's tags that start with this text, whatever their site. */
export async function listTagsStarting(ctx: Context, start: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ tag: equipmentItems.tag })
    .from(equipmentItems)
    .where(
      and(eq(equipmentItems.carrierId, requireCarrierId(ctx)), sql`${equipmentItems.tagKey} like ${`${literal(start.toLowerCase())}%`} escape '\\'`),
    );
  return rows.map((row) => row.tag);
}

/** Every site of the carrier by its code in lower case, and whether no equipment is listed there. */
export async function listSitePlaces(ctx: Context, carrierId: number): Promise<Map<string, { siteId: number; isBare: boolean }>> {
  const rows = await ctx.db
    .select({ id: sites.id, codeKey: sites.codeKey, unitCount: sites.unitCount })
    .from(sites)
    .where(eq(sites.carrierId, carrierId));
  return new Map(rows.map((row) => [row.codeKey, { siteId: row.id, isBare: row.unitCount === 0 }]));
}

/** Where each line of equipment is, by its tag in lower case. */
export async function listItemPlaces(ctx: Context, carrierId: number): Promise<Map<string, { id: number; siteId: number }>> {
  const rows = await ctx.db
    .select({ id: equipmentItems.id, siteId: equipmentItems.siteId, tagKey: equipmentItems.tagKey })
    .from(equipmentItems)
    .where(eq(equipmentItems.carrierId, carrierId));
  return new Map(rows.map(({ tagKey, ...place }) => [tagKey, place]));
}

function matching(ctx: Context, filter: SiteFilter): SQL | undefined {
  const mine = eq(sites.carrierId, requireCarrierId(ctx));
  const coverage = filter.coverage === undefined ? undefined : eq(sites.coverage, filter.coverage);
  const bare = filter.withoutEquipment ? eq(sites.unitCount, 0) : undefined;
  const text = filter.search.trim();
  if (text === '') return and(mine, coverage, bare);
  const patterns = spellingsOf(text).map((spelling) => `%${literal(spelling)}%`);
  const like = (column: SQL | typeof sites.name) => or(...patterns.map((pattern) => sql`lower(${column}) like ${pattern} escape '\\'`));
  const equipment = ctx.db
    .select({ one: sql`1` })
    .from(equipmentItems)
    .where(
      and(
        eq(equipmentItems.siteId, sites.id),
        or(
          like(sql`${equipmentItems.model}`),
          like(sql`${equipmentItems.tag}`),
          like(sql`${equipmentItems.maker}`),
          like(sql`cast(${equipmentItems.serialsJson} as text)`),
        ),
      ),
    );
  return and(
    mine,
    coverage,
    bare,
    or(like(sites.name), like(sql`${sites.code}`), like(sql`${sites.county}`), like(sql`${sites.city}`), exists(equipment)),
  );
}

/** A text as `lower()` may have left it: SQLite lowers only A to Z, so other letters are looked for small, large, as typed and large at word starts. */
function spellingsOf(text: string): string[] {
  const asTyped = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const small = text.toLowerCase();
  const large = small.replace(/[^\0-\x7f]/g, (letter) => letter.toUpperCase());
  const starts = small.replace(/(?<![\p{L}\p{M}])[^\0-\x7f]/gu, (letter) => letter.toUpperCase());
  return [...new Set([small, asTyped, large, starts])];
}

/** Text for a `like` pattern, its own wildcards disarmed. */
function literal(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

export interface SiteFilter {
  search: string;
  coverage: SiteCoverage | undefined;
  withoutEquipment: boolean;
}

export interface SiteCounts {
  all: number;
  covered: number;
  boundary: number;
  toResolve: number;
  none: number;
  units: number;
  coveredUnits: number;
}

type PointRow = Pick<SiteRow, 'id' | 'code' | 'name' | 'city' | 'county' | 'state' | 'coverage'> & { latitude: number; longitude: number };
