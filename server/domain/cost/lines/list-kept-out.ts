import { isPercentUnit } from '../../catalog/price-book.ts';
import { cents, formatCents, timesCents } from '../../money.ts';
import { formatCount } from '../../words.ts';
import type { KeptOut } from '../estimate.ts';
import { toSixDecimals } from '../to-six-decimals.ts';
import type { KeptPrice } from './price-step.ts';

/** What the program does not pay, while it is added up: the same use of the same price is one row, whatever the sites. */
export type KeptSums = Map<string, KeptSum>;

/** Adds so many units at a site; null for the network or for several sites. */
export function addKept(sums: KeptSums, { price, quantity }: Pick<KeptSum, 'price' | 'quantity'>, siteCode: string | null): void {
  const earlier = sums.get(price.key);
  const place = !earlier || earlier.siteCode === siteCode ? siteCode : null;
  sums.set(price.key, { price, quantity: (earlier?.quantity ?? 0) + quantity, siteCode: place });
}

/** The rows `KO-1`, `KO-2` …, each amount rounded once. Amounts are at the level of their own prices, with no shares on top. */
export function listKeptOut(sums: KeptSums): KeptOut[] {
  return [...sums.values()].map(({ price, quantity, siteCode }, index) => {
    const units = toSixDecimals(quantity);
    const { kind, item, rule, citation, reason } = price;
    const amountCents = timesCents(cents(price.unitCents - price.comparableCents), units);
    return { id: `KO-${index + 1}`, siteCode, kind, item, amountCents, formula: formulaOf(price, units), rule, citation, reason };
  });
}

function formulaOf({ unit, unitCents, comparableCents }: KeptPrice, units: number): string {
  if (isPercentUnit(unit)) return `${(unitCents - comparableCents) / 100} % of ${formatCents(timesCents(cents(10_000), units))}`;
  const price = comparableCents > 0 ? `(${formatCents(unitCents)} − ${formatCents(comparableCents)})` : formatCents(unitCents);
  return `${formatCount(units)} × ${price} ${unit}`;
}

interface KeptSum {
  price: KeptPrice;
  quantity: number;
  siteCode: string | null;
}
