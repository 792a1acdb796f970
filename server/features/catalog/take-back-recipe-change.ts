import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getRecipeChange, type StoredChange } from './recipe-queries.ts';
import { deleteRecipeChange } from './recipe-store.ts';
import { changeSubject, shownQuantity } from './recipe-words.ts';

/** Takes a change back: the step is again as the recipe book has it. Refused when somebody saved it anew after the asker saw it (`seenVersion`). */
export async function takeBackRecipeChange(ctx: Context, id: number, seenVersion: number): Promise<Result<StoredChange>> {
  const carrierId = requireCarrierId(ctx);
  return inTransaction(ctx, async (tx) => {
    const change = await getRecipeChange(tx, id);
    if (change.version !== seenVersion) {
      const message = `${change.personName} saved this change anew while you were looking: the quantity is now ${shownQuantity(change.quantity)}. Look again before you take it back.`;
      return bad([{ severity: 'error', code: 'saved-meanwhile', message }]);
    }
    await deleteRecipeChange(tx, carrierId, id);
    const { recipeKey, recipeTitle, changeKey, quantity, reason, added } = change;
    const changes = { change: { before: { step: changeKey, quantity, reason, added }, after: null } };
    await recordEvent(tx, {
      action: 'recipe change taken back',
      subject: changeSubject(recipeKey),
      summary: `${recipeTitle}: ${changeKey}`,
      changes,
    });
    return good(change);
  });
}
