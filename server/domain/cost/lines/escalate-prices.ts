import { costPhases } from '../../catalog/recipe.ts';
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

/** More years than these are guessed only with a warning. */
const yearsForeseen = 5;

/**
 * One network-wide line for each price year before the work year and each phase, on all prices of both and what adjusters make of them. Prices of the
 * work year, of a later year or of no year stay as they are; so do those of a year that the index does not hold, with a warning. Another warning
 * where the index is guessed for many years.
 */
export function escalatePrices(years: YearSums, { index, workYear }: Escalation): { lines: CostLine[]; issues: Issue[] } {
  const lines: CostLine[] = [];
  const newer = new Set<number>();
  const unknown = new Set<number>();
  let guessedYears = 0;
  for (const sum of [...years.values()].sort(inOrder)) {
    const { year } = sum;
    if (year === null || year === workYear || (sum.low === 0 && sum.likely === 0 && sum.high === 0)) continue;
    const share = indexShare(index, year, workYear);
    if (year > workYear) newer.add(year);
    else if (!share) unknown.add(year);
    else if (share.high > 0) {
      lines.push(escalationLine({ year, sum, share }, { index, workYear }));
      guessedYears = Math.max(guessedYears, share.guessedYears);
    }
  }
  const issues = [
    ...(newer.size > 0 ? [pricesAreNewer([...newer], workYear)] : []),
    ...(unknown.size > 0 ? [yearsNotInIndex([...unknown], { index, workYear })] : []),
    ...(guessedYears > yearsForeseen ? [indexIsGuessed(guessedYears, { index, workYear })] : []),
  ];
  return { lines, issues };
}

function inOrder(a: YearSum, b: YearSum): number {
  return (a.year ?? 0) - (b.year ?? 0) || costPhases.indexOf(a.phase) - costPhases.indexOf(b.phase);
}

function escalationLine({ year, sum, share }: PriceYear, { index, workYear }: Escalation): CostLine {
  const base = toRange(sum);
  const code = `ESC-${year}`;
  const named = {
    id: `NETWORK.${code}.${sum.phase.replace(' ', '-')}`,
    recipeKey: 'escalation',
    entryCode: code,
    category: 'Escalation' as const,
    phase: sum.phase,
    item: `Escalation of prices of ${year} to ${workYear}`,
    unit: `percent of prices of ${year}`,
    formula: `${share.likely / 100} % of ${formatCents(base.likelyCents)} for ${sum.phase} in prices of ${year} (${share.words})`,
    reason: `${index.title}. ${index.note}`,
    basis: share.guessedYears > 0 ? ('planning assumption' as const) : index.basis,
    source: share.guessedYears > 0 ? `${index.source}; growth after the last published year is assumed` : index.source,
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

function indexIsGuessed(years: number, { index, workYear }: Escalation): Issue {
  const message = `The index "${index.title}" is published for no later year than ${workYear - years}; ${years} years up to ${workYear} are guessed. Check the year of the work, or expect the estimate to be questioned.`;
  return { severity: 'warning', code: 'index-guessed', field: 'workYear', message };
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
