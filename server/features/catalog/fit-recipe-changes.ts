import { checkRecipeChange } from '../../domain/catalog/check-recipe-change.ts';
import type { Recipe } from '../../domain/catalog/recipe.ts';
import { stepKey } from '../../domain/catalog/step-key.ts';
import type { StoredChange } from './recipe-queries.ts';
import { shownQuantity } from './recipe-words.ts';

/** Tells of each change whether the recipe book still has what it changes, and whether the book itself moved since. */
export function fitRecipeChanges(recipes: readonly Recipe[], changes: readonly StoredChange[]): FittedChange[] {
  const byKey = new Map(recipes.map((recipe) => [recipe.key, recipe]));
  return changes.map((change) => {
    const recipe = byKey.get(change.recipeKey);
    if (!recipe) {
      const misfit = 'The recipe book no longer has this recipe. Take the change back; estimates cannot be made with it.';
      return { ...change, misfit, moved: null };
    }
    const [fault] = checkRecipeChange(recipe, change);
    if (fault) return { ...change, misfit: fault.message, moved: null };
    const now = recipe.steps.find((step) => stepKey(step) === change.changeKey)?.quantity;
    const then = change.step?.quantity;
    if (now === undefined || then === undefined || now === then) return { ...change, misfit: null, moved: null };
    const moved = `The recipe book has since gone from ${shownQuantity(then)} to ${shownQuantity(now)}. Look whether your change is still needed.`;
    return { ...change, misfit: null, moved };
  });
}

export interface FittedChange extends StoredChange {
  /** Why the change no longer fits the recipe book, and what to do; null where it fits. */
  misfit: string | null;
  /** What changed in the recipe book since the change was made. */
  moved: string | null;
}
