import { toDay } from '../calendar.ts';
import { toColumnLetters } from '../inventory/cell-text.ts';
import { createIssueList, type IssueCount } from '../inventory/issue-list.ts';
import { type Problem, toFound } from '../inventory/reading.ts';
import { bad, good, type Issue, isError, type Result } from '../result.ts';
import { checkEditionHeader, type EditionHeader } from './edition-header.ts';
import type { PriceSheetPlan } from './plan-price-sheet.ts';
import type { PriceBookEdition, PriceBookEntry } from './price-book.ts';
import { type PriceColumnKey, priceColumnKeys } from './price-book-columns.ts';
import { cleanText, readPriceRow } from './read-price-row.ts';

export type { EditionHeader };

const keptOfEach = 100;
const exampleCode = /^example(?:[-_. ]?\d+)?$/i;
const shippedSheet = 'Prices';

/** Reads the rows of price lists one by one; `finish` gives all prices and every fault with its cell. */
export interface PriceListReader {
  /** Rows up to the headers of their sheet are passed over. */
  row(sheet: string, row: number, cells: readonly string[]): void;
  /** Prices read so far. */
  count(): number;
  finish(): PriceListReading;
}

export interface PriceListReading {
  entries: PriceBookEntry[];
  /** The first hundred of each kind, errors first, in the order of the file. */
  issues: Issue[];
  /** How many of each kind there are, kept or not. */
  counts: IssueCount[];
}

export function createPriceListReader(plans: readonly PriceSheetPlan[]): PriceListReader {
  const bySheet = new Map(plans.map((plan) => [plan.sheet, plan]));
  const issues = createIssueList(keptOfEach);
  const seen = new Map<string, { sheet: string; row: number }>();
  const entries: PriceBookEntry[] = [];
  for (const plan of plans) for (const issue of plan.issues) issues.report(issue.severity, issue.code, () => issue);
  return {
    row(sheet, row, cells) {
      const plan = bySheet.get(sheet);
      if (!plan || row <= plan.headerRow || isHeaderAgain(plan, cells)) return;
      const textOf = (key: PriceColumnKey): string => cells[plan.columns.get(key) ?? -1] ?? '';
      const code = cleanText(textOf('code'));
      const report = (key: PriceColumnKey | undefined, problem: Problem, found = ''): void =>
        issues.report(problem.severity, problem.code, () => ({
          ...problem,
          ...placeOf(plan, { row, key }),
          ...(found !== '' && { found: toFound(found) }),
          subject: code,
        }));
      const filled = cells.filter((cell) => cell !== '');
      if (exampleCode.test(code)) {
        report('code', { severity: 'warning', code: 'example-row', message: 'This is the example of the template. It is left out.' });
      } else if (filled.length === 1 && plan.columns.size > 1) {
        const message = 'The row holds one cell only, so it is no price. Delete it, or fill in the rest.';
        report(undefined, { severity: 'error', code: 'not-a-price', message }, filled[0]);
      } else {
        const entry = readPriceRow(textOf, (key, problem) => {
          if (plan.columns.has(key)) report(key, problem, textOf(key));
        });
        const earlier = code === '' ? undefined : seen.get(code.toLowerCase());
        if (earlier) {
          const where = earlier.sheet === sheet ? `row ${earlier.row}` : `row ${earlier.row} of “${earlier.sheet}”`;
          const message = `The code ${code} already stands in ${where}. Give each price its own code.`;
          report('code', { severity: 'error', code: 'duplicate-code', message, wanted: 'a code that no other price has' }, code);
        } else seen.set(code.toLowerCase(), { sheet, row });
        entries.push(entry);
      }
    },
    count: () => entries.length,
    finish() {
      if (entries.length === 0) issues.report('error', 'no-prices', noPrices);
      return { entries, issues: issues.list(), counts: issues.counts() };
    },
  };
}

/**
 * Reads an edition of which header and rows are known by name, as the program ships it. `rows` are the data rows by lower-case column name, in the
 * order of the file (the first is row 2). Amounts are dollars, for `percent of direct cost` percent. Returns every fault at once, with its cell.
 */
export function readPriceBook(header: EditionHeader, rows: readonly PriceBookRow[]): Result<PriceBookEdition> {
  const columns = new Map(priceColumnKeys.map((key, index) => [key, index]));
  const reader = createPriceListReader([{ sheet: shippedSheet, headerRow: 1, headers: priceColumnKeys, columns, issues: [] }]);
  for (const [index, row] of rows.entries()) {
    const cells = priceColumnKeys.map((key) => (row[key] ?? '').trim());
    reader.row(shippedSheet, index + 2, cells);
  }
  const { entries, issues: faults } = reader.finish();
  const issues = [...checkEditionHeader(header, new Set(entries.map((entry) => entry.basis))), ...faults];
  const effectiveOn = toDay(header.effectiveOn);
  if (issues.some(isError) || !effectiveOn) return bad(issues);
  return good({ code: header.code, title: header.title, effectiveOn, statement: header.statement, entries }, issues);
}

function placeOf(plan: PriceSheetPlan, { row, key }: { row: number; key: PriceColumnKey | undefined }): Pick<Issue, 'cell' | 'field'> {
  const index = key === undefined ? undefined : plan.columns.get(key);
  if (index === undefined) return { cell: { sheet: plan.sheet, row } };
  return { field: key, cell: { sheet: plan.sheet, row, column: toColumnLetters(index), header: plan.headers[index] ?? '' } };
}

/** Headers that come again, as in lists made for printing. */
function isHeaderAgain(plan: PriceSheetPlan, cells: readonly string[]): boolean {
  return plan.headers.every((header, index) => header === (cells[index] ?? ''));
}

function noPrices(): Issue {
  return { severity: 'error', code: 'no-prices', message: 'The price book holds no prices. Add one row for each price below the headers.' };
}

export type PriceBookRow = Readonly<Partial<Record<string, string>>>;
