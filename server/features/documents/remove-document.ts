import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { getDocument, listLinks } from './queries.ts';
import { deleteDocument } from './store.ts';
import { whyItStays } from './why-it-stays.ts';

/** Takes a document out of the register, when nothing uses it or ever rested on it; its bytes go when nothing else names them. */
export async function removeDocument(ctx: Context, documentId: number): Promise<Result<void>> {
  return inTransaction(ctx, async (tx) => {
    const row = await getDocument(tx, documentId);
    const links = await listLinks(tx, [documentId]);
    if (links.length > 0) return bad(whyItStays(links));
    await deleteDocument(tx, row);
    const changes = { sha256: { before: row.sha256, after: null } };
    await recordEvent(tx, { action: 'document removed', subject: `document D-${row.number}`, summary: `${row.title} (${row.fileName})`, changes });
    return good(undefined);
  });
}
