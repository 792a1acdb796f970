import { equipmentCategories } from '../inventory/equipment.ts';
import { siteKinds } from '../inventory/site.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import { costPhases, type Recipe, type RecipeBook, type RecipeDriver, type RecipeStep, type StepCondition, structureClasses } from './recipe.ts';

const siteDrivers: readonly RecipeDriver[] = ['per unit', 'per site', 'per sector', 'per tower foot', 'per hop'];
const networkDrivers: readonly RecipeDriver[] = ['per unit', 'per site', 'per hop', 'per network', 'per customer', 'percent of direct cost'];
const conditionKeys = ['structures', 'kinds', 'fromFeet', 'belowFeet', 'withoutCategories'];

/**
 * Reads a recipe book from parsed JSON, as in `recipes.json`. Returns every fault at once; the subject of an issue is the key of the recipe.
 * Whether the entries exist is checked against an edition when an estimate is made.
 */
export function readRecipes(value: unknown): Result<RecipeBook> {
  const issues: Issue[] = [];
  const book = isObject(value) ? value : {};
  const complain = (subject: string, message: string): void => {
    issues.push({ severity: 'error', code: 'recipe-faulty', subject, message });
  };
  const recipes = Array.isArray(book.recipes) ? book.recipes : [];
  if (recipes.length === 0) complain('recipes', 'The recipe book holds no recipes. Add at least one.');
  const keys = new Set<string>();
  const read = recipes.map((recipe: unknown, index) => readRecipe(recipe, { index, keys, complain }));
  const code = readText(book.code, 'code');
  const title = readText(book.title, 'title');
  const statement = readText(book.statement, 'statement');
  const assumptions = readTexts(book.assumptions, 'assumptions');
  const exclusions = readTexts(book.exclusions, 'exclusions');
  return issues.length > 0 ? bad(issues) : good({ code, title, statement, assumptions, exclusions, recipes: read });

  function readText(text: unknown, name: string): string {
    if (typeof text === 'string' && text.trim()) return text;
    complain(name, `The recipe book has no ${name}. Fill it in.`);
    return '';
  }
  function readTexts(list: unknown, name: string): string[] {
    if (Array.isArray(list) && list.every((text) => typeof text === 'string')) return list;
    complain(name, `The ${name} of the recipe book are not a list of sentences. Write them as a list.`);
    return [];
  }
}

function readRecipe(value: unknown, place: RecipePlace): Recipe {
  const recipe = isObject(value) ? value : {};
  const key = typeof recipe.key === 'string' && recipe.key ? recipe.key : `recipe ${place.index + 1}`;
  const complain = (message: string): void => place.complain(key, `Recipe ${key}: ${message}`);
  if (place.keys.has(key)) complain('this key is used twice. Give each recipe its own key.');
  place.keys.add(key);
  const scope = recipe.scope === 'site' || recipe.scope === 'network' ? recipe.scope : undefined;
  if (!scope) complain('scope must be site or network.');
  const categories = readChoices(recipe.categories, equipmentCategories);
  if (!categories || categories.length === 0) complain(`categories must be a list of: ${equipmentCategories.join(', ')}.`);
  const title = typeof recipe.title === 'string' ? recipe.title : '';
  if (!title) complain('it has no title.');
  const steps = Array.isArray(recipe.steps) ? recipe.steps : [];
  if (steps.length === 0) complain('it has no steps.');
  const drivers = scope === 'network' ? networkDrivers : siteDrivers;
  return {
    key,
    title,
    categories: categories ?? [],
    scope: scope ?? 'site',
    steps: steps.map((step: unknown, index) => readStep(step, drivers, (message) => complain(`step ${index + 1}: ${message}`))),
  };
}

function readStep(value: unknown, drivers: readonly RecipeDriver[], complain: (message: string) => void): RecipeStep {
  const step = isObject(value) ? value : {};
  const [driver] = readChoices([step.driver], drivers) ?? [];
  if (!driver) complain(`the driver must be one of: ${drivers.join(', ')}.`);
  const [phase] = readChoices([step.phase], costPhases) ?? [];
  if (!phase) complain(`the phase must be one of: ${costPhases.join(', ')}.`);
  const quantity = typeof step.quantity === 'number' && Number.isFinite(step.quantity) && step.quantity > 0 ? step.quantity : undefined;
  if (quantity === undefined) complain('the quantity must be a number above zero.');
  const chance = step.chance === true;
  if (chance && (driver !== 'per site' || (quantity ?? 0) > 1)) complain('a share of sites needs the driver per site and a quantity of at most 1.');
  if (driver === 'percent of direct cost' && quantity !== 1) complain('a percentage needs the quantity 1; the price entry holds the percentage.');
  const entryCode = typeof step.entryCode === 'string' ? step.entryCode : '';
  if (!entryCode) complain('it names no price entry.');
  const reason = typeof step.reason === 'string' ? step.reason : '';
  if (!reason) complain('it gives no reason.');
  const only = step.only === undefined ? undefined : readCondition(step.only, complain);
  return {
    entryCode,
    driver: driver ?? 'per site',
    quantity: quantity ?? 1,
    phase: phase ?? 'replacement',
    reason,
    ...(only && { only }),
    ...(chance && { chance }),
  };
}

function readCondition(value: unknown, complain: (message: string) => void): StepCondition {
  const condition = isObject(value) ? value : {};
  const unknownKeys = Object.keys(condition).filter((key) => !conditionKeys.includes(key));
  if (!isObject(value) || unknownKeys.length > 0) complain(`a condition may only hold: ${conditionKeys.join(', ')}.`);
  const list = <T extends string>(name: string, choices: readonly T[]): T[] | undefined => {
    const chosen = condition[name] === undefined ? undefined : readChoices(condition[name], choices);
    if (condition[name] !== undefined && !chosen) complain(`${name} must be a list of: ${choices.join(', ')}.`);
    return chosen;
  };
  const feet = (name: string): number | undefined => {
    const number = condition[name];
    if (number === undefined || (typeof number === 'number' && number > 0)) return number;
    complain(`${name} must be a height in feet above zero.`);
    return undefined;
  };
  return {
    structures: list('structures', structureClasses),
    kinds: list('kinds', siteKinds),
    fromFeet: feet('fromFeet'),
    belowFeet: feet('belowFeet'),
    withoutCategories: list('withoutCategories', equipmentCategories),
  };
}

/** The list when every member is one of the choices, else undefined. */
function readChoices<T extends string>(value: unknown, choices: readonly T[]): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.every((member): member is T => (choices as readonly unknown[]).includes(member)) ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface RecipePlace {
  index: number;
  keys: Set<string>;
  complain: (subject: string, message: string) => void;
}
