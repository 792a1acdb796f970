import { eq } from 'drizzle-orm';
import { priceBookEditions } from '../../../db/schema/catalog.ts';
import type { Store } from '../../../db/store.ts';
import type { Context } from '../../context.ts';
import type { PriceBookEntry } from '../../domain/catalog/price-book.ts';

/** What one process keeps at most, over all editions. */
const mostKept = 100_000;
/** Published prices never change, so they are parsed once for each process; the edition asked for last comes last. */
const kept = new WeakMap<Store, Map<number, readonly PriceBookEntry[]>>();

/** The prices of an edition that the caller has found in a scoped query. Shared: never change them. */
export async function entriesOf(ctx: Context, editionId: number): Promise<PriceBookEntry[]> {
  const known = kept.get(ctx.store) ?? new Map<number, readonly PriceBookEntry[]>();
  kept.set(ctx.store, known);
  const entries = known.get(editionId) ?? (await readEntries(ctx, editionId));
  known.delete(editionId);
  known.set(editionId, entries);
  let total = 0;
  for (const list of known.values()) total += list.length;
  for (const [id, list] of known) {
    if (total <= mostKept) break;
    known.delete(id);
    total -= list.length;
  }
  return entries as PriceBookEntry[];
}

async function readEntries(ctx: Context, editionId: number): Promise<PriceBookEntry[]> {
  const [row] = await ctx.db.select({ entries: priceBookEditions.entriesJson }).from(priceBookEditions).where(eq(priceBookEditions.id, editionId));
  if (!row) throw new Error(`Edition ${editionId} has no prices.`);
  return row.entries;
}
