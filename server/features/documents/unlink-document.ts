import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { linkLabel } from './link-label.ts';
import { getDocument, listLinks, wasFiledSince } from './queries.ts';
import { deleteLink, endLink } from './store.ts';

/** Takes one link away; where an application was submitted meanwhile, it is marked as ended and keeps the document. An own price keeps its documents until it is changed itself. Returns whether there was such a link. */
export async function unlinkDocument(ctx: Context, documentId: number, linkId: number): Promise<Result<boolean>> {
  return inTransaction(ctx, async (tx) => {
    const row = await getDocument(tx, documentId);
    const link = (await listLinks(tx, [documentId])).find(({ id }) => id === linkId);
    if (!link) return good(false);
    if (link.kind === 'own price' || link.kind === 'term filing') {
      const message = `${linkLabel(link)} rests on this document. Change it there, and choose other documents.`;
      return bad([{ severity: 'error', code: 'in-use', message }]);
    }
    // What was filed names its documents forever: the link ends, and keeps the document.
    await ((await wasFiledSince(tx, link.createdAt)) ? endLink(tx, link.id) : deleteLink(tx, link.id));
    await recordEvent(tx, { action: 'document unlinked', subject: `document D-${row.number}`, summary: `${row.title}: ${linkLabel(link)}` });
    return good(true);
  });
}
