import { type Day, daysBetween, formatDay } from '../../domain/calendar.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { counted } from '../../domain/words.ts';
import { formatPrice, formatUnitPrice } from '../catalog/index.ts';
import { formatQuantity } from './words.ts';

/** An own price as a line to tick: what it is for and costs, then kind, maker, days and how long it holds. */
export function describeOwnPrice(price: OwnPrice, { items, sitesGone, today }: PriceSurroundings): { label: string; hint: string } {
  const { code, kind, from, reference, quotedOn, siteCode, comparableCents, unit } = price;
  const where = siteCode === null ? '' : ` at ${siteCode} only`;
  const gone =
    siteCode !== null && sitesGone.has(siteCode) ? ` Site ${siteCode} is no longer in the inventory: change the price or leave it out.` : '';
  const by = [from, reference].filter((part) => part !== '').join(', ');
  const share = comparableCents === null ? '' : ` The program pays ${formatPrice(comparableCents, unit)} of it, the price of the comparable.`;
  return {
    label: `${code} · ${subjectOf(price, items)}${where}: ${amountOf(price)}`,
    hint: `${kind === 'vendor quote' ? 'Vendor quote' : 'Own estimate'} of ${formatDay(quotedOn)}, ${by}. ${holds(price, today)}${share}${gone}`,
  };
}

/** What an own price is for: the entry that it replaces, or the line that it is. */
export function subjectOf({ entryCode, ownLine }: OwnPrice, items: ReadonlyMap<string, string>): string {
  if (ownLine) return ownLine.item;
  const item = items.get(entryCode ?? '');
  return item === undefined ? `${entryCode ?? ''}, which this price book does not have` : `${entryCode} ${item}`;
}

/** Its price per unit, with the range where it has one: `$26,000.00 each`, `8.25 % of direct cost (7 % to 9 %)`. */
export function amountOf({ unit, lowCents, likelyCents, highCents, ownLine }: OwnPrice): string {
  const range = lowCents === highCents ? '' : ` (${formatPrice(lowCents, unit)} to ${formatPrice(highCents, unit)})`;
  const quantity = ownLine && ownLine.quantity !== 1 ? `${formatQuantity(ownLine.quantity)} × ` : '';
  return `${quantity}${formatUnitPrice(likelyCents, unit)}${range}`;
}

/** How long a vendor holds to a quote. */
export function holds({ expiresOn }: Pick<OwnPrice, 'expiresOn'>, today: Day): string {
  if (expiresOn === null) return 'It does not expire.';
  const left = daysBetween(today, expiresOn);
  if (left < 0) return `It expired on ${formatDay(expiresOn)}, ${counted(-left, 'day')} ago: ask for a new one.`;
  return left <= 30 ? `It expires on ${formatDay(expiresOn)}, in ${counted(left, 'day')}.` : `It holds until ${formatDay(expiresOn)}.`;
}

interface PriceSurroundings {
  /** What each price-book entry is, by code. */
  items: ReadonlyMap<string, string>;
  /** Sites that the inventory no longer holds. */
  sitesGone: ReadonlySet<string>;
  today: Day;
}
