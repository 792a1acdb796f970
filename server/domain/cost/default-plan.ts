import { addMonths, type Day } from '../calendar.ts';
import type { RecipeBook } from '../catalog/recipe.ts';
import type { CostData } from './cost-data.ts';
import type { CostPlan } from './cost-plan.ts';

/** Half of the year that the first term lasts: the middle of the work, to whose prices an estimate is brought. */
const monthsToMiddle = 6;

/**
 * The plan of a carrier that has decided nothing: the first choice of each alternative, the first index, all adjusters and risks, prices of the year
 * half a year after work starts, contingency up to P80 and no reserve.
 */
export function defaultPlan({ alternatives }: RecipeBook, data: CostData, startOn: Day): CostPlan {
  return {
    choices: Object.fromEntries(alternatives.map(({ key, choices }) => [key, choices[0]?.key ?? ''])),
    recipeChanges: [],
    ownPrices: [],
    adjustersLeftOut: [],
    indexKey: data.indices[0]?.key ?? null,
    workYear: Number(addMonths(startOn, monthsToMiddle).slice(0, 4)),
    risksLeftOut: [],
    contingencyShare: 0.8,
    reserveBasisPoints: 0,
    allocationCents: null,
  };
}
