import type { Context } from '../../context.ts';
import { changeKey, checkRecipeChange } from '../../domain/catalog/check-recipe-change.ts';
import type { Recipe } from '../../domain/catalog/recipe.ts';
import type { RecipeChange } from '../../domain/catalog/recipe-change.ts';
import { stepKey } from '../../domain/catalog/step-key.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { findSavedMeanwhile } from '../../platform/saved-meanwhile.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { findRecipeChange, type StoredChange } from './recipe-queries.ts';
import { insertRecipeChange, updateRecipeChange } from './recipe-store.ts';
import { changeSubject, changeTexts, shownQuantity } from './recipe-words.ts';

/**
 * Saves a carrier's change of one step, or a step that it adds. Refused: what `checkRecipeChange` finds, the quantity that the book has anyway, and
 * a form that shows the step as it was before somebody else changed it or took a change back (`seen`: fingerprint of its texts; undefined for a
 * step that is new). Returns the id of the change.
 */
export async function saveRecipeChange(
  ctx: Context,
  recipe: Recipe,
  entered: { change: RecipeChange; seen: string | undefined },
): Promise<Result<number>> {
  const carrierId = requireCarrierId(ctx);
  const { name: personName } = requirePerson(ctx);
  const change = { ...entered.change, reason: entered.change.reason.trim() };
  const step = recipe.steps.find((one) => stepKey(one) === change.stepKey) ?? null;
  return inTransaction(ctx, async (tx) => {
    const known = await findRecipeChange(tx, recipe.key, changeKey(change));
    const faults = [...checkRecipeChange(recipe, change), ...findClash({ known, change, step }, entered.seen)];
    if (faults.length > 0) return bad(faults);
    const values = { quantity: change.quantity, reason: change.reason, personName, changedAt: ctx.now };
    const before = known ?? { quantity: step?.quantity ?? null, reason: null };
    const changes = changesBetween({ quantity: before.quantity, reason: before.reason }, { quantity: change.quantity, reason: change.reason });
    if (known && Object.keys(changes).length === 0) return good(known.id);
    const event = {
      action: change.added
        ? known
          ? 'added step changed'
          : 'recipe step added'
        : change.quantity === 0
          ? 'recipe step left out'
          : 'recipe step changed',
      subject: changeSubject(recipe.key),
      summary: `${recipe.title}: ${summaryOf(change, step?.entryCode)}`,
      changes: { step: { before: known || step ? changeKey(change) : null, after: changeKey(change) }, ...changes },
    };
    await recordEvent(tx, event);
    if (known) {
      await updateRecipeChange(tx, carrierId, { id: known.id, ...values, recipeTitle: recipe.title, stepJson: step, version: known.version + 1 });
      return good(known.id);
    }
    const place = { carrierId, recipeKey: recipe.key, recipeTitle: recipe.title, changeKey: changeKey(change) };
    return good(await insertRecipeChange(tx, { ...place, ...values, stepJson: step, addedJson: change.added, version: 1 }));
  });
}

function findClash({ known, change, step }: Standing, seen: string | undefined): Issue[] {
  if (change.added && seen === undefined) {
    if (!known) return [];
    const message = `${known.personName} added this step already, with the quantity ${shownQuantity(known.quantity)}. Change that step instead, or choose another price, driver or phase.`;
    return [{ severity: 'error', code: 'change-step-known', field: 'entryCode', message }];
  }
  if (change.added && !known) {
    const message = 'Somebody took this step back while you were changing it. Nothing was saved. Add the step again if it is still needed.';
    return [{ severity: 'error', code: 'saved-meanwhile', message }];
  }
  const meanwhile = findSavedMeanwhile({ stored: changeTexts(known, step), entered: changeTexts(change, step) }, seen);
  if (meanwhile.length > 0) return meanwhile;
  if (step && !known && change.quantity === step.quantity) {
    const message = `${shownQuantity(step.quantity)} is the quantity of the recipe book already. Enter another quantity, or 0 to leave the step out.`;
    return [{ severity: 'error', code: 'change-nothing', field: 'quantity', message }];
  }
  if (step && known && change.quantity === step.quantity && known.quantity !== step.quantity) {
    const message = `${shownQuantity(step.quantity)} is the quantity of the recipe book. Take your change back instead, so that the step counts as unchanged.`;
    return [{ severity: 'error', code: 'change-nothing', field: 'quantity', message }];
  }
  return [];
}

function summaryOf({ quantity, added }: RecipeChange, entryCode: string | undefined): string {
  if (added) return `${added.entryCode} added, ${shownQuantity(quantity)} ${added.driver}`;
  return quantity === 0 ? `${entryCode} left out` : `${entryCode} at ${shownQuantity(quantity)}`;
}

interface Standing {
  known: StoredChange | undefined;
  change: RecipeChange;
  step: Recipe['steps'][number] | null;
}
