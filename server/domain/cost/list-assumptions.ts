import { formatDay } from '../calendar.ts';
import { type PriceBookEdition, percentUnit } from '../catalog/price-book.ts';
import type { RecipeBook } from '../catalog/recipe.ts';
import type { RecipeChange } from '../catalog/recipe-change.ts';
import { stepKey } from '../catalog/step-key.ts';
import { defaultSettings } from '../schedule/default-settings.ts';
import type { TradeRules } from '../schedule/network/read-trade-rules.ts';
import { sayTeamNumber } from '../schedule/network/say-team-number.ts';
import { riskReasons } from '../schedule/risk/list-risk-assumptions.ts';
import type { ScheduleRiskData } from '../schedule/risk/schedule-risk-data.ts';
import type { ScheduleSummary } from '../schedule/schedule.ts';
import { counted } from '../words.ts';
import type { CostData } from './cost-data.ts';
import type { CostLine } from './cost-lines.ts';
import type { CostPlan } from './cost-plan.ts';
import type { KeptOut } from './estimate.ts';
import { chooseAlternatives } from './lines/choose-alternatives.ts';
import { coveredCategories } from './lines/match-recipes.ts';
import { riskAssumptions } from './risk/risk-assumptions.ts';
import type { SiteTally } from './tally-covered.ts';

/** The assumptions of an estimate in sentences: price level, recipes, what the carrier decided, adjusters, escalation, percentages, risk, schedule. */
export function listAssumptions(lines: readonly CostLine[], context: AssumptionContext): string[] {
  const { edition, recipeBook } = context;
  const network = lines.filter((line) => line.siteCode === null);
  return [
    `Prices: ${edition.title}, in force from ${formatDay(edition.effectiveOn)}. ${edition.statement}`,
    `Recipes: ${recipeBook.title}. ${recipeBook.statement}`,
    ...recipeBook.assumptions,
    ...describeChoices(context),
    ...describeOwn(lines, context),
    ...describeAdjusters(lines, context),
    ...describeEscalation(lines, context),
    ...network.filter((line) => line.chance).map((line) => `${line.item}: ${line.formula}. ${line.reason}`),
    ...network.filter((line) => line.unit === percentUnit).map((line) => `${line.item}: ${line.formula}. ${line.reason}`),
    ...describeRisk(context),
    ...describeWork(context),
  ];
}

/** The choices in recipes that the covered equipment calls for. */
function describeChoices({ recipeBook, plan, tallies }: AssumptionContext): string[] {
  const { chosen } = chooseAlternatives(recipeBook.alternatives, plan.choices);
  const covered = coveredCategories(tallies);
  const used = recipeBook.recipes.filter(({ categories }) => categories.some((category) => covered.has(category)));
  const groups = new Set(used.flatMap(({ steps }) => steps.flatMap(({ choice }) => (choice ? [choice.group] : []))));
  return recipeBook.alternatives.flatMap(({ key, title, choices }) => {
    if (!groups.has(key)) return [];
    const choice = choices.find((one) => one.key === chosen.get(key));
    return choice ? [`${title}: ${choice.title}. ${choice.reason}`] : [];
  });
}

/** Recipe changes, own prices and what is kept out. */
function describeOwn(lines: readonly CostLine[], { plan, keptOut, ...books }: AssumptionContext): string[] {
  const changes = new Set(lines.flatMap((line) => (line.change ? [`${line.item}: ${line.change}`] : [])));
  const left = plan.recipeChanges.filter(({ quantity }) => quantity === 0).map((change) => leftOut(change, books));
  const prices = plan.ownPrices.map(({ code, kind }) => `${kind === 'vendor quote' ? 'quote' : 'own estimate'} ${code}`);
  return [
    ...changes,
    ...left,
    ...(prices.length > 0
      ? [
          `Prices of the carrier's own: ${prices.join(', ')}. They are for its own sites, so no adjuster stands on them; escalation runs from the year of the quote, and there is none on a quote that its vendor holds into ${plan.workYear}.`,
        ]
      : []),
    ...(keptOut.length > 0
      ? [
          'What the program does not pay is kept out of every line and total and listed apart, at the level of its own prices, without escalation and percentages.',
        ]
      : []),
  ];
}

function leftOut(change: RecipeChange, { recipeBook, edition }: Pick<AssumptionContext, 'recipeBook' | 'edition'>): string {
  const recipe = recipeBook.recipes.find(({ key }) => key === change.recipeKey);
  const step = recipe?.steps.find((one) => stepKey(one) === change.stepKey);
  const item = edition.entries.find(({ code }) => code === step?.entryCode)?.item ?? 'a step';
  return `Left out of the recipe "${recipe?.title ?? change.recipeKey}" by the carrier: ${item} (${step?.phase ?? 'replacement'}). ${change.reason}`;
}

function describeAdjusters(lines: readonly CostLine[], { plan, costData }: AssumptionContext): string[] {
  const sites = new Map<string, Set<string | null>>();
  for (const { shareOf, siteCode } of lines) {
    if (shareOf?.of !== 'site') continue;
    const found = sites.get(shareOf.adjuster) ?? new Set();
    sites.set(shareOf.adjuster, found.add(siteCode));
  }
  return costData.adjusters.flatMap(({ key, title, likely, notes, source }) => {
    if (plan.adjustersLeftOut.includes(key)) return [`Left out by the carrier: ${title}.`];
    const count = sites.get(key)?.size;
    return count === undefined ? [] : [`${title}: ${likely / 100} % at ${counted(count, 'site')}. ${notes} Source: ${source}.`];
  });
}

function describeEscalation(lines: readonly CostLine[], { plan, costData }: AssumptionContext): string[] {
  const index = costData.indices.find(({ key }) => key === plan.indexKey);
  if (!index) return ['Prices are taken in the dollars of their years: this estimate has no escalation.'];
  const years = [...new Set(lines.flatMap(({ shareOf }) => (shareOf?.of === 'year' ? [shareOf.year] : [])))];
  const plain = lines.filter((line) => !line.shareOf);
  const undated = new Set(plain.filter((line) => line.priceYear === null).map((line) => line.entryCode));
  const later = new Set(plain.flatMap(({ priceYear }) => (priceYear !== null && priceYear > plan.workYear ? [priceYear] : [])));
  return [
    `Escalation: prices of ${listed(years.map(String)) || 'no earlier year'} are brought to ${plan.workYear} by ${index.title}, each year and phase as a line of its own, adjusters included. ${index.note} Source: ${index.source}.`,
    'An index that falls makes no price cheaper: escalation is never below zero.',
    ...(undated.size > 0 ? [`No escalation on ${listed([...undated].sort())}: their sources state no year.`] : []),
    ...(later.size > 0
      ? [`Prices of ${listed([...later].sort().map(String))} are of a later year than the work (${plan.workYear}) and are taken as they are.`]
      : []),
  ];
}

function describeRisk({ plan, costData }: AssumptionContext): string[] {
  const share = plan.contingencyShare;
  return [
    ...riskAssumptions(costData.risk, plan.risksLeftOut),
    share === null
      ? 'No contingency is set aside.'
      : `Contingency reaches from the point estimate to P${tidy(share * 100)} of the simulation. It is shown beside the total and is part of no line.`,
    ...(plan.reserveBasisPoints > 0
      ? [`The management reserve is ${plan.reserveBasisPoints / 100} % of the point estimate, for what nobody foresees. It is part of no line.`]
      : []),
  ];
}

function describeWork({ schedule, scheduleRisks, trades }: AssumptionContext): string[] {
  const { towerCrews, firstFundsOn, startOn } = schedule.settings;
  return [
    `Work starts on ${formatDay(startOn)}; the first money arrives on ${formatDay(firstFundsOn)}.`,
    `${towerCrews === 1 ? '1 tower crew works' : `${towerCrews} tower crews work`} from Monday to Friday without federal holidays, cut-overs in the nights of Monday to Thursday.`,
    `Where the carrier has not set them, there is ${sayTeamNumber(trades['tower-crew'])}, and first money ${defaultSettings.daysToFirstFunds} days after the start (planning assumptions).`,
    ...(schedule.crews ?? []).map(
      ({ title, teams, workDays, travelDays, basis }) =>
        `${title}: ${teams}, with ${counted(workDays + travelDays, 'day')} of work and on the road. ${basis}`,
    ),
    ...(schedule.notes ?? []),
    ...riskReasons(scheduleRisks),
  ];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function tidy(value: number): number {
  return Math.round(value * 1000) / 1000;
}

interface AssumptionContext {
  edition: PriceBookEdition;
  recipeBook: RecipeBook;
  plan: CostPlan;
  costData: CostData;
  keptOut: readonly KeptOut[];
  tallies: readonly SiteTally[];
  schedule: ScheduleSummary;
  scheduleRisks: ScheduleRiskData;
  trades: TradeRules;
}
