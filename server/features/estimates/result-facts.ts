import { formatDay } from '../../domain/calendar.ts';
import type { RecipeBook } from '../../domain/catalog/recipe.ts';
import type { CostData } from '../../domain/cost/cost-data.ts';
import { formatCents } from '../../domain/money.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { StoredEdition } from '../catalog/index.ts';
import type { ReadyRow } from './queries.ts';
import { readSettingsText } from './settings.ts';
import { formatBasisPoints, formatInstant, formatPercentile, formatWhole } from './words.ts';

/** What an estimate was computed from: program, inventory, price book, work, seed. */
export function inputFacts(row: ReadyRow, { edition, madeBy }: FactSurroundings) {
  const settings = readSettingsText(row.settingsJson);
  const { estimatedOn, risk, schedule, siteCount, coveredSiteCount } = row.summaryJson;
  return [
    { label: 'Program', value: getProgram(row.program).title },
    {
      label: 'Inventory',
      value: `Version ${row.inventoryVersion}: ${counted(siteCount, 'site')}, ${formatWhole(coveredSiteCount)} with covered equipment`,
    },
    { label: 'Price book', value: edition.title, href: paths.priceBook(edition.id) },
    { label: 'Customers', value: settings.customers === null ? 'Not stated' : formatWhole(settings.customers) },
    { label: 'Tower crews', value: String(schedule.settings.towerCrews), ...(settings.towerCrews === null && { note: 'chosen by the planner' }) },
    ...(settings.adopted ? [{ label: 'Plan of work', value: settings.adopted.title, href: paths.schedule(settings.adopted.scheduleId) }] : []),
    { label: 'Work may start', value: formatDay(settings.startOn) },
    {
      label: 'First money',
      value: formatDay(schedule.settings.firstFundsOn),
      ...(settings.firstFundsOn === null && { note: 'assumed by the planner' }),
    },
    {
      label: 'Boundary equipment',
      value: settings.boundary === 'count' ? 'Counted as covered' : settings.boundary === 'leave out' ? 'Left out' : 'None',
    },
    { label: 'Price level', value: formatDay(estimatedOn), note: 'day of the estimate; each price is of the year that its source states' },
    { label: 'Seed and trials', value: `${risk.seed}, ${formatWhole(risk.trials)}`, note: 'the same inputs and seed give the same figures' },
    { label: 'Asked for', value: `${formatInstant(row.createdAt)}${madeBy === null ? '' : ` by ${madeBy}`}` },
    { label: 'Fingerprint of the inputs', value: row.inputsSha256 ?? 'None', note: 'SHA-256' },
  ];
}

/** The plan of an estimate: price level, ways chosen, own prices, recipe changes, what was left out, money. */
export function planFacts(row: ReadyRow, { costData, recipes }: FactSurroundings) {
  const { planJson: plan } = row;
  const index = costData.indices.find(({ key }) => key === plan.indexKey);
  const titles = (keys: readonly string[], list: readonly { key: string; title: string }[]) =>
    keys.map((key) => list.find((one) => one.key === key)?.title ?? key).join('; ');
  const ways = recipes.alternatives.map((group) => {
    const chosen = group.choices.find(({ key }) => key === plan.choices[group.key]) ?? group.choices[0];
    return { label: group.title, value: chosen?.title ?? 'None' };
  });
  return [
    {
      label: 'Escalation',
      value: plan.indexKey === null ? 'None' : `${index?.title ?? plan.indexKey}, to ${plan.workYear}`,
      ...(index && { note: index.source }),
    },
    ...ways,
    {
      label: 'Own prices',
      value: plan.ownPrices.length === 0 ? 'None' : plan.ownPrices.map(({ code }) => code).join(', '),
      ...(plan.ownPrices.length > 0 && { note: 'as they stood when the estimate was asked for' }),
    },
    {
      label: 'Recipe changes',
      value: plan.recipeChanges.length === 0 ? 'None' : counted(plan.recipeChanges.length, 'change'),
      ...(plan.recipeChanges.length > 0 && { note: 'each stands on its lines, with its reason' }),
    },
    ...(plan.adjustersLeftOut.length === 0 ? [] : [{ label: 'Adjusters left out', value: titles(plan.adjustersLeftOut, costData.adjusters) }]),
    ...(plan.risksLeftOut.length === 0 ? [] : [{ label: 'Risks left out', value: titles(plan.risksLeftOut, costData.risk.events) }]),
    { label: 'Contingency', value: plan.contingencyShare === null ? 'None' : `Up to ${formatPercentile(plan.contingencyShare)}` },
    { label: 'Management reserve', value: plan.reserveBasisPoints === 0 ? 'None' : formatBasisPoints(plan.reserveBasisPoints) },
    { label: 'Allocation', value: plan.allocationCents === null ? 'Not known' : formatCents(plan.allocationCents) },
  ];
}

interface FactSurroundings {
  edition: StoredEdition;
  madeBy: string | null;
  costData: CostData;
  recipes: RecipeBook;
}
