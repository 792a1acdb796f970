import { costCategories, type PriceBookEdition } from '../../domain/catalog/price-book.ts';
import type { Issue } from '../../domain/result.ts';
import { formatUnitPrice } from './basis-words.ts';

/** More prices than this are entered by code: a list of thousands helps nobody. */
const mostListedPrices = 400;

/** The field that names a price of the edition: a list by category, or its code where the edition is long. */
export function entryField(edition: PriceBookEdition, form: { values: Record<string, string>; issues: readonly Issue[] }) {
  const error = form.issues.find((issue) => issue.field === 'entryCode')?.message ?? null;
  const value = form.values.entryCode ?? '';
  const base = { id: 'entryCode', name: 'entryCode', label: 'Price', error, value, required: true, width: 'full' };
  if (edition.entries.length > mostListedPrices) {
    return {
      ...base,
      kind: 'text',
      hint: `The code of a price in ${edition.title}, such as ${edition.entries[0]?.code ?? 'RA-010'}. Search the price book for it.`,
      maxlength: 40,
    };
  }
  const groups = costCategories
    .map((category) => ({
      label: category,
      options: edition.entries
        .filter((entry) => entry.category === category)
        .map((entry) => ({
          value: entry.code,
          label: `${entry.code} · ${entry.item} · ${formatUnitPrice(entry.likelyCents, entry.unit)}`,
        })),
    }))
    .filter((group) => group.options.length > 0);
  return {
    ...base,
    kind: 'select',
    hint: `What is bought or done, from ${edition.title}.`,
    options: [{ value: '', label: 'Choose a price' }],
    groups,
  };
}
