import { isPercentUnit } from '../../catalog/price-book.ts';
import { formatCents, timesCents } from '../../money.ts';
import type { CostLine } from '../cost-lines.ts';

/** Why two estimates differ, in the order in which it is told. */
export const causeTitles = {
  sites: 'Sites added or dropped',
  inventory: 'Quantities, from another inventory',
  recipes: 'Quantities, from recipes, choices and own changes',
  mixed: 'Quantities, from another inventory or from choices: both differ',
  prices: 'Prices of the edition',
  ownPrices: 'Own prices and quotes',
  adjusters: 'Adjusters for region, terrain and season',
  escalation: 'Escalation to the work year',
  percentages: 'Percentages on direct cost',
} as const;
export type CauseKey = keyof typeof causeTitles;

/**
 * Splits what one line moved, in whole cents that sum to its difference. A plain line in both estimates moves first by quantity at the old price, then
 * by price; a share moves first with its base at the old rate, then by its rate, and both count for the share. Lines in one estimate only go to one cause.
 */
export function splitByCause(pair: LinePair, circumstances: Circumstances): CausePart[] {
  const { before, after } = pair;
  if (!before || !after) {
    const key = causeOfSingle(pair, circumstances);
    return [{ key, move: 'in one only', cents: (after?.likelyCents ?? 0) - (before?.likelyCents ?? 0) }];
  }
  const share = shareKey(before) ?? shareKey(after);
  const atOldPrice = timesCents(before.unitLikelyCents, after.quantity);
  const byQuantity = atOldPrice - before.likelyCents;
  const byPrice = after.likelyCents - atOldPrice;
  const parts: CausePart[] = [];
  if (byQuantity !== 0) parts.push({ key: share ?? quantityKey(before, after, circumstances), move: 'quantity', cents: byQuantity });
  if (byPrice !== 0) parts.push({ key: share ?? (before.ownPrice || after.ownPrice ? 'ownPrices' : 'prices'), move: 'price', cents: byPrice });
  return parts;
}

/** One part in words, to be put after the line's name. */
export function explainPart({ key, move }: CausePart, { before, after }: LinePair): string {
  const isShare = key === 'adjusters' || key === 'escalation' || key === 'percentages';
  if (before && after) {
    if (move === 'price') return isShare ? `${percent(before)} → ${percent(after)}` : `price ${price(before)} → ${price(after)}`;
    if (isShare) return 'what it is a share of moved';
    const change = before.change === after.change ? '' : `: ${withoutDot(after.change ?? 'without the change of the carrier')}`;
    return `quantity ${before.quantity} → ${after.quantity}${change}`;
  }
  const line = after ?? before;
  const verb = after ? 'added' : 'dropped';
  if (key === 'sites') return `site ${verb}`;
  if (key === 'ownPrices') return `line of its own, ${line?.ownPrice?.kind} ${line?.ownPrice?.code}, ${verb}`;
  if (isShare) return `${verb} with its percentage`;
  if (line?.change) return `line ${verb}: ${withoutDot(line.change)}`;
  return `line ${verb}, ${key === 'mixed' ? 'from another inventory or from choices' : key === 'inventory' ? 'from another inventory' : 'from recipes or choices'}`;
}

function causeOfSingle({ before, after }: LinePair, { isSiteInBoth, isSameInventory, isSamePlan }: Circumstances): CauseKey {
  const line = after ?? before;
  if (!line || !isSiteInBoth) return 'sites';
  if (line.ownPrice?.code === line.entryCode) return 'ownPrices';
  return shareKey(line) ?? (line.change || isSameInventory ? 'recipes' : isSamePlan ? 'inventory' : 'mixed');
}

/** A formula tells what the inventory counts (`3 RRU`) and what the recipe makes of it (`× 2`): where only one of them moved, that is the cause. */
function quantityKey(before: CostLine, after: CostLine, { isSameInventory, isSamePlan }: Circumstances): CauseKey {
  if (before.change !== after.change || isSameInventory) return 'recipes';
  const [was, is] = [readFormula(before.formula), readFormula(after.formula)];
  if (was.counts === is.counts) return was.making === is.making ? 'inventory' : 'recipes';
  return isSamePlan || was.making === is.making ? 'inventory' : 'mixed';
}

/** The counts of a formula, and the formula with a blank in place of every count and of what it is rounded up to. */
function readFormula(formula: string): { counts: string; making: string } {
  const terms = formula.split(' + ').map((term) => /^([\d,.]+) (.+?)s?( [×÷].*)?$/.exec(term) ?? ['', '', term, '']);
  return {
    counts: terms.map(([, count, noun]) => `${count} ${noun}`).join(' + '),
    making: terms.map(([, , noun, rest = '']) => noun + rest.replace(/rounded up to [\d,]+/, 'rounded up')).join(' + '),
  };
}

function shareKey({ shareOf, unit }: CostLine): CauseKey | undefined {
  if (shareOf?.of === 'site') return 'adjusters';
  if (shareOf?.of === 'year') return 'escalation';
  return shareOf?.of === 'direct' || isPercentUnit(unit) ? 'percentages' : undefined;
}

function withoutDot(text: string): string {
  return text.replace(/\.$/, '');
}

function price({ unitLikelyCents, ownPrice }: CostLine): string {
  return `${formatCents(unitLikelyCents)}${ownPrice ? ` (${ownPrice.kind} ${ownPrice.code})` : ''}`;
}

function percent({ unitLikelyCents }: CostLine): string {
  return `${unitLikelyCents / 100} %`;
}

/** The same line in both estimates; null where one has none. */
export interface LinePair {
  before: CostLine | null;
  after: CostLine | null;
}

/** A part of one line's difference, in cents. */
export interface CausePart {
  key: CauseKey;
  move: 'quantity' | 'price' | 'in one only';
  cents: number;
}

interface Circumstances {
  /** The line's site has lines in both estimates (or the line is network-wide). */
  isSiteInBoth: boolean;
  isSameInventory: boolean;
  /** Both have the same choices and the same own changes of recipes. */
  isSamePlan: boolean;
}
