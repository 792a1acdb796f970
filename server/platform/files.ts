import { createHash } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import { files } from '../../db/schema/platform.ts';
import type { Context } from '../context.ts';
import { notFound } from './errors.ts';

const mostHashesAtOnce = 500;

/** Keeps bytes under their SHA-256 and returns it; the same bytes twice are kept once. Call it inside the transaction that refers to them. */
export async function keepFile(ctx: Context, bytes: Buffer, mediaType: string): Promise<string> {
  const sha256 = sha256Of(bytes);
  await ctx.db.insert(files).values({ sha256, mediaType, byteLength: bytes.length, bytes, createdAt: ctx.now }).onConflictDoNothing();
  // Reading the row makes a transaction that removes these bytes at the same moment conflict with this one.
  await ctx.db.select({ sha256: files.sha256 }).from(files).where(eq(files.sha256, sha256));
  return sha256;
}

/** The bytes of a kept file. Whoever calls has already found, in a scoped query, a row that names the hash. */
export async function getFile(ctx: Context, sha256: string): Promise<Buffer> {
  const [row] = await ctx.db.select({ bytes: files.bytes }).from(files).where(eq(files.sha256, sha256));
  if (!row) throw notFound('The file is not on this server.');
  return Buffer.from(row.bytes);
}

/** Which of these files are kept, without their bytes. Whoever calls has already found, in a scoped query, rows that name the hashes. */
export async function findKeptFiles(ctx: Context, hashes: readonly string[]): Promise<Map<string, KeptFile>> {
  const kept = new Map<string, KeptFile>();
  for (let start = 0; start < hashes.length; start += mostHashesAtOnce) {
    const { sha256, mediaType, byteLength } = files;
    const some = hashes.slice(start, start + mostHashesAtOnce);
    for (const row of await ctx.db.select({ sha256, mediaType, byteLength }).from(files).where(inArray(sha256, some)))
      kept.set(row.sha256, { mediaType: row.mediaType, byteLength: row.byteLength });
  }
  return kept;
}

/** The first bytes of some kept files, by hash. Whoever calls has already found, in a scoped query, rows that name the hashes. */
export async function readHeads(ctx: Context, hashes: readonly string[], length: number): Promise<Map<string, Buffer>> {
  if (hashes.length === 0) return new Map();
  const head = sql<Uint8Array>`substr(${files.bytes}, 1, ${sql.raw(String(length))})`;
  const rows = await ctx.db
    .select({ sha256: files.sha256, head })
    .from(files)
    .where(inArray(files.sha256, [...hashes]));
  return new Map(rows.map((row) => [row.sha256, Buffer.from(row.head)]));
}

export interface KeptFile {
  mediaType: string;
  byteLength: number;
}

export function sha256Of(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
