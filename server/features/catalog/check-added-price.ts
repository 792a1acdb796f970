import { isPercentUnit } from '../../domain/catalog/price-book.ts';
import type { RecipeChange } from '../../domain/catalog/recipe-change.ts';
import type { Issue } from '../../domain/result.ts';
import type { StoredEdition } from './queries.ts';

/** Whether the price that an added step names is in the edition, and is a percentage exactly where the step counts a percentage. */
export function checkAddedPrice({ added }: Pick<RecipeChange, 'added'>, edition: StoredEdition): Issue[] {
  if (!added) return [];
  const entry = edition.entries.find((one) => one.code === added.entryCode);
  if (!entry) {
    const message = `The price ${added.entryCode.slice(0, 40)} is not in ${edition.title}. Choose a price that is, or import a price book that has it.`;
    return [{ severity: 'error', code: 'change-entry-missing', field: 'entryCode', message }];
  }
  const isShare = added.driver === 'percent of direct cost';
  if (isPercentUnit(entry.unit) === isShare) return [];
  const message = isShare
    ? `${entry.code} is a price ${entry.unit}, not a percentage. Choose what its quantity follows.`
    : `${entry.code} is a percentage. Choose “as a share of all direct cost” for it, in a recipe of the whole network.`;
  return [{ severity: 'error', code: 'change-unit', field: 'driver', message }];
}
