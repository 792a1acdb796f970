import { and, desc, eq } from 'drizzle-orm';
import { fieldSheetSets } from '../../../db/schema/field-sheets.ts';
import type { Context } from '../../context.ts';
import { notFound } from '../../platform/errors.ts';
import { requireCarrierId } from '../accounts/index.ts';

/** The carrier's last sets, newest first. */
export async function listSets(ctx: Context, most: number): Promise<SetRow[]> {
  return await ctx.db
    .select()
    .from(fieldSheetSets)
    .where(eq(fieldSheetSets.carrierId, requireCarrierId(ctx)))
    .orderBy(desc(fieldSheetSets.id))
    .limit(most);
}

export async function getSet(ctx: Context, setId: number): Promise<SetRow> {
  const [row] = await ctx.db
    .select()
    .from(fieldSheetSets)
    .where(and(eq(fieldSheetSets.id, setId), eq(fieldSheetSets.carrierId, requireCarrierId(ctx))));
  if (!row) throw notFound('Those field sheets do not exist.');
  return row;
}

export type SetRow = typeof fieldSheetSets.$inferSelect;
