import type { Context } from '../../context.ts';
import { planClock } from '../../domain/schedule/plan-clock.ts';
import { recordEvent } from '../../platform/events.ts';
import { keepFile } from '../../platform/files.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { loadPlan } from './load-plan.ts';
import { getReady } from './queries.ts';
import { scheduleDocument } from './schedule-document.ts';
import { updateEstimate } from './store.ts';
import { estimateTitle } from './words.ts';

/** Draws the paper of an estimate's schedule and keeps it. The same estimate gives the same bytes. */
export async function runScheduleReport(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  report({ done: 5, total: 100, label: 'Reading the plan' });
  const estimate = await getReady(ctx, Number(input.estimateId));
  const plan = {
    ...(await loadPlan(ctx, estimate)),
    statutory: planClock(estimate.program, estimate.summaryJson.schedule),
    seasons: ctx.reference.work.seasons,
  };
  report({ done: 15, total: 100, label: 'Drawing the pages' });
  const facts = { carrierName: requirePerson(ctx).organizationName, title: estimateTitle(estimate), createdAt: estimate.createdAt };
  const bytes = await drawPdfBytes(scheduleDocument(plan, facts), (page, pages) =>
    report({ done: 15 + Math.round((80 * page) / pages), total: 100, label: `Drawing page ${page} of ${pages}` }),
  );
  report({ done: 95, total: 100, label: 'Keeping the document' });
  await inTransaction(ctx, async (tx) => {
    const row = await getReady(tx, estimate.id);
    if (row.scheduleReportSha256 !== null) return;
    const scheduleReportSha256 = await keepFile(tx, bytes, 'application/pdf');
    await updateEstimate(tx, carrierId, { id: row.id, values: { scheduleReportSha256 } });
    await recordEvent(tx, { action: 'schedule report drawn', subject: `estimate ${row.number}`, summary: `SHA-256 ${scheduleReportSha256}` });
  });
}
