import type { Context } from '../../context.ts';
import { compareEstimates } from '../../domain/cost/totals/compare-estimates.ts';
import { formatCents } from '../../domain/money.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { findComparison, getReadyEstimate } from './queries.ts';
import { updateComparison } from './store.ts';

/** Compares two estimates of a large network and keeps what was found. */
export async function runComparison(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  const pair = { beforeId: Number(input.beforeId), afterId: Number(input.afterId) };
  report({ done: 5, total: 100, label: 'Reading the first estimate' });
  const before = await getReadyEstimate(ctx, pair.beforeId);
  report({ done: 40, total: 100, label: 'Reading the second estimate' });
  const after = await getReadyEstimate(ctx, pair.afterId);
  report({ done: 80, total: 100, label: 'Comparing line by line' });
  const resultJson = compareEstimates({ ...before, plan: before.row.planJson }, { ...after, plan: after.row.planJson });
  await inTransaction(ctx, async (tx) => {
    const row = await findComparison(tx, pair);
    if (!row || row.resultJson !== null) return;
    await updateComparison(tx, carrierId, { id: row.id, values: { resultJson } });
    const moved = formatCents(resultJson.totals[0]?.differenceCents ?? before.summary.total.likelyCents);
    await recordEvent(tx, {
      action: 'estimates compared',
      subject: `estimate ${after.row.number}`,
      summary: `${moved} against estimate ${before.row.number}`,
    });
  });
}
