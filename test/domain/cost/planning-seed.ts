import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { PriceBookEdition } from '../../../server/domain/catalog/price-book.ts';
import { readPriceBook } from '../../../server/domain/catalog/read-price-book.ts';
import { readRecipes } from '../../../server/domain/catalog/read-recipes.ts';
import type { RecipeBook } from '../../../server/domain/catalog/recipe.ts';
import { type PublicFigure, readPublicFigures } from '../../../server/domain/cost/read-public-figures.ts';
import type { Result } from '../../../server/domain/result.ts';
import { readAccessSeasons, type SeasonRules } from '../../../server/domain/schedule/read-access-seasons.ts';
import { type Durations, readDurations } from '../../../server/domain/schedule/read-durations.ts';

export const edition: PriceBookEdition = value(readPriceBook(seedJson('price-book-2026.1.json'), seedRows('price-book-2026.1.csv')));
export const recipeBook: RecipeBook = value(readRecipes(seedJson('recipes.json')));
export const publicFigures: PublicFigure[] = value(readPublicFigures(seedRows('public-figures.csv')));
export const durations: Durations = value(readDurations(seedJson('durations.json')));
export const seasons: SeasonRules = value(readAccessSeasons(seedJson('access-seasons.json')));

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join('\n'));
  return result.value;
}

function seedText(name: string): string {
  return readFileSync(new URL(`../../../db/seed/${name}`, import.meta.url), 'utf8');
}

function seedJson(name: string) {
  return JSON.parse(seedText(name));
}

function seedRows(name: string): Record<string, string>[] {
  return parse(seedText(name), { columns: true });
}
