import { equipmentCategories } from '../inventory/equipment.ts';
import { siteKinds } from '../inventory/site.ts';
import {
  type AlternativeGroup,
  costPhases,
  costUses,
  type RecipeDriver,
  type RecipeStep,
  radioGenerations,
  type StepCondition,
  structureClasses,
} from './recipe.ts';

const conditionKeys = ['structures', 'kinds', 'fromFeet', 'belowFeet', 'generations', 'exceptGenerations', 'withoutCategories'];
/** Drivers that count whole things, of which several can share one. */
const wholeDrivers: readonly RecipeDriver[] = ['per unit', 'per site', 'per sector', 'per tower foot', 'per customer'];

/** Reads one step of a recipe. Every fault is told to `complain` in words; the step that comes back is then of no use. */
export function readRecipeStep(value: unknown, place: StepPlace): RecipeStep {
  const { drivers, complain } = place;
  const step = isObject(value) ? value : {};
  const [driver] = readChoices([step.driver], drivers) ?? [];
  if (!driver) complain(`the driver must be one of: ${drivers.join(', ')}.`);
  const [phase] = readChoices([step.phase], costPhases) ?? [];
  if (!phase) complain(`the phase must be one of: ${costPhases.join(', ')}.`);
  const quantity = aboveZero(step.quantity);
  if (quantity === undefined) complain('the quantity must be a number above zero.');
  const chance = step.chance === true;
  if (chance && (driver !== 'per site' || (quantity ?? 0) > 1)) complain('a share of sites needs the driver per site and a quantity of at most 1.');
  if (driver === 'percent of direct cost' && quantity !== 1) complain('a percentage needs the quantity 1; the price entry holds the percentage.');
  const per = aboveZero(step.per);
  if (step.per !== undefined && per === undefined) complain('"per" must be a number above zero, because counts are divided by it.');
  if (per !== undefined && (chance || !driver || !wholeDrivers.includes(driver)))
    complain(`"per" goes only with ${wholeDrivers.join(', ')}, and not with a share of sites.`);
  const use = step.use === undefined ? undefined : readChoices([step.use], costUses)?.[0];
  if (step.use !== undefined && !use) complain(`the use must be one of: ${costUses.join(', ')}.`);
  const entryCode = typeof step.entryCode === 'string' ? step.entryCode : '';
  if (!entryCode) complain('it names no price entry.');
  const reason = typeof step.reason === 'string' ? step.reason : '';
  if (!reason) complain('it gives no reason.');
  const only = step.only === undefined ? undefined : readCondition(step.only, complain);
  const spread = step.spread === undefined ? undefined : readSpread(step.spread, complain);
  const choice = step.choice === undefined ? undefined : readChoice(step.choice, place);
  return {
    entryCode,
    driver: driver ?? 'per site',
    quantity: quantity ?? 1,
    ...(per !== undefined && { per }),
    phase: phase ?? 'replacement',
    ...(only && { only }),
    ...(choice && { choice }),
    ...(spread && { spread }),
    ...(use && { use }),
    ...(chance && { chance }),
    reason,
  };
}

/** The list when every member is one of the choices, else undefined. */
export function readChoices<T extends string>(value: unknown, choices: readonly T[]): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.every((member): member is T => (choices as readonly unknown[]).includes(member)) ? value : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readCondition(value: unknown, complain: StepPlace['complain']): StepCondition {
  const condition = isObject(value) ? value : {};
  const unknownKeys = Object.keys(condition).filter((key) => !conditionKeys.includes(key));
  if (!isObject(value) || unknownKeys.length > 0) complain(`a condition may only hold: ${conditionKeys.join(', ')}.`);
  const list = <T extends string>(name: string, choices: readonly T[]): T[] | undefined => {
    const chosen = condition[name] === undefined ? undefined : readChoices(condition[name], choices);
    if (condition[name] !== undefined && !chosen?.length) complain(`${name} must be a list of: ${choices.join(', ')}.`);
    return chosen;
  };
  const feet = (name: string): number | undefined => {
    const number = aboveZero(condition[name]);
    if (condition[name] !== undefined && number === undefined) complain(`${name} must be a height in feet above zero.`);
    return number;
  };
  return {
    structures: list('structures', structureClasses),
    kinds: list('kinds', siteKinds),
    fromFeet: feet('fromFeet'),
    belowFeet: feet('belowFeet'),
    generations: list('generations', radioGenerations),
    exceptGenerations: list('exceptGenerations', radioGenerations),
    withoutCategories: list('withoutCategories', equipmentCategories),
  };
}

function readSpread(value: unknown, complain: StepPlace['complain']): RecipeStep['spread'] {
  const { low, high } = isObject(value) ? value : {};
  if (typeof low === 'number' && typeof high === 'number' && low >= 0 && low <= 1 && high >= 1 && Number.isFinite(high)) return { low, high };
  complain('the spread needs a low from 0 to 1 and a high of 1 or more: they are factors on the quantity.');
  return undefined;
}

function readChoice(value: unknown, { alternatives, complain }: StepPlace): RecipeStep['choice'] {
  const { group, key } = isObject(value) ? value : {};
  const found = alternatives.find((alternative) => alternative.key === group)?.choices.find((choice) => choice.key === key);
  if (typeof group === 'string' && found) return { group, key: found.key };
  complain('its choice names an alternative that the book does not hold.');
  return undefined;
}

function aboveZero(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
}

interface StepPlace {
  drivers: readonly RecipeDriver[];
  alternatives: readonly AlternativeGroup[];
  complain: (message: string) => void;
}
