import { readFile } from 'node:fs/promises';
import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { keepFile } from '../../platform/files.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { enqueueJob } from '../../platform/work/jobs.ts';
import { requirePerson } from '../accounts/index.ts';
import { checkPriceBook } from './check-price-book.ts';
import { insertDraft, updateDraft } from './edition-store.ts';

/** Files up to this size are checked while the browser waits; larger ones in a process of their own. */
const waitLimitBytes = 100_000;

/** Takes in an uploaded price book as a draft and checks it, now or as a job. Returns the id of the draft. */
export async function receivePriceBook(ctx: Context, file: { path: string; name: string }): Promise<{ draftId: number; isQueued: boolean }> {
  const person = requirePerson(ctx);
  const bytes = await readFile(file.path);
  const isQueued = bytes.length > waitLimitBytes;
  const draftId = await inTransaction(ctx, async (tx) => {
    const fileSha256 = await keepFile(tx, bytes, 'application/octet-stream');
    const id = await insertDraft(tx, {
      organizationId: person.organizationId,
      personId: person.personId,
      fileName: file.name,
      fileSha256,
      status: 'checking',
      priceCount: 0,
      basesJson: {},
      issuesJson: [],
      issueCountsJson: [],
      createdAt: ctx.now,
    });
    if (isQueued) await updateDraft(tx, id, { jobId: await enqueueJob(tx, 'check price book', { draftId: id }) });
    await recordEvent(tx, { action: 'price book uploaded', subject: `price book draft ${id}`, summary: file.name });
    return id;
  });
  if (!isQueued) await checkPriceBook(ctx, draftId, { file });
  return { draftId, isQueued };
}
