import type { Context } from '../../context.ts';
import type { PriceBookEntry } from '../../domain/catalog/price-book.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { findCurrentEdition, getEdition, listEditions } from '../catalog/index.ts';

/**
 * The entries that an own price may replace: those of the edition in use, and the one that the `stored` price replaces already, from the latest other
 * edition that holds it in the same unit. Otherwise no price could be renewed after an edition dropped its entry.
 */
export async function entriesFor(ctx: Context, stored: OwnPrice | null): Promise<readonly PriceBookEntry[]> {
  const current = await findCurrentEdition(ctx);
  const entries = current?.entries ?? [];
  const code = stored?.entryCode ?? null;
  if (stored === null || code === null || entries.some((entry) => entry.code === code)) return entries;
  for (const { id } of await listEditions(ctx)) {
    if (id === current?.id) continue;
    const kept = (await getEdition(ctx, id)).entries.find((entry) => entry.code === code && entry.unit === stored.unit);
    if (kept) return [...entries, kept];
  }
  return entries;
}
