import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { sameQuoteKey } from '../../domain/cost/own-prices/same-quote-key.ts';
import type { Issue } from '../../domain/result.ts';
import type { OwnPriceRow } from './queries.ts';

/** An issue of this code names the row of the register in `subject`. */
export const twinCode = 'same-quote';

/** The fault of a price that is in the register already: the same vendor, reference, item and site. None where it differs. */
export function findTwin(rows: readonly OwnPriceRow[], price: Omit<OwnPrice, 'code'>): Issue[] {
  const key = sameQuoteKey(price);
  const twin = rows.find(({ status, priceJson }) => status === 'active' && sameQuoteKey(priceJson) === key);
  if (!twin) return [];
  const what = [twin.priceJson.from, twin.priceJson.reference].filter((text) => text !== '').join(', ');
  const message = `${what}, is in the register for this already, as ${twin.code}. Change that one, or say in the reference or the item what sets this one apart.`;
  return [{ severity: 'error', code: twinCode, field: 'reference', message, subject: String(twin.id) }];
}
