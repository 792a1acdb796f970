import type { Day } from '../../calendar.ts';
import type { CostCategory } from '../../catalog/price-book.ts';
import type { StructureClass } from '../../catalog/recipe.ts';
import type { CostRiskData } from '../cost-data.ts';
import type { CostLine } from '../cost-lines.ts';
import type { SiteTally } from '../tally-covered.ts';
import { escalationKey } from './discrete-risks.ts';
import type { Spread } from './distributions.ts';
import { gatherRiskLines, type OpenSite, type OpenUse } from './gather-risk-lines.ts';
import { isSiteWork, priceSpread } from './price-spread.ts';

const millionth = 1e6;

/**
 * What is uncertain about cost lines, so that a trial costs the same whatever their number. Everything is numbered in an order that depends only
 * on what the lines say: the order of the lines does not matter.
 */
export function toRiskModel(lines: readonly CostLine[], { risk, tallies, estimatedOn }: RiskModelSettings): RiskModel {
  const gathered = gatherRiskLines(lines, tallies);
  const adjusters = inOrder(gathered.adjusters, ({ sort }) => sort);
  const years = inOrder(gathered.years, ({ line }) => line.id);
  const percents = inOrder(gathered.percents, ({ id }) => id);
  const spreadOf = (line: CostLine): Spread => priceSpread(line, { risk, estimatedOn });
  const ofYears = years.map(({ line }) => ({
    key: escalationKey,
    label: 'Rise of prices to the year of the work',
    spread: toFractions(ownSpread(line)),
  }));
  const ofSites = adjusters.map(({ key, line }) => ({
    key: `adjuster ${key}`,
    label: `Share on top: ${line.item}`,
    spread: toFractions(ownSpread(line)),
  }));
  const model: Omit<RiskModel, keyof ClosedSites> = {
    pointCents: gathered.pointCents,
    prices: [],
    uses: [],
    factors: [...ofYears, ...ofSites],
    percents: percents.map((line) => ({ key: `percent ${line.entryCode}`, label: `Percentage: ${line.item}`, spread: toFractions(spreadOf(line)) })),
    chances: [],
  };
  const numbers = new Map<OpenUse, number>();
  const isVaried = (line: CostLine): boolean => isSiteWork(line, { risk, estimatedOn });
  const [steady, varied] = [false, true].map((wanted) => gathered.prices.filter(({ line }) => isVaried(line) === wanted));
  const ordered = [steady, varied].flatMap((prices) => inOrder(prices ?? [], (price) => priceText(price.line)));
  let firstVaried = Number.POSITIVE_INFINITY;
  for (const { line, uses } of ordered) {
    if (isVaried(line)) firstVaried = Math.min(firstVaried, model.uses.length);
    const own = line.ownPrice;
    const label = `Price: ${line.item}${own ? ` (${own.kind} ${own.code})` : ''}`;
    model.prices.push({ key: `price ${line.entryCode} ${own?.code ?? ''}`, label, spread: spreadOf(line), category: line.category });
    const year = own?.isHeldForWork ? -1 : years.findIndex((share) => share.year === line.priceYear);
    for (const use of inOrder(uses, useText)) {
      numbers.set(use, model.uses.length);
      const onSite = use.adjusters.map((adjuster) => ofYears.length + adjusters.indexOf(adjuster));
      addUse(model, use, { line, steps: [onSite, year < 0 ? [] : [year]] });
    }
  }
  return { ...model, ...closeSites(gathered.sites, { numbers, firstVaried }) };
}

function addUse(model: Omit<RiskModel, keyof ClosedSites>, use: OpenUse, { line, steps }: { line: CostLine; steps: number[][] }): void {
  const { spread } = use;
  const scope: number[] = [];
  if (spread) {
    const label = `Quantity: ${line.item} (${use.phase})`;
    const above = { low: spread.low - 1, likely: 0, high: spread.high - 1 };
    scope.push(model.factors.push({ key: `quantity ${line.entryCode} ${use.phase}`, label, spread: above }) - 1);
  }
  for (const { recipe, sites, share, millionths } of inOrder(use.chances, (chance) => `${chance.recipe} ${chance.share}`)) {
    if (!(sites > 0 && share > 0)) continue;
    const key = `chance ${recipe} ${share} of ${sites}`;
    const label = `Number of sites that need: ${line.item}`;
    model.chances.push({ key, label, use: model.uses.length, sites, share, quantity: millionths / millionth / (sites * share) });
  }
  const networkQuantity = use.networkMillionths / millionth;
  model.uses.push({ price: model.prices.length - 1, steps: [scope, ...steps].filter((step) => step.length > 0), networkQuantity });
}

function closeSites(open: OpenSite[], { numbers, firstVaried }: UseNumbers): ClosedSites {
  const size = open.reduce((sum, { uses }) => sum + uses.length, 0);
  const siteUses = new Int32Array(size);
  const siteQuantities = new Float64Array(size);
  let end = 0;
  const sites = open
    .sort((a, b) => b.likelyCents - a.likelyCents || byText(a.code, b.code))
    .map(({ code, structure, uses, millionths, adjusters }): SiteUses => {
      const from = end;
      for (const [index, use] of uses.entries()) {
        const number = numbers.get(use) ?? 0;
        let at = end++;
        for (; at > from && (siteUses[at - 1] ?? 0) > number; at--) {
          siteUses[at] = siteUses[at - 1] ?? 0;
          siteQuantities[at] = siteQuantities[at - 1] ?? 0;
        }
        siteUses[at] = number;
        siteQuantities[at] = (millionths[index] ?? 0) / millionth;
      }
      const steady = siteUses.subarray(from, end).findIndex((use) => use >= firstVaried);
      const group = adjusters.map(({ adjuster }) => adjuster.sort).join();
      return { code, structure, group, from, varied: steady < 0 ? end : from + steady, to: end };
    });
  return { sites, siteUses, siteQuantities };
}

function priceText(line: CostLine): string {
  const { unitLowCents, unitLikelyCents, unitHighCents, basis, priceYear, ownPrice } = line;
  const own = ownPrice ? [ownPrice.code, ownPrice.paidUpToCents ?? '', ownPrice.isHeldForWork ?? ''].join() : '';
  return [line.entryCode, own, unitLowCents, unitLikelyCents, unitHighCents, basis, priceYear ?? ''].join('\t');
}

function useText({ phase, spread, adjusters }: OpenUse): string {
  return [spread ? `${phase} ${spread.low} ${spread.high}` : '', ...adjusters.map(({ sort }) => sort)].join('\t');
}

function ownSpread({ unitLowCents, unitLikelyCents, unitHighCents }: CostLine): Spread {
  return { low: unitLowCents, likely: unitLikelyCents, high: unitHighCents };
}

/** From basis points. */
function toFractions({ low, likely, high }: Spread): Spread {
  return { low: low / 10_000, likely: likely / 10_000, high: high / 10_000 };
}

function inOrder<T>(list: readonly T[], textOf: (item: T) => string): T[] {
  return list
    .map((item) => ({ item, text: textOf(item) }))
    .sort((a, b) => byText(a.text, b.text))
    .map(({ item }) => item);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export interface RiskModelSettings {
  risk: CostRiskData;
  /** Where discrete risks may strike, and what the equipment of each site hangs on. */
  tallies: readonly SiteTally[];
  /** Day on which a quote is in force or not. */
  estimatedOn: Day;
}

/** What is uncertain about an estimate. Variables with the same key are one variable, even where their spreads differ. */
export interface RiskModel {
  /** Sum of the likely amounts of all lines. */
  pointCents: number;
  /** In cents per unit. */
  prices: (Variable & { category: CostCategory })[];
  /** What multiplies prices, as fractions above 1: quantities, adjusters, escalation. */
  factors: Variable[];
  /** Shares of direct cost, as fractions. */
  percents: Variable[];
  /** A price with what multiplies it. */
  uses: Use[];
  /** Allowances for a share of sites: each struck site takes `quantity`. Their expected quantity is part of the use. One key, one number of sites. */
  chances: { key: string; label: string; use: number; sites: number; share: number; quantity: number }[];
  /** By falling likely cost, then code. */
  sites: SiteUses[];
  /** Uses of all sites, site after site, rising at each. */
  siteUses: Int32Array;
  siteQuantities: Float64Array;
}

interface Variable {
  /** Label of its random stream. */
  key: string;
  label: string;
  spread: Spread;
}

export interface Use {
  price: number;
  /** Multipliers one after the other: each is 1 and the sum of some factors. */
  steps: number[][];
  /** Quantity in lines that belong to no site. */
  networkQuantity: number;
}

export interface SiteUses {
  code: string;
  /** null for a site that no tally names: it has no factor of its own. */
  structure: StructureClass | null;
  /** The same for sites with the same adjusters. */
  group: string;
  /** Its part of `siteUses` and `siteQuantities`; from `varied` on the uses that take its factor. */
  from: number;
  varied: number;
  to: number;
}

interface UseNumbers {
  numbers: ReadonlyMap<OpenUse, number>;
  /** Uses from this number on differ from site to site. */
  firstVaried: number;
}

type ClosedSites = Pick<RiskModel, 'sites' | 'siteUses' | 'siteQuantities'>;
