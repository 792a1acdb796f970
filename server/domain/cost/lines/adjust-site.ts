import { type CostPhase, costPhases } from '../../catalog/recipe.ts';
import { type Cents, formatCents, splitCents, zeroCents } from '../../money.ts';
import type { CostAdjuster } from '../cost-data.ts';
import { type CostLine, siteShareUnit } from '../cost-lines.ts';
import type { Range } from '../estimate.ts';
import { shareLine } from './place-lines.ts';
import { addRange, sumOfYear, toRange, type YearSums } from './year-sums.ts';

/**
 * One line for each adjuster, category and phase of the lines at a site that it concerns. Prices of the carrier's own are for its own sites already and
 * are left as they are; adjusters do not stand on each other. `years` tells what of each amount falls in which price year.
 */
export function adjustSite(lines: readonly CostLine[], adjusters: readonly CostAdjuster[]): AdjustedSite[] {
  const adjustable = adjusters.length === 0 ? [] : lines.filter((line) => !line.ownPrice);
  return adjusters.flatMap((adjuster) =>
    adjuster.categories.flatMap((category) => {
      const ofCategory = adjustable.filter((line) => line.category === category);
      return costPhases.flatMap((phase) => {
        const concerned = ofCategory.filter((line) => line.phase === phase);
        if (concerned.length === 0) return [];
        const line = adjusterLine(adjuster, concerned, { category, phase });
        return [{ line, years: splitByYear(line, concerned) }];
      });
    }),
  );
}

function adjusterLine(adjuster: CostAdjuster, concerned: readonly CostLine[], { category, phase }: Pick<CostLine, 'category' | 'phase'>): CostLine {
  const base = { low: 0, likely: 0, high: 0 };
  for (const line of concerned) addRange(base, line, 1);
  const code = `ADJ-${adjuster.key}`;
  const range = toRange(base);
  const named = {
    id: `${code}.${slug(category)}.${slug(phase)}`,
    recipeKey: 'adjusters',
    entryCode: code,
    category,
    phase,
    item: adjuster.title,
    unit: siteShareUnit,
    formula: `${adjuster.likely / 100} % of ${formatCents(range.likelyCents)} for ${category}, ${phase}, at this site`,
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
  for (const line of concerned) addRange(sumOfYear(byYear, line.priceYear, line.phase), line, 1);
  const parts = [...byYear.values()].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  const split = (amount: Cents, end: 'low' | 'likely' | 'high'): Cents[] => {
    const weights = parts.map((sum) => sum[end]);
    return weights.some((weight) => weight > 0) ? splitCents(amount, weights) : weights.map((_, place) => (place === 0 ? amount : zeroCents));
  };
  const low = split(adjuster.lowCents, 'low');
  const likely = split(adjuster.likelyCents, 'likely');
  const high = split(adjuster.highCents, 'high');
  return parts.map(({ year, phase }, place) => ({
    year,
    phase,
    code: adjuster.entryCode,
    range: { lowCents: low[place] ?? zeroCents, likelyCents: likely[place] ?? zeroCents, highCents: high[place] ?? zeroCents },
  }));
}

/** `Tower and structure` as part of an id: `tower-and-structure`. */
function slug(words: string): string {
  return words.toLowerCase().replaceAll(' ', '-');
}

interface AdjustedSite {
  line: CostLine;
  years: { year: number | null; phase: CostPhase; code: string; range: Range }[];
}
