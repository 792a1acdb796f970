import type { Context } from '../../context.ts';
import { good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { linkLabel } from './link-label.ts';
import { getDocument } from './queries.ts';
import { type NewLink, spellSubject } from './spell-subject.ts';
import { upsertLink } from './store.ts';

/** Says what a document is about. The same link twice is one. */
export async function linkDocument(ctx: Context, documentId: number, link: NewLink): Promise<Result<void>> {
  return inTransaction(ctx, async (tx) => {
    const row = await getDocument(tx, documentId);
    const subject = await spellSubject(tx, link);
    if (!subject.ok) return subject;
    await upsertLink(tx, { documentId, kind: link.kind, subject: subject.value });
    const label = linkLabel({ kind: link.kind, subject: subject.value });
    await recordEvent(tx, { action: 'document linked', subject: `document D-${row.number}`, summary: `${row.title}: ${label}` });
    return good(undefined);
  });
}
