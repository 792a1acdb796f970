import { type PriceBookEdition, type PriceBookEntry, percentUnit } from '../../catalog/price-book.ts';
import type { Recipe, RecipeStep } from '../../catalog/recipe.ts';
import { stepKey } from '../../catalog/step-key.ts';
import type { EquipmentCategory } from '../../inventory/equipment.ts';
import type { Issue } from '../../result.ts';
import type { SiteTally } from '../tally-covered.ts';
import type { OwnPriceBook } from './check-own-prices.ts';
import { type PriceRules, priceStep, type StepPrice } from './price-step.ts';

/** No carrier of the world has more. */
const mostCustomers = 1_000_000_000;

/** A step with its price, ready to make lines. */
export interface PricedStep extends RecipeStep {
  entry: PriceBookEntry;
  /** Entry code, with more where one entry serves several phases: `TW-030.removal`. */
  lineId: string;
  /** The price wherever no price of the carrier for one site holds. */
  price: StepPrice;
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
 * Keeps the recipes that the covered equipment calls for and their steps of the chosen alternatives, and finds the price of every step. Issues: a
 * step that names an entry missing from the edition or measures it in another unit, a step for each zero counts, a percentage that is taken twice,
 * customers needed but unknown or beyond all people.
 */
export function matchRecipes(recipes: readonly Recipe[], edition: PriceBookEdition, needs: RecipeNeeds): { priced: PricedRecipe[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const entries = new Map(edition.entries.map((entry) => [entry.code, entry]));
  const suffixOf = suffixes(needs.unchanged);
  const used = coveredCategories(needs.tallies);
  const priced: PricedRecipe[] = [];
  for (const recipe of recipes) {
    if (!recipe.categories.some((category) => used.has(category))) continue;
    const steps: PricedStep[] = [];
    for (const step of recipe.steps) {
      if (step.choice && needs.chosen.get(step.choice.group) !== step.choice.key) continue;
      const entry = entries.get(step.entryCode);
      const fault = entry ? faultOf(recipe, step, entry) : missingEntry(recipe, step, edition);
      if (fault) issues.push(fault);
      else if (entry) {
        const price = priceStep(step, { entry, own: needs.ownPrices.everywhere.get(entry.code) }, needs);
        steps.push({ ...step, entry, lineId: `${entry.code}${suffixOf(recipe, step)}`, price });
      }
    }
    priced.push({ recipe, categories: new Set(recipe.categories), steps });
  }
  issues.push(...takenTwice(priced));
  const needsCustomers = priced.some(({ steps }) => steps.some((step) => step.driver === 'per customer'));
  if (needsCustomers && !(needs.customers !== null && Number.isSafeInteger(needs.customers) && needs.customers >= 0)) {
    const message = 'The core is priced by customer, and the number of customers is not known. Enter it in the details of the carrier.';
    issues.push({ severity: 'error', code: 'customers-missing', field: 'customers', message });
  } else if (needsCustomers && (needs.customers ?? 0) > mostCustomers) {
    const message = `${needs.customers} customers are more than there are people to serve. Correct the number in the details of the carrier.`;
    issues.push({ severity: 'error', code: 'customers-too-many', field: 'customers', message });
  }
  return { priced, issues };
}

/** A percentage counts once: two steps of one entry would show one rate and charge another. */
function takenTwice(priced: readonly PricedRecipe[]): Issue[] {
  const steps = priced.flatMap(({ recipe, steps: own }) => own.map((step) => ({ recipe, step }))).filter(({ step }) => step.driver === percentUnit);
  const seen = new Set<string>();
  return steps.flatMap(({ recipe, step: { entry } }): Issue[] => {
    if (!seen.has(entry.code)) {
      seen.add(entry.code);
      return [];
    }
    const message = `The recipe "${recipe.title}" takes the percentage ${entry.code} (${entry.item}) a second time. Take the added step back; for another percentage give a price of your own.`;
    return [{ severity: 'error', code: 'percent-twice', subject: entry.code, message }];
  });
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
 * Empty for the phase (and share of sites) with which the book first uses an entry, words that tell the use for any other: ids depend neither on
 * the inventory nor on quantities that a carrier changes, and lines that meet at one id may be added up.
 */
function suffixes(recipes: readonly Recipe[]): (recipe: Recipe, step: RecipeStep) => string {
  const useOf = (step: RecipeStep): string => step.phase.replace(' ', '-') + (step.chance ? `-${Math.round(step.quantity * 1000) / 10}` : '');
  const firstUse = new Map<string, string>();
  const inBook = new Map<string, string>();
  for (const { key, steps } of recipes) {
    for (const step of steps) {
      if (!firstUse.has(step.entryCode)) firstUse.set(step.entryCode, useOf(step));
      inBook.set(`${key}/${stepKey(step)}`, useOf(step));
    }
  }
  return ({ key }, step) => {
    const use = inBook.get(`${key}/${stepKey(step)}`) ?? useOf(step);
    return (firstUse.get(step.entryCode) ?? use) === use ? '' : `.${use}`;
  };
}

function missingEntry(recipe: Recipe, step: RecipeStep, edition: PriceBookEdition): Issue {
  const message = `The recipe "${recipe.title}" needs the price ${step.entryCode}, which price book ${edition.code} does not hold. Choose another price book, or leave the step out.`;
  return { severity: 'error', code: 'entry-missing', subject: step.entryCode, message };
}

function faultOf(recipe: Recipe, step: RecipeStep, entry: PriceBookEntry): Issue | undefined {
  if ((step.driver === percentUnit) !== (entry.unit === percentUnit)) {
    const message = `The recipe "${recipe.title}" counts ${entry.code} ${step.driver}, but its price is ${entry.unit}. Choose another price book.`;
    return { severity: 'error', code: 'entry-unit', subject: entry.code, message };
  }
  if (step.per === undefined || (Number.isFinite(step.per) && step.per > 0)) return undefined;
  const message = `The recipe "${recipe.title}" needs one ${entry.code} for each ${step.per} counts, which would divide by zero. Give a number above zero.`;
  return { severity: 'error', code: 'per-zero', subject: recipe.key, message };
}

interface RecipeNeeds extends PriceRules {
  tallies: readonly SiteTally[];
  customers: number | null;
  /** Recipes before the carrier's changes: they name the lines. */
  unchanged: readonly Recipe[];
  /** Choice by alternative group. */
  chosen: ReadonlyMap<string, string>;
  ownPrices: OwnPriceBook;
}
