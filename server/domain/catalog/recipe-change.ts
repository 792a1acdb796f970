import type { CostPhase, RecipeDriver } from './recipe.ts';

/** A change that a carrier makes to one recipe, for all its sites. */
export interface RecipeChange {
  recipeKey: string;
  /** The step that changes, by `stepKey`; null for a step that is added. */
  stepKey: string | null;
  /** The new quantity per count of the driver; 0 leaves the step out. */
  quantity: number;
  /** For an added step: the rest of it; else null. */
  added: { entryCode: string; driver: RecipeDriver; phase: CostPhase } | null;
  reason: string;
}
