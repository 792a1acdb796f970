import { accept, quote, type Reading, refuse } from './reading.ts';

// More than any site or switch of a carrier that these programs are for.
const mostPeople = 10_000_000;
const wanted = `a whole number from 0 to ${mostPeople.toLocaleString('en-US')}`;

/** How many people a site serves: `1850`, `1,850` or `1850 people`. */
export function readPeople(text: string): Reading<number> {
  const plain = text.replace(/\s*(?:people|pops?|persons|subscribers|subs|customers)\.?$/i, '').trim();
  const isNumber = /^\+?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.0*)?$/.test(plain);
  const number = isNumber ? Number(plain.replaceAll(',', '')) : Number.NaN;
  if (Number.isInteger(number) && number <= mostPeople) return accept(number);
  return refuse({
    code: 'not-a-number-of-people',
    message: `${quote(text)} is not a number of people served. Write ${wanted}, such as 1850, or leave it blank where you do not know.`,
    wanted,
  });
}
