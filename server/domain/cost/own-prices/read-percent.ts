import { accept, quote, type Reading, refuse } from '../../inventory/reading.ts';
import { type Cents, cents } from '../../money.ts';

const wanted = 'a percentage such as 8 or 8.25 %';
const largestBasisPoints = 10_000;

/**
 * Basis points from `8`, `8 %` or `8.25 percent`: zero to 100 percent with at most two decimals. A number below one without its sign is refused: a
 * cell that is formatted as percent arrives as 0.08.
 */
export function readPercent(text: string): Reading<Cents> {
  const no = (code: string, message: string): Reading<Cents> => refuse({ code, message: `${quote(text)} ${message}`, wanted });
  if (/[$€£¥]|\b(?:USD?|EUR|cents?)\b/i.test(text.replace(/\bper cents?\b/i, '')))
    return no('percent-in-money', 'is not what is needed: this price is a percentage, so write 8 or 8.25 and no amount of money.');
  const plain = text.replace(/\s*(?:%|per ?cent)$/i, '').trim();
  if (/^[-−–]\s*[\d.]/.test(plain)) return no('percent-negative', `is below zero. Write ${wanted}.`);
  if (/^\d+,\d{1,2}$/.test(plain)) return no('percent-comma', 'has a comma. Write decimals after a point: 8.25.');
  const match = /^(\d{1,6})(?:\.(\d*))?$|^\.(\d+)$/.exec(plain);
  if (!match) return no('not-a-percent', `is not a percentage. Write ${wanted}.`);
  const [whole, part] = [match[1] ?? '0', match[2] ?? match[3] ?? ''];
  const points = Number(whole) * 100 + Number(part.slice(0, 2).padEnd(2, '0'));
  const isBare = plain === text.trim();
  if (isBare && Number(plain) > 0 && Number(plain) < 1) {
    const asShare = Math.round(Number(plain) * 10_000) / 100;
    return no('percent-in-two-ways', `can be read in two ways. Write ${points / 100} % or ${asShare} %.`);
  }
  if (/[^0]/.test(part.slice(2))) return no('percent-too-fine', 'has more than two decimals. Round it to hundredths of a percent.');
  if (points > largestBasisPoints) return no('percent-absurd', `is more than 100 %. Write ${wanted}.`);
  return accept(cents(points));
}
