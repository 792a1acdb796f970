import { formatCents } from '../../money.ts';
import { bad, good, type Issue, type Result } from '../../result.ts';
import type { CostIndex } from '../cost-data.ts';
import type { CostLine } from '../cost-lines.ts';
import type { CostPlan } from '../cost-plan.ts';
import { indexShare } from './index-share.ts';
import { shareLine } from './place-lines.ts';
import { toRange, type YearSum, type YearSums } from './year-sums.ts';

/** Index and work year of a plan; null for no escalation. Error: an index that is not known, a work year that is none. */
export function findEscalation(plan: Pick<CostPlan, 'indexKey' | 'workYear'>, indices: readonly CostIndex[]): Result<Escalation | null> {
  const issues: Issue[] = [];
  const error = (code: string, field: string, message: string): void => {
    issues.push({ severity: 'error', code, field, message });
  };
  if (plan.indexKey === null) return good(null);
  const index = indices.find(({ key }) => key === plan.indexKey);
  if (!index)
    error(
      'index-unknown',
      'indexKey',
      `There is no price index "${plan.indexKey}". Choose one of: ${indices.map(({ key }) => key).join(', ')}; or none.`,
    );
  const { workYear } = plan;
  if (!(Number.isInteger(workYear) && workYear >= 1990 && workYear <= 2100))
    error(
      'work-year',
      'workYear',
      `The year of the work must be a year from 1990 to 2100, not ${workYear}. Enter the year in which most of the work is done.`,
    );
  return index && issues.length === 0 ? good({ index, workYear }) : bad(issues);
}

/**
 * One network-wide line for each price year before the work year, on all prices of that year and what adjusters make of them. Prices of the work
 * year, of a later year or of no year stay as they are; so do those of a year that the index does not hold, with a warning.
 */
export function escalatePrices(years: YearSums, { index, workYear }: Escalation): { lines: CostLine[]; issues: Issue[] } {
  const lines: CostLine[] = [];
  const newer: number[] = [];
  const unknown: number[] = [];
  for (const [year, sum] of [...years].sort(([a], [b]) => (a ?? 0) - (b ?? 0))) {
    if (year === null || year === workYear || sum.likely === 0) continue;
    const share = indexShare(index, year, workYear);
    if (year > workYear) newer.push(year);
    else if (!share) unknown.push(year);
    else if (share.high > 0) lines.push(escalationLine({ year, sum, share }, { index, workYear }));
  }
  const issues = [
    ...(newer.length > 0 ? [pricesAreNewer(newer, workYear)] : []),
    ...(unknown.length > 0 ? [yearsNotInIndex(unknown, { index, workYear })] : []),
  ];
  return { lines, issues };
}

function escalationLine({ year, sum, share }: PriceYear, { index, workYear }: Escalation): CostLine {
  const base = toRange(sum);
  const code = `ESC-${year}`;
  const named = {
    id: `NETWORK.${code}`,
    recipeKey: 'escalation',
    entryCode: code,
    category: 'Program management' as const,
    phase: 'soft cost' as const,
    item: `Escalation of prices of ${year} to ${workYear}`,
    unit: `percent of prices of ${year}`,
    formula: `${share.likely / 100} % of ${formatCents(base.likelyCents)} in prices of ${year} (${share.words})`,
    reason: `${index.title}. ${index.note}`,
    basis: index.basis,
    source: index.source,
  };
  const line = shareLine(named, base, share);
  line.shareOf = { of: 'year', entryCodes: [...sum.entryCodes].sort(), year };
  return line;
}

function pricesAreNewer(years: readonly number[], workYear: number): Issue {
  const message = `Some prices are of ${years.join(', ')}, after the year of the work (${workYear}). They are taken as they are and not made cheaper; check the year of the work.`;
  return { severity: 'warning', code: 'price-year-late', field: 'workYear', message };
}

function yearsNotInIndex(years: readonly number[], { index, workYear }: Escalation): Issue {
  const message = `The index "${index.title}" does not lead from ${years.join(', ')} to ${workYear}. Prices of ${years.join(', ')} are taken as they are; choose another index, or newer prices.`;
  return { severity: 'warning', code: 'index-year', field: 'indexKey', message };
}

export interface Escalation {
  index: CostIndex;
  workYear: number;
}

interface PriceYear {
  year: number;
  sum: YearSum;
  share: NonNullable<ReturnType<typeof indexShare>>;
}
