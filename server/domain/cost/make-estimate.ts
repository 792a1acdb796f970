import type { Day } from '../calendar.ts';
import type { PriceBookEdition } from '../catalog/price-book.ts';
import type { RecipeBook } from '../catalog/recipe.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Program } from '../programs/program.ts';
import { bad, good, type Result } from '../result.ts';
import type { ScheduleRequest } from '../schedule/default-settings.ts';
import { planSchedule } from '../schedule/plan-schedule.ts';
import type { SeasonRules } from '../schedule/read-access-seasons.ts';
import type { Durations } from '../schedule/read-durations.ts';
import { planningScheduleRisk } from '../schedule/schedule-risk.ts';
import { toWorkPackages } from '../schedule/work-packages.ts';
import { buildCostLines } from './build-cost-lines.ts';
import { comparePublicFigures } from './compare-public-figures.ts';
import type { Estimate } from './estimate.ts';
import { listAssumptions } from './list-assumptions.ts';
import { priceableCategories } from './match-recipes.ts';
import type { PublicFigure } from './read-public-figures.ts';
import { planningRisk } from './risk-assumptions.ts';
import { simulateCost } from './simulate-cost.ts';
import { summariseCost } from './summarise-cost.ts';
import { type CoveredByTag, tallyCovered } from './tally-covered.ts';

/**
 * An inventory becomes an estimate: cost lines, totals, simulated range, comparison with public figures, and the schedule. The same inputs and
 * seed give the same estimate, byte for byte. Refused with every hole at once; warnings come back beside the value.
 */
export function makeEstimate(inputs: EstimateInputs): Result<Estimate> {
  const { inventory, covered, edition, seed, trials, program, durations, seasons, onProgress } = inputs;
  const { recipes } = inputs.recipes;
  const built = buildCostLines({ inventory, covered, edition, recipes, customers: inputs.customers });
  if (!built.ok) return built;
  const lines = built.value;
  onProgress?.(0.15, 'Simulating cost');

  const { tallies } = tallyCovered(inventory, covered, priceableCategories(recipes));
  const { sites, ...totals } = summariseCost(lines, tallies);
  const risk = simulateCost(lines, { seed, trials, risk: planningRisk, onProgress: (share) => onProgress?.(0.15 + 0.35 * share, 'Simulating cost') });

  const settings = { ...inputs.schedule, termYears: program.termYears.value };
  const report = (share: number): void => onProgress?.(0.5 + 0.5 * share, 'Planning the work');
  const planned = planSchedule(toWorkPackages(tallies), { settings, durations, seasons, risk: planningScheduleRisk, onProgress: report }, seed);
  if (!planned.ok) return bad([...built.issues, ...planned.issues]);
  const schedule = planned.value;
  const summary = {
    program: program.key,
    editionCode: edition.code,
    inventoryVersion: inventory.version,
    estimatedOn: inputs.estimatedOn,
    siteCount: inventory.sites.length,
    coveredSiteCount: tallies.length,
    ...totals,
    risk,
    comparison: comparePublicFigures(totals.total, tallies.length, inputs.publicFigures),
    schedule: schedule.summary,
    assumptions: listAssumptions(lines, {
      edition,
      recipeBook: inputs.recipes,
      schedule: schedule.summary,
      risk: planningRisk,
      scheduleRisk: planningScheduleRisk,
    }),
    exclusions: inputs.recipes.exclusions,
  };
  return good({ summary, lines, sites, schedule }, [...built.issues, ...planned.issues]);
}

export interface EstimateInputs {
  inventory: Inventory;
  /** Whether the program covers each item, by tag; an item without a decision is a hole. */
  covered: CoveredByTag;
  edition: PriceBookEdition;
  recipes: RecipeBook;
  durations: Durations;
  seasons: SeasonRules;
  publicFigures: readonly PublicFigure[];
  /** Gives the key and the term. */
  program: Pick<Program, 'key' | 'termYears'>;
  /** Customers of the carrier with its affiliates; null when not known. */
  customers: number | null;
  seed: number;
  /** 1 or more; 10,000 gives percentiles to about one percent. */
  trials: number;
  /** What the carrier set; the rest is assumed and said. */
  schedule: Omit<ScheduleRequest, 'termYears'>;
  estimatedOn: Day;
  /** Share done, 0 to 1, and what is being done. */
  onProgress?: ((share: number, label: string) => void) | undefined;
}
