import { toColumnLetters } from '../inventory/cell-text.ts';
import type { Issue } from '../result.ts';
import { type PriceColumnKey, priceColumn, priceColumns, readPriceHeader } from './price-book-columns.ts';

/** Columns that a row must name, at least so many, to be the headers of prices. */
const leastColumns = 3;
/** Of these, at least one. */
const telltales: readonly PriceColumnKey[] = ['low', 'likely', 'high', 'unit'];

/** Where the prices of a sheet stand. Rows before `headerRow` (counted from 1) tell about the edition. */
export interface PriceSheetPlan {
  sheet: string;
  headerRow: number;
  headers: readonly string[];
  /** Column, counted from 0, by what it holds. */
  columns: ReadonlyMap<PriceColumnKey, number>;
  issues: Issue[];
}

/**
 * Which row among the first of a sheet holds the headers of prices, and which column holds what. Each meaning goes to the column that names it most
 * surely; two that name it equally are an error, as are columns that are missing. Undefined where no row looks like headers of prices.
 */
export function planPriceSheet(sheet: string, rows: readonly SheetRow[]): PriceSheetPlan | undefined {
  const head = rows
    .map((row) => ({ row, known: new Set(row.cells.flatMap((cell) => readPriceHeader(cell)?.key ?? [])) }))
    .find(({ known }) => known.size >= leastColumns && telltales.some((key) => known.has(key)));
  if (!head) return undefined;
  const { row: headerRow, cells } = head.row;
  const at = (index: number) => ({ sheet, row: headerRow, column: toColumnLetters(index), header: cells[index] ?? '' });
  const columns = new Map<PriceColumnKey, number>();
  const issues: Issue[] = [];
  for (const { key } of priceColumns) {
    const claims = cells
      .flatMap((cell, index) => {
        const claim = readPriceHeader(cell);
        return claim?.key === key ? [{ ...claim, index }] : [];
      })
      .sort((one, other) => one.rank - other.rank || one.index - other.index);
    const [best, next] = claims;
    if (!best) continue;
    columns.set(key, best.index);
    if (best.currency !== undefined) issues.push(foreignColumn(at(best.index), best.currency));
    if (next && (next.rank === best.rank || (next.rank > 0 && best.rank > 0)))
      issues.push(doubleColumn(at(next.index), { key, first: best.index, other: next.index, cells }));
    else if (next) issues.push(leftColumn(at(next.index), { key, first: best.index, cells }));
  }
  for (const { key, isRequired } of priceColumns) if (isRequired && !columns.has(key)) issues.push(missingColumn({ sheet, row: headerRow }, key));
  const unread = cells.flatMap((cell) => (cell.trim() !== '' && !readPriceHeader(cell) ? [cell.trim()] : []));
  if (unread.length > 0) issues.push(unreadColumns({ sheet, row: headerRow }, unread));
  return { sheet, headerRow, headers: cells, columns, issues };
}

function foreignColumn(cell: Issue['cell'], currency: string): Issue {
  return {
    severity: 'error',
    code: 'unknown-currency',
    message: `The column “${cell?.header}” is in ${currency}. Only US dollars are taken: convert the amounts, name the rate and its day in the notes, and rename the column.`,
    cell,
    found: cell?.header,
    wanted: 'amounts in US dollars',
  };
}

function doubleColumn(cell: Issue['cell'], { key, first, other, cells }: Twice & { other: number }): Issue {
  const name = priceColumn(key).header.toLowerCase();
  const both = [first, other].sort((one, another) => one - another).map((index) => `${toColumnLetters(index)} (“${cells[index]}”)`);
  return {
    severity: 'error',
    code: 'double-column',
    message: `Columns ${both.join(' and ')} both say ${name}. Keep one, and rename or delete the other.`,
    cell,
    found: cell?.header,
    wanted: `one column for ${name}`,
  };
}

function leftColumn(cell: Issue['cell'], { key, first, cells }: Twice): Issue {
  const name = priceColumn(key).header.toLowerCase();
  return {
    severity: 'warning',
    code: 'column-left-out',
    message: `Column ${cell?.column} (“${cell?.header}”) could also mean ${name}; column ${toColumnLetters(first)} (“${cells[first]}”) is read, and this one is left out.`,
    cell,
    found: cell?.header,
  };
}

function missingColumn(cell: { sheet: string; row: number }, key: PriceColumnKey): Issue {
  const { header, aliases } = priceColumn(key);
  return {
    severity: 'error',
    code: 'missing-column',
    message: `No column is headed ${header}. Add it, or rename the one that holds it. ${aliases
      .slice(0, 4)
      .map((alias) => `“${alias}”`)
      .join(', ')} are understood too.`,
    cell,
    wanted: `a column headed ${header}`,
  };
}

function unreadColumns(cell: { sheet: string; row: number }, names: readonly string[]): Issue {
  const list = names.length > 20 ? `${names.slice(0, 20).join(', ')} and ${names.length - 20} more` : names.join(', ');
  const message = names.length === 1 ? `The column ${list} is not read.` : `${names.length} columns are not read: ${list}.`;
  return { severity: 'warning', code: 'columns-not-read', message: `${message} Put what matters into the notes.`, cell };
}

interface Twice {
  key: PriceColumnKey;
  first: number;
  cells: readonly string[];
}

export interface SheetRow {
  /** Counted from 1. */
  row: number;
  cells: readonly string[];
}
