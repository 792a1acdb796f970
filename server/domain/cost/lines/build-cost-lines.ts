import type { Day } from '../../calendar.ts';
import { applyRecipeChanges } from '../../catalog/apply-recipe-changes.ts';
import type { PriceBookEdition } from '../../catalog/price-book.ts';
import type { RecipeBook } from '../../catalog/recipe.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { Program } from '../../programs/program.ts';
import { bad, good, isError, type Result } from '../../result.ts';
import type { CostData } from '../cost-data.ts';
import type { CostLine } from '../cost-lines.ts';
import type { CostPlan } from '../cost-plan.ts';
import type { KeptOut } from '../estimate.ts';
import { type CoveredByTag, type SiteTally, tallyCovered } from '../tally-covered.ts';
import { buildNetworkLines, buildPercentages } from './build-network-lines.ts';
import { buildSiteLines } from './build-site-lines.ts';
import { checkAmounts, checkKeptOut } from './check-amounts.ts';
import { checkOwnPrices, findUnusedPrices } from './check-own-prices.ts';
import { chooseAlternatives } from './choose-alternatives.ts';
import { escalatePrices, findEscalation } from './escalate-prices.ts';
import { findInventoryGaps } from './find-inventory-gaps.ts';
import { addKept, type KeptSums, listKeptOut } from './list-kept-out.ts';
import { matchRecipes, priceableCategories } from './match-recipes.ts';
import { addRange, escalatedFrom, sumOfYear, toRange, type YearSums } from './year-sums.ts';

/**
 * Cost lines of an inventory under a plan: network-wide lines first (plain, escalation, percentages), then by site in the order of the inventory,
 * adjusters last at each; amounts in cents, each rounded once. Escalation stands on plain lines and adjusters, percentages on all of these. What the
 * program does not pay is in `keptOut` and in no line. Refused, with every hole at once, when anything that a line needs is missing or contradicts.
 */
export function buildCostLines(inputs: CostInputs): Result<BuiltLines> {
  const { inventory, edition, customers, plan } = inputs;
  const { recipes: unchanged, alternatives } = inputs.recipes;
  const program = inputs.program.key;
  const changed = applyRecipeChanges(unchanged, plan.recipeChanges);
  const choices = chooseAlternatives(alternatives, plan.choices);
  const escalation = findEscalation(plan, inputs.data.indices);
  const tallied = tallyCovered(inventory, inputs.covered, { priceable: priceableCategories(unchanged), generations: inputs.generations });
  const { tallies } = tallied;
  const { book: ownPrices, issues: ownIssues } = checkOwnPrices(plan.ownPrices, { ...inputs, tallies, program });
  const rules = { ownPrices, program, workYear: plan.workYear };
  const needs = { tallies, customers, unchanged, chosen: choices.chosen, ...rules };
  const matched = matchRecipes(changed.ok ? changed.value : unchanged, edition, needs);
  const adjusters = inputs.data.adjusters.filter(({ key }) => !plan.adjustersLeftOut.includes(key));

  const sites = buildSiteLines(tallies, matched.priced, { ...rules, adjusters });
  const network = buildNetworkLines(tallies, matched.priced, { ...rules, customers: customers ?? 0 });
  const gaps = findInventoryGaps(inventory, tallies, tallied.issues);
  const found = [changed, choices, escalation, tallied, { issues: gaps }, { issues: ownIssues }, matched, sites].flatMap((part) => part.issues);
  const amounts = found.some(isError) ? [] : checkAmounts([...network.lines, ...sites.lines], highOf(sites.years, network.lines));
  const issues = [...found, ...amounts];
  if (issues.some(isError)) return bad(issues);

  const { years, kept } = sites;
  for (const line of network.lines) {
    const sum = sumOfYear(years, escalatedFrom(line), line.phase);
    addRange(sum, line, 1);
    sum.entryCodes.add(line.entryCode);
  }
  const escalated = escalation.ok && escalation.value ? escalatePrices(years, escalation.value) : { lines: [], issues: [] };
  const direct = { low: 0, likely: 0, high: 0 };
  for (const sum of years.values()) addRange(direct, toRange(sum), 1);
  for (const line of escalated.lines) addRange(direct, line, 1);
  for (const piece of network.kept.values()) addKept(kept, piece, null);
  const beyond = [...checkAmounts([], direct.high), ...checkKeptOut(kept)];
  if (beyond.length > 0) return bad([...issues, ...beyond]);
  const percentages = buildPercentages(matched.priced, toRange(direct));

  const lines = [...network.lines, ...escalated.lines, ...percentages.lines, ...sites.lines];
  for (const piece of percentages.kept.values()) addKept(kept, piece, null);
  const unused = plan.ownPrices.length > 0 ? findUnusedPrices(plan.ownPrices, usedPrices(lines, kept)) : [];
  return good({ lines, keptOut: listKeptOut(kept), tallies }, [...issues, ...escalated.issues, ...unused]);
}

function highOf(years: YearSums, networkLines: readonly CostLine[]): number {
  let high = 0;
  for (const sum of years.values()) high += sum.high;
  for (const { highCents } of networkLines) high += highCents;
  return high;
}

/** Codes of the carrier's own prices that stand on a line or among what is kept out. */
function usedPrices(lines: readonly CostLine[], kept: KeptSums): Set<string> {
  const used = new Set<string>();
  for (const { ownPrice } of lines) if (ownPrice) used.add(ownPrice.code);
  for (const { price } of kept.values()) if (price.ownCode) used.add(price.ownCode);
  return used;
}

export interface CostInputs {
  inventory: Inventory;
  covered: CoveredByTag;
  edition: PriceBookEdition;
  recipes: RecipeBook;
  /** Customers of the carrier with its affiliates; null when not known. */
  customers: number | null;
  plan: CostPlan;
  data: CostData;
  /** Decides what is paid. */
  program: Pick<Program, 'key'>;
  estimatedOn: Day;
  /** Radio generation by key of the catalog model: `2G/3G/4G`. */
  generations?: ReadonlyMap<string, string> | undefined;
}

export interface BuiltLines {
  lines: CostLine[];
  keptOut: KeptOut[];
  tallies: SiteTally[];
}
