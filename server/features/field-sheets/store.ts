import { eq } from 'drizzle-orm';
import { fieldSheetSets } from '../../../db/schema/field-sheets.ts';
import type { Context } from '../../context.ts';

export async function insertSet(ctx: Context, values: Omit<typeof fieldSheetSets.$inferInsert, 'id'>): Promise<number> {
  const [row] = await ctx.db.insert(fieldSheetSets).values(values).returning({ id: fieldSheetSets.id });
  if (!row) throw new Error('The set was not stored.');
  return row.id;
}

/** Notes the paper of a set that the caller has found in a scoped query. */
export async function notePaper(ctx: Context, setId: number, values: { pdfSha256: string; inventoryVersion: number }): Promise<void> {
  await ctx.db.update(fieldSheetSets).set(values).where(eq(fieldSheetSets.id, setId));
}

export async function noteJob(ctx: Context, setId: number, jobId: number): Promise<void> {
  await ctx.db.update(fieldSheetSets).set({ jobId }).where(eq(fieldSheetSets.id, setId));
}
