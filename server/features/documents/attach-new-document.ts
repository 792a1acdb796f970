import type { Context } from '../../context.ts';
import { good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { type DocumentUpload, keepIn } from './keep-document.ts';
import { linkLabel } from './link-label.ts';
import type { DocumentRow } from './queries.ts';
import { type NewLink, spellSubject } from './spell-subject.ts';
import { upsertLink } from './store.ts';

/**
 * Takes a file into the register and links it to one thing, both or neither. Bytes that stand there already are linked where they stand, and their
 * words stay as they are.
 */
export async function attachNewDocument(
  ctx: Context,
  upload: DocumentUpload,
  link: NewLink,
): Promise<Result<{ document: DocumentRow; isNew: boolean; label: string }>> {
  return inTransaction(ctx, async (tx) => {
    const subject = await spellSubject(tx, link);
    if (!subject.ok) return subject;
    const kept = await keepIn(tx, upload);
    if (!kept.ok) return kept;
    const { document } = kept.value;
    const about = { kind: link.kind, subject: subject.value };
    await upsertLink(tx, { documentId: document.id, ...about });
    const label = linkLabel(about);
    await recordEvent(tx, { action: 'document linked', subject: `document D-${document.number}`, summary: `${document.title}: ${label}` });
    return good({ ...kept.value, label });
  });
}
