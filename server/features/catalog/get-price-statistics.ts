import { sum } from 'drizzle-orm';
import { approvedPrices } from '../../../db/schema/catalog.ts';
import type { Context } from '../../context.ts';
import { type PriceStatistic, priceStatistics } from '../../domain/cost/totals/price-statistics.ts';
import { cents } from '../../domain/money.ts';
import { requirePerson } from '../accounts/index.ts';

/**
 * Quartiles of what administrators on this server approved, by entry, unit and kind of site, where enough carriers and lines stand behind them. The
 * one reading across carriers that anybody signed in may have: it names none of them, and leaves out the reader's own.
 */
export async function getPriceStatistics(ctx: Context): Promise<PriceStatistic[]> {
  const { organizationId } = requirePerson(ctx);
  const { carrierId, entryCode, unit, siteClass, unitCents, lineCount } = approvedPrices;
  const rows = await ctx.db
    .select({ carrierId, entryCode, unit, siteClass, unitCents, lineCount: sum(lineCount).mapWith(Number) })
    .from(approvedPrices)
    .groupBy(carrierId, entryCode, unit, siteClass, unitCents);
  return priceStatistics(
    rows.map((row) => ({ ...row, unitCents: cents(row.unitCents) })),
    organizationId,
  );
}
