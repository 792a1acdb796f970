import { isPercentUnit } from '../../domain/catalog/price-book.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { type Cents, formatCents } from '../../domain/money.ts';

/** An own price as the texts of its form. The certification is no part of it: whoever saves again certifies again. */
export function textsOf(price: Omit<OwnPrice, 'code'>): Record<string, string> {
  const isFirm = price.lowCents === price.highCents;
  const { ownLine } = price;
  return {
    takes: ownLine === null ? 'entry' : 'line',
    entryCode: price.entryCode ?? '',
    siteCode: price.siteCode ?? '',
    item: ownLine?.item ?? '',
    category: ownLine?.category ?? '',
    phase: ownLine?.phase ?? '',
    quantity: ownLine === null ? '' : String(ownLine.quantity),
    unit: price.unit,
    likely: toText(price.likelyCents, price.unit),
    low: isFirm ? '' : toText(price.lowCents, price.unit),
    high: isFirm ? '' : toText(price.highCents, price.unit),
    use: price.use,
    comparable: price.comparableCents === null ? '' : toText(price.comparableCents, price.unit),
    from: price.from,
    reference: price.reference,
    quotedOn: price.quotedOn,
    expiresOn: price.expiresOn ?? '',
    reason: price.reason,
    documents: price.documents
      .map(({ title, sha256 }) => `${title} (${sha256.slice(0, 16)})`)
      .sort()
      .join('; '),
  };
}

function toText(amount: Cents, unit: string): string {
  return isPercentUnit(unit) ? `${amount / 100} %` : formatCents(amount).replace('$', '');
}
