import { type Day, formatDay, toDay } from '../../domain/calendar.ts';
import { readText } from '../../domain/inventory/read-text.ts';
import { type Cents, cents } from '../../domain/money.ts';
import { formatCount } from '../../domain/words.ts';

/** The year of the first bill, and as far ahead as a plan can mean something. */
const firstDay = '2019-01-01' as Day;
const lastDay = '2060-12-31' as Day;
/** No plan holds more, so that its sums stay exact to the cent. */
export const mostDollars = 9_000_000_000_000;

/** Tells the fault of one field; gives null, as an empty field does. */
export type Refuse = (message: string) => null;

export function readDay(text: string | undefined, refuse: Refuse): Day | null {
  const typed = (text ?? '').trim();
  if (typed === '') return null;
  const value = toDay(typed);
  if (!value) return refuse('Enter the day as year, month and day: 2027-04-01.');
  return value < firstDay || value > lastDay ? refuse(`Enter a day from ${formatDay(firstDay)} to ${formatDay(lastDay)}. Correct the year.`) : value;
}

export function readWhole(text: string | undefined, [least, most]: readonly [number, number], refuse: Refuse): number | null {
  const plain = (text ?? '').replace(/[\s,]/g, '');
  if (plain === '') return null;
  const value = Number(plain);
  if (/^\d{1,9}$/.test(plain) && value >= least && value <= most) return value;
  return refuse(`Enter a whole number from ${formatCount(least)} to ${formatCount(most)}.`);
}

/** Days as durations count them: with one decimal at most. */
export function readDays(text: string | undefined, refuse: Refuse): number | null {
  const plain = (text ?? '').replace(/[\s,]/g, '');
  if (plain === '') return null;
  if (/^\d{1,4}(\.\d)?$/.test(plain) && Number(plain) <= 3650) return Number(plain);
  return refuse('Enter days from 0 to 3,650, with one decimal at most: 6 or 7.5.');
}

/** Dollars as people write them: `$4,500`, `4500.50`. */
export function readMoney(text: string | undefined, refuse: Refuse, most = mostDollars): Cents | null {
  const plain = (text ?? '').replace(/[\s,$]/g, '');
  if (plain === '') return null;
  const isAmount = /^\d{1,13}(\.\d{1,2})?$/.test(plain);
  if (isAmount && Number(plain) <= most) return cents(Math.round(Number(plain) * 100));
  return refuse(isAmount ? `Enter at most $${formatCount(most)}.` : 'Enter the amount in dollars: 4,500 or 12,400,000.');
}

/** Words without characters that cannot be seen. */
export function readWords(text: string | undefined, { most, lines }: { most: number; lines: 'one line' | 'many lines' }, refuse: Refuse): string {
  // A browser counts a line break as one character and sends two.
  const typed = (text ?? '').trim().replace(/\r\n?/g, '\n');
  if (typed === '') return '';
  if (typed.length > most) {
    refuse(`It has more than ${formatCount(most)} characters. Shorten it.`);
    return '';
  }
  const reading = readText(most, lines)(typed);
  if (reading.value === undefined) for (const { message } of reading.problems) refuse(message);
  return reading.value ?? '';
}
