import { formatDay } from '../calendar.ts';
import type { PriceBookEdition } from '../catalog/price-book.ts';
import { percentUnit } from '../catalog/price-book.ts';
import type { RecipeBook } from '../catalog/recipe.ts';
import { defaultSettings } from '../schedule/default-settings.ts';
import type { ScheduleSummary } from '../schedule/schedule.ts';
import type { ScheduleRisk } from '../schedule/schedule-risk.ts';
import type { CostLine } from './cost-lines.ts';
import type { RiskAssumptions } from './risk-assumptions.ts';

/** The assumptions of an estimate in sentences: price level, recipes, allowances, percentages, risk, schedule. */
export function listAssumptions(lines: readonly CostLine[], context: AssumptionContext): string[] {
  const { edition, recipeBook, schedule } = context;
  const { sitesPerCrew, fewestCrews, mostCrews, daysToFirstFunds } = defaultSettings;
  const { towerCrews, firstFundsOn, startOn } = schedule.settings;
  const network = lines.filter((line) => line.siteCode === null);
  return [
    `Prices: ${edition.title}, in force from ${formatDay(edition.effectiveOn)}. ${edition.statement}`,
    `Recipes: ${recipeBook.title}. ${recipeBook.statement}`,
    ...recipeBook.assumptions,
    ...network.filter((line) => line.chance).map((line) => `${line.item}: ${line.formula}. ${line.reason}`),
    ...network.filter((line) => line.unit === percentUnit).map((line) => `${line.item}: ${line.formula}. ${line.reason}`),
    ...context.risk.reasons,
    `Work starts on ${formatDay(startOn)}; the first money arrives on ${formatDay(firstFundsOn)}.`,
    `${towerCrews === 1 ? '1 tower crew works' : `${towerCrews} tower crews work`} from Monday to Friday without federal holidays, with as many survey teams and technician teams.`,
    `Where the carrier has not set them, there is one tower crew for every ${sitesPerCrew} sites with work at height, from ${fewestCrews} to ${mostCrews}, and first money ${daysToFirstFunds} days after the start (planning assumptions).`,
    ...context.scheduleRisk.reasons,
  ];
}

interface AssumptionContext {
  edition: PriceBookEdition;
  recipeBook: RecipeBook;
  schedule: ScheduleSummary;
  risk: RiskAssumptions;
  scheduleRisk: ScheduleRisk;
}
