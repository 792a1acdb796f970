import { toDay } from '../calendar.ts';
import { type Cents, cents } from '../money.ts';
import { bad, good, type Issue, isError, type Result } from '../result.ts';
import { type CostCategory, costCategories, type PriceBasis, type PriceBookEdition, type PriceBookEntry, priceBases } from './price-book.ts';

const columns = ['code', 'category', 'item', 'unit', 'low', 'likely', 'high', 'year', 'basis', 'source', 'notes'] as const;
const sheet = 'Prices';

/**
 * Reads an edition of the price book. `header` holds code, title, effectiveOn and statement; `rows` are the data rows by column name, in the
 * order of the file (the first is row 2). Amounts are dollars, for `percent of direct cost` percent. Returns every fault at once, with its cell.
 */
export function readPriceBook(header: EditionHeader, rows: readonly PriceBookRow[]): Result<PriceBookEdition> {
  const issues = checkHeader(header);
  if (rows.length === 0) {
    issues.push({ severity: 'error', code: 'no-prices', message: 'The price book holds no prices. Add one row for each price below the headers.' });
  }
  const seen = new Map<string, number>();
  const entries = rows.map((row, index) => readRow(row, { row: index + 2, issues, seen }));
  const effectiveOn = toDay(header.effectiveOn);
  if (issues.some(isError) || !effectiveOn) return bad(issues);
  return good({ code: header.code, title: header.title, effectiveOn, statement: header.statement, entries }, issues);
}

function checkHeader(header: EditionHeader): Issue[] {
  const issues: Issue[] = [];
  for (const field of ['code', 'title', 'statement'] as const) {
    if (header[field].trim()) continue;
    issues.push({ severity: 'error', code: 'edition-field-missing', field, message: `The edition has no ${field}. Fill it in.` });
  }
  if (!toDay(header.effectiveOn)) {
    const message = 'The effective day of the edition is not a day. Write it as year, month, day: 2026-01-31.';
    issues.push({ severity: 'error', code: 'effective-day', field: 'effectiveOn', found: header.effectiveOn.slice(0, 80), message });
  }
  return issues;
}

function readRow(row: PriceBookRow, place: RowPlace): PriceBookEntry {
  const text = (column: (typeof columns)[number]): string => (row[column] ?? '').trim();
  const complain = (column: string, code: string, message: string): void => {
    const found = (row[column] ?? '').slice(0, 80);
    place.issues.push({
      severity: 'error',
      code,
      message,
      field: column,
      cell: { sheet, row: place.row, header: column },
      found,
      subject: text('code'),
    });
  };
  for (const column of ['code', 'item', 'unit', 'source'] as const) {
    if (!text(column)) complain(column, 'price-field-missing', `Row ${place.row} has no ${column}. Fill it in.`);
  }
  const code = text('code');
  const earlier = place.seen.get(code.toLowerCase());
  if (code && earlier !== undefined)
    complain('code', 'duplicate-code', `The code ${code} already stands in row ${earlier}. Give each price its own code.`);
  else place.seen.set(code.toLowerCase(), place.row);
  const amount = (column: 'low' | 'likely' | 'high'): Cents => {
    const value = readDollars(text(column));
    if (value === undefined)
      complain(
        column,
        'price-amount',
        `The ${column} price in row ${place.row} is not an amount of zero or more dollars, such as 1250 or 38.90. Correct it.`,
      );
    return value ?? cents(0);
  };
  const [lowCents, likelyCents, highCents] = [amount('low'), amount('likely'), amount('high')];
  if (lowCents > likelyCents || likelyCents > highCents) {
    complain(
      'likely',
      'price-order',
      `In row ${place.row} the prices are not in order. Low must not exceed likely, and likely must not exceed high.`,
    );
  }
  if (!isCategory(text('category')))
    complain('category', 'price-category', `Row ${place.row} has an unknown category. Use one of: ${costCategories.join(', ')}.`);
  if (!isBasis(text('basis'))) complain('basis', 'price-basis', `Row ${place.row} has an unknown basis. Use one of: ${priceBases.join(', ')}.`);
  const year = text('year');
  if (year && !/^(19|20|21)\d\d$/.test(year))
    complain('year', 'price-year', `The year in row ${place.row} is not a year such as 2026. Correct it or leave it empty.`);
  return {
    code,
    category: text('category') as CostCategory,
    item: text('item'),
    unit: text('unit'),
    lowCents,
    likelyCents,
    highCents,
    year: year ? Number(year) : null,
    basis: text('basis') as PriceBasis,
    source: text('source'),
    notes: text('notes'),
  };
}

/** Dollars and cents to cents, or undefined. Read digit by digit, so that no binary fraction comes in. */
function readDollars(text: string): Cents | undefined {
  const match = /^\$?(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  return cents(Number((match[1] ?? '').replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}

function isCategory(text: string): text is CostCategory {
  return (costCategories as readonly string[]).includes(text);
}

function isBasis(text: string): text is PriceBasis {
  return (priceBases as readonly string[]).includes(text);
}

export interface EditionHeader {
  code: string;
  title: string;
  /** `YYYY-MM-DD`. */
  effectiveOn: string;
  statement: string;
}

export type PriceBookRow = Readonly<Partial<Record<string, string>>>;

interface RowPlace {
  row: number;
  issues: Issue[];
  seen: Map<string, number>;
}
