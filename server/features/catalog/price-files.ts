import type { Context } from '../../context.ts';
import { compareEditions, type EntryChange } from '../../domain/catalog/compare-editions.ts';
import { isPercentUnit, type PriceBookEntry } from '../../domain/catalog/price-book.ts';
import { exportPriceBook, exportPriceList, priceBookTemplate, priceListTemplate } from '../../domain/catalog/price-book-template.ts';
import { escapeCell } from '../../domain/inventory/cell-text.ts';
import type { SheetTable } from '../../domain/inventory/sheet-table.ts';
import type { Issue } from '../../domain/result.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';
import { writeLongSheet } from '../../platform/spreadsheet/write-long-sheet.ts';
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts';
import type { Reply } from '../../web/route-table.ts';
import { basisMeanings } from './basis-words.ts';
import { changeTag, entryOf, wasBefore } from './change-words.ts';
import { getSide } from './compared-sides.ts';
import { getEdition } from './queries.ts';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const csvType = 'text/csv; charset=utf-8';
/** Longer editions are written as one plain sheet, a few rows at a time, so that nobody waits for them. */
const mostFormatted = 300;

/** An edition as a file; imported again it is the same edition. */
export async function editionFile(ctx: Context, editionId: number, format: string | undefined): Promise<Reply> {
  const edition = await getEdition(ctx, editionId);
  const name = `price-book-${edition.code}`;
  if (format === 'csv') return { file: { name: `${name}.csv`, mediaType: csvType, bytes: await writeCsv(exportPriceList(edition)) } };
  const isShort = edition.entries.length <= mostFormatted;
  const bytes = isShort ? await writeWorkbook(exportPriceBook(edition)) : await writeLongSheet(exportPriceList(edition));
  return { file: { name: `${name}.xlsx`, mediaType: xlsxType, bytes } };
}

/** The template to fill in, with an example and what units and bases mean. */
export async function templateFile(format: string | undefined): Promise<Reply> {
  const name = 'price-book-template';
  if (format === 'csv') return { file: { name: `${name}.csv`, mediaType: csvType, bytes: await writeCsv(priceListTemplate(basisMeanings)) } };
  return { file: { name: `${name}.xlsx`, mediaType: xlsxType, bytes: await writeWorkbook(priceBookTemplate(basisMeanings)) } };
}

/** Every change between two editions as CSV, with both values and both bases. */
export async function comparisonFile(ctx: Context, words: { from: string; to: string }): Promise<Reply> {
  const [from, to] = [await getSide(ctx, words.from), await getSide(ctx, words.to)];
  const headers = [
    ...['Change', 'Code', 'Category', 'Item', 'Unit before', 'Unit now'],
    ...['Low', 'Likely', 'High'].flatMap((price) => [`${price} before`, `${price} now`, `${price} change %`]),
    ...['Basis before', 'Basis now', 'Source before', 'Source now', 'What it was'],
  ];
  const table: SheetTable = {
    name: 'Changes',
    columns: headers.map((header) => ({ header, width: 16 })),
    rows: compareEditions(from.entries, to.entries).changes.map(changeRow),
  };
  return { file: { name: `price-book-${from.code}-to-${to.code}.csv`, mediaType: csvType, bytes: await writeCsv(table) } };
}

/** The problems of a draft as CSV, in the row numbers of the file: the first hundred of each kind, which is what a check keeps. */
export async function draftIssuesFile(draft: { id: number; issuesJson: readonly Issue[] }): Promise<Reply> {
  const headers = ['Kind', 'Sheet', 'Row', 'Column', 'Header', 'Found', 'Wanted', 'What to do'];
  const table: SheetTable = {
    name: 'Issues',
    columns: headers.map((header) => ({ header, width: 16 })),
    rows: draft.issuesJson.map(({ severity, cell, found, wanted, message }) => [
      severity,
      cell?.sheet ?? null,
      cell?.row ?? null,
      cell?.column ?? null,
      cell?.header ?? null,
      found ?? null,
      wanted ?? null,
      message,
    ]),
  };
  return { file: { name: `issues-of-price-book-draft-${draft.id}.csv`, mediaType: csvType, bytes: await writeCsv(table) } };
}

function changeRow(change: EntryChange): (string | number | null)[] {
  const { before, after, moves } = change;
  const { code, category, item } = entryOf(change);
  const text = (value: string | undefined) => (value === undefined || value === '' ? null : escapeCell(value));
  const price = (field: 'lowCents' | 'likelyCents' | 'highCents', share: number | null) => [
    amount(before, field),
    amount(after, field),
    share === null ? null : Math.round(share * 1000) / 10,
  ];
  return [
    changeTag(change).label,
    text(code),
    category,
    text(item),
    text(before?.unit),
    text(after?.unit),
    ...price('lowCents', moves.low),
    ...price('likelyCents', moves.likely),
    ...price('highCents', moves.high),
    before?.basis ?? null,
    after?.basis ?? null,
    text(before?.source),
    text(after?.source),
    text(wasBefore(change)),
  ];
}

/** Dollars as a number; a percentage in words, so that nobody adds it up. */
function amount(entry: PriceBookEntry | null, field: 'lowCents' | 'likelyCents' | 'highCents'): string | number | null {
  if (!entry) return null;
  return isPercentUnit(entry.unit) ? `${entry[field] / 100} %` : entry[field] / 100;
}
