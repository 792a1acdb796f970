import type { CostIndex } from '../cost-data.ts';

/**
 * What the prices of one year gain until another, in basis points, never below zero: the ratio of the index values. Years after the last value grow
 * from it; every year after the last published value may grow by the low or the high rate instead. Undefined for
 * a year that the index does not hold.
 */
export function indexShare(index: CostIndex, fromYear: number, toYear: number): IndexShare | undefined {
  const from = valueIn(index, fromYear);
  const to = valueIn(index, toYear);
  if (from === undefined || to === undefined) return undefined;
  const published = index.values.findLast(({ isForecast }) => !isForecast)?.year ?? fromYear;
  const guessedYears = Math.max(0, toYear - Math.max(published, fromYear));
  const { low, likely, high } = index.growth;
  const points = (growth: number): number => {
    const swing = ((10_000 + growth) / (10_000 + likely)) ** guessedYears;
    return Math.max(0, Math.round(((to * swing) / from - 1) * 10_000));
  };
  const guessed = guessedYears === 0 ? '' : `, ${guessedYears === 1 ? 'the last year' : `the last ${guessedYears} years`} assumed`;
  const words = `index ${fromYear}: ${tidy(from)}, ${toYear}: ${tidy(to)}${guessed}`;
  return { low: points(low), likely: points(likely), high: points(high), guessedYears, words };
}

function valueIn({ values, growth }: CostIndex, year: number): number | undefined {
  const last = values.at(-1);
  if (!last) return undefined;
  if (year > last.year) return last.value * (1 + growth.likely / 10_000) ** (year - last.year);
  return values.find((value) => value.year === year)?.value;
}

function tidy(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** Basis points, low <= likely <= high. */
interface IndexShare {
  low: number;
  likely: number;
  high: number;
  /** Years whose growth is an assumption. */
  guessedYears: number;
  words: string;
}
