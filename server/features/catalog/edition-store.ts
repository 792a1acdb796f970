import { eq, sql } from 'drizzle-orm';
import { priceBookDrafts, priceBookEditions } from '../../../db/schema/catalog.ts';
import type { Context } from '../../context.ts';

/** Editions are only ever inserted. The prices are taken over from the draft as they lie there. */
export async function insertEdition(ctx: Context, row: Omit<typeof priceBookEditions.$inferInsert, 'entriesJson'>, draftId: number): Promise<number> {
  const [draft] = await ctx.db
    .select({ entries: sql<string>`cast(${priceBookDrafts.entriesJson} as text)` })
    .from(priceBookDrafts)
    .where(eq(priceBookDrafts.id, draftId));
  if (!draft?.entries) throw new Error(`Draft ${draftId} holds no prices.`);
  const [kept] = await ctx.db
    .insert(priceBookEditions)
    .values({ ...row, entriesJson: sql`${draft.entries}` as unknown as [] })
    .returning({ id: priceBookEditions.id });
  if (!kept) throw new Error('The price book was not stored.');
  return kept.id;
}

export async function insertDraft(ctx: Context, row: typeof priceBookDrafts.$inferInsert): Promise<number> {
  const [kept] = await ctx.db.insert(priceBookDrafts).values(row).returning({ id: priceBookDrafts.id });
  if (!kept) throw new Error('The draft was not stored.');
  return kept.id;
}

export async function updateDraft(ctx: Context, draftId: number, values: Partial<typeof priceBookDrafts.$inferInsert>): Promise<void> {
  await ctx.db.update(priceBookDrafts).set(values).where(eq(priceBookDrafts.id, draftId));
}
