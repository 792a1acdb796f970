import type { PriceBookEdition, PriceBookEntry } from '../catalog/price-book.ts';
import { percentUnit } from '../catalog/price-book.ts';
import type { Recipe, RecipeStep } from '../catalog/recipe.ts';
import type { EquipmentCategory } from '../inventory/equipment.ts';
import type { Issue } from '../result.ts';
import type { SiteTally } from './tally-covered.ts';

/** A step with its price, ready to make lines. `idSuffix` keeps line ids apart where one entry serves several phases. */
export interface PricedStep extends RecipeStep {
  entry: PriceBookEntry;
  idSuffix: string;
}

export interface PricedRecipe {
  recipe: Recipe;
  categories: ReadonlySet<EquipmentCategory>;
  steps: PricedStep[];
}

/** Categories that some recipe is for; a recipe with percentages is about the whole program and counts for none. */
export function priceableCategories(recipes: readonly Recipe[]): Set<EquipmentCategory> {
  const forSome = recipes.filter((recipe) => !recipe.steps.some((step) => step.driver === percentUnit));
  return new Set(forSome.flatMap((recipe) => recipe.categories));
}

/**
 * Keeps the recipes that the covered equipment calls for and finds the price of every step. Issues: a step that names an entry missing from the
 * edition or measures it in another unit, customers needed but unknown.
 */
export function matchRecipes(recipes: readonly Recipe[], edition: PriceBookEdition, needs: RecipeNeeds): { priced: PricedRecipe[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const entries = new Map(edition.entries.map((entry) => [entry.code, entry]));
  const suffixOf = suffixes(recipes);
  const used = coveredCategories(needs.tallies);
  const priced: PricedRecipe[] = [];
  for (const recipe of recipes) {
    if (!recipe.categories.some((category) => used.has(category))) continue;
    const steps: PricedStep[] = [];
    for (const step of recipe.steps) {
      const entry = entries.get(step.entryCode);
      const fault = entry ? unitFault(recipe, step, entry) : missingEntry(recipe, step, edition);
      if (fault) issues.push(fault);
      else if (entry) steps.push({ ...step, entry, idSuffix: suffixOf(step) });
    }
    priced.push({ recipe, categories: new Set(recipe.categories), steps });
  }
  const needsCustomers = priced.some(({ steps }) => steps.some((step) => step.driver === 'per customer'));
  if (needsCustomers && !(needs.customers !== null && Number.isSafeInteger(needs.customers) && needs.customers >= 0)) {
    const message = 'The core is priced by customer, and the number of customers is not known. Enter it in the details of the carrier.';
    issues.push({ severity: 'error', code: 'customers-missing', field: 'customers', message });
  }
  return { priced, issues };
}

/** Units covered by category, over all sites, active and idle. */
export function coveredCategories(tallies: readonly SiteTally[]): Map<EquipmentCategory, number> {
  const totals = new Map<EquipmentCategory, number>();
  for (const tally of tallies) {
    for (const counts of [tally.active, tally.idle]) {
      for (const [category, units] of counts) totals.set(category, (totals.get(category) ?? 0) + units);
    }
  }
  return totals;
}

/**
 * Empty for the phase (and share of sites) with which the book first uses an entry, words that tell the use for any other: ids do not depend on
 * the inventory, and lines that meet at one id may be added up.
 */
function suffixes(recipes: readonly Recipe[]): (step: RecipeStep) => string {
  const useOf = (step: RecipeStep): string => step.phase.replace(' ', '-') + (step.chance ? `-${Math.round(step.quantity * 1000) / 10}` : '');
  const firstUse = new Map<string, string>();
  for (const { steps } of recipes) {
    for (const step of steps) if (!firstUse.has(step.entryCode)) firstUse.set(step.entryCode, useOf(step));
  }
  return (step) => (firstUse.get(step.entryCode) === useOf(step) ? '' : `.${useOf(step)}`);
}

function missingEntry(recipe: Recipe, step: RecipeStep, edition: PriceBookEdition): Issue {
  const message = `The recipe "${recipe.title}" needs the price ${step.entryCode}, which price book ${edition.code} does not hold. Choose another price book.`;
  return { severity: 'error', code: 'entry-missing', subject: step.entryCode, message };
}

function unitFault(recipe: Recipe, step: RecipeStep, entry: PriceBookEntry): Issue | undefined {
  if ((step.driver === percentUnit) === (entry.unit === percentUnit)) return undefined;
  const message = `The recipe "${recipe.title}" counts ${entry.code} ${step.driver}, but its price is ${entry.unit}. Choose another price book.`;
  return { severity: 'error', code: 'entry-unit', subject: entry.code, message };
}

interface RecipeNeeds {
  tallies: readonly SiteTally[];
  customers: number | null;
}
