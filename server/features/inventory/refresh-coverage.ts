import { and, eq, inArray } from 'drizzle-orm';
import { equipmentItems, type SiteCoverage, sites } from '../../../db/schema/inventory.ts';
import type { Context } from '../../context.ts';
import { coverItem } from '../../domain/programs/cover-item.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { getInventoryState } from './queries.ts';
import { toItem } from './rows.ts';
import { raiseVersion, updateSiteCoverage } from './store.ts';

/** Ends every write to sites or equipment: recounts what is covered at the named sites (or all) and raises the inventory version. */
export async function refreshCoverage(ctx: Context, carrierId: number, siteIds: readonly number[] | 'all'): Promise<void> {
  const program = getProgram((await getInventoryState(ctx)).program);
  const batches = siteIds === 'all' ? ['all' as const] : inBatches(siteIds);
  for (const batch of batches) {
    const mine = eq(sites.carrierId, carrierId);
    const siteRows = await ctx.db
      .select()
      .from(sites)
      .where(batch === 'all' ? mine : and(mine, inArray(sites.id, batch)));
    const itemsMine = eq(equipmentItems.carrierId, carrierId);
    const itemRows = await ctx.db
      .select()
      .from(equipmentItems)
      .where(batch === 'all' ? itemsMine : and(itemsMine, inArray(equipmentItems.siteId, batch)));
    const counts = new Map<number, Counts>();
    for (const row of itemRows) {
      const count = counts.get(row.siteId) ?? emptyCounts();
      counts.set(row.siteId, count);
      const model = row.modelKey === null ? null : (ctx.reference.modelsByKey.get(row.modelKey) ?? null);
      const { verdict } = coverItem(toItem(row, ''), model, program);
      count.unitCount += row.quantity;
      if (verdict === 'covered') count.coveredUnits += row.quantity;
      if (verdict === 'boundary') count.boundaryUnits += row.quantity;
      if (verdict === 'unknown') count.unknownUnits += row.quantity;
    }
    for (const site of siteRows) {
      const count = counts.get(site.id) ?? emptyCounts();
      const next = { ...count, coverage: coverageOf(count) };
      const same = (Object.keys(next) as (keyof typeof next)[]).every((key) => site[key] === next[key]);
      if (!same) await updateSiteCoverage(ctx, site.id, next);
    }
  }
  await raiseVersion(ctx, carrierId);
}

function coverageOf(count: Counts): SiteCoverage {
  if (count.unknownUnits > 0) return 'to resolve';
  if (count.boundaryUnits > 0) return 'boundary';
  return count.coveredUnits > 0 ? 'covered' : 'none';
}

function inBatches(ids: readonly number[]): number[][] {
  const batches: number[][] = [];
  for (let start = 0; start < ids.length; start += 500) batches.push(ids.slice(start, start + 500));
  return batches;
}

function emptyCounts(): Counts {
  return { unitCount: 0, coveredUnits: 0, boundaryUnits: 0, unknownUnits: 0 };
}

interface Counts {
  unitCount: number;
  coveredUnits: number;
  boundaryUnits: number;
  unknownUnits: number;
}
