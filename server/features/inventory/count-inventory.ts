import type { Context } from '../../context.ts';
import { countSites } from './count-sites.ts';
import { getInventoryState } from './queries.ts';

/** The inventory in four numbers and its version, for overviews. */
export async function countInventory(ctx: Context): Promise<{ sites: number; units: number; toResolve: number; version: number }> {
  const counts = await countSites(ctx, { search: '', coverage: undefined, withoutEquipment: false });
  const { version } = await getInventoryState(ctx);
  return { sites: counts.all, units: counts.units, toResolve: counts.toResolve, version };
}
