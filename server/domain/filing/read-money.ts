import { type Cents, cents } from '../money.ts';

const mostCents = 100_000_000_000;

/**
 * Reads an amount of dollars as a person types it: `1250`, `$1,250.00`. Cents, or the end of a sentence that says what is wrong with it. A comma parts
 * thousands and nothing else: `12,50` of another habit would be a hundredfold. A billion dollars is the most.
 */
export function readMoney(text: string): { cents: Cents } | { fault: string } {
  const plain = text.replace(/[$\s]/g, '');
  const found = /^(?:\d{1,11}|\d{1,3}(?:,\d{3})+)(?:\.\d{1,2})?$/.test(plain) && /^(\d+)(?:\.(\d+))?$/.exec(plain.replaceAll(',', ''));
  if (!found) return { fault: 'is not an amount. Write dollars and cents, such as 1250.00.' };
  const [, whole = '', fraction = ''] = found;
  const amount = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return amount > mostCents ? { fault: 'is larger than one billion. Check the number.' } : { cents: cents(amount) };
}
