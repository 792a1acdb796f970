import { bad, good, type Issue, type Result } from '../result.ts';
import { addedStep, changeKey, checkRecipeChange } from './check-recipe-change.ts';
import type { Recipe, RecipeStep } from './recipe.ts';
import type { RecipeChange } from './recipe-change.ts';
import { stepKey } from './step-key.ts';

/**
 * The recipes with the changes of a carrier: quantities replaced, steps left out (quantity 0), steps added at the end of their recipe. Each changed
 * step says so in `change`. The order of the changes makes no difference. Refused with every fault at once, with the key of the recipe as subject.
 */
export function applyRecipeChanges(recipes: readonly Recipe[], changes: readonly RecipeChange[]): Result<Recipe[]> {
  const byRecipe = new Map<string, RecipeChange[]>();
  for (const change of changes) byRecipe.set(change.recipeKey, [...(byRecipe.get(change.recipeKey) ?? []), change]);
  const known = new Set(recipes.map((recipe) => recipe.key));
  const issues = changes.filter((change) => !known.has(change.recipeKey)).map(unknownRecipe);
  const changed = recipes.map((recipe) => {
    const own = byRecipe.get(recipe.key);
    if (!own) return recipe;
    const faults = [...own.flatMap((change) => checkRecipeChange(recipe, change)), ...changedTwice(recipe, own)];
    issues.push(...faults.map((issue) => ({ ...issue, message: `Recipe “${recipe.title}”: ${issue.message}` })));
    return faults.length > 0 ? recipe : changeRecipe(recipe, own);
  });
  return issues.length > 0 ? bad(issues) : good(changed);
}

function changeRecipe(recipe: Recipe, changes: readonly RecipeChange[]): Recipe {
  const byStep = new Map(changes.map((change) => [change.stepKey, change]));
  const kept = recipe.steps.flatMap((step): RecipeStep[] => {
    const change = byStep.get(stepKey(step));
    if (!change || change.quantity === step.quantity) return [step];
    if (change.quantity === 0) return [];
    const words = `The carrier changed the quantity from ${step.quantity} to ${change.quantity} ${step.driver}. ${change.reason.trim()}`;
    return [{ ...step, quantity: change.quantity, change: words }];
  });
  const added = changes
    .flatMap((change) => (change.added ? [addedStep(change, change.added)] : []))
    .map((step) => ({ key: stepKey(step), step: { ...step, change: `The carrier added this step. ${step.reason}` } }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return { ...recipe, steps: [...kept, ...added.map(({ step }) => step)] };
}

function changedTwice(recipe: Recipe, changes: readonly RecipeChange[]): Issue[] {
  const keys = changes.map(changeKey);
  const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  const message = 'One step is changed twice. Keep one of the changes and take the other back.';
  return [...twice].map(() => ({ severity: 'error', code: 'change-twice', field: 'stepKey', subject: recipe.key, message }));
}

function unknownRecipe(change: RecipeChange): Issue {
  const message = `The recipe “${change.recipeKey}” that was changed is no longer in the recipe book. Take the change back.`;
  return { severity: 'error', code: 'change-recipe-unknown', field: 'recipeKey', subject: change.recipeKey, message };
}
