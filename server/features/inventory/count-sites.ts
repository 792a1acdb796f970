import type { Store } from '../../../db/store.ts';
import type { Context } from '../../context.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getInventoryState, readSiteCounts, type SiteCounts, type SiteFilter } from './queries.ts';

const mostKept = 500;
const kept = new WeakMap<Store, Map<string, SiteCounts>>();

/**
 * How many sites match, by what is covered there. Counts are kept until the inventory moves on, because every page of the list shows them. Whoever
 * has read the version of the inventory already gives it.
 */
export async function countSites(ctx: Context, filter: SiteFilter, knownVersion?: number): Promise<SiteCounts> {
  // A transaction may see its own changes before the version rises.
  if (ctx.db !== ctx.store.read) return await readSiteCounts(ctx, filter);
  const version = knownVersion ?? (await getInventoryState(ctx)).version;
  const mine = kept.get(ctx.store) ?? new Map<string, SiteCounts>();
  kept.set(ctx.store, mine);
  const key = JSON.stringify([requireCarrierId(ctx), version, filter.search, filter.withoutEquipment]);
  const known = mine.get(key);
  if (known) return known;
  const counts = await readSiteCounts(ctx, filter);
  for (const oldest of mine.keys()) if (mine.size >= mostKept) mine.delete(oldest);
  mine.set(key, counts);
  return counts;
}
