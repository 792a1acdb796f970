import { isErrorLiteral, isFormula } from '../inventory/cell-text.ts';
import { type Problem, quote, type Reading, refuse } from '../inventory/reading.ts';
import { type Cents, cents, formatCents } from '../money.ts';
import { isPercentUnit } from './price-book.ts';

/** A billion dollars for one unit is a slip. */
const mostCents = 100_000_000_000;
const mostBasisPoints = 10_000;
const wanted = 'dollars and cents, such as 1250 or 38.90';
const wantedShare = 'a percentage such as 8 or 7.5';

/**
 * The amount in a cell: US dollars to cents, or for a percentage percent to basis points. Read digit by digit, so that no binary fraction comes in.
 * Refuses, with what to write instead: nothing, formulas, other currencies, amounts below zero, and more than two decimals.
 */
export function readPriceAmount(text: string, unit: string): Reading<Cents> {
  const isShare = isPercentUnit(unit);
  const goal = isShare ? wantedShare : wanted;
  const no = (sentence: string): Reading<Cents> => refuse({ code: 'price-amount', message: sentence, wanted: goal });
  if (text === '') return no(`is empty. Write ${goal}.`);
  if (isFormula(text)) return no(`holds a formula without its result. Write the amount itself.`);
  if (isErrorLiteral(text)) return no(`holds ${text}, the error of a formula. Write the amount itself.`);
  if (/[€£¥₤₹]|\b(?:eur|euros?|cad|gbp|mxn|cny|rmb|jpy|aud|chf)\b/i.test(text))
    return no(`is not in US dollars: ${quote(text)}. Convert it, name the rate and its day in the notes, and write ${goal}.`);
  const plain = text
    .replace(/^(?:us\$|usd|\$)\s*|\s*(?:usd|us\$)$/gi, '')
    .replace(/\s*%$/, isShare ? '' : '%')
    .trim();
  if (/^[-−–]\s*\$?\s*[\d.]|^\(.*\)$/.test(plain)) return no(`is below zero: ${quote(text)}. Prices are zero or more; correct it.`);
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,12})?(?:\.(\d*))?$/.exec(plain);
  const [, whole = '', fraction = ''] = match ?? [];
  if (!match || (whole === '' && fraction === '')) return no(`is not an amount: ${quote(text)}. Write ${goal}.`);
  if (fraction.length > 2) return no(tooFine(text, { whole, fraction }));
  const amount = cents(Number(whole.replaceAll(',', '') || '0') * 100 + Number(fraction.padEnd(2, '0')));
  if (isShare && amount > mostBasisPoints) return no(`is more than 100 %: ${quote(text)}. Write ${goal}.`);
  if (amount > mostCents) return no(`is more than a billion dollars: ${quote(text)}. Correct it.`);
  return { value: amount, problems: isShare && amount > 0 && amount < 100 ? [smallShare(text)] : [] };
}

function tooFine(text: string, { whole, fraction }: { whole: string; fraction: string }): string {
  const down = cents(Number(whole.replaceAll(',', '') || '0') * 100 + Number(fraction.slice(0, 2)));
  const plain = (amount: Cents) => formatCents(amount).replace(/[$,]/g, '');
  const decimals = fraction.length === 3 ? 'three decimals' : `${fraction.length} decimals`;
  return `has ${decimals}: ${quote(text)}. Prices are whole cents. Write ${plain(down)} or ${plain(cents(down + 1))}.`;
}

function smallShare(text: string): Problem {
  const message = `is less than one percent: ${quote(text)}. If a cell formatted as percent was meant, write 8 for 8 %.`;
  return { severity: 'warning', code: 'price-small-share', message, wanted: wantedShare };
}
