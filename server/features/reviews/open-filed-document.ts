import type { Context } from '../../context.ts';
import { listEvidenceFiles } from '../../domain/filing/packet/list-evidence-files.ts';
import { notFound } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { findKeptFiles, getFile } from '../../platform/files.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { safeName } from '../documents/index.ts';
import { getFrozen } from '../filings/index.ts';
import { getReview, versionOf } from './queries.ts';

/**
 * The bytes of a document that a submitted version names, by their hash, with a name for the download. Throws `not found` for anything else,
 * whoever owns it. Who opened what is recorded in the administrator's own history, unless only the head was asked for.
 */
export async function openFiledDocument(
  ctx: Context,
  filingId: number,
  wanted: { versionNumber: number; sha256: string; isHead: boolean },
): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
  const entry = await getReview(ctx, filingId);
  const version = versionOf(entry, wanted.versionNumber);
  const frozen = await getFrozen(ctx, version.frozenSha256);
  const document = listEvidenceFiles(frozen).find(({ sha256 }) => sha256 === wanted.sha256);
  if (!document) throw notFound('This version names no such document.');
  const kept = (await findKeptFiles(ctx, [document.sha256])).get(document.sha256);
  if (!kept) throw notFound('The file of this document is not on this server.');
  const file = { name: safeName({ ...document, mediaType: kept.mediaType }), mediaType: kept.mediaType, bytes: await getFile(ctx, document.sha256) };
  if (wanted.isHead) return file;
  await inTransaction(ctx, async (tx) => {
    await recordEvent(tx, {
      action: 'evidence opened',
      subject: `filing ${entry.number}`,
      summary: `Version ${version.number}: ${document.code}, ${document.title}`,
      changes: { sha256: { before: null, after: document.sha256 } },
    });
  });
  return file;
}
