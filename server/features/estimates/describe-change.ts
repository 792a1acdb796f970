import type { RecipeBook } from '../../domain/catalog/recipe.ts';
import type { RecipeChange } from '../../domain/catalog/recipe-change.ts';
import { stepKey } from '../../domain/catalog/step-key.ts';
import { formatQuantity } from './words.ts';

/** A change of a recipe as a line to tick: what was, what is, and why. */
export function describeChange(change: RecipeChange, { recipes }: RecipeBook): { label: string; hint: string } {
  const recipe = recipes.find(({ key }) => key === change.recipeKey);
  const title = recipe?.title ?? change.recipeKey;
  const step = recipe?.steps.find((one) => stepKey(one) === change.stepKey);
  const quantity = formatQuantity(change.quantity);
  if (change.added) return { label: `${title}: ${change.added.entryCode} added, ${quantity} ${change.added.driver}`, hint: change.reason };
  if (!step) return { label: `${title}: a step that these recipes no longer have`, hint: change.reason };
  const what = change.quantity === 0 ? 'left out' : `${formatQuantity(step.quantity)} becomes ${quantity} ${step.driver}`;
  return { label: `${title}: ${step.entryCode} ${what}`, hint: change.reason };
}

/** A change as the register holds it. */
export type StoredRecipeChange = RecipeChange & { id: number };
