import type { Issue } from '../result.ts';
import { formatCount } from '../words.ts';
import type { Recipe, RecipeStep } from './recipe.ts';
import type { RecipeChange } from './recipe-change.ts';
import { driversByScope } from './recipe-drivers.ts';
import { stepKey } from './step-key.ts';

/** No real quantity comes near; above it a typing error would make an estimate senseless. */
export const largestStepQuantity = 100_000;

/**
 * What is wrong with one change to a recipe of the book, all at once; the subject is the key of the recipe, the field the part of the change.
 * Whether an added step's price exists is checked against an edition, elsewhere.
 */
export function checkRecipeChange(recipe: Recipe, change: RecipeChange): Issue[] {
  const faults = change.added ? faultsOfAdded(recipe, change, change.added) : faultsOfChanged(recipe, change);
  if (change.reason.trim() === '') {
    faults.push({
      code: 'change-reason-missing',
      field: 'reason',
      message: 'The change gives no reason. Say in a sentence why your network differs.',
    });
  }
  return faults.map((fault) => ({ severity: 'error', subject: recipe.key, ...fault }));
}

/** The key of the step that a change is about, whether it stands in the recipe book or is added. */
export function changeKey(change: RecipeChange): string {
  return change.added ? stepKey(addedStep(change, change.added)) : (change.stepKey ?? '');
}

/** The step that a change adds, without words about the change. */
export function addedStep({ quantity, reason }: Pick<RecipeChange, 'quantity' | 'reason'>, added: AddedStep): RecipeStep {
  return { ...added, quantity, reason: reason.trim() };
}

function faultsOfChanged(recipe: Recipe, change: RecipeChange): Fault[] {
  const step = recipe.steps.find((one) => stepKey(one) === change.stepKey);
  if (!step) {
    const message = 'The step that was changed is no longer in the recipe book. Take the change back, or add the step as your own.';
    return [{ code: 'change-step-unknown', field: 'stepKey', message }];
  }
  if (!isQuantity(change.quantity)) {
    const message = `The quantity must be a number from 0 to ${formatCount(largestStepQuantity)}; 0 leaves the step out.`;
    return [{ code: 'change-quantity', field: 'quantity', message }];
  }
  if (step.chance && change.quantity > 1) {
    const message = 'This quantity is the share of sites that need the step. Give a number from 0 to 1: 0.25 for one site in four.';
    return [{ code: 'change-share', field: 'quantity', message }];
  }
  if (step.driver === 'percent of direct cost' && change.quantity !== 0 && change.quantity !== step.quantity) {
    const message = 'A percentage can only be left out here (quantity 0). To use another percentage, give a price of your own for it.';
    return [{ code: 'change-percentage', field: 'quantity', message }];
  }
  return [];
}

function faultsOfAdded(recipe: Recipe, change: RecipeChange, added: AddedStep): Fault[] {
  const faults: Fault[] = [];
  if (change.stepKey !== null) {
    faults.push({ code: 'change-both', field: 'stepKey', message: 'A change either changes a step or adds one. Make two changes of it.' });
  }
  if (added.entryCode.trim() === '') {
    faults.push({ code: 'change-entry-missing', field: 'entryCode', message: 'The added step names no price. Choose one of the price book.' });
  }
  const drivers = driversByScope[recipe.scope];
  if (!drivers.includes(added.driver)) {
    const message = `A quantity of this recipe cannot be counted ${added.driver}. Choose one of: ${drivers.join(', ')}.`;
    faults.push({ code: 'change-driver', field: 'driver', message });
  }
  if (!isQuantity(change.quantity) || change.quantity === 0) {
    const message = `An added step needs a quantity above 0, at most ${formatCount(largestStepQuantity)}.`;
    faults.push({ code: 'change-quantity', field: 'quantity', message });
  } else if (added.driver === 'percent of direct cost' && change.quantity !== 1) {
    faults.push({
      code: 'change-percentage',
      field: 'quantity',
      message: 'A percentage is added with the quantity 1; the price holds the percentage.',
    });
  }
  if (
    added.driver === 'percent of direct cost' &&
    recipe.steps.some(({ driver, entryCode }) => driver === added.driver && entryCode === added.entryCode)
  ) {
    const message =
      'The recipe takes this percentage already, and a percentage counts once. To use another percentage, give a price of your own for it.';
    return [...faults, { code: 'change-percentage-twice', field: 'entryCode', message }];
  }
  const key = changeKey(change);
  if (recipe.steps.some((step) => stepKey(step) === key)) {
    const message = 'The recipe has this step already. Change the quantity of that step instead.';
    faults.push({ code: 'change-step-known', field: 'entryCode', message });
  }
  return faults;
}

function isQuantity(quantity: number): boolean {
  return Number.isFinite(quantity) && quantity >= 0 && quantity <= largestStepQuantity;
}

type AddedStep = NonNullable<RecipeChange['added']>;

interface Fault {
  code: string;
  field: string;
  message: string;
}
