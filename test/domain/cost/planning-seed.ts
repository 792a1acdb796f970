import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { day } from '../../../server/domain/calendar.ts';
import type { PriceBookEdition } from '../../../server/domain/catalog/price-book.ts';
import { readPriceBook } from '../../../server/domain/catalog/read-price-book.ts';
import { readRecipes } from '../../../server/domain/catalog/read-recipes.ts';
import type { RecipeBook } from '../../../server/domain/catalog/recipe.ts';
import type { CostData } from '../../../server/domain/cost/cost-data.ts';
import type { CostPlan } from '../../../server/domain/cost/cost-plan.ts';
import { defaultPlan } from '../../../server/domain/cost/default-plan.ts';
import { readCostAdjusters, readCostIndices } from '../../../server/domain/cost/read-cost-data.ts';
import { readCostRisks } from '../../../server/domain/cost/risk/read-cost-risks.ts';
import { readTimeCosts } from '../../../server/domain/cost/time/read-time-costs.ts';
import { type PublicFigure, readPublicFigures } from '../../../server/domain/cost/totals/read-public-figures.ts';
import type { Result } from '../../../server/domain/result.ts';
import { readRegionalSeasons } from '../../../server/domain/schedule/network/read-regional-seasons.ts';
import { readTradeRules } from '../../../server/domain/schedule/network/read-trade-rules.ts';
import { readWorkTemplates } from '../../../server/domain/schedule/network/read-work-templates.ts';
import type { WorkData } from '../../../server/domain/schedule/network/work-data.ts';
import { readAccessSeasons, type SeasonRules } from '../../../server/domain/schedule/read-access-seasons.ts';
import { type Durations, readDurations } from '../../../server/domain/schedule/read-durations.ts';
import { readScheduleRisks } from '../../../server/domain/schedule/risk/read-schedule-risks.ts';

export const edition: PriceBookEdition = value(readPriceBook(seedJson('price-book-2026.2.json'), seedRows('price-book-2026.2.csv')));
export const recipeBook: RecipeBook = value(readRecipes(seedJson('recipes.json')));
export const costData: CostData = {
  indices: value(readCostIndices(seedJson('cost-indices.json'))),
  adjusters: value(readCostAdjusters(seedJson('cost-adjusters.json'))),
  risk: value(readCostRisks(seedJson('cost-risks.json'))),
  time: value(readTimeCosts(seedJson('time-costs.json'))),
};
/** What a carrier has that decided nothing. */
export const plan: CostPlan = defaultPlan(recipeBook, costData, day('2026-06-01'));
export const publicFigures: PublicFigure[] = value(readPublicFigures(seedRows('public-figures.csv')));
export const durations: Durations = value(readDurations(seedJson('durations.json')));
export const seasons: SeasonRules = value(readAccessSeasons(seedJson('access-seasons.json')));
export const workData: WorkData = {
  durations,
  seasons,
  templates: value(readWorkTemplates(seedJson('work-templates.json'))),
  trades: value(readTradeRules(seedJson('resources.json'))),
  regions: value(readRegionalSeasons(seedJson('regional-seasons.json'))),
  risks: value(readScheduleRisks(seedJson('schedule-risks.json'))),
};

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join('\n'));
  return result.value;
}

function seedText(name: string): string {
  return readFileSync(new URL(`../../../db/seed/${name}`, import.meta.url), 'utf8');
}

export function seedJson(name: string) {
  return JSON.parse(seedText(name));
}

function seedRows(name: string): Record<string, string>[] {
  return parse(seedText(name), { columns: true });
}
