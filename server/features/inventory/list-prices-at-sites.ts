import { and, asc, eq, sql } from 'drizzle-orm';
import { ownPrices } from '../../../db/schema/quotes.ts';
import type { Context } from '../../context.ts';
import { readStoredPrice } from '../../domain/cost/own-prices/read-stored-price.ts';
import { requireCarrierId } from '../accounts/index.ts';

/** The carrier's own prices in force that hold at one of these sites only. What is damaged in the database is told in the register. */
export async function listPricesAtSites(ctx: Context, sites: readonly { code: string }[]): Promise<PriceAtSite[]> {
  const keys = new Set(sites.map(({ code }) => code.toLowerCase()));
  const rows = await ctx.db
    .select({ id: ownPrices.id, code: ownPrices.code, price: sql<string>`cast(${ownPrices.priceJson} as text)` })
    .from(ownPrices)
    .where(and(eq(ownPrices.carrierId, requireCarrierId(ctx)), eq(ownPrices.status, 'active')))
    .orderBy(asc(ownPrices.id));
  return rows.flatMap(({ id, code, price: text }) => {
    const price = readStoredPrice(text);
    if (!price || price.siteCode === null || !keys.has(price.siteCode.toLowerCase())) return [];
    return [{ id, code, siteCode: price.siteCode, from: price.from }];
  });
}

export interface PriceAtSite {
  id: number;
  code: string;
  siteCode: string;
  from: string;
}
