import type { CostCategory } from '../../catalog/price-book.ts';
import type { CostPhase } from '../../catalog/recipe.ts';
import { type Cents, cents, timesCents, zeroCents } from '../../money.ts';
import { formatCount } from '../../words.ts';
import type { CostLine } from '../cost-lines.ts';
import type { Range } from '../estimate.ts';
import type { OwnPrice } from '../own-price.ts';
import { toSixDecimals } from '../to-six-decimals.ts';
import { largestLineCents } from './largest-line.ts';
import type { PricedStep } from './match-recipes.ts';
import type { PaidPrice, StepPrice } from './price-step.ts';
import type { StepCount } from './step-quantity.ts';

/** Lines of one place (a site, all sites like it, or the network) by id; ids are without the place: `RA-010`. */
export type PlaceLines = Map<string, CostLine>;

/** What a step takes that is paid, as a line without its place; null where nothing is paid. */
export function stepLine(step: PricedStep, made: { count: StepCount; recipeKey: string; price: StepPrice }): CostLine | null {
  const { count, recipeKey, price } = made;
  if (!price.paid) return null;
  const { entry } = step;
  const named = { id: step.lineId, recipeKey, entryCode: entry.code, category: entry.category, phase: step.phase };
  const line = newLine({ ...named, item: entry.item, unit: entry.unit, formula: count.formula, reason: step.reason }, price.paid, count.quantity);
  if (step.change) line.change = step.change;
  if (step.spread) line.quantitySpread = step.spread;
  if (step.chance) line.chance = { sites: count.places, share: step.quantity };
  return line;
}

/** A line of the carrier's own, without its place; null where nothing of it is paid. */
export function ownLine(own: OwnPrice, price: StepPrice): CostLine | null {
  if (!own.ownLine || !price.paid) return null;
  const { item, category, phase, quantity } = own.ownLine;
  const named = { id: own.code, recipeKey: 'own-lines', entryCode: own.code, category, phase, item, unit: own.unit };
  return newLine({ ...named, formula: `${formatCount(quantity)}, as the carrier entered`, reason: '' }, price.paid, quantity);
}

/** A line of the carrier's own never joins another, even where an edition uses such a code for a price. */
export function addOwnLine(lines: PlaceLines, line: CostLine): void {
  if (lines.has(line.id)) line.id = `${line.id}.own`;
  lines.set(line.id, line);
}

/** Two recipes that use the same entry in the same phase at one place make one line, so that ids stay unique and pages short. */
export function addLine(lines: PlaceLines, line: CostLine): void {
  const earlier = lines.get(line.id);
  lines.set(line.id, earlier ? mergeLines(earlier, line) : line);
}

/** A line that is a share of a base. Its unit prices are basis points; a share below zero is largest where the base is largest. */
export function shareLine(named: NamedLine & Pick<CostLine, 'basis' | 'source'>, base: Range, points: Points): CostLine {
  const price = {
    unitLowCents: cents(points.low),
    unitLikelyCents: cents(points.likely),
    unitHighCents: cents(points.high),
    basis: named.basis,
    source: named.source,
    priceYear: null,
    ownPrice: undefined,
    remark: undefined,
  };
  const line = newLine(named, price, base.likelyCents / 10_000);
  line.lowCents = timesCents(points.low < 0 ? base.highCents : base.lowCents, points.low / 10_000);
  line.likelyCents = timesCents(base.likelyCents, points.likely / 10_000);
  line.highCents = timesCents(points.high < 0 ? base.lowCents : base.highCents, points.high / 10_000);
  return line;
}

/** The same line at a site. Written out, with every field in one order: that makes going through 250,000 lines several times faster. */
export function atSite(line: CostLine, siteCode: string): CostLine {
  return {
    id: `${siteCode}.${line.id}`,
    siteCode,
    recipeKey: line.recipeKey,
    entryCode: line.entryCode,
    category: line.category,
    phase: line.phase,
    item: line.item,
    unit: line.unit,
    quantity: line.quantity,
    unitLowCents: line.unitLowCents,
    unitLikelyCents: line.unitLikelyCents,
    unitHighCents: line.unitHighCents,
    lowCents: line.lowCents,
    likelyCents: line.likelyCents,
    highCents: line.highCents,
    basis: line.basis,
    source: line.source,
    formula: line.formula,
    reason: line.reason,
    priceYear: line.priceYear,
    change: line.change,
    ownPrice: line.ownPrice,
    quantitySpread: line.quantitySpread,
    shareOf: line.shareOf,
    chance: line.chance,
  };
}

/** The order of fields differs from `atSite` on purpose: amounts of the whole network outgrow small integers, and V8 would rebuild every site line. */
function newLine(named: NamedLine, price: PaidPrice, quantity: number): CostLine {
  const line: CostLine = {
    siteCode: null,
    id: named.id,
    recipeKey: named.recipeKey,
    entryCode: named.entryCode,
    category: named.category,
    phase: named.phase,
    item: named.item,
    unit: named.unit,
    quantity,
    unitLowCents: price.unitLowCents,
    unitLikelyCents: price.unitLikelyCents,
    unitHighCents: price.unitHighCents,
    lowCents: zeroCents,
    likelyCents: zeroCents,
    highCents: zeroCents,
    basis: price.basis,
    source: price.source,
    formula: named.formula,
    reason: joined(named.reason, price.remark),
    priceYear: price.priceYear,
    change: undefined,
    ownPrice: price.ownPrice,
    quantitySpread: undefined,
    shareOf: undefined,
    chance: undefined,
  };
  setAmounts(line);
  return line;
}

/** A new line: the two may stand at other places too. */
function mergeLines(earlier: CostLine, line: CostLine): CostLine {
  const merged = { ...earlier, quantity: toSixDecimals(earlier.quantity + line.quantity), formula: `${earlier.formula} + ${line.formula}` };
  merged.reason = joined(earlier.reason, line.reason);
  if (earlier.change ?? line.change) merged.change = joined(earlier.change ?? '', line.change);
  if (earlier.quantitySpread ?? line.quantitySpread) merged.quantitySpread = { low: mean(earlier, line, 'low'), high: mean(earlier, line, 'high') };
  if (earlier.chance && line.chance) merged.chance = { sites: earlier.chance.sites + line.chance.sites, share: line.chance.share };
  setAmounts(merged);
  return merged;
}

function setAmounts(line: CostLine): void {
  line.lowCents = amountOf(line.unitLowCents, line.quantity);
  line.likelyCents = amountOf(line.unitLikelyCents, line.quantity);
  line.highCents = amountOf(line.unitHighCents, line.quantity);
}

/** One cent over the largest where it is more: `checkAmounts` refuses such lines in a sentence. */
function amountOf(unitCents: Cents, quantity: number): Cents {
  return unitCents * quantity > largestLineCents ? cents(largestLineCents + 1) : timesCents(unitCents, quantity);
}

/** How far both quantities together may lie: each counts by its quantity. */
function mean(a: CostLine, b: CostLine, end: 'low' | 'high'): number {
  return toSixDecimals((a.quantity * (a.quantitySpread?.[end] ?? 1) + b.quantity * (b.quantitySpread?.[end] ?? 1)) / (a.quantity + b.quantity));
}

/** Both texts, unless the first says the second already. */
function joined(first: string, second: string | undefined): string {
  if (!second || first.includes(second)) return first;
  return first ? `${first} ${second}` : second;
}

interface NamedLine {
  id: string;
  recipeKey: string;
  entryCode: string;
  category: CostCategory;
  phase: CostPhase;
  item: string;
  unit: string;
  formula: string;
  reason: string;
}

interface Points {
  low: number;
  likely: number;
  high: number;
}
