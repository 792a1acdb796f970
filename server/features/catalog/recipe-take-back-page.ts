import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import type { StoredChange } from './recipe-queries.ts';
import { changeWords } from './recipe-words.ts';

/** Asks once more before a change is taken back. The recipe may be gone from the book; then there is nothing to link to. */
export function takeBackPage(change: StoredChange, issues: readonly Issue[], isInBook: boolean): Page {
  const title = change.added ? 'Take the added step back?' : 'Take the change back?';
  const recipeStays = change.added ? 'The step leaves the recipe.' : 'The step is again as the recipe book has it.';
  return {
    template: 'catalog/recipe-take-back',
    title,
    view: {
      head: {
        title,
        crumbs: [
          { label: 'Recipes', href: paths.recipes() },
          { label: change.recipeTitle, ...(isInBook && { href: paths.recipe(change.recipeKey) }) },
        ],
      },
      issues: issues.map((issue) => ({ message: issue.message, href: null })),
      confirm: {
        sentence: `${recipeStays} Estimates and filings made with the change keep it. The history keeps your reason.`,
        items: [{ label: changeWords(change), detail: change.reason }],
        href: paths.recipeChangeDeletion(change.id),
        fields: [{ name: 'seen', value: String(change.version) }],
        label: 'Take it back',
        tone: 'danger',
        cancelHref: isInBook ? paths.recipe(change.recipeKey) : paths.recipes(),
      },
    },
  };
}
