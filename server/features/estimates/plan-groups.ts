import type { Day } from '../../domain/calendar.ts';
import type { RecipeBook } from '../../domain/catalog/recipe.ts';
import type { CostData } from '../../domain/cost/cost-data.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { cents, formatShort } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { basisTag } from '../catalog/index.ts';
import { describeChange, type StoredRecipeChange } from './describe-change.ts';
import { describeOwnPrice } from './describe-own-price.ts';
import { type EstimateField, type FieldGroup, plain } from './estimate-fields.ts';
import { choicePrefix, contingencyShares } from './plan-inputs.ts';
import { formatBasisPoints, formatPercentRange } from './words.ts';

/** The groups of the form that make up the plan of an estimate: rules and prices, own prices and recipe changes, risk and money. */
export function planGroups(form: PlanChoices & RuleFields): { rules: FieldGroup; ownPrices: FieldGroup; money: FieldGroup } {
  return { rules: rulesGroup(form), ownPrices: ownGroup(form), money: moneyGroup(form) };
}

function rulesGroup(form: PlanChoices & RuleFields): FieldGroup {
  const { costData, recipes } = form;
  const choices = recipes.alternatives.map(
    (group): EstimateField => ({
      name: `${choicePrefix}${group.key}`,
      label: group.title,
      kind: 'radio',
      options: group.choices.map(({ key, title, reason }) => ({ value: key, label: title, hint: reason })),
    }),
  );
  const adjusters: EstimateField = {
    name: 'adjusters',
    label: 'What makes work dearer at some sites',
    hint: 'Each ticked one becomes a line of its own at the sites that it is about, with its source.',
    kind: 'checkboxes',
    options: costData.adjusters.map((one) => ({
      value: one.key,
      label: `${one.title}: ${formatPercentRange(one)}`,
      hint: `${basisTag(one.basis).label}. ${one.source}`,
    })),
  };
  return {
    legend: 'Rules and prices',
    parts: [
      plain([form.program, form.edition, form.boundary]),
      {
        fold: 'Price level: index and year',
        note: 'Prices are of different years. What bringing them to the year of the work adds is a line of its own, never hidden in a price.',
        fields: [indexField(costData), yearField()],
      },
      ...(choices.length === 0 ? [] : [{ fold: `Ways to do the work (${choices.length})`, note: null, fields: choices }]),
      ...(costData.adjusters.length === 0
        ? []
        : [{ fold: `Region, terrain and season (${costData.adjusters.length})`, note: null, fields: [adjusters] }]),
    ],
  };
}

function indexField({ indices }: CostData): EstimateField {
  return {
    name: 'indexKey',
    label: 'Price index',
    kind: 'radio',
    options: [
      { value: '', label: 'No escalation', hint: 'Prices stay as they are, each of its own year.' },
      ...indices.map(({ key, title, basis, source }) => ({ value: key, label: title, hint: `${basisTag(basis).label}. ${source}` })),
    ],
  };
}

function yearField(): EstimateField {
  return {
    name: 'workYear',
    label: 'Year of the work',
    hint: 'To whose prices the estimate is brought. Left empty, the year half a year after the work may start.',
    kind: 'text',
    width: 'short',
  };
}

function ownGroup({ prices, sitesGone, changes, items, recipes, today }: PlanChoices): FieldGroup {
  const priceField: EstimateField = {
    name: 'ownPrices',
    label: 'Own prices',
    hint: 'Vendor quotes and own estimates of your register. What is ticked takes the place of the price book, with its document.',
    kind: 'checkboxes',
    options: prices.map((price) => ({ value: price.code, ...describeOwnPrice(price, { items, sitesGone, today }) })),
  };
  const changeField: EstimateField = {
    name: 'recipeChanges',
    label: 'Changes of recipes',
    hint: 'What you changed in what the work takes. Each stands on its lines, with its reason.',
    kind: 'checkboxes',
    options: changes.map((change) => ({ value: String(change.id), ...describeChange(change, recipes) })),
  };
  return {
    legend: 'Own prices and recipe changes',
    parts: [
      prices.length === 0
        ? { fold: null, note: 'No own price is registered: every line takes the price of the price book.', fields: [] }
        : { fold: prices.length > 8 ? counted(prices.length, 'own price') : null, note: null, fields: [priceField] },
      changes.length === 0
        ? { fold: null, note: 'No recipe is changed.', fields: [] }
        : { fold: changes.length > 8 ? counted(changes.length, 'recipe change') : null, note: null, fields: [changeField] },
    ],
  };
}

function moneyGroup({ costData }: PlanChoices): FieldGroup {
  const risks: EstimateField = {
    name: 'risks',
    label: 'Risks that may strike',
    hint: 'Each either happens or not in each of the ten thousand runs. None of them is in the point estimate.',
    kind: 'checkboxes',
    options: costData.risk.events.map((one) => ({
      value: one.key,
      label: one.title,
      hint: `${describeChance(one)} ${basisTag(one.basis).label}. ${one.source}`,
    })),
  };
  return {
    legend: 'Risk and money',
    parts: [
      ...(costData.risk.events.length === 0 ? [] : [{ fold: `Risks (${costData.risk.events.length})`, note: null, fields: [risks] }]),
      plain([
        {
          name: 'contingency',
          label: 'Contingency',
          hint: 'From the point estimate up to this percentile. It stands apart and is not part of what is filed.',
          kind: 'select',
          width: 'short',
          options: [
            { value: '', label: 'None' },
            ...contingencyShares.map((share) => ({ value: String(share), label: `Up to P${Math.round(share * 100)}` })),
          ],
        },
        {
          name: 'reserve',
          label: 'Management reserve',
          hint: 'Percent of the point estimate, for what nobody foresees. It stands apart and is not part of what is filed.',
          kind: 'text',
          width: 'short',
          suffix: '%',
        },
        {
          name: 'allocation',
          label: 'Allocation',
          hint: 'Money that is allocated or expected, to tell the chance of staying within it. Leave it empty while none is known.',
          kind: 'text',
          width: 'medium',
          prefix: '$',
        },
      ]),
    ],
  };
}

function describeChance({ scope, probability, impactCents, priceYear }: CostData['risk']['events'][number]): string {
  const chance = formatBasisPoints(Math.round(probability.likely * 10_000));
  const where = scope === 'site' ? `at ${chance} of the sites concerned` : `with a chance of ${chance}`;
  const [low, high] = [formatShort(cents(impactCents.low)), formatShort(cents(impactCents.high))];
  return `Likely ${where}; costs ${low} to ${high}${scope === 'site' ? ' a site' : ''} in dollars of ${priceYear}.`;
}

interface RuleFields {
  program: EstimateField;
  edition: EstimateField;
  boundary: EstimateField;
}

/** What the plan is chosen from. */
export interface PlanChoices {
  costData: CostData;
  recipes: RecipeBook;
  /** Active own prices and recipe changes of the carrier. */
  prices: readonly OwnPrice[];
  /** Sites that own prices name and the inventory no longer holds. */
  sitesGone: ReadonlySet<string>;
  changes: readonly StoredRecipeChange[];
  /** What each price-book entry is, by code. */
  items: ReadonlyMap<string, string>;
  today: Day;
}
