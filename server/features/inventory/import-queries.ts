import { and, asc, desc, eq } from 'drizzle-orm';
import { columnMappings, importChunks, importUploads } from '../../../db/schema/inventory.ts';
import type { Context } from '../../context.ts';
import { notFound } from '../../platform/errors.ts';
import { requireCarrierId } from '../accounts/index.ts';

export async function getUpload(ctx: Context, uploadId: number): Promise<UploadRow> {
  const [row] = await ctx.db
    .select()
    .from(importUploads)
    .where(and(eq(importUploads.id, uploadId), eq(importUploads.carrierId, requireCarrierId(ctx))));
  if (!row) throw notFound('That import does not exist.');
  return row;
}

export async function listUploads(ctx: Context): Promise<UploadRow[]> {
  return await ctx.db
    .select()
    .from(importUploads)
    .where(eq(importUploads.carrierId, requireCarrierId(ctx)))
    .orderBy(desc(importUploads.id))
    .limit(100);
}

/** The waiting rows of an upload, part by part. */
export async function listChunks(ctx: Context, upload: UploadRow): Promise<string[]> {
  const rows = await ctx.db
    .select({ rowsJson: importChunks.rowsJson })
    .from(importChunks)
    .where(eq(importChunks.uploadId, upload.id))
    .orderBy(asc(importChunks.position), asc(importChunks.id));
  return rows.map((row) => row.rowsJson);
}

/** What the carrier's people chose for their headers before. */
export async function getRememberedColumns(ctx: Context): Promise<Record<string, string>> {
  const rows = await ctx.db
    .select()
    .from(columnMappings)
    .where(eq(columnMappings.carrierId, requireCarrierId(ctx)));
  return Object.fromEntries(rows.map((row) => [row.header, row.columnKey]));
}

export type UploadRow = typeof importUploads.$inferSelect;
