import { and, asc, eq } from 'drizzle-orm';
import { ownPrices } from '../../../db/schema/quotes.ts';
import type { Context } from '../../context.ts';
import { requireCarrierId } from '../accounts/index.ts';

/** The carrier's own prices in force that hold at one of these sites only. */
export async function listPricesAtSites(ctx: Context, sites: readonly { code: string }[]): Promise<PriceAtSite[]> {
  const keys = new Set(sites.map(({ code }) => code.toLowerCase()));
  const rows = await ctx.db
    .select({ id: ownPrices.id, code: ownPrices.code, price: ownPrices.priceJson })
    .from(ownPrices)
    .where(and(eq(ownPrices.carrierId, requireCarrierId(ctx)), eq(ownPrices.status, 'active')))
    .orderBy(asc(ownPrices.id));
  return rows.flatMap(({ id, code, price: { siteCode, from } }) =>
    siteCode !== null && keys.has(siteCode.toLowerCase()) ? [{ id, code, siteCode, from }] : [],
  );
}

export interface PriceAtSite {
  id: number;
  code: string;
  siteCode: string;
  from: string;
}
