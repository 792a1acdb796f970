import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { createModelMatcher, type ModelMatcher } from '../domain/catalog/match-model.ts';
import type { EquipmentModel } from '../domain/catalog/model.ts';
import type { PriceBookEdition } from '../domain/catalog/price-book.ts';
import { readModels } from '../domain/catalog/read-models.ts';
import { type EditionHeader, readPriceBook } from '../domain/catalog/read-price-book.ts';
import { readRecipes } from '../domain/catalog/read-recipes.ts';
import type { RecipeBook } from '../domain/catalog/recipe.ts';
import type { CostData } from '../domain/cost/cost-data.ts';
import { readCostAdjusters, readCostIndices } from '../domain/cost/read-cost-data.ts';
import { readCostRisks } from '../domain/cost/risk/read-cost-risks.ts';
import { readTimeCosts } from '../domain/cost/time/read-time-costs.ts';
import { type PublicFigure, readPublicFigures } from '../domain/cost/totals/read-public-figures.ts';
import type { SiteConfiguration } from '../domain/inventory/apply-configuration.ts';
import { readConfigurations } from '../domain/inventory/read-configurations.ts';
import type { Result } from '../domain/result.ts';
import { readRegionalSeasons } from '../domain/schedule/network/read-regional-seasons.ts';
import { readTradeRules } from '../domain/schedule/network/read-trade-rules.ts';
import { readWorkTemplates } from '../domain/schedule/network/read-work-templates.ts';
import type { WorkData } from '../domain/schedule/network/work-data.ts';
import { readAccessSeasons } from '../domain/schedule/read-access-seasons.ts';
import { readDurations } from '../domain/schedule/read-durations.ts';
import { readScheduleRisks } from '../domain/schedule/risk/read-schedule-risks.ts';
import { projectRoot } from './project-root.ts';

const seedFolder = join(projectRoot, 'db/seed');

/** Reads the reference data that ships with the program, once at start. A fault in it stops the start and names the file. */
export function loadReferenceData(): ReferenceData {
  const models = sound('equipment-models.csv', readModels(readCsv('equipment-models.csv')));
  return {
    models,
    modelsByKey: new Map(models.map((model) => [model.key, model])),
    matchModel: createModelMatcher(models),
    configurations: sound('site-configurations.json', readConfigurations(readJson('site-configurations.json'), models)),
    edition: sound('price-book-2026.2', readPriceBook(readJson('price-book-2026.2.json') as EditionHeader, readCsv('price-book-2026.2.csv'))),
    recipes: sound('recipes.json', readRecipes(readJson('recipes.json'))),
    costData: {
      indices: sound('cost-indices.json', readCostIndices(readJson('cost-indices.json'))),
      adjusters: sound('cost-adjusters.json', readCostAdjusters(readJson('cost-adjusters.json'))),
      risk: sound('cost-risks.json', readCostRisks(readJson('cost-risks.json'))),
      time: sound('time-costs.json', readTimeCosts(readJson('time-costs.json'))),
    },
    work: {
      durations: sound('durations.json', readDurations(readJson('durations.json'))),
      seasons: sound('access-seasons.json', readAccessSeasons(readJson('access-seasons.json'))),
      templates: sound('work-templates.json', readWorkTemplates(readJson('work-templates.json'))),
      trades: sound('resources.json', readTradeRules(readJson('resources.json'))),
      regions: sound('regional-seasons.json', readRegionalSeasons(readJson('regional-seasons.json'))),
      risks: sound('schedule-risks.json', readScheduleRisks(readJson('schedule-risks.json'))),
    },
    publicFigures: sound('public-figures.csv', readPublicFigures(readCsv('public-figures.csv'))),
  };
}

function sound<T>(file: string, result: Result<T>): T {
  if (!result.ok) throw new Error(`db/seed/${file}: ${result.issues.map((issue) => issue.message).join(' ')}`);
  return result.value;
}

function readCsv(name: string): Record<string, string>[] {
  return parse(readFileSync(join(seedFolder, name), 'utf8'), { columns: true, skip_empty_lines: true, bom: true });
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(seedFolder, name), 'utf8'));
}

export interface ReferenceData {
  models: EquipmentModel[];
  modelsByKey: ReadonlyMap<string, EquipmentModel>;
  matchModel: ModelMatcher;
  configurations: SiteConfiguration[];
  /** The planning edition that ships with the program. */
  edition: PriceBookEdition;
  recipes: RecipeBook;
  /** Price indices, adjusters and what the simulation assumes. */
  costData: CostData;
  /** What a schedule is planned from. */
  work: WorkData;
  /** What the program and its applicants published, to compare an estimate with. */
  publicFigures: PublicFigure[];
}
