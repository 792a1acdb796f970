import { desc, eq } from 'drizzle-orm';
import { priceBookEditions } from '../../../db/schema/catalog.ts';
import type { Context } from '../../context.ts';
import { type Day, dayOf } from '../../domain/calendar.ts';
import type { PriceBookEdition } from '../../domain/catalog/price-book.ts';
import { notFound } from '../../platform/errors.ts';
import { requirePerson } from '../accounts/index.ts';

/** Every edition on this server, the one that took effect last first. Editions belong to the server: everybody signed in may read them. */
export async function listEditions(ctx: Context): Promise<StoredEdition[]> {
  requirePerson(ctx);
  const rows = await ctx.db.select().from(priceBookEditions).orderBy(desc(priceBookEditions.effectiveOn), desc(priceBookEditions.id));
  return rows.map(toEdition);
}

export async function getEdition(ctx: Context, id: number): Promise<StoredEdition> {
  requirePerson(ctx);
  const [row] = await ctx.db.select().from(priceBookEditions).where(eq(priceBookEditions.id, id));
  if (!row) throw notFound('That price book is not on this server.');
  return toEdition(row);
}

/** The edition for new estimates: the one that took effect last. */
export async function findCurrentEdition(ctx: Context): Promise<StoredEdition | undefined> {
  const editions = await listEditions(ctx);
  const today = dayOf(ctx.now);
  return editions.find((edition) => edition.effectiveOn <= today) ?? editions[0];
}

function toEdition(row: typeof priceBookEditions.$inferSelect): StoredEdition {
  const { id, code, title, statement, sha256 } = row;
  return { id, code, title, effectiveOn: row.effectiveOn as Day, statement, sha256, entries: row.entriesJson };
}

export interface StoredEdition extends PriceBookEdition {
  id: number;
  /** SHA-256 of the edition's canonical JSON. */
  sha256: string;
}
