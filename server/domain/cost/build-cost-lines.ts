import type { PriceBookEdition } from '../catalog/price-book.ts';
import { percentUnit } from '../catalog/price-book.ts';
import type { Recipe } from '../catalog/recipe.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { type Cents, formatCents, sumCents, timesCents } from '../money.ts';
import { bad, good, type Issue, isError, type Result } from '../result.ts';
import type { CostLine } from './cost-lines.ts';
import { findInventoryGaps } from './find-inventory-gaps.ts';
import { matchRecipes, type PricedRecipe, type PricedStep, priceableCategories } from './match-recipes.ts';
import { countForNetwork, countForSite, type StepCount } from './step-quantity.ts';
import { type CoveredByTag, type SiteTally, tallyCovered } from './tally-covered.ts';

/**
 * Cost lines of an inventory: network-wide lines first, then by site in the order of the inventory; amounts in cents, each rounded once.
 * Percentages come last, on the sum of all other lines. Refused, with every hole at once and its site code or tag as subject, when anything
 * that a line needs is missing; a site without coordinates is only a warning.
 */
export function buildCostLines(inputs: CostInputs): Result<CostLine[]> {
  const { inventory, edition, recipes, customers } = inputs;
  const { tallies, issues } = tallyCovered(inventory, inputs.covered, priceableCategories(recipes));
  issues.push(...findInventoryGaps(inventory, tallies, issues));
  const matched = matchRecipes(recipes, edition, { tallies, customers });
  issues.push(...matched.issues);
  const siteLines = tallies.flatMap((tally) => linesOfSite(tally, matched.priced, issues));
  const networkLines = linesOfNetwork(tallies, matched.priced, customers ?? 0);
  if (issues.some(isError)) return bad(issues);
  const percentLines = linesOfPercent(matched.priced, [...networkLines, ...siteLines]);
  return good([...networkLines, ...percentLines, ...siteLines], issues);
}

function linesOfSite(tally: SiteTally, priced: readonly PricedRecipe[], issues: Issue[]): CostLine[] {
  const lines = new Map<string, CostLine>();
  let heightMissing = false;
  for (const recipe of priced) {
    if (recipe.recipe.scope !== 'site' || !callsFor(recipe, tally)) continue;
    for (const step of recipe.steps) {
      const count = countForSite(step, recipe.categories, tally);
      if (count === 'height missing') heightMissing = true;
      else if (count) addLine(lines, { step, count, siteCode: tally.site.code, recipeKey: recipe.recipe.key });
    }
  }
  if (heightMissing) issues.push(missingHeight(tally));
  return [...lines.values()];
}

function callsFor({ categories }: PricedRecipe, { active, idle }: SiteTally): boolean {
  for (const counts of [active, idle]) for (const category of counts.keys()) if (categories.has(category)) return true;
  return false;
}

function missingHeight({ site }: SiteTally): Issue {
  const message = `Site ${site.code} is a tower without a height. Enter the height of the structure in feet; cable and crew cost depend on it.`;
  return { severity: 'error', code: 'height-missing', subject: site.code, field: 'heightFeet', message };
}

function linesOfNetwork(tallies: readonly SiteTally[], priced: readonly PricedRecipe[], customers: number): CostLine[] {
  const lines = new Map<string, CostLine>();
  for (const recipe of priced) {
    for (const step of recipe.steps) {
      if (step.driver === percentUnit) continue;
      if (recipe.recipe.scope !== 'network' && step.driver !== 'per hop') continue;
      const count = countForNetwork(step, recipe, { tallies, customers });
      if (count && count.quantity > 0) addLine(lines, { step, count, siteCode: null, recipeKey: recipe.recipe.key });
    }
  }
  return [...lines.values()];
}

/** Two recipes that use the same entry in the same phase at one place make one line, so that ids stay unique and pages short. */
function addLine(lines: Map<string, CostLine>, made: MadeLine): void {
  const line = toLine(made);
  const earlier = lines.get(line.id);
  if (!earlier) {
    lines.set(line.id, line);
    return;
  }
  const merged = mergeLines(earlier, line);
  lines.set(line.id, { ...merged, ...amounts(line, merged.quantity) });
}

/** Both lines as one, still with the amounts of the earlier. */
function mergeLines(earlier: CostLine, line: CostLine): CostLine {
  return {
    ...earlier,
    quantity: tidy(earlier.quantity + line.quantity),
    formula: `${earlier.formula} + ${line.formula}`,
    reason: earlier.reason === line.reason ? earlier.reason : `${earlier.reason} ${line.reason}`,
    ...(earlier.chance && line.chance && { chance: { sites: earlier.chance.sites + line.chance.sites, share: line.chance.share } }),
  };
}

function toLine({ step, count, siteCode, recipeKey }: MadeLine): CostLine {
  const { entry } = step;
  const prices = { unitLowCents: entry.lowCents, unitLikelyCents: entry.likelyCents, unitHighCents: entry.highCents };
  const quantity = tidy(count.quantity);
  return {
    id: `${siteCode ?? 'NETWORK'}.${entry.code}${step.idSuffix}`,
    siteCode,
    recipeKey,
    entryCode: entry.code,
    category: entry.category,
    phase: step.phase,
    item: entry.item,
    unit: entry.unit,
    quantity,
    ...prices,
    ...amounts(prices, quantity),
    basis: entry.basis,
    source: entry.source,
    formula: count.formula,
    reason: step.reason,
    ...(step.chance && { chance: { sites: count.places, share: step.quantity } }),
  };
}

function linesOfPercent(priced: readonly PricedRecipe[], directLines: readonly CostLine[]): CostLine[] {
  const low = sumCents(directLines.map((line) => line.lowCents));
  const likely = sumCents(directLines.map((line) => line.likelyCents));
  const high = sumCents(directLines.map((line) => line.highCents));
  const lines = new Map<string, CostLine>();
  for (const { recipe, steps } of priced) {
    for (const step of steps) {
      if (step.driver !== percentUnit) continue;
      const share = (basisPoints: Cents, base: Cents): Cents => timesCents(base, (basisPoints * step.quantity) / 10_000);
      const formula = `${tidy((step.entry.likelyCents * step.quantity) / 100)} % of ${formatCents(likely)} direct cost`;
      const count = { quantity: (likely / 10_000) * step.quantity, formula, places: 1 };
      const line = toLine({ step, count, siteCode: null, recipeKey: recipe.key });
      const { lowCents, likelyCents, highCents } = step.entry;
      const shares = { lowCents: share(lowCents, low), likelyCents: share(likelyCents, likely), highCents: share(highCents, high) };
      const earlier = lines.get(line.id);
      lines.set(line.id, earlier ? { ...mergeLines(earlier, line), ...addAmounts(earlier, shares) } : { ...line, ...shares });
    }
  }
  return [...lines.values()];
}

function amounts(prices: Pick<CostLine, 'unitLowCents' | 'unitLikelyCents' | 'unitHighCents'>, quantity: number): Amounts {
  return {
    lowCents: timesCents(prices.unitLowCents, quantity),
    likelyCents: timesCents(prices.unitLikelyCents, quantity),
    highCents: timesCents(prices.unitHighCents, quantity),
  };
}

function addAmounts(a: Amounts, b: Amounts): Amounts {
  return {
    lowCents: sumCents([a.lowCents, b.lowCents]),
    likelyCents: sumCents([a.likelyCents, b.likelyCents]),
    highCents: sumCents([a.highCents, b.highCents]),
  };
}

/** Six decimals: sums such as 0.1 + 0.2 come out as written. */
function tidy(quantity: number): number {
  return Math.round(quantity * 1e6) / 1e6;
}

export interface CostInputs {
  inventory: Inventory;
  covered: CoveredByTag;
  edition: PriceBookEdition;
  recipes: readonly Recipe[];
  /** Customers of the carrier with its affiliates; null when not known. */
  customers: number | null;
}

type Amounts = Pick<CostLine, 'lowCents' | 'likelyCents' | 'highCents'>;

interface MadeLine {
  step: PricedStep;
  count: StepCount;
  siteCode: string | null;
  recipeKey: string;
}
