import { addedStep } from '../../domain/catalog/check-recipe-change.ts';
import type { PriceBookEntry } from '../../domain/catalog/price-book.ts';
import type { Recipe, RecipeStep } from '../../domain/catalog/recipe.ts';
import { stepKey } from '../../domain/catalog/step-key.ts';
import type { FittedChange } from './fit-recipe-changes.ts';
import type { StoredEdition } from './queries.ts';

/** The steps of a recipe as a carrier has them: those of the book with its changes, then those that it added. */
export function listShownSteps(recipe: Recipe, changes: readonly FittedChange[], edition: StoredEdition | undefined): ShownStep[] {
  const entries = new Map(edition?.entries.map((entry) => [entry.code, entry]));
  const own = changes.filter((change) => change.recipeKey === recipe.key && change.misfit === null);
  const ofBook = recipe.steps.map((step): ShownStep => {
    const key = stepKey(step);
    const change = own.find((one) => one.changeKey === key);
    return { key, step, quantity: change?.quantity ?? step.quantity, entry: entries.get(step.entryCode), change };
  });
  const added = own.flatMap((change): ShownStep[] => {
    if (!change.added) return [];
    const step = addedStep(change, change.added);
    return [{ key: change.changeKey, step, quantity: change.quantity, entry: entries.get(step.entryCode), change }];
  });
  return [...ofBook, ...added];
}

export interface ShownStep {
  key: string;
  /** As the recipe book has it, or as it was added. */
  step: RecipeStep;
  /** With the change, if there is one; 0 where it is left out. */
  quantity: number;
  /** The price in the edition; undefined where the edition lacks it. */
  entry: PriceBookEntry | undefined;
  change: FittedChange | undefined;
}
