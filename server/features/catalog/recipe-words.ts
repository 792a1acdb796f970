import type { AlternativeGroup, CostPhase, Recipe, RecipeDriver, RecipeStep, StructureClass } from '../../domain/catalog/recipe.ts';
import type { RecipeChange } from '../../domain/catalog/recipe-change.ts';
import { categoryChoices, siteKindChoices, toLabel } from '../../domain/inventory/choices.ts';
import { capitalised } from '../../domain/words.ts';

/** What a quantity follows, as a reader counts it. */
export const driverWords: Readonly<Record<RecipeDriver, string>> = {
  'per unit': 'for each covered unit',
  'per site': 'once for each site',
  'per sector': 'once for each sector',
  'per tower foot': 'for each foot of structure height',
  'per hop': 'once for each microwave hop',
  'per network': 'once for the network',
  'per customer': 'for each customer',
  'percent of direct cost': 'as a share of all direct cost',
};

export const phaseWords: Readonly<Record<CostPhase, { title: string; meaning: string }>> = {
  removal: { title: 'Removal', meaning: 'taking the covered equipment out' },
  replacement: { title: 'Replacement', meaning: 'buying and installing what takes its place' },
  disposal: { title: 'Disposal', meaning: 'wiping, transport and destruction with records' },
  'soft cost': { title: 'Soft cost', meaning: 'engineering, permits and management that serve all three' },
};

const structureWords: Readonly<Record<StructureClass, string>> = {
  tower: 'towers',
  raised: 'poles, silos and tanks',
  building: 'buildings',
  ground: 'sites without a structure',
};

/** `0.1`, `1,000`: as written in the book, grouped. */
export function shownQuantity(quantity: number): string {
  return quantity.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

/** What the quantity of a step counts: `once for each site`, `one for each 16 covered units, rounded up`, `share of the sites`. */
export function countWords(step: Pick<RecipeStep, 'driver' | 'per' | 'chance'>): string {
  if (step.chance) return 'share of the sites that need it';
  if (step.per === undefined) return driverWords[step.driver];
  const counted: Partial<Record<RecipeDriver, string>> = {
    'per unit': 'covered units',
    'per site': 'sites',
    'per sector': 'sectors',
    'per tower foot': 'feet of structure height',
    'per hop': 'microwave hops',
    'per customer': 'customers',
  };
  return `for each ${shownQuantity(step.per)} ${counted[step.driver] ?? 'counts'} or part of them`;
}

/** Where a step applies, in sentences; empty where it always does. */
export function conditionSentences({ only }: Pick<RecipeStep, 'only'>): string[] {
  if (!only) return [];
  const { structures, kinds, generations, exceptGenerations, withoutCategories, fromFeet, belowFeet } = only;
  const height = heightWords(fromFeet, belowFeet);
  return [
    ...(structures || height ? [`Only on ${structures ? listed(structures.map((one) => structureWords[one])) : 'structures'}${height}.`] : []),
    ...(kinds
      ? [
          `Only at sites of the kind ${listed(
            kinds.map((kind) => toLabel(siteKindChoices, kind).toLowerCase()),
            'or',
          )}.`,
        ]
      : []),
    ...(generations ? [`Only where all covered radios are ${listed(generations, 'or')}.`] : []),
    ...(exceptGenerations ? [`Not where all covered radios are ${listed(exceptGenerations, 'or')}.`] : []),
    ...(withoutCategories ? [`Only where no covered ${listed(withoutCategories, 'or')} stands.`] : []),
  ];
}

/** The choice that a step hangs on, and whether it is taken where nothing is chosen. */
export function choiceSentence({ choice }: Pick<RecipeStep, 'choice'>, groups: readonly AlternativeGroup[]): string | null {
  if (!choice) return null;
  const group = groups.find((one) => one.key === choice.group);
  const position = group?.choices.findIndex((one) => one.key === choice.key) ?? -1;
  const title = group?.choices[position]?.title ?? choice.key;
  const ending = position === 0 ? 'which is taken unless an estimate chooses otherwise' : 'which an estimate must choose';
  return `Only with “${title}” for ${lower(group?.title ?? choice.group)}, ${ending}.`;
}

/** How far the real quantity may lie from the one stated. */
export function spreadSentence({ spread, quantity }: Pick<RecipeStep, 'spread' | 'quantity'>): string | null {
  if (!spread) return null;
  return `The real quantity may lie from ${shownQuantity(quantity * spread.low)} to ${shownQuantity(quantity * spread.high)}; the simulation draws it.`;
}

/** What a step is, where that decides whether a program pays. */
export function useSentence({ use }: Pick<RecipeStep, 'use'>): string | null {
  if (use === undefined || use === 'comparable') return null;
  return `It counts as “${use}”: what the program does not pay of it is kept out of the lines and listed apart.`;
}

/** What a recipe is for, in words: `RRU, AAU and antenna`. */
export function recipeFor({ categories }: Pick<Recipe, 'categories'>): string {
  const known = categoryChoices.filter((choice) => choice.value !== 'other').length;
  return categories.length >= known ? 'All covered equipment' : capitalised(listed(categories));
}

/** A change in a few words: `TW-050 from 4 to 6 once for each site`, `TW-060 added, 1 once for each site`, `EN-010 left out`. */
export function changeWords(change: Pick<RecipeChange, 'quantity' | 'added'> & { step: RecipeStep | null }): string {
  const { quantity, added, step } = change;
  if (added) return `${added.entryCode} added, ${shownQuantity(quantity)} ${driverWords[added.driver]}`;
  if (quantity === 0) return `${step?.entryCode ?? 'a step'} left out`;
  return `${step?.entryCode ?? 'a step'} at ${shownQuantity(quantity)} instead of ${step ? shownQuantity(step.quantity) : 'what it was'}`;
}

/** What the form of a step shows: the change, or the book where nothing is changed. */
export function changeTexts(change: Pick<RecipeChange, 'quantity' | 'reason'> | undefined, step: RecipeStep | null): Record<string, string> {
  if (change) return { quantity: String(change.quantity), reason: change.reason };
  return { quantity: step ? String(step.quantity) : '', reason: '' };
}

/** The subject of events about a recipe. */
export function changeSubject(recipeKey: string): string {
  return `recipe ${recipeKey}`;
}

function heightWords(fromFeet: number | undefined, belowFeet: number | undefined): string {
  if (fromFeet !== undefined && belowFeet !== undefined) return ` from ${fromFeet} to below ${belowFeet} ft`;
  if (fromFeet !== undefined) return ` of ${fromFeet} ft or more`;
  return belowFeet === undefined ? '' : ` below ${belowFeet} ft`;
}

function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
