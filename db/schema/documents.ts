import type { Day } from '../../server/domain/calendar.ts';
import type { DocumentKind } from '../../server/domain/filing/registered-document.ts';
import { kit } from '../kit.ts';
import { organizations } from './accounts.ts';

/** What a document proves something about. A cost line, a site and an item are named as people name them, because they may come and go. */
export type LinkKind = 'own price' | 'line' | 'site' | 'item' | 'filing' | 'term filing';

/** The carrier's register of evidence. The bytes lie in `files` under their hash; the same bytes stand in a register once. */
export const documents = kit.table(
  'documents',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    /** `D-7` is number 7 of the carrier; numbers are not used twice. */
    number: kit.int().notNull(),
    kind: kit.text().$type<DocumentKind>().notNull(),
    title: kit.text().notNull(),
    /** As the file was named when it came in. */
    fileName: kit.text().notNull(),
    mediaType: kit.text().notNull(),
    byteLength: kit.int().notNull(),
    sha256: kit.text().notNull(),
    datedOn: kit.text().$type<Day>(),
    expiresOn: kit.text().$type<Day>(),
    addedByName: kit.text().notNull(),
    createdAt: kit.text().notNull(),
    updatedAt: kit.text().notNull(),
  },
  (t) => [
    kit.unique('documents_number').on(t.carrierId, t.number),
    kit.unique('documents_bytes').on(t.carrierId, t.sha256),
    kit.index('documents_file').on(t.sha256),
  ],
);

export const documentLinks = kit.table(
  'document_links',
  {
    id: kit.id(),
    documentId: kit
      .int()
      .notNull()
      .references(() => documents.id),
    kind: kit.text().$type<LinkKind>().notNull(),
    /** `Q-3`, a cost line id, a site code, an item tag, the number of a filing of the term; empty for the filing as a whole. */
    subject: kit.text().notNull(),
    /** Lower-case subject, for look-ups that ignore case on both engines. */
    subjectKey: kit.text().notNull(),
    /** When the use ended. The row stays where an estimate or a filing may have taken the document with it. */
    endedAt: kit.text(),
    createdAt: kit.text().notNull(),
  },
  (t) => [kit.unique('document_links_subject').on(t.documentId, t.kind, t.subjectKey), kit.index('document_links_about').on(t.kind, t.subjectKey)],
);

/** The last document number that a carrier gave out. */
export const documentNumbers = kit.table('document_numbers', {
  carrierId: kit
    .int()
    .primaryKey()
    .references(() => organizations.id),
  last: kit.int().notNull(),
});
