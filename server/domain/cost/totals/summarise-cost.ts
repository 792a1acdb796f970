import { costCategories, priceBases } from '../../catalog/price-book.ts';
import { type Cents, cents } from '../../money.ts';
import type { CostLine } from '../cost-lines.ts';
import type { CategoryTotal, Range, RollUpPart, SiteTotal } from '../estimate.ts';
import type { SiteTally } from '../tally-covered.ts';
import { addUpLines, categoryCount, columns, type LineSums } from './add-up-lines.ts';
import { networkOf, ownerOf, type PlannedDates, rollUpCounties, rollUpPhases, rollUpYears, toRange, totalOf } from './roll-ups.ts';

/**
 * Totals of cost lines in cents: overall, network-wide, by category (in the order of `costCategories`, only those with lines), by site (in the order of
 * `tallies`, then sites that only the lines name), by phase, year and county. Every split sums to the total exactly, in all three columns: each line
 * carries whole cents, and what is spread is spread by largest remainder. Without a schedule all cost falls in `workYear`.
 */
export function summariseCost(lines: readonly CostLine[], tallies: readonly SiteTally[], context: SummaryContext = { schedule: null }): CostSummary {
  const sums = addUpLines(
    lines,
    tallies.map((tally) => tally.site.code),
  );
  return {
    total: toRange(totalOf(sums)),
    networkTotal: toRange(networkOf(sums)),
    categories: totalCategories(sums),
    sites: totalSites(sums, tallies),
    phases: rollUpPhases(sums),
    years: rollUpYears(sums, context.schedule, context.workYear),
    counties: rollUpCounties(sums, tallies),
    escalationCents: cents(sums.escalation),
  };
}

function totalCategories(sums: LineSums): CategoryTotal[] {
  const siteCounts = new Uint32Array(categoryCount);
  for (let owner = 1; owner <= sums.codes.length; owner++) {
    const seen = sums.categoriesSeen[owner] ?? 0;
    for (let place = 0; place < categoryCount; place++) if (seen & (1 << place)) siteCounts[place] = (siteCounts[place] ?? 0) + 1;
  }
  return costCategories.flatMap((category, place): CategoryTotal[] => {
    const lineCount = sums.linesByCategory[place] ?? 0;
    if (lineCount === 0) return [];
    const at = place * columns;
    const range = toRange([sums.byCategory[at] ?? 0, sums.byCategory[at + 1] ?? 0, sums.byCategory[at + 2] ?? 0]);
    const bases = priceBases.filter((_, index) => (sums.basesByCategory[place] ?? 0) & (1 << index));
    return [{ category, ...range, siteCount: siteCounts[place] ?? 0, lineCount, bases }];
  });
}

function totalSites(sums: LineSums, tallies: readonly SiteTally[]): SiteTotal[] {
  return sums.codes.map((siteCode, index): SiteTotal => {
    const owner = index + 1;
    const seen = sums.categoriesSeen[owner] ?? 0;
    const byCategory: SiteTotal['byCategory'] = {};
    costCategories.forEach((category, place) => {
      if (seen & (1 << place)) byCategory[category] = cents(sums.likelyByCategory[owner * categoryCount + place] ?? 0);
    });
    return { siteCode, coveredUnits: unitsOf(tallies[index]), ...toRange(ownerOf(sums, owner)), byCategory };
  });
}

function unitsOf(tally: SiteTally | undefined): number {
  let units = 0;
  for (const count of tally?.active.values() ?? []) units += count;
  for (const count of tally?.idle.values() ?? []) units += count;
  return units;
}

export interface SummaryContext {
  schedule: PlannedDates | null;
  /** The year to whose prices the estimate is escalated; names the one year where there is no schedule. */
  workYear?: number | undefined;
}

export interface CostSummary {
  total: Range;
  networkTotal: Range;
  categories: CategoryTotal[];
  sites: SiteTotal[];
  phases: RollUpPart[];
  years: RollUpPart[];
  counties: RollUpPart[];
  /** Part of the likely total that escalation makes up. */
  escalationCents: Cents;
}
