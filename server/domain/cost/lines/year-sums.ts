import type { CostPhase } from '../../catalog/recipe.ts';
import { cents } from '../../money.ts';
import type { CostLine } from '../cost-lines.ts';
import type { Range } from '../estimate.ts';

/** Cost by price year and phase. */
export type YearSums = Map<string, YearSum>;

/** The sum of one year and phase, opened when it is first asked for; a year of null for prices that are not escalated. */
export function sumOfYear(sums: YearSums, year: number | null, phase: CostPhase): YearSum {
  const key = `${year ?? ''}${phase}`;
  const found = sums.get(key);
  if (found) return found;
  const opened = { year, phase, low: 0, likely: 0, high: 0, entryCodes: new Set<string>() };
  sums.set(key, opened);
  return opened;
}

/** The year from which a line is escalated; null where its source states none, and for a quote that is held into the year of the work. */
export function escalatedFrom({ priceYear, ownPrice }: Pick<CostLine, 'priceYear' | 'ownPrice'>): number | null {
  return ownPrice?.isHeldForWork ? null : priceYear;
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
  year: number | null;
  phase: CostPhase;
  entryCodes: Set<string>;
}
