import { and, asc, desc, eq, exists, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { documentLinks, documents, type LinkKind } from '../../../db/schema/documents.ts';
import { filings, filingVersions } from '../../../db/schema/filings.ts';
import { equipmentItems, sites } from '../../../db/schema/inventory.ts';
import type { Context } from '../../context.ts';
import type { EvidenceDocument } from '../../domain/filing/filing.ts';
import type { DocumentKind } from '../../domain/filing/registered-document.ts';
import { notFound } from '../../platform/errors.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { codeOf } from './code-of.ts';

/** The carrier's documents that match, the newest first; all of them without a page. */
export async function listDocuments(
  ctx: Context,
  filter: DocumentFilter = { search: '', kind: undefined },
  page?: { number: number; size: number },
): Promise<DocumentRow[]> {
  const rows = ctx.db.select().from(documents).where(matching(ctx, filter)).orderBy(desc(documents.number), desc(documents.id)).$dynamic();
  return await (page ? rows.limit(page.size).offset((page.number - 1) * page.size) : rows);
}

/** How many documents match the search, by kind. */
export async function countDocuments(ctx: Context, search: string): Promise<Map<DocumentKind, number>> {
  const rows = await ctx.db
    .select({ kind: documents.kind, count: sql<number>`count(*)`.mapWith(Number) })
    .from(documents)
    .where(matching(ctx, { search, kind: undefined }))
    .groupBy(documents.kind);
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}

export async function getDocument(ctx: Context, documentId: number): Promise<DocumentRow> {
  const [row] = await ctx.db
    .select()
    .from(documents)
    .where(and(eq(documents.id, documentId), eq(documents.carrierId, requireCarrierId(ctx))));
  if (!row) throw notFound('That document does not exist.');
  return row;
}

export async function findDocumentByHash(ctx: Context, sha256: string): Promise<DocumentRow | undefined> {
  const [row] = await ctx.db
    .select()
    .from(documents)
    .where(and(eq(documents.sha256, sha256), eq(documents.carrierId, requireCarrierId(ctx))));
  return row;
}

/** The carrier's documents among these numbers of its register. */
export async function listDocumentsByNumber(ctx: Context, numbers: readonly number[]): Promise<DocumentRow[]> {
  if (numbers.length === 0) return [];
  return await ctx.db
    .select()
    .from(documents)
    .where(and(eq(documents.carrierId, requireCarrierId(ctx)), inArray(documents.number, [...numbers])))
    .orderBy(asc(documents.number), asc(documents.id));
}

/** The carrier's documents among these ids; those that are gone are left out. */
export async function listDocumentsByIds(ctx: Context, ids: readonly number[]): Promise<DocumentRow[]> {
  if (ids.length === 0) return [];
  return await ctx.db
    .select()
    .from(documents)
    .where(and(eq(documents.carrierId, requireCarrierId(ctx)), inArray(documents.id, [...ids])))
    .orderBy(asc(documents.number), asc(documents.id));
}

/** What the carrier's documents are linked to, by document; ended links last. */
export async function listLinks(ctx: Context, documentIds: readonly number[]): Promise<LinkRow[]> {
  if (documentIds.length === 0) return [];
  const carrierId = requireCarrierId(ctx);
  const rows = await ctx.db
    .select({ link: documentLinks })
    .from(documentLinks)
    .innerJoin(documents, eq(documents.id, documentLinks.documentId))
    .where(and(eq(documents.carrierId, carrierId), inArray(documentLinks.documentId, [...documentIds])))
    .orderBy(asc(documentLinks.kind), asc(documentLinks.subjectKey), asc(documentLinks.id));
  return rows.map(({ link }) => link).sort((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null));
}

/** Documents that are linked to one thing now, in the order of their numbers. */
export async function listDocumentsAbout(ctx: Context, about: { kind: LinkKind; subject: string }): Promise<DocumentRow[]> {
  const rows = await ctx.db
    .select({ document: documents })
    .from(documents)
    .innerJoin(documentLinks, eq(documentLinks.documentId, documents.id))
    .where(
      and(
        eq(documents.carrierId, requireCarrierId(ctx)),
        eq(documentLinks.kind, about.kind),
        eq(documentLinks.subjectKey, about.subject.toLowerCase()),
        isNull(documentLinks.endedAt),
      ),
    )
    .orderBy(asc(documents.number), asc(documents.id));
  return rows.map(({ document }) => document);
}

/** Documents as a filing counts them: one for each thing that a document is about, and those for the filing as a whole. */
export async function listEvidenceDocuments(ctx: Context): Promise<EvidenceDocument[]> {
  const rows = await ctx.db
    .select({ document: documents, link: documentLinks.kind, subject: documentLinks.subject })
    .from(documents)
    .innerJoin(documentLinks, eq(documentLinks.documentId, documents.id))
    .where(and(eq(documents.carrierId, requireCarrierId(ctx)), isNull(documentLinks.endedAt)))
    .orderBy(asc(documents.number), asc(documentLinks.id));
  return rows.map(({ document, link, subject }) => ({
    number: codeOf(document),
    kind: document.kind,
    title: document.title,
    fileName: document.fileName,
    mediaType: document.mediaType,
    byteLength: document.byteLength,
    sha256: document.sha256,
    about: link === 'filing' ? null : subject,
  }));
}

/** Whether the carrier submitted an application since then, whose frozen value may name a document that was linked. */
export async function wasFiledSince(ctx: Context, instant: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: filingVersions.id })
    .from(filingVersions)
    .innerJoin(filings, eq(filings.id, filingVersions.filingId))
    .where(and(eq(filings.carrierId, requireCarrierId(ctx)), gte(filingVersions.submittedAt, instant)))
    .limit(1);
  return row !== undefined;
}

/** A text that is another one as soon as a document or link of the carrier came, went or changed. */
export async function stampDocuments(ctx: Context): Promise<string> {
  const [row] = await ctx.db
    .select({
      links: sql<number>`count(${documentLinks.id})`.mapWith(Number),
      lastLink: sql<number>`coalesce(max(${documentLinks.id}), 0)`.mapWith(Number),
      now: sql<number>`coalesce(sum(case when ${documentLinks.endedAt} is null then ${documentLinks.id} else 0 end), 0)`.mapWith(Number),
      changedAt: sql<string>`coalesce(max(${documents.updatedAt}), '')`,
    })
    .from(documents)
    .leftJoin(documentLinks, eq(documentLinks.documentId, documents.id))
    .where(eq(documents.carrierId, requireCarrierId(ctx)));
  return row ? `${row.links} ${row.lastLink} ${row.now} ${row.changedAt}` : '';
}

/** Where a link may lead: the code, tag or line id as the inventory writes it, or undefined when there is no such thing. */
export async function findSubject(ctx: Context, kind: LinkKind, subject: string): Promise<string | undefined> {
  const key = subject.toLowerCase();
  if (kind === 'filing') return '';
  if (kind === 'site') return (await findSiteCodes(ctx, [key]))[0];
  if (kind === 'line') return await findLine(ctx, subject);
  if (kind !== 'item') return subject;
  const [item] = await ctx.db
    .select({ tag: equipmentItems.tag })
    .from(equipmentItems)
    .where(and(eq(equipmentItems.carrierId, requireCarrierId(ctx)), eq(equipmentItems.tagKey, key)));
  return item?.tag;
}

/** A line id is a site code or NETWORK, a dot and what is bought there; the line itself may come with the next estimate. */
async function findLine(ctx: Context, subject: string): Promise<string | undefined> {
  const parts = subject.split('.');
  const starts = parts.slice(0, -1).map((_, index) =>
    parts
      .slice(0, index + 1)
      .join('.')
      .toLowerCase(),
  );
  if (parts.at(-1) === '') return undefined;
  if (starts[0] === 'network') return `NETWORK${subject.slice('network'.length)}`;
  const code = (await findSiteCodes(ctx, starts)).sort((a, b) => b.length - a.length)[0];
  return code === undefined ? undefined : `${code}${subject.slice(code.length)}`;
}

async function findSiteCodes(ctx: Context, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await ctx.db
    .select({ code: sites.code })
    .from(sites)
    .where(and(eq(sites.carrierId, requireCarrierId(ctx)), inArray(sites.codeKey, [...keys])));
  return rows.map(({ code }) => code);
}

function matching(ctx: Context, { search, kind }: DocumentFilter): SQL | undefined {
  const mine = eq(documents.carrierId, requireCarrierId(ctx));
  const ofKind = kind === undefined ? undefined : eq(documents.kind, kind);
  const text = search.trim();
  if (text === '') return and(mine, ofKind);
  const number = /^d-(\d{1,9})$/i.exec(text)?.[1];
  if (number !== undefined) return and(mine, ofKind, eq(documents.number, Number(number)));
  // SQLite lowers only A to Z: other letters are looked for as typed and small.
  const spellings = [...new Set([text.toLowerCase(), text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())])];
  const patterns = spellings.map((one) => `%${one.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  const like = (column: SQL) => or(...patterns.map((pattern) => sql`lower(${column}) like ${pattern} escape '\\'`));
  const linked = ctx.db
    .select({ one: sql`1` })
    .from(documentLinks)
    .where(and(eq(documentLinks.documentId, documents.id), like(sql`${documentLinks.subject}`)));
  const hash = /^[0-9a-f]{8,64}$/i.test(text) ? sql`${documents.sha256} like ${`${text.toLowerCase()}%`}` : undefined;
  return and(mine, ofKind, or(like(sql`${documents.title}`), like(sql`${documents.fileName}`), hash, exists(linked)));
}

export type DocumentRow = typeof documents.$inferSelect;
export type LinkRow = typeof documentLinks.$inferSelect;

export interface DocumentFilter {
  search: string;
  kind: DocumentKind | undefined;
}
