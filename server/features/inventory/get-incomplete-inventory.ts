import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { equipmentItems, sites } from '../../../db/schema/inventory.ts';
import type { Context } from '../../context.ts';
import type { Inventory } from '../../domain/inventory/inventory.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getInventoryState } from './queries.ts';
import { toItem, toSite } from './rows.ts';

/**
 * The part of the inventory in which something that an estimate needs may be missing: sites with units that have no verdict, and sites with
 * covered units but without a height. At most `limit` sites, by code; `siteCount` says how many there are.
 */
export async function getIncompleteInventory(ctx: Context, limit: number): Promise<{ inventory: Inventory; siteCount: number }> {
  const carrierId = requireCarrierId(ctx);
  const { version } = await getInventoryState(ctx);
  const isOpen = or(gt(sites.unknownUnits, 0), and(isNull(sites.heightFeet), or(gt(sites.coveredUnits, 0), gt(sites.boundaryUnits, 0))));
  const wanted = and(eq(sites.carrierId, carrierId), isOpen);
  const [counted] = await ctx.db
    .select({ rows: sql<number>`count(*)`.mapWith(Number) })
    .from(sites)
    .where(wanted);
  const siteRows = await ctx.db.select().from(sites).where(wanted).orderBy(asc(sites.codeKey), asc(sites.id)).limit(limit);
  const codes = new Map(siteRows.map((row) => [row.id, row.code]));
  const itemRows =
    siteRows.length === 0
      ? []
      : await ctx.db
          .select()
          .from(equipmentItems)
          .where(and(eq(equipmentItems.carrierId, carrierId), inArray(equipmentItems.siteId, [...codes.keys()])))
          .orderBy(asc(equipmentItems.siteId), asc(equipmentItems.tagKey), asc(equipmentItems.id));
  const items = itemRows.map((row) => toItem(row, codes.get(row.siteId) ?? ''));
  return { inventory: { version, sites: siteRows.map(toSite), items }, siteCount: counted?.rows ?? 0 };
}
