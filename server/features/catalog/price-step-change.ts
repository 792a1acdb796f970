import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import { changeKey } from '../../domain/catalog/check-recipe-change.ts';
import type { PriceBookEntry } from '../../domain/catalog/price-book.ts';
import type { Recipe } from '../../domain/catalog/recipe.ts';
import type { RecipeChange } from '../../domain/catalog/recipe-change.ts';
import { priceRecipeExample, type RecipeExample } from '../../domain/cost/lines/price-recipe-example.ts';
import { formatCents } from '../../domain/money.ts';
import { bad, type Result } from '../../domain/result.ts';
import type { FittedChange } from './fit-recipe-changes.ts';
import type { StoredEdition } from './queries.ts';
import type { ShownStep } from './recipe-steps.ts';
import { countWords } from './recipe-words.ts';

/** A recipe in dollars at its example, with the changes that fit it. */
export function priceRecipe(
  ctx: Context,
  recipe: Recipe,
  priced: { edition: StoredEdition | undefined; changes: readonly RecipeChange[] },
): Result<RecipeExample> {
  const { edition, changes } = priced;
  const { recipes: book, costData: data } = ctx.reference;
  return edition ? priceRecipeExample(recipe, { book, edition, data, changes, on: dayOf(ctx.now) }) : bad([]);
}

/** What a change of one step means in dollars: the book, what is saved, and what is entered (null where nothing is entered yet or it has faults). */
export function priceStepChange(ctx: Context, recipe: Recipe, asked: AskedStep): StepMoney {
  const { shown, edition, changes, entered } = asked;
  const others = changes.filter((change) => change.misfit === null && (change.recipeKey !== recipe.key || change.changeKey !== shown.key));
  const totalWith = (own: readonly RecipeChange[]): Result<RecipeExample> => priceRecipe(ctx, recipe, { edition, changes: [...others, ...own] });
  const isAdded = shown.change?.added != null || entered?.added != null;
  const book = totalWith([]);
  const saved = shown.change ? totalWith([shown.change]) : book;
  const next = entered && changeKey(entered) === shown.key ? totalWith([entered]) : null;
  const rows = [
    { label: isAdded ? 'Without it' : 'Recipe book', quantity: isAdded ? null : shown.step.quantity, total: totalOf(book) },
    ...(shown.change ? [{ label: 'Saved', quantity: shown.change.quantity, total: totalOf(saved) }] : []),
    ...(entered && next ? [{ label: 'Entered', quantity: entered.quantity, total: totalOf(next) }] : []),
  ];
  const place = saved.ok ? saved.value.place : null;
  return {
    rows,
    place,
    unit: countWords(shown.step),
    entry: shown.entry,
    isAnswer: next !== null,
    sentence: sentenceOf(totalOf(saved), next && totalOf(next)),
  };
}

function totalOf(example: Result<RecipeExample>): RecipeExample['total'] | null {
  return example.ok ? example.value.total : null;
}

function sentenceOf(saved: RecipeExample['total'] | null, next: RecipeExample['total'] | null): string {
  if (!saved) return 'The example cannot be priced with this price book.';
  if (!next) return 'Enter a quantity and choose “Show what it means” to see it in dollars before you save.';
  const difference = next.likelyCents - saved.likelyCents;
  if (difference === 0) return 'The example does not change: the step does not apply there, or its quantity is the same.';
  const amount = formatCents(Math.abs(difference) as typeof next.likelyCents);
  return `In the example, the recipe then costs ${amount} ${difference > 0 ? 'more' : 'less'}: ${formatCents(next.likelyCents)} likely instead of ${formatCents(saved.likelyCents)}.`;
}

interface AskedStep {
  shown: ShownStep;
  edition: StoredEdition | undefined;
  changes: readonly FittedChange[];
  entered: RecipeChange | null;
}

export interface StepMoney {
  /** The whole recipe at the example with each quantity; quantity null where the step is not there. */
  rows: { label: string; quantity: number | null; total: RecipeExample['total'] | null }[];
  place: string | null;
  /** What the quantity counts, in words. */
  unit: string;
  entry: PriceBookEntry | undefined;
  /** Whether something entered is priced, rather than only what is saved. */
  isAnswer: boolean;
  sentence: string;
}
