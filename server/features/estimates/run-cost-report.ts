import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { keepFile } from '../../platform/files.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { getEdition } from '../catalog/index.ts';
import { drawEstimateMap } from './draw-estimate-map.ts';
import { drawReport } from './draw-report.ts';
import { getReady, getReadyEstimate, listSiteSums } from './queries.ts';
import { updateEstimate } from './store.ts';

/** Draws the cost report of a computed estimate and keeps it. The same estimate gives the same bytes. */
export async function runCostReport(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  report({ done: 5, total: 100, label: 'Reading the estimate' });
  const estimate = await getReadyEstimate(ctx, Number(input.estimateId));
  report({ done: 20, total: 100, label: 'Drawing the pages' });
  const map = await drawEstimateMap(await listSiteSums(ctx, estimate.row), { legendInside: true });
  const bytes = await drawReport(estimate, {
    carrierName: requirePerson(ctx).organizationName,
    edition: await getEdition(ctx, estimate.row.editionId),
    recipes: ctx.reference.recipes,
    map: map?.drawing,
    onPage: (page, pages) => report({ done: 20 + Math.round((75 * page) / pages), total: 100, label: `Drawing page ${page} of ${pages}` }),
  });
  report({ done: 95, total: 100, label: 'Keeping the document' });
  await inTransaction(ctx, async (tx) => {
    const row = await getReady(tx, estimate.row.id);
    if (row.reportSha256 !== null) return;
    const reportSha256 = await keepFile(tx, bytes, 'application/pdf');
    await updateEstimate(tx, carrierId, { id: row.id, values: { reportSha256 } });
    await recordEvent(tx, { action: 'cost report drawn', subject: `estimate ${row.number}`, summary: `SHA-256 ${reportSha256}` });
  });
}
