import { eq } from 'drizzle-orm';
import { approvedPrices } from '../../../db/schema/catalog.ts';
import type { Context } from '../../context.ts';
import type { ApprovedPriceRow } from '../../domain/review/list-approved-prices.ts';

/**
 * Keeps the prices of the lines that were approved in a filing, as a yardstick for others; those of an earlier version of the filing go. Call it in
 * the transaction of the decision, which records the event.
 */
export async function recordApprovedPrices(ctx: Context, { rows, ...filing }: ApprovedFiling): Promise<void> {
  await ctx.db.delete(approvedPrices).where(eq(approvedPrices.filingId, filing.filingId));
  if (rows.length === 0) return;
  await ctx.store.insertMany(
    ctx.db,
    approvedPrices,
    rows.map((row) => ({ ...filing, ...row, approvedAt: ctx.now })),
  );
}

interface ApprovedFiling {
  carrierId: number;
  filingId: number;
  versionNumber: number;
  rows: readonly ApprovedPriceRow[];
}
