import { and, asc, eq } from 'drizzle-orm';
import { recipeChanges } from '../../../db/schema/recipes.ts';
import type { Context } from '../../context.ts';
import type { RecipeChange } from '../../domain/catalog/recipe-change.ts';
import { notFound } from '../../platform/errors.ts';
import { requireCarrierId } from '../accounts/index.ts';

/** What the carrier changes in the recipe book, in the order in which it was first changed; also changes that no longer fit the book. */
export async function listRecipeChanges(ctx: Context): Promise<StoredChange[]> {
  const carrierId = requireCarrierId(ctx);
  const rows = await ctx.db.select().from(recipeChanges).where(eq(recipeChanges.carrierId, carrierId)).orderBy(asc(recipeChanges.id));
  return rows.map(toChange);
}

export async function findRecipeChange(ctx: Context, recipeKey: string, changeKey: string): Promise<StoredChange | undefined> {
  const mine = eq(recipeChanges.carrierId, requireCarrierId(ctx));
  const wanted = and(mine, eq(recipeChanges.recipeKey, recipeKey), eq(recipeChanges.changeKey, changeKey));
  const [row] = await ctx.db.select().from(recipeChanges).where(wanted);
  return row && toChange(row);
}

export async function getRecipeChange(ctx: Context, id: number): Promise<StoredChange> {
  const mine = eq(recipeChanges.carrierId, requireCarrierId(ctx));
  const [row] = await ctx.db
    .select()
    .from(recipeChanges)
    .where(and(mine, eq(recipeChanges.id, id)));
  if (!row) throw notFound('That change of a recipe was taken back already, or it is not yours to see.');
  return toChange(row);
}

function toChange(row: typeof recipeChanges.$inferSelect): StoredChange {
  const { id, recipeKey, recipeTitle, changeKey, quantity, reason, version, personName, changedAt } = row;
  const change = { id, recipeKey, recipeTitle, changeKey, quantity, reason, version, personName, changedAt };
  return { ...change, step: row.stepJson, added: row.addedJson, stepKey: row.addedJson ? null : changeKey };
}

/** A change with what is known of it beyond the recipe book. */
export interface StoredChange extends RecipeChange {
  id: number;
  recipeTitle: string;
  /** Key of the step that is changed or added. */
  changeKey: string;
  /** The step as the recipe book had it when the change was made; null for an added step. */
  step: (typeof recipeChanges.$inferSelect)['stepJson'];
  version: number;
  personName: string;
  changedAt: string;
}
