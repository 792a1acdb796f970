import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { toWholeHeader } from '../../domain/catalog/edition-header.ts';
import { recordEvent } from '../../platform/events.ts';
import { getFile } from '../../platform/files.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { countBases } from './count-bases.ts';
import { getDraft } from './draft-queries.ts';
import { pricesFingerprint } from './edition-fingerprint.ts';
import { updateDraft } from './edition-store.ts';
import { type PriceFileReading, readPriceFile } from './read-price-file.ts';

/** Checks an uploaded price book and keeps what was read, or why it cannot be published. Publishes nothing. */
export async function checkPriceBook(ctx: Context, draftId: number, source: Source): Promise<void> {
  const report = source.report ?? (() => undefined);
  report({ done: 0, total: 1, label: 'Reading the file' });
  const reading = await readPriceFile(source.file, report);
  await save(ctx, draftId, reading);
}

/** Job: checks a large price book. */
export async function runCheckPriceBook(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const draftId = Number(input.draftId);
  const draft = await getDraft(ctx, draftId);
  if (draft.status !== 'checking') return;
  const folder = await mkdtemp(join(tmpdir(), 'changeout-prices-'));
  try {
    const path = join(folder, 'upload');
    await writeFile(path, await getFile(ctx, draft.fileSha256));
    await checkPriceBook(ctx, draftId, { file: { path, name: draft.fileName }, report });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function save(ctx: Context, draftId: number, { header, entries, priceCount, issues, issueCounts }: PriceFileReading): Promise<void> {
  const outcome = {
    status: entries ? ('checked' as const) : ('failed' as const),
    headerJson: toWholeHeader(header),
    entriesJson: entries,
    pricesSha256: entries && pricesFingerprint(entries),
    priceCount,
    basesJson: entries ? countBases(entries) : {},
    issuesJson: issues,
    issueCountsJson: issueCounts,
  };
  const errors = issueCounts.reduce((sum, { severity, count }) => sum + (severity === 'error' ? count : 0), 0);
  await inTransaction(ctx, async (tx) => {
    const draft = await getDraft(tx, draftId);
    if (draft.status !== 'checking') return;
    await updateDraft(tx, draftId, outcome);
    const summary = `${draft.fileName}: prices ${priceCount}, errors ${errors}`;
    await recordEvent(tx, { action: 'price book checked', subject: `price book draft ${draftId}`, summary });
  });
}

interface Source {
  file: { path: string; name: string };
  report?: (progress: Progress) => void;
}
