import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import type { Recipe } from '../../../server/domain/catalog/recipe.ts';
import type { RecipeChange } from '../../../server/domain/catalog/recipe-change.ts';
import { stepKey } from '../../../server/domain/catalog/step-key.ts';
import { priceRecipeExample } from '../../../server/domain/cost/lines/price-recipe-example.ts';
import { loadReferenceData } from '../../../server/platform/reference-data.ts';

const { recipes: book, edition, costData: data } = loadReferenceData();

describe('the worked example of a recipe', () => {
  test('can be priced for every recipe of the book, from low over likely to high, and its total is the sum of its lines', () => {
    for (const recipe of book.recipes) {
      const { lines, total, place } = exampleOf(recipe, []);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.reduce((sum, line) => sum + line.likelyCents, 0)).toBe(total.likelyCents);
      expect(total.lowCents).toBeLessThanOrEqual(total.likelyCents);
      expect(total.likelyCents).toBeLessThanOrEqual(total.highCents);
      expect(place).toMatch(/^(at|in) a /);
    }
  });

  test('of a mobile site counts one baseband and three sectors on a tower of 250 ft', () => {
    const { lines, place } = exampleOf(recipeOf('mobile-site'), []);
    expect(place).toBe('at a guyed tower of 250 ft with 1 RAN baseband and 3 RRU');
    expect(lines.find((line) => line.entryCode === 'RA-020')?.quantity).toBe(1);
    expect(lines.find((line) => line.entryCode === 'RA-030')?.quantity).toBe(3);
    expect(lines.find((line) => line.entryCode === 'RA-040')?.quantity).toBe(250);
    expect(lines.some((line) => line.entryCode === 'TW-031')).toBe(false);
  });

  test('follows a change by exactly quantity times price', () => {
    const recipe = recipeOf('mobile-site');
    const [step] = recipe.steps.filter((one) => one.entryCode === 'PW-020');
    const price = edition.entries.find((entry) => entry.code === 'PW-020')?.likelyCents ?? 0;
    const change: RecipeChange = { recipeKey: recipe.key, stepKey: step ? stepKey(step) : '', quantity: 3, added: null, reason: 'Ours differ.' };
    expect(exampleOf(recipe, [change]).total.likelyCents - exampleOf(recipe, []).total.likelyCents).toBe(2 * price);
    const without = exampleOf(recipe, [{ ...change, quantity: 0 }]);
    expect(exampleOf(recipe, []).total.likelyCents - without.total.likelyCents).toBe(price);
    expect(without.lines.some((line) => line.entryCode === 'PW-020')).toBe(false);
  });

  test('leaves changes of other recipes aside', () => {
    const change: RecipeChange = { recipeKey: 'radio-unit', stepKey: 'gone', quantity: 3, added: null, reason: 'Ours differ.' };
    expect(exampleOf(recipeOf('mobile-site'), [change])).toEqual(exampleOf(recipeOf('mobile-site'), []));
  });

  test('is refused where the edition lacks a price, and names it', () => {
    const poor = { ...edition, entries: edition.entries.filter((entry) => entry.code !== 'RA-020') };
    const result = priceRecipeExample(recipeOf('mobile-site'), { book, edition: poor, data, changes: [], on: day('2026-11-22') });
    expect(result.ok).toBe(false);
    expect(result.issues.some((issue) => issue.message.includes('RA-020'))).toBe(true);
  });
});

function exampleOf(recipe: Recipe, changes: readonly RecipeChange[]) {
  const result = priceRecipeExample(recipe, { book, edition, data, changes, on: day('2026-11-22') });
  if (!result.ok) throw new Error(`${recipe.key}: ${result.issues.map((issue) => issue.message).join(' ')}`);
  return result.value;
}

function recipeOf(key: string): Recipe {
  const recipe = book.recipes.find((one) => one.key === key);
  if (!recipe) throw new Error(`There is no recipe ${key}.`);
  return recipe;
}
