import { and, eq } from 'drizzle-orm';
import { recipeChanges } from '../../../db/schema/recipes.ts';
import type { Context } from '../../context.ts';

export async function insertRecipeChange(ctx: Context, row: Omit<ChangeRow, 'id'>): Promise<number> {
  const [added] = await ctx.db.insert(recipeChanges).values(row).returning({ id: recipeChanges.id });
  if (!added) throw new Error('The change of the recipe was not stored.');
  return added.id;
}

export async function updateRecipeChange(ctx: Context, carrierId: number, { id, ...row }: Partial<ChangeRow> & { id: number }): Promise<void> {
  await ctx.db
    .update(recipeChanges)
    .set(row)
    .where(and(eq(recipeChanges.carrierId, carrierId), eq(recipeChanges.id, id)));
}

export async function deleteRecipeChange(ctx: Context, carrierId: number, id: number): Promise<void> {
  await ctx.db.delete(recipeChanges).where(and(eq(recipeChanges.carrierId, carrierId), eq(recipeChanges.id, id)));
}

type ChangeRow = typeof recipeChanges.$inferSelect;
