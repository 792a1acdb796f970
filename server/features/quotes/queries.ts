import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { ownPrices, ownPriceVersions } from '../../../db/schema/quotes.ts';
import type { Context } from '../../context.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { notFound } from '../../platform/errors.ts';
import { requireCarrierId } from '../accounts/index.ts';

/** The carrier's own prices that are in force, with the id of each in the register; in the order in which they came. */
export async function listOwnPrices(ctx: Context): Promise<RegisteredPrice[]> {
  const rows = await listRows(ctx);
  return rows.filter(({ status }) => status === 'active').map(({ id, priceJson }) => ({ ...priceJson, id }));
}

/** Every row of the carrier's register, withdrawn ones too; in the order in which they came. */
export async function listRows(ctx: Context): Promise<OwnPriceRow[]> {
  return await ctx.db
    .select()
    .from(ownPrices)
    .where(eq(ownPrices.carrierId, requireCarrierId(ctx)))
    .orderBy(asc(ownPrices.id));
}

export async function getOwnPrice(ctx: Context, ownPriceId: number): Promise<OwnPriceRow> {
  const [row] = await ctx.db
    .select()
    .from(ownPrices)
    .where(and(eq(ownPrices.id, ownPriceId), eq(ownPrices.carrierId, requireCarrierId(ctx))));
  if (!row) throw notFound('That price is not in your register.');
  return row;
}

/** Every version of an own price that was found before in a scoped query, the newest first. */
export async function listVersions(ctx: Context, ownPriceId: number): Promise<OwnPriceVersionRow[]> {
  return await ctx.db
    .select()
    .from(ownPriceVersions)
    .where(eq(ownPriceVersions.ownPriceId, ownPriceId))
    .orderBy(desc(ownPriceVersions.version), desc(ownPriceVersions.id));
}

/** How many own prices of a kind the carrier has or had. */
export async function countOfKind(ctx: Context, letter: 'Q' | 'E'): Promise<number> {
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(ownPrices)
    .where(and(eq(ownPrices.carrierId, requireCarrierId(ctx)), sql`${ownPrices.code} like ${`${letter}-%`}`));
  return row?.count ?? 0;
}

export type OwnPriceRow = typeof ownPrices.$inferSelect;
type OwnPriceVersionRow = typeof ownPriceVersions.$inferSelect;

/** An own price with the id of its row. */
type RegisteredPrice = OwnPrice & { id: number };
