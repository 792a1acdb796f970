import type { LinkKind } from '../../../db/schema/documents.ts';
import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { linkLabel } from './link-label.ts';
import { findSubject, getDocument } from './queries.ts';
import { upsertLink } from './store.ts';

const missing: Partial<Record<LinkKind, string>> = {
  site: 'No site has that code. Write it as the inventory does.',
  item: 'No equipment has that tag. Write it as the inventory does.',
  line: 'No cost line can have that id: it starts with a site code or NETWORK, then a dot and the price entry, such as HP-0012.RA-010.',
};

/** Says what a document is about. The same link twice is one. */
export async function linkDocument(ctx: Context, documentId: number, link: { kind: LinkKind; subject: string }): Promise<Result<void>> {
  return inTransaction(ctx, async (tx) => {
    const row = await getDocument(tx, documentId);
    const subject = await findSubject(tx, link.kind, link.subject);
    if (subject === undefined) {
      const message = missing[link.kind] ?? 'There is no such thing to link to.';
      return bad([{ severity: 'error', code: 'no-such-subject', field: 'subject', message, found: link.subject.slice(0, 80) }]);
    }
    await upsertLink(tx, { documentId, kind: link.kind, subject });
    const label = linkLabel({ kind: link.kind, subject });
    await recordEvent(tx, { action: 'document linked', subject: `document D-${row.number}`, summary: `${row.title}: ${label}` });
    return good(undefined);
  });
}
