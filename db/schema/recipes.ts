import type { CostPhase, RecipeDriver, RecipeStep } from '../../server/domain/catalog/recipe.ts';
import { kit } from '../kit.ts';
import { organizations } from './accounts.ts';

/** What a carrier changes in the recipe book, one row per step; what a row said before stands in the events. */
export const recipeChanges = kit.table(
  'recipe_changes',
  {
    id: kit.id(),
    carrierId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    recipeKey: kit.text().notNull(),
    /** Title of the recipe when the change was made, for changes that outlive it. */
    recipeTitle: kit.text().notNull(),
    /** Key of the step that is changed or added. */
    changeKey: kit.text().notNull(),
    quantity: kit.real().notNull(),
    reason: kit.text().notNull(),
    /** The step as the recipe book had it when the change was made; null for an added step. */
    stepJson: kit.json<RecipeStep>(),
    /** Null for a changed step. */
    addedJson: kit.json<{ entryCode: string; driver: RecipeDriver; phase: CostPhase }>(),
    /** Rises with each save. */
    version: kit.int().notNull(),
    personName: kit.text().notNull(),
    changedAt: kit.text().notNull(),
  },
  (t) => [kit.unique('recipe_changes_step').on(t.carrierId, t.recipeKey, t.changeKey)],
);
