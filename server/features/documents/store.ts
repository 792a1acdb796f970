import { eq, sql } from 'drizzle-orm';
import { priceBookDrafts } from '../../../db/schema/catalog.ts';
import { documentLinks, documentNumbers, documents, type LinkKind } from '../../../db/schema/documents.ts';
import { estimates } from '../../../db/schema/estimates.ts';
import { fieldSheetSets } from '../../../db/schema/field-sheets.ts';
import { filings, filingVersions } from '../../../db/schema/filings.ts';
import { importUploads } from '../../../db/schema/inventory.ts';
import { files } from '../../../db/schema/platform.ts';
import { termFilings, termFilingVersions } from '../../../db/schema/term-filings.ts';
import type { Context } from '../../context.ts';

/** Every column that names a kept file; a test compares the list with the schema. */
export const fileReferences = [
  { table: documents, column: documents.sha256 },
  { table: importUploads, column: importUploads.fileSha256 },
  { table: priceBookDrafts, column: priceBookDrafts.fileSha256 },
  { table: filings, column: filings.draftSha256 },
  { table: filingVersions, column: filingVersions.frozenSha256 },
  { table: filingVersions, column: filingVersions.pdfSha256 },
  { table: termFilings, column: termFilings.draftSha256 },
  { table: termFilingVersions, column: termFilingVersions.frozenSha256 },
  { table: termFilingVersions, column: termFilingVersions.pdfSha256 },
  { table: fieldSheetSets, column: fieldSheetSets.pdfSha256 },
  { table: estimates, column: estimates.reportSha256 },
  { table: estimates, column: estimates.scheduleReportSha256 },
] as const;

/** The next number of the carrier's register. */
export async function takeNumber(ctx: Context, carrierId: number): Promise<number> {
  const [row] = await ctx.db
    .insert(documentNumbers)
    .values({ carrierId, last: 1 })
    .onConflictDoUpdate({ target: documentNumbers.carrierId, set: { last: sql`${documentNumbers.last} + 1` } })
    .returning({ last: documentNumbers.last });
  if (!row) throw new Error('No number was given out.');
  return row.last;
}

export async function insertDocument(ctx: Context, row: Omit<typeof documents.$inferInsert, 'createdAt' | 'updatedAt'>): Promise<number> {
  const [inserted] = await ctx.db
    .insert(documents)
    .values({ ...row, createdAt: ctx.now, updatedAt: ctx.now })
    .returning({ id: documents.id });
  if (!inserted) throw new Error('The document was not stored.');
  return inserted.id;
}

export async function updateDocument(ctx: Context, documentId: number, values: Partial<typeof documents.$inferInsert>): Promise<void> {
  await ctx.db
    .update(documents)
    .set({ ...values, updatedAt: ctx.now })
    .where(eq(documents.id, documentId));
}

/** Links a document, or takes up an ended link again. */
export async function upsertLink(ctx: Context, link: { documentId: number; kind: LinkKind; subject: string }): Promise<void> {
  await ctx.db
    .insert(documentLinks)
    .values({ ...link, subjectKey: link.subject.toLowerCase(), endedAt: null, createdAt: ctx.now })
    .onConflictDoUpdate({
      target: [documentLinks.documentId, documentLinks.kind, documentLinks.subjectKey],
      set: { subject: link.subject, endedAt: null },
    });
}

export async function insertLinks(ctx: Context, links: readonly { documentId: number; kind: LinkKind; subject: string }[]): Promise<void> {
  if (links.length === 0) return;
  const rows = links.map((link) => ({ ...link, subjectKey: link.subject.toLowerCase(), endedAt: null, createdAt: ctx.now }));
  await ctx.store.insertMany(ctx.db, documentLinks, rows);
}

export async function endLink(ctx: Context, linkId: number): Promise<void> {
  await ctx.db.update(documentLinks).set({ endedAt: ctx.now }).where(eq(documentLinks.id, linkId));
}

export async function deleteLink(ctx: Context, linkId: number): Promise<void> {
  await ctx.db.delete(documentLinks).where(eq(documentLinks.id, linkId));
}

/** Takes a document out of the register, and its bytes when nothing else on this server names them. */
export async function deleteDocument(ctx: Context, document: { id: number; sha256: string }): Promise<void> {
  await ctx.db.delete(documents).where(eq(documents.id, document.id));
  for (const { table, column } of fileReferences) {
    const [user] = await ctx.db.select({ one: sql`1` }).from(table).where(eq(column, document.sha256)).limit(1);
    if (user) return;
  }
  await ctx.db.delete(files).where(eq(files.sha256, document.sha256));
}
