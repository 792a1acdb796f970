import { cents } from '../../money.ts';
import type { Range } from '../estimate.ts';

/** Cost by price year; null for prices whose source states no year. */
export type YearSums = Map<number | null, YearSum>;

/** The sum of one year, opened when it is first asked for. */
export function sumOfYear(sums: YearSums, year: number | null): YearSum {
  const found = sums.get(year);
  if (found) return found;
  const opened = { low: 0, likely: 0, high: 0, entryCodes: new Set<string>() };
  sums.set(year, opened);
  return opened;
}

/** Adds an amount `times` times. */
export function addRange(sum: OpenRange, { lowCents, likelyCents, highCents }: Range, times: number): void {
  sum.low += lowCents * times;
  sum.likely += likelyCents * times;
  sum.high += highCents * times;
}

export function toRange(sum: OpenRange): Range {
  return { lowCents: cents(sum.low), likelyCents: cents(sum.likely), highCents: cents(sum.high) };
}

/** Whole cents. */
export interface OpenRange {
  low: number;
  likely: number;
  high: number;
}

export interface YearSum extends OpenRange {
  entryCodes: Set<string>;
}
