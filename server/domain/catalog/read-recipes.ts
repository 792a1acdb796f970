import { equipmentCategories } from '../inventory/equipment.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import { isObject, readChoices, readRecipeStep } from './read-recipe-step.ts';
import type { AlternativeGroup, Recipe, RecipeBook } from './recipe.ts';
import { driversByScope } from './recipe-drivers.ts';
import { stepKey } from './step-key.ts';

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
  const alternatives = readAlternatives(book.alternatives, complain);
  const recipes = Array.isArray(book.recipes) ? book.recipes : [];
  if (recipes.length === 0) complain('recipes', 'The recipe book holds no recipes. Add at least one.');
  const keys = new Set<string>();
  const read = recipes.map((recipe: unknown, index) => readRecipe(recipe, { index, keys, alternatives, complain }));
  findIdleChoices(alternatives, read, complain);
  const code = readText(book.code, 'code');
  const title = readText(book.title, 'title');
  const statement = readText(book.statement, 'statement');
  const assumptions = readTexts(book.assumptions, 'assumptions');
  const exclusions = readTexts(book.exclusions, 'exclusions');
  return issues.length > 0 ? bad(issues) : good({ code, title, statement, assumptions, exclusions, alternatives, recipes: read });

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

function readAlternatives(value: unknown, complain: RecipePlace['complain']): AlternativeGroup[] {
  if (!Array.isArray(value)) {
    complain('alternatives', 'The alternatives of the recipe book are not a list. Write them as a list, which may be empty.');
    return [];
  }
  const groups = value.map((member: unknown, index) => {
    const fields = isObject(member) ? member : {};
    const key = text(fields.key);
    const fault = (message: string): void => complain(key || `alternative ${index + 1}`, `Alternative ${key || index + 1}: ${message}`);
    if (!key) fault('it has no key.');
    if (!text(fields.title)) fault('it has no title.');
    const rows: unknown[] = Array.isArray(fields.choices) ? fields.choices : [];
    if (rows.length < 2) fault('it needs at least two choices.');
    const choices = rows.map((row) => {
      const { key: choice, title, reason } = isObject(row) ? row : {};
      if (!text(choice) || !text(title) || !text(reason)) fault('each choice needs a key, a title and a reason.');
      return { key: text(choice), title: text(title), reason: text(reason) };
    });
    if (new Set(choices.map((choice) => choice.key)).size < choices.length) fault('two of its choices have the same key.');
    return { key, title: text(fields.title), choices };
  });
  if (new Set(groups.map(({ key }) => key)).size < groups.length) complain('alternatives', 'Two alternatives have the same key. Give each its own.');
  return groups;
}

function readRecipe(value: unknown, place: RecipePlace): Recipe {
  const recipe = isObject(value) ? value : {};
  const key = text(recipe.key) || `recipe ${place.index + 1}`;
  const complain = (message: string): void => place.complain(key, `Recipe ${key}: ${message}`);
  if (place.keys.has(key)) complain('this key is used twice. Give each recipe its own key.');
  place.keys.add(key);
  const scope = recipe.scope === 'site' || recipe.scope === 'network' ? recipe.scope : undefined;
  if (!scope) complain('scope must be site or network.');
  const categories = readChoices(recipe.categories, equipmentCategories);
  if (!categories || categories.length === 0) complain(`categories must be a list of: ${equipmentCategories.join(', ')}.`);
  const title = text(recipe.title);
  if (!title) complain('it has no title.');
  const rows: unknown[] = Array.isArray(recipe.steps) ? recipe.steps : [];
  if (rows.length === 0) complain('it has no steps.');
  const drivers = driversByScope[scope ?? 'site'];
  const steps = rows.map((step, index) =>
    readRecipeStep(step, { drivers, alternatives: place.alternatives, complain: (message) => complain(`step ${index + 1}: ${message}`) }),
  );
  const stepKeys = new Set<string>();
  for (const [index, step] of steps.entries()) {
    const known = stepKey(step);
    if (stepKeys.has(known)) complain(`step ${index + 1}: the recipe has the same step before. Make one of the two, with both quantities.`);
    stepKeys.add(known);
  }
  return { key, title, categories: categories ?? [], scope: scope ?? 'site', steps };
}

/** A choice may have no step of its own (it leaves something out), an alternative may not. */
function findIdleChoices(alternatives: readonly AlternativeGroup[], recipes: readonly Recipe[], complain: RecipePlace['complain']): void {
  const used = new Set(recipes.flatMap(({ steps }) => steps.flatMap(({ choice }) => (choice ? [choice.group] : []))));
  for (const { key } of alternatives)
    if (!used.has(key)) complain(key, `Alternative ${key}: no step depends on it. Take it out, or name it in a step.`);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

interface RecipePlace {
  index: number;
  keys: Set<string>;
  alternatives: readonly AlternativeGroup[];
  complain: (subject: string, message: string) => void;
}
