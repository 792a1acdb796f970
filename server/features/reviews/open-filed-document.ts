import type { Context } from '../../context.ts';
import { listEvidenceFiles } from '../../domain/filing/packet/list-evidence-files.ts';
import { notFound } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { findKeptFiles, getFile } from '../../platform/files.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { readPreview, safeName } from '../documents/index.ts';
import { getFrozen } from '../filings/index.ts';
import { getReview, versionOf } from './queries.ts';

/**
 * The bytes of a document that a submitted version names, by their hash, with a name for the download. Throws `not found` for anything else,
 * whoever owns it. Who opened what is recorded in the administrator's own history, unless only the head was asked for.
 */
export async function openFiledDocument(ctx: Context, filingId: number, wanted: WantedDocument & { isHead: boolean }): Promise<OpenedFile> {
  const { entry, version, document, kept } = await findFiledDocument(ctx, filingId, wanted);
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

/** Its small picture, which stands in lists and is not recorded. Throws `not found` as above, and where it has none. */
export async function openFiledPreview(ctx: Context, filingId: number, wanted: WantedDocument): Promise<OpenedFile> {
  const { document, kept } = await findFiledDocument(ctx, filingId, wanted);
  const bytes = await readPreview(ctx, { ...kept, sha256: document.sha256 });
  if (!bytes) throw notFound('That document has no small picture. Open it instead.');
  return { name: `small-${safeName({ ...document, mediaType: kept.mediaType })}`, mediaType: kept.mediaType, bytes };
}

async function findFiledDocument(ctx: Context, filingId: number, { versionNumber, sha256 }: WantedDocument) {
  const entry = await getReview(ctx, filingId);
  const version = versionOf(entry, versionNumber);
  const frozen = await getFrozen(ctx, version.frozenSha256);
  const document = listEvidenceFiles(frozen).find((file) => file.sha256 === sha256);
  if (!document) throw notFound('This version names no such document.');
  const kept = (await findKeptFiles(ctx, [sha256])).get(sha256);
  if (!kept) throw notFound('The file of this document is not on this server.');
  return { entry, version, document, kept };
}

interface WantedDocument {
  versionNumber: number;
  sha256: string;
}

interface OpenedFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
}
