import { percentUnit } from '../../catalog/price-book.ts';
import type { RadioGeneration } from '../../catalog/recipe.ts';
import { formatCents } from '../../money.ts';
import type { CostLine } from '../cost-lines.ts';
import type { Range } from '../estimate.ts';
import type { SiteTally } from '../tally-covered.ts';
import type { OwnPriceBook } from './check-own-prices.ts';
import { addKept, type KeptSums } from './list-kept-out.ts';
import { coveredCategories, type PricedRecipe } from './match-recipes.ts';
import { addLine, addOwnLine, ownLine, type PlaceLines, shareLine, stepLine } from './place-lines.ts';
import { type PriceRules, priceStep } from './price-step.ts';
import { countForNetwork, type Network } from './step-quantity.ts';

/** Lines of the whole network without percentages: recipes of the network, far ends of odd hops, lines of the carrier's own. Ids begin with `NETWORK.` */
export function buildNetworkLines(tallies: readonly SiteTally[], priced: readonly PricedRecipe[], rules: NetworkRules): NetworkLines {
  const lines: PlaceLines = new Map();
  const kept: KeptSums = new Map();
  const network = describeNetwork(tallies, rules.customers);
  for (const recipe of priced) {
    for (const step of recipe.steps) {
      if (step.driver === percentUnit) continue;
      if (recipe.recipe.scope !== 'network' && step.driver !== 'per hop') continue;
      const count = countForNetwork(step, recipe, network);
      if (!count || count.quantity === 0) continue;
      const { price } = step;
      const line = stepLine(step, { count, recipeKey: recipe.recipe.key, price });
      if (line) addLine(lines, line);
      if (price.kept) addKept(kept, { price: price.kept, quantity: count.quantity }, null);
    }
  }
  for (const own of rules.ownPrices.networkLines) {
    const price = priceStep({ reason: own.reason }, { entry: null, own }, rules);
    const line = ownLine(own, price);
    if (line) addOwnLine(lines, line);
    if (price.kept) addKept(kept, { price: price.kept, quantity: own.ownLine?.quantity ?? 0 }, null);
  }
  return { lines: [...lines.values()].map(forNetwork), kept };
}

/** Lines of percentages on the direct cost, one for each entry, never on each other; what is not paid of them is kept out. */
export function buildPercentages(priced: readonly PricedRecipe[], direct: Range): NetworkLines {
  const lines: CostLine[] = [];
  const kept: KeptSums = new Map();
  for (const { recipe, steps } of priced) {
    for (const step of steps) {
      if (step.driver !== percentUnit) continue;
      const { entry, phase, lineId: id, price } = step;
      if (price.kept) addKept(kept, { price: price.kept, quantity: direct.likelyCents / 10_000 }, null);
      if (!price.paid) continue;
      const { paid } = price;
      const points = { low: paid.unitLowCents, likely: paid.unitLikelyCents, high: paid.unitHighCents };
      const formula = `${points.likely / 100} % of ${formatCents(direct.likelyCents)} direct cost`;
      const reason = paid.remark ? `${step.reason} ${paid.remark}` : step.reason;
      const { code: entryCode, category, item, unit } = entry;
      const named = { id, recipeKey: recipe.key, entryCode, category, phase, item, unit, formula, reason };
      const line = shareLine({ ...named, basis: paid.basis, source: paid.source }, direct, points);
      line.priceYear = paid.priceYear;
      line.shareOf = { of: 'direct' };
      if (paid.ownPrice) line.ownPrice = paid.ownPrice;
      if (step.change) line.change = step.change;
      lines.push(line);
    }
  }
  return { lines: lines.map(forNetwork), kept };
}

function describeNetwork(tallies: readonly SiteTally[], customers: number): Network {
  const generations = new Set<RadioGeneration>();
  for (const tally of tallies) for (const generation of tally.generations) generations.add(generation);
  return { tallies, customers, categories: coveredCategories(tallies), generations };
}

function forNetwork(line: CostLine): CostLine {
  line.id = `NETWORK.${line.id}`;
  return line;
}

interface NetworkRules extends PriceRules {
  customers: number;
  ownPrices: OwnPriceBook;
}

interface NetworkLines {
  lines: CostLine[];
  kept: KeptSums;
}
