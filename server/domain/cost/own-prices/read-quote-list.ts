import { toColumnLetters, unescapeCell } from '../../inventory/cell-text.ts';
import { bad, good, type Issue, type Result } from '../../result.ts';
import { ownPriceColumns } from './own-price-columns.ts';

export const mostQuotes = 500;
const fewestHeaders = 3;
const headerRows = 20;

/**
 * The rows of a list of quotes as texts by field, ready for `readOwnPrice`. Headers may stand in any order, below a title, and under other names.
 * Faults: no headers, two columns of one meaning, no rows, more than 500 rows. Columns that are not read are named in a warning.
 */
export function readQuoteList(rows: readonly SheetRow[]): Result<QuoteList> {
  const header = rows.find((row) => row.row <= headerRows && row.cells.filter((cell) => fieldOf(cell) !== undefined).length >= fewestHeaders);
  if (!header) {
    const wanted = ownPriceColumns.slice(0, 4).map((column) => column.header);
    return bad([toIssue('no-headers', `No row holds the headings of a list of quotes, such as ${wanted.join(', ')}. Start from the template.`)]);
  }
  const fields = header.cells.map((cell) => fieldOf(cell));
  const twice = fields.findIndex((field, index) => field !== undefined && fields.indexOf(field) !== index);
  if (twice >= 0) {
    const letters = `${toColumnLetters(fields.indexOf(fields[twice]))} and ${toColumnLetters(twice)}`;
    return bad([toIssue('column-twice', `Columns ${letters} both hold ${header.cells[twice]}. Keep one of them.`)]);
  }
  const quotes = rows
    .filter((row) => row.row > header.row && row.sheet === header.sheet)
    .map((row) => ({ row: row.row, fields: textsOf(row.cells, fields) }));
  if (quotes.length === 0) return bad([toIssue('no-rows', 'The list has headings and no rows. Check that it was saved with its contents.')]);
  if (quotes.length > mostQuotes)
    return bad([toIssue('too-many-rows', `The list has more than ${mostQuotes} rows, which is what is taken at once. Split it.`)]);
  const unread = header.cells.filter((cell, index) => cell.trim() !== '' && fields[index] === undefined);
  const warnings =
    unread.length === 0 ? [] : [{ ...toIssue('columns-unread', `Not read: ${unread.slice(0, 10).join(', ')}.`), severity: 'warning' as const }];
  return good({ sheet: header.sheet, columns: placesOf(fields), quotes }, warnings);
}

function fieldOf(cell: string): string | undefined {
  const name = cell
    .toLowerCase()
    .replace(/\([^)]*\)|[^a-z0-9 ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return ownPriceColumns.find(({ header, aliases }) => header.toLowerCase() === name || aliases.includes(name))?.field;
}

/** A row replaces an entry when it names one; blank use is a comparable replacement. */
function textsOf(cells: readonly string[], fields: readonly (string | undefined)[]): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [index, field] of fields.entries()) if (field !== undefined) texts[field] = unescapeCell(cells[index] ?? '').trim();
  return {
    ...texts,
    takes: (texts.entryCode ?? '') === '' ? 'line' : 'entry',
    use: texts.use === undefined || texts.use === '' ? 'comparable' : texts.use,
  };
}

function placesOf(fields: readonly (string | undefined)[]): Map<string, string> {
  return new Map(fields.flatMap((field, index) => (field === undefined ? [] : [[field, toColumnLetters(index)] as const])));
}

function toIssue(code: string, message: string): Issue {
  return { severity: 'error', code, field: 'file', message };
}

interface SheetRow {
  sheet: string;
  row: number;
  cells: readonly string[];
}

export interface QuoteList {
  sheet: string;
  /** Letters of the column by field. */
  columns: ReadonlyMap<string, string>;
  /** `row` as the spreadsheet counts it. */
  quotes: { row: number; fields: Record<string, string> }[];
}
