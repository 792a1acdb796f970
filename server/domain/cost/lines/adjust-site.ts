import { type Cents, formatCents, splitCents, zeroCents } from '../../money.ts';
import type { CostAdjuster } from '../cost-data.ts';
import { type CostLine, siteShareUnit } from '../cost-lines.ts';
import type { Range } from '../estimate.ts';
import { shareLine } from './place-lines.ts';
import { addRange, sumOfYear, toRange, type YearSums } from './year-sums.ts';

/**
 * One line for each adjuster on the lines of a site in its categories; none where there are no such lines. Prices of the carrier's own are for its own
 * sites already and are left as they are; adjusters do not stand on each other. `years` tells what of each amount falls in which price year.
 */
export function adjustSite(lines: readonly CostLine[], adjusters: readonly CostAdjuster[]): AdjustedSite[] {
  return adjusters.flatMap((adjuster) => {
    const concerned = lines.filter((line) => !line.ownPrice && adjuster.categories.includes(line.category));
    if (concerned.length === 0) return [];
    const line = adjusterLine(adjuster, concerned);
    return [{ line, years: splitByYear(line, concerned) }];
  });
}

function adjusterLine(adjuster: CostAdjuster, concerned: readonly CostLine[]): CostLine {
  const base = { low: 0, likely: 0, high: 0 };
  for (const line of concerned) addRange(base, line, 1);
  const code = `ADJ-${adjuster.key}`;
  const [category = 'Program management'] = adjuster.categories;
  const range = toRange(base);
  const named = {
    id: code,
    recipeKey: 'adjusters',
    entryCode: code,
    category,
    phase: 'replacement' as const,
    item: adjuster.title,
    unit: siteShareUnit,
    formula: `${adjuster.likely / 100} % of ${formatCents(range.likelyCents)} for ${inWords(adjuster.categories)} at this site`,
    reason: adjuster.notes,
    basis: adjuster.basis,
    source: adjuster.source,
  };
  const line = shareLine(named, range, adjuster);
  line.shareOf = { of: 'site', entryCodes: [...new Set(concerned.map(({ entryCode }) => entryCode))], adjuster: adjuster.key };
  return line;
}

/** Splits the amount over the price years of what it is a share of, to the cent, so that escalation can follow. */
function splitByYear(adjuster: CostLine, concerned: readonly CostLine[]): AdjustedSite['years'] {
  const byYear: YearSums = new Map();
  for (const line of concerned) addRange(sumOfYear(byYear, line.priceYear), line, 1);
  const parts = [...byYear].sort(([a], [b]) => (a ?? 0) - (b ?? 0));
  const split = (amount: Cents, end: 'low' | 'likely' | 'high'): Cents[] => {
    const weights = parts.map(([, sum]) => sum[end]);
    return weights.some((weight) => weight > 0) ? splitCents(amount, weights) : weights.map((_, place) => (place === 0 ? amount : zeroCents));
  };
  const low = split(adjuster.lowCents, 'low');
  const likely = split(adjuster.likelyCents, 'likely');
  const high = split(adjuster.highCents, 'high');
  return parts.map(([year], place) => ({
    year,
    code: adjuster.entryCode,
    range: { lowCents: low[place] ?? zeroCents, likelyCents: likely[place] ?? zeroCents, highCents: high[place] ?? zeroCents },
  }));
}

function inWords(categories: readonly string[]): string {
  return categories.length === 1 ? String(categories[0]) : `${categories.slice(0, -1).join(', ')} and ${categories.at(-1)}`;
}

interface AdjustedSite {
  line: CostLine;
  years: { year: number | null; code: string; range: Range }[];
}
