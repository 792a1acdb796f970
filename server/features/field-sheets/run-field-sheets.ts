import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { keepFile } from '../../platform/files.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { fieldSheetsDocument } from './field-sheets-document.ts';
import { loadSheets, loadSheetsFacts } from './load-sheets.ts';
import { getSet } from './queries.ts';
import { notePaper } from './store.ts';

/** Draws the sheets of a set from the inventory as it stands now, and keeps them. */
export async function runFieldSheets(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const set = await getSet(ctx, Number(input.setId));
  report({ done: 5, total: 100, label: 'Reading the sites' });
  const { program, ...facts } = await loadSheetsFacts(ctx);
  const sheets = await loadSheets(ctx, set.siteIdsJson, program);
  const bytes = await drawPdfBytes(fieldSheetsDocument(sheets, facts), (page, pages) =>
    report({ done: 10 + Math.round((85 * page) / pages), total: 100, label: `Drawing page ${page} of ${pages}` }),
  );
  await inTransaction(ctx, async (tx) => {
    const pdfSha256 = await keepFile(tx, bytes, 'application/pdf');
    await notePaper(tx, set.id, { pdfSha256, inventoryVersion: facts.inventoryVersion });
    await recordEvent(tx, { action: 'field sheets drawn', subject: `field sheets ${set.id}`, summary: `SHA-256 ${pdfSha256}` });
  });
}
