import type { RecipeBook } from '../../domain/catalog/recipe.ts';
import type { SheetTable } from '../../domain/inventory/sheet-table.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';
import type { FittedChange } from './fit-recipe-changes.ts';
import type { StoredEdition } from './queries.ts';
import { listShownSteps } from './recipe-steps.ts';
import { choiceSentence, conditionSentences, countWords, recipeFor } from './recipe-words.ts';

const headers = [
  'Recipe',
  'Title',
  'For covered',
  'Lines of',
  'Phase',
  'Price entry',
  'Item',
  'Unit',
  'Quantity of the recipe book',
  'Counted',
  'Where',
  'Least factor',
  'Greatest factor',
  'Reason',
  'Your quantity',
  'Your reason',
  'Low',
  'Likely',
  'High',
  'Basis',
  'Source',
  'Price book',
  'Recipe book',
];

/** Every step of every recipe as one row, for reading; prices in dollars with their basis. The carrier's own changes stand beside, if there are any. */
export async function recipesCsv(book: RecipeBook, edition: StoredEdition | undefined, changes: readonly FittedChange[] | null): Promise<Buffer> {
  const rows: SheetTable['rows'] = book.recipes.flatMap((recipe) =>
    listShownSteps(recipe, changes ?? [], edition).map(({ step, change, entry }) => {
      const where = [...conditionSentences(step), choiceSentence(step, book.alternatives)].filter((part) => part).join(' ');
      const isShare = entry?.unit.startsWith('percent') ?? false;
      const price = (amount: number | undefined): string | number => (amount === undefined ? '' : isShare ? `${amount / 100} %` : amount / 100);
      return [
        recipe.key,
        recipe.title,
        recipeFor(recipe),
        recipe.scope,
        step.phase,
        step.entryCode,
        entry?.item ?? 'not in this price book',
        entry?.unit ?? '',
        change?.added ? '' : step.quantity,
        countWords(step),
        where,
        step.spread?.low ?? '',
        step.spread?.high ?? '',
        change?.added ? '' : step.reason,
        change ? change.quantity : '',
        change?.reason ?? '',
        price(entry?.lowCents),
        price(entry?.likelyCents),
        price(entry?.highCents),
        entry?.basis ?? '',
        entry?.source ?? '',
        edition?.title ?? '',
        book.title,
      ];
    }),
  );
  return writeCsv({ name: 'Recipes', columns: headers.map((header) => ({ header, width: 16 })), rows });
}

/** The recipe book as it is, and apart from it what the carrier changes. */
export function recipesJson(book: RecipeBook, edition: StoredEdition | undefined, changes: readonly FittedChange[] | null): Buffer {
  const own = changes?.map(({ recipeKey, changeKey, quantity, added, reason, misfit, personName, changedAt }) => ({
    recipe: recipeKey,
    step: changeKey,
    quantity,
    added,
    reason,
    fits: misfit === null,
    by: personName,
    at: changedAt,
  }));
  const priceBook = edition && { code: edition.code, title: edition.title, sha256: edition.sha256 };
  return Buffer.from(`${JSON.stringify({ recipeBook: book, priceBook: priceBook ?? null, ...(own && { changes: own }) }, null, 2)}\n`, 'utf8');
}
