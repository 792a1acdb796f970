import { and, asc, eq, inArray } from 'drizzle-orm';
import { equipmentItems, sites } from '../../../db/schema/inventory.ts';
import type { Context } from '../../context.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { createCoverageCount } from './count-coverage.ts';
import { getInventoryState } from './queries.ts';
import { toItem } from './rows.ts';
import { raiseVersion, updateSiteCoverage } from './store.ts';

const sitesAtOnce = 500;

/** Ends every write to sites or equipment: recounts what is covered at the named sites (or all) and raises the inventory version. */
export async function refreshCoverage(ctx: Context, carrierId: number, siteIds: readonly number[] | 'all'): Promise<void> {
  const program = getProgram((await getInventoryState(ctx)).program);
  const ids = siteIds === 'all' ? await listAllSiteIds(ctx, carrierId) : siteIds;
  for (let start = 0; start < ids.length; start += sitesAtOnce) {
    const some = ids.slice(start, start + sitesAtOnce);
    const count = createCoverageCount(ctx, program);
    const itemRows = await ctx.db
      .select()
      .from(equipmentItems)
      .where(and(eq(equipmentItems.carrierId, carrierId), inArray(equipmentItems.siteId, some)));
    count.add(itemRows.map((row) => ({ siteId: row.siteId, item: toItem(row, '') })));
    const siteRows = await ctx.db
      .select()
      .from(sites)
      .where(and(eq(sites.carrierId, carrierId), inArray(sites.id, some)));
    const changed = siteRows.flatMap((site) => {
      const next = count.of(site.id);
      const same = (Object.keys(next) as (keyof typeof next)[]).every((key) => site[key] === next[key]);
      return same ? [] : [{ id: site.id, ...next }];
    });
    await updateSiteCoverage(ctx, changed);
  }
  await raiseVersion(ctx, carrierId);
}

async function listAllSiteIds(ctx: Context, carrierId: number): Promise<number[]> {
  const rows = await ctx.db.select({ id: sites.id }).from(sites).where(eq(sites.carrierId, carrierId)).orderBy(asc(sites.id));
  return rows.map((row) => row.id);
}
