import { and, asc, desc, eq, getTableColumns } from 'drizzle-orm';
import { columnMappings, importChunks, importUploads } from '../../../db/schema/inventory.ts';
import { jobs } from '../../../db/schema/platform.ts';
import type { Context } from '../../context.ts';
import { notFound } from '../../platform/errors.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { hasStopped, type UploadRow } from './has-stopped.ts';

export async function getUpload(ctx: Context, uploadId: number): Promise<UploadRow> {
  const [row] = await ctx.db
    .select()
    .from(importUploads)
    .where(and(eq(importUploads.id, uploadId), eq(importUploads.carrierId, requireCarrierId(ctx))));
  if (!row) throw notFound('That import does not exist.');
  return row;
}

/** The carrier's newest uploads, and whether the work on each broke off. */
export async function listUploads(ctx: Context): Promise<UploadEntry[]> {
  const rows = await ctx.db
    .select({ ...getTableColumns(importUploads), jobStatus: jobs.status })
    .from(importUploads)
    .leftJoin(jobs, eq(jobs.id, importUploads.jobId))
    .where(eq(importUploads.carrierId, requireCarrierId(ctx)))
    .orderBy(desc(importUploads.id))
    .limit(100);
  return rows.map(({ jobStatus, ...upload }) => ({ ...upload, isStopped: hasStopped(upload, jobStatus) }));
}

/** The waiting rows of an upload, one part after the other, so that a large one is never held whole. */
export async function* eachChunk(ctx: Context, upload: UploadRow): AsyncGenerator<{ text: string; position: number; count: number }> {
  const mine = eq(importChunks.uploadId, upload.id);
  const places = await ctx.db
    .select({ id: importChunks.id })
    .from(importChunks)
    .where(mine)
    .orderBy(asc(importChunks.position), asc(importChunks.id));
  for (const [position, { id }] of places.entries()) {
    const [row] = await ctx.db
      .select({ rowsJson: importChunks.rowsJson })
      .from(importChunks)
      .where(and(mine, eq(importChunks.id, id)));
    if (row) yield { text: row.rowsJson, position, count: places.length };
  }
}

/** What the carrier's people chose for their headers before. */
export async function getRememberedColumns(ctx: Context): Promise<Record<string, string>> {
  const rows = await ctx.db
    .select()
    .from(columnMappings)
    .where(eq(columnMappings.carrierId, requireCarrierId(ctx)));
  return Object.fromEntries(rows.map((row) => [row.header, row.columnKey]));
}

export type UploadEntry = UploadRow & { isStopped: boolean };
