import { type EditionHeader, emptyHeader, readEditionHeader } from '../../domain/catalog/edition-header.ts';
import { type PriceSheetPlan, planPriceSheet } from '../../domain/catalog/plan-price-sheet.ts';
import type { PriceBookEntry } from '../../domain/catalog/price-book.ts';
import { aboutPricesSheet } from '../../domain/catalog/price-book-template.ts';
import { createPriceListReader } from '../../domain/catalog/read-price-book.ts';
import type { IssueCount } from '../../domain/inventory/issue-list.ts';
import { type Issue, isError } from '../../domain/result.ts';
import { readSpreadsheet, type Spreadsheet } from '../../platform/spreadsheet/read-spreadsheet.ts';
import { UnreadableFile } from '../../platform/spreadsheet/unreadable-file.ts';
import type { Progress } from '../../platform/work/jobs.ts';

export const mostPrices = 20_000;
const rowsPerReport = 1000;

/**
 * Reads a price book from a workbook or text file, and everything that is wrong with it. `entries` is null where the file holds an error: nothing of
 * it can be published. Reading stops at the first price too many.
 */
export async function readPriceFile(file: { path: string; name: string }, report: (progress: Progress) => void): Promise<PriceFileReading> {
  const opened = await readSpreadsheet(file.path, file.name);
  if (!opened.ok) return refused(opened.issues);
  const sheets = opened.value.sheets.filter(({ sheet }) => sheet !== aboutPricesSheet);
  const plans = sheets.flatMap(({ sheet, rows }) => planPriceSheet(sheet, rows) ?? []);
  if (plans.length === 0) return refused([noPriceSheet(sheets.length)]);
  const { header, issues: headerIssues } = readEditionHeader(rowsAbove(sheets, plans));
  const reader = createPriceListReader(plans);
  const fileIssues = await opened.value.eachRow(({ sheet, row, cells }) => {
    reader.row(sheet, row, cells);
    if (reader.count() > mostPrices) throw tooManyPrices(sheet, row);
    if (row % rowsPerReport === 0) report({ done: row, total: Math.max(row, opened.value.estimatedRows), label: 'Checking prices' });
  });
  if (fileIssues.some(isError)) return refused(fileIssues, header);
  const { entries, issues, counts } = reader.finish();
  const all = [...fileIssues, ...headerIssues, ...issues].sort((one, other) => Number(isError(other)) - Number(isError(one)));
  const issueCounts = [...countEach([...fileIssues, ...headerIssues]), ...counts];
  return { header, entries: all.some(isError) ? null : entries, priceCount: entries.length, issues: all, issueCounts };
}

/** What stands above the prices, and on sheets without prices. */
function rowsAbove(sheets: Spreadsheet['sheets'], plans: readonly PriceSheetPlan[]) {
  return sheets.flatMap(({ sheet, rows }) => {
    const plan = plans.find((candidate) => candidate.sheet === sheet);
    return rows.filter(({ row }) => !plan || row < plan.headerRow);
  });
}

function refused(issues: Issue[], header: EditionHeader = emptyHeader): PriceFileReading {
  return { header, entries: null, priceCount: 0, issues, issueCounts: countEach(issues) };
}

function countEach(issues: readonly Issue[]): IssueCount[] {
  return issues.map(({ code, severity }) => ({ code, severity, count: 1 }));
}

function noPriceSheet(sheets: number): Issue {
  const where = sheets === 1 ? 'The file holds' : 'No sheet of the file holds';
  return {
    severity: 'error',
    code: 'no-price-columns',
    message: `${where} ${sheets === 1 ? 'no ' : ''}row of headers such as code, category, item, unit, low, likely, high, basis and source, so it is no price book. Check that it is the right file, or fill in the template.`,
    wanted: 'a row of headers with prices below',
  };
}

function tooManyPrices(sheet: string, row: number): UnreadableFile {
  return new UnreadableFile({
    code: 'too-many-prices',
    message: `The file has more than ${mostPrices.toLocaleString('en-US')} prices, and an edition takes no more. Keep those that estimates need, or make two editions of it.`,
    cell: { sheet, row },
    wanted: `at most ${mostPrices.toLocaleString('en-US')} prices`,
  });
}

export interface PriceFileReading {
  header: EditionHeader;
  entries: PriceBookEntry[] | null;
  priceCount: number;
  issues: Issue[];
  issueCounts: IssueCount[];
}
