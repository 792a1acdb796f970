import { accept, quote, type Reading, refuse } from '../../inventory/reading.ts';
import { type Cents, cents } from '../../money.ts';

const largestCents = 100_000_000_000;
const wanted = 'US dollars such as 26,000 or 26000.50';
const otherCurrency = /[€£¥₩₹]|\b(?:EUR|GBP|CNY|RMB|JPY|CAD|AUD|MXN|CHF|KRW|INR)\b|(?:^|[^A-Z])(?:C|CA|A|AU|NZ|HK)\$/i;

/** A price from `26000`, `$26,000.00` or `26,000 USD`: US dollars above zero with at most two decimals. */
export function readPrice(text: string): Reading<Cents> {
  if (otherCurrency.test(text)) {
    const message = `${quote(text)} is in another currency. Enter US dollars, and write the rate and its day into the reason.`;
    return refuse({ code: 'other-currency', message, wanted });
  }
  const plain = text
    .replace(/\bUSD?\b|US(?=\$)/gi, '')
    .replace('$', '')
    .trim();
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$|^\d+,\d{1,2}$/.test(plain)) {
    const message = `${quote(text)} can be read in two ways. Write thousands with a comma and cents after a point: 26,000.50.`;
    return refuse({ code: 'price-in-two-ways', message, wanted });
  }
  const match = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(plain);
  if (!match) return refuse({ code: 'not-a-price', message: `${quote(text)} is not an amount of money. Write ${wanted}.`, wanted });
  const [, sign, whole = '', part = ''] = match;
  if (/[^0]/.test(part.slice(2))) {
    return refuse({ code: 'price-too-fine', message: `${quote(text)} has fractions of a cent. Round it to whole cents.`, wanted });
  }
  const amount = Number(whole.replaceAll(',', '')) * 100 + Number(part.slice(0, 2).padEnd(2, '0'));
  if (amount > largestCents) {
    const message = `${quote(text)} is more than $1,000,000,000 for one unit and cannot be a price. Look for a serial number in its place.`;
    return refuse({ code: 'price-absurd', message, wanted });
  }
  if (sign === '-' && amount > 0) {
    return refuse({
      code: 'price-negative',
      message: `${quote(text)} is below zero. Enter what one unit costs; a discount belongs into the price.`,
      wanted,
    });
  }
  if (amount === 0) {
    return refuse({ code: 'price-zero', message: 'The price is zero. To leave something out of an estimate, change its recipe instead.', wanted });
  }
  return accept(cents(amount));
}
