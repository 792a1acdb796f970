import type { LinkKind } from '../../../db/schema/documents.ts';
import type { Context } from '../../context.ts';
import { getDocument, listDocumentsAbout, listLinks } from './queries.ts';
import { deleteLink, endLink, insertLinks, upsertLink } from './store.ts';

/**
 * Says on which documents something rests from now on; what is no longer among them is marked as ended and stays in the register, or is forgotten
 * where no version can name it. Call it in the transaction of the write it belongs to, which records the event.
 */
export async function attachDocuments(
  tx: Context,
  about: { kind: LinkKind; subject: string; wasNeverFiled?: boolean },
  documentIds: readonly number[],
): Promise<void> {
  const before = await listDocumentsAbout(tx, about);
  const gone = before.filter(({ id }) => !documentIds.includes(id)).map(({ id }) => id);
  const links = (await listLinks(tx, gone)).filter((link) => link.kind === about.kind && link.subjectKey === about.subject.toLowerCase());
  for (const link of links) await (about.wasNeverFiled ? deleteLink(tx, link.id) : endLink(tx, link.id));
  for (const documentId of documentIds) {
    const { id } = await getDocument(tx, documentId);
    await upsertLink(tx, { documentId: id, kind: about.kind, subject: about.subject });
  }
}

/** The same for many things that are new, so that nothing rested on their documents before. The ids come from scoped queries. */
export async function attachToNew(tx: Context, kind: LinkKind, list: readonly { subject: string; documentIds: readonly number[] }[]): Promise<void> {
  await insertLinks(
    tx,
    list.flatMap(({ subject, documentIds }) => documentIds.map((documentId) => ({ documentId, kind, subject }))),
  );
}
