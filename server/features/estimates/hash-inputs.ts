import { createHash } from 'node:crypto';
import type { Day } from '../../domain/calendar.ts';
import type { PriceBookEdition } from '../../domain/catalog/price-book.ts';
import type { RecipeBook } from '../../domain/catalog/recipe.ts';
import type { CostData } from '../../domain/cost/cost-data.ts';
import type { CostPlan } from '../../domain/cost/cost-plan.ts';
import type { PublicFigure } from '../../domain/cost/totals/read-public-figures.ts';
import { canonicalJson } from '../../domain/filing/canonical-json.ts';
import type { Inventory } from '../../domain/inventory/inventory.ts';
import type { Program } from '../../domain/programs/program.ts';
import type { WorkData } from '../../domain/schedule/network/work-data.ts';
import type { EstimateSettings } from './settings.ts';

/**
 * SHA-256 of everything an estimate depends on: the canonical JSON of program, day, settings, plan, edition, recipes, cost data, work data
 * and public figures, then of each site and each item, one a line. Part by part, because the whole of a large network would not fit
 * into one string.
 */
export function hashInputs(inputs: HashedInputs): string {
  const hash = createHash('sha256');
  const add = (value: unknown): void => void hash.update(canonicalJson(value)).update('\n');
  const { inventory, covered, generations, ...rest } = inputs;
  add(rest);
  add(inventory.version);
  for (const site of inventory.sites) add(site);
  for (const item of inventory.items) add([item, covered.get(item.tag) ?? null, generations.get(item.modelKey ?? '') ?? null]);
  return hash.digest('hex');
}

interface HashedInputs extends WorkData {
  inventory: Inventory;
  covered: ReadonlyMap<string, boolean>;
  edition: PriceBookEdition;
  recipes: RecipeBook;
  plan: CostPlan;
  costData: CostData;
  /** By model key. */
  generations: ReadonlyMap<string, string>;
  publicFigures: readonly PublicFigure[];
  program: Program;
  settings: EstimateSettings;
  estimatedOn: Day;
  software: string;
}
