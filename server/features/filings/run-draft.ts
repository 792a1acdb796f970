import type { Context } from '../../context.ts';
import { invalid } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { keepFile } from '../../platform/files.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { draftDocument, freezeDraft } from './draft-filing.ts';
import { gatherFacts } from './gather-facts.ts';
import { getFiling } from './queries.ts';
import { contentOf, fingerprintDay } from './read-content.ts';
import { noteDraft } from './store.ts';
import { withChanges } from './with-changes.ts';

/** Draws a filing as it stands now, marked on every page as a draft that nobody has certified. */
export async function runDraft(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const filing = await getFiling(ctx, Number(input.filingId));
  report({ done: 5, total: 100, label: 'Reading the filing' });
  const gathered = await gatherFacts(ctx, filing);
  const content = await contentOf(gathered, fingerprintDay(ctx, filing));
  const frozen = freezeDraft(gathered.form, gathered.facts, {
    number: filing.number,
    version: filing.versions.length + 1,
    drawnAt: ctx.now,
    inputsSha256: gathered.inputsSha256,
  });
  if (!frozen.ok) throw invalid(frozen.issues);
  const document = draftDocument(await withChanges(ctx, filing, frozen.value), filing);
  const bytes = await drawPdfBytes(document, (page, pages) =>
    report({ done: 10 + Math.round((85 * page) / pages), total: 100, label: `Drawing page ${page} of ${pages}` }),
  );
  await inTransaction(ctx, async (tx) => {
    const draftSha256 = await keepFile(tx, bytes, 'application/pdf');
    await noteDraft(tx, filing.id, { draftSha256, draftOf: content.fingerprint, draftAt: tx.now });
    await recordEvent(tx, { action: 'draft drawn', subject: `filing ${filing.number}`, summary: 'A draft on paper' });
  });
}
