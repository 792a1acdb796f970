import type { Context } from '../../context.ts';
import { good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { keepFile } from '../../platform/files.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob, findJob, type Progress } from '../../platform/work/jobs.ts';
import { asDraft, freezeBytes } from '../filings/index.ts';
import { termDocument } from './draw-term-filing.ts';
import { freezeTermDraft } from './freeze-term-draft.ts';
import { getTermFiling } from './queries.ts';
import { readTermContent } from './read-term-content.ts';
import { noteTermDraft } from './store.ts';

/** Has a filing of the term drawn as a draft, unless that is under way. */
export async function requestTermDraft(ctx: Context, id: number): Promise<Result<null>> {
  return inTransaction(ctx, async (tx) => {
    const filing = await getTermFiling(tx, id);
    const job = filing.draftJobId === null ? undefined : await findJob(tx, filing.draftJobId);
    if (job?.status === 'queued' || job?.status === 'running') return good(null);
    await noteTermDraft(tx, id, { draftJobId: await enqueueJob(tx, 'term draft', { termFilingId: id }) });
    await recordEvent(tx, { action: 'draft asked for', subject: `filing ${filing.number}`, summary: 'As PDF' });
    return good(null);
  });
}

/** Draws it as it stands now, marked on every page as a draft that nobody has certified. */
export async function runTermDraft(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const filing = await getTermFiling(ctx, Number(input.termFilingId));
  report({ done: 5, total: 100, label: 'Reading the filing' });
  const content = await readTermContent(ctx, filing);
  const frozen = freezeTermDraft(ctx, filing, content);
  const document = asDraft(termDocument(frozen, freezeBytes(frozen).sha256), { number: filing.number });
  const bytes = await drawPdfBytes(document, (page, pages) =>
    report({ done: 10 + Math.round((85 * page) / pages), total: 100, label: `Drawing page ${page} of ${pages}` }),
  );
  await inTransaction(ctx, async (tx) => {
    const draftSha256 = await keepFile(tx, bytes, 'application/pdf');
    await noteTermDraft(tx, filing.id, { draftSha256, draftOf: content.fingerprint, draftAt: tx.now });
    await recordEvent(tx, { action: 'draft drawn', subject: `filing ${filing.number}`, summary: 'A draft on paper' });
  });
}
