import { costCategories, priceBases } from '../catalog/price-book.ts';
import { type Cents, cents } from '../money.ts';
import type { CostLine } from './cost-lines.ts';
import type { CategoryTotal, Range, SiteTotal } from './estimate.ts';
import type { SiteTally } from './tally-covered.ts';

/**
 * Totals of cost lines in cents: overall, network-wide, by category (in the order of `costCategories`, only those with lines) and by site (in the
 * order of `tallies`). Every split sums to the total exactly, because each line carries whole cents.
 */
export function summariseCost(lines: readonly CostLine[], tallies: readonly SiteTally[]): CostSummary {
  const total = zero();
  const network = zero();
  const byCategory = new Map<string, OpenCategory>();
  const bySite = new Map<string, OpenSite>();
  for (const line of lines) {
    add(total, line);
    const category = byCategory.get(line.category) ?? { sums: zero(), sites: new Set<string>(), lineCount: 0, bases: new Set<string>() };
    byCategory.set(line.category, category);
    add(category.sums, line);
    category.lineCount++;
    category.bases.add(line.basis);
    if (line.siteCode === null) add(network, line);
    else {
      category.sites.add(line.siteCode);
      const site = bySite.get(line.siteCode) ?? { sums: zero(), byCategory: {} };
      bySite.set(line.siteCode, site);
      add(site.sums, line);
      site.byCategory[line.category] = cents((site.byCategory[line.category] ?? 0) + line.likelyCents);
    }
  }
  return {
    total: toRange(total),
    networkTotal: toRange(network),
    categories: costCategories.flatMap((category): CategoryTotal[] => {
      const found = byCategory.get(category);
      if (!found) return [];
      const bases = priceBases.filter((basis) => found.bases.has(basis));
      return [{ category, ...toRange(found.sums), siteCount: found.sites.size, lineCount: found.lineCount, bases }];
    }),
    sites: tallies.map((tally): SiteTotal => {
      const found = bySite.get(tally.site.code);
      const coveredUnits = [...tally.active.values(), ...tally.idle.values()].reduce((sum, units) => sum + units, 0);
      return { siteCode: tally.site.code, coveredUnits, ...toRange(found?.sums ?? zero()), byCategory: found?.byCategory ?? {} };
    }),
  };
}

function zero(): Sums {
  return { low: 0, likely: 0, high: 0 };
}

function add(sums: Sums, line: CostLine): void {
  sums.low += line.lowCents;
  sums.likely += line.likelyCents;
  sums.high += line.highCents;
}

function toRange(sums: Sums): Range {
  return { lowCents: cents(sums.low), likelyCents: cents(sums.likely), highCents: cents(sums.high) };
}

export interface CostSummary {
  total: Range;
  networkTotal: Range;
  categories: CategoryTotal[];
  sites: SiteTotal[];
}

interface Sums {
  low: number;
  likely: number;
  high: number;
}

interface OpenCategory {
  sums: Sums;
  sites: Set<string>;
  lineCount: number;
  bases: Set<string>;
}

interface OpenSite {
  sums: Sums;
  byCategory: Partial<Record<string, Cents>>;
}
