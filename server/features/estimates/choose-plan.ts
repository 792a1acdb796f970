import type { Context } from '../../context.ts';
import type { Day } from '../../domain/calendar.ts';
import type { CostPlan } from '../../domain/cost/cost-plan.ts';
import { defaultPlan } from '../../domain/cost/default-plan.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { listRecipeChanges } from '../catalog/index.ts';
import { listOwnPrices } from '../quotes/index.ts';
import { choicePrefix, type PlanInput } from './plan-inputs.ts';

/** Years before the first value of an index cannot be reached, and a forecast this far beyond the last is no forecast. */
const mostYearsAhead = 30;

/**
 * The plan of an estimate: own prices and recipe changes that are ticked, as they stand now, with the choices of the form. Where the form states no
 * plan, everything active is in. Refused where something that was ticked is no longer there: nothing is left out silently.
 */
export async function choosePlan(ctx: Context, input: PlanInput | null, startOn: Day): Promise<Result<ChosenPlan>> {
  const { recipes, costData } = ctx.reference;
  const prices = (await listOwnPrices(ctx)).map(({ id: _id, ...price }) => price);
  const changes = await listRecipeChanges(ctx);
  const usual = defaultPlan(recipes, costData, startOn);
  const nothing = { ownPricesLeftOut: [], recipeChangesLeftOut: [] };
  if (input === null) return good({ plan: { ...usual, ownPrices: prices, recipeChanges: changes.map(toChange) }, leftOut: nothing });

  const issues: Issue[] = [];
  const refuse = (field: string, message: string): void => void issues.push({ severity: 'error', code: 'plan', field, message });
  const index = costData.indices.find(({ key }) => key === input.indexKey);
  if (input.indexKey !== null && !index) refuse('indexKey', 'That price index is not on this server. Choose one from the list, or none.');
  const workYear = input.workYear ?? usual.workYear;
  const [first, last] = [index?.values[0]?.year ?? workYear, index?.values.at(-1)?.year ?? workYear];
  if (workYear < first || workYear > last + mostYearsAhead) {
    refuse('workYear', `The index reaches from ${first} to ${last + mostYearsAhead}. Enter a year between them, or choose no index.`);
  }
  for (const group of recipes.alternatives) {
    const choice = input.choices[group.key];
    if (choice !== undefined && !group.choices.some(({ key }) => key === choice)) {
      refuse(`${choicePrefix}${group.key}`, `Choose one of the ways that are offered for “${group.title}”.`);
    }
  }
  for (const code of input.ownPrices) {
    if (!prices.some((price) => price.code === code)) {
      refuse('ownPrices', `${code} is no longer among your own prices. Look at the list again: it shows those that are active now.`);
    }
  }
  for (const id of input.recipeChanges) {
    if (!changes.some((change) => String(change.id) === id)) {
      refuse('recipeChanges', 'A change of a recipe that was ticked is no longer active. Look at the list again.');
    }
  }
  if (issues.length > 0) return bad(issues);
  const plan: CostPlan = {
    ...usual,
    choices: { ...usual.choices, ...pick(input.choices, new Set(recipes.alternatives.map(({ key }) => key))) },
    ownPrices: prices.filter(({ code }) => input.ownPrices.includes(code)),
    recipeChanges: changes.filter(({ id }) => input.recipeChanges.includes(String(id))).map(toChange),
    adjustersLeftOut: costData.adjusters.flatMap(({ key }) => (input.adjusters.includes(key) ? [] : [key])),
    risksLeftOut: costData.risk.events.flatMap(({ key }) => (input.risks.includes(key) ? [] : [key])),
    indexKey: input.indexKey,
    workYear,
    contingencyShare: input.contingencyShare,
    reserveBasisPoints: input.reserveBasisPoints,
    allocationCents: input.allocationCents,
  };
  return good({
    plan,
    leftOut: {
      ownPricesLeftOut: prices.flatMap(({ code }) => (input.ownPrices.includes(code) ? [] : [code])),
      recipeChangesLeftOut: changes.flatMap(({ id }) => (input.recipeChanges.includes(String(id)) ? [] : [String(id)])),
    },
  });
}

/** A change without the id of its row: an estimate keeps what it says, whatever becomes of the register. */
function toChange({ recipeKey, stepKey, quantity, added, reason }: CostPlan['recipeChanges'][number]): CostPlan['recipeChanges'][number] {
  return { recipeKey, stepKey, quantity, added, reason };
}

function pick(values: Readonly<Record<string, string>>, keys: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.has(key)));
}

interface ChosenPlan {
  plan: CostPlan;
  leftOut: LeftOut;
}

/** What was active and not ticked, so that a copy of the estimate leaves it out as well. */
export interface LeftOut {
  ownPricesLeftOut: string[];
  recipeChangesLeftOut: string[];
}
