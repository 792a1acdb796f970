import type { CostPhase } from '../../catalog/recipe.ts';
import { type EquipmentCategory, equipmentCategories } from '../../inventory/equipment.ts';
import type { Issue } from '../../result.ts';
import type { CostAdjuster } from '../cost-data.ts';
import type { CostLine } from '../cost-lines.ts';
import type { Range } from '../estimate.ts';
import type { SiteTally } from '../tally-covered.ts';
import { adjustSite } from './adjust-site.ts';
import { type OwnPriceBook, ownPriceAt } from './check-own-prices.ts';
import { addKept, type KeptSums } from './list-kept-out.ts';
import { matchAdjusters } from './match-adjusters.ts';
import type { PricedRecipe, PricedStep } from './match-recipes.ts';
import { addLine, addOwnLine, atSite, ownLine, type PlaceLines, stepLine } from './place-lines.ts';
import { type KeptPrice, type PriceRules, priceStep, type StepPrice } from './price-step.ts';
import { countAtSite, quantityAtSite } from './step-quantity.ts';
import { addRange, escalatedFrom, sumOfYear, type YearSums } from './year-sums.ts';

/**
 * Lines of all sites in the order of the tallies, adjusters last at each site; what they come to by price year; what is kept out. Sites that are
 * alike are worked out once. A tower without a height where the height counts is an error with the site as subject.
 */
export function buildSiteLines(tallies: readonly SiteTally[], priced: readonly PricedRecipe[], rules: SiteRules): SiteLines {
  const workshop: Workshop = { steps: listSteps(priced), rules, years: new Map() };
  const lines: CostLine[] = [];
  const issues: Issue[] = [];
  const kinds = new Map<string, SiteKindLines>();
  for (const tally of tallies) {
    const adjusters = matchAdjusters(tally, rules.adjusters);
    const key = signature(tally, adjusters, rules.ownPrices);
    const alike = kinds.get(key) ?? linesOfKind(tally, adjusters, workshop);
    kinds.set(key, alike);
    alike.sites++;
    if (alike.heightMissing) issues.push(missingHeight(tally));
    for (const line of alike.lines) {
      lines.push(atSite(line, tally.site.code));
      if (!line.shareOf) addRange(sumOfYear(workshop.years, escalatedFrom(line), line.phase), line, 1);
    }
  }
  const kept: KeptSums = new Map();
  for (const { sites, first, years, kept: pieces } of kinds.values()) {
    for (const { year, phase, range } of years) addRange(sumOfYear(workshop.years, year, phase), range, sites);
    for (const { price, quantity } of pieces) addKept(kept, { price, quantity: quantity * sites }, sites === 1 ? first : null);
  }
  return { lines, years: workshop.years, kept, issues };
}

/** The steps of site recipes, each with room for the lines that it makes by count. */
function listSteps(priced: readonly PricedRecipe[]): SiteStep[] {
  return priced
    .filter(({ recipe }) => recipe.scope === 'site')
    .flatMap(({ recipe, categories, steps }) => steps.map((step) => ({ step, categories, recipeKey: recipe.key, made: new Map() })));
}

/** All that the lines of a site depend on, as text; a site with prices of its own is like no other. */
function signature(tally: SiteTally, adjusters: readonly CostAdjuster[], ownPrices: OwnPriceBook): string {
  const { site } = tally;
  const code = site.code.toLowerCase();
  let key = `${tally.structure}/${site.kind}/${site.heightFeet}/`;
  for (const generation of tally.generations) key += generation;
  for (const adjuster of adjusters) key += `/${adjuster.key}`;
  for (const counts of [tally.active, tally.idle]) {
    key += '|';
    for (const category of equipmentCategories) {
      const units = counts.get(category);
      if (units !== undefined) key += `${category}${units},`;
    }
  }
  return ownPrices.bySite.has(code) || ownPrices.siteLines.has(code) ? `${key}|${code}` : key;
}

function linesOfKind(tally: SiteTally, adjusters: readonly CostAdjuster[], { steps, rules, years }: Workshop): SiteKindLines {
  const lines: PlaceLines = new Map();
  const kept: SiteKindLines['kept'] = [];
  let heightMissing = false;
  for (const siteStep of steps) {
    const count = countAtSite(siteStep.step, siteStep.categories, tally);
    if (count === 'height missing') heightMissing = true;
    else if (count) {
      const { line, quantity, price } = makeStep(siteStep, count, { tally, rules });
      if (line) addLine(lines, line);
      if (price.kept) kept.push({ price: price.kept, quantity });
    }
  }
  for (const own of rules.ownPrices.siteLines.get(tally.site.code.toLowerCase()) ?? []) {
    const price = priceStep({ reason: own.reason }, { entry: null, own }, rules);
    const line = ownLine(own, price);
    if (line) addOwnLine(lines, line);
    if (price.kept) kept.push({ price: price.kept, quantity: own.ownLine?.quantity ?? 0 });
  }
  const plain = [...lines.values()];
  const adjusted = adjustSite(plain, adjusters);
  for (const line of plain) sumOfYear(years, escalatedFrom(line), line.phase).entryCodes.add(line.entryCode);
  const ofAdjusters = adjusted.flatMap((made) => made.years);
  for (const { year, phase, code } of ofAdjusters) sumOfYear(years, year, phase).entryCodes.add(code);
  return { lines: [...plain, ...adjusted.map((made) => made.line)], years: ofAdjusters, kept, heightMissing, first: tally.site.code, sites: 0 };
}

/** The line of a step for a count of its driver; made once, unless the carrier has a price for this very site. */
function makeStep(siteStep: SiteStep, count: number, at: { tally: SiteTally; rules: SiteRules }): MadeStep {
  const { step, categories, recipeKey, made } = siteStep;
  const price = priceAt(step, at.tally, at.rules);
  const known = price === step.price ? made.get(count) : undefined;
  if (known) return known;
  const amount = quantityAtSite(step, categories, count);
  const fresh = { line: stepLine(step, { count: amount, recipeKey, price }), quantity: amount.quantity, price };
  if (price === step.price) made.set(count, fresh);
  return fresh;
}

/** The price of the step, unless the carrier has one for this very site. */
function priceAt(step: PricedStep, { site }: SiteTally, rules: SiteRules): StepPrice {
  const { ownPrices } = rules;
  if (!ownPrices.bySite.has(site.code.toLowerCase())) return step.price;
  return priceStep(step, { entry: step.entry, own: ownPriceAt(ownPrices, step.entry.code, site.code) }, rules);
}

function missingHeight({ site }: SiteTally): Issue {
  const message = `Site ${site.code} is a tower without a height. Enter the height of the structure in feet; cable and crew cost depend on it.`;
  return { severity: 'error', code: 'height-missing', subject: site.code, field: 'heightFeet', message };
}

export interface SiteRules extends PriceRules {
  ownPrices: OwnPriceBook;
  /** Without those that the plan leaves out. */
  adjusters: readonly CostAdjuster[];
}

interface SiteLines {
  lines: CostLine[];
  years: YearSums;
  kept: KeptSums;
  issues: Issue[];
}

/** Lines of a site and of all sites like it, without the site code. */
interface SiteKindLines {
  lines: CostLine[];
  /** What of the adjusters falls in which price year. */
  years: { year: number | null; phase: CostPhase; range: Range }[];
  kept: { price: KeptPrice; quantity: number }[];
  heightMissing: boolean;
  /** The first such site. */
  first: string;
  sites: number;
}

interface SiteStep {
  step: PricedStep;
  categories: ReadonlySet<EquipmentCategory>;
  recipeKey: string;
  made: Map<number, MadeStep>;
}

interface MadeStep {
  line: CostLine | null;
  quantity: number;
  price: StepPrice;
}

interface Workshop {
  steps: readonly SiteStep[];
  rules: SiteRules;
  /** Filled with codes as kinds of sites turn up, with amounts at the end. */
  years: YearSums;
}
