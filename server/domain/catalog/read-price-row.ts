import { isErrorLiteral, isFormula, unescapeCell } from '../inventory/cell-text.ts';
import { readText } from '../inventory/read-text.ts';
import { type Problem, quote, toFound } from '../inventory/reading.ts';
import { type Cents, formatCents, zeroCents } from '../money.ts';
import { type CostCategory, isPercentUnit, type PriceBasis, type PriceBookEntry, percentUnit, priceBases, priceCategories } from './price-book.ts';
import { type PriceColumnKey, priceColumn } from './price-book-columns.ts';
import { readPriceAmount } from './read-price-amount.ts';
import { findNearestWord, readWord } from './read-word.ts';

const codeShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
/** Ids of adjuster and escalation lines start so. */
const keptCode = /^(?:adj|esc)-/i;
const mostCharacters = { item: 200, unit: 60, source: 500, notes: 2000 } as const;

/** Reads one row of a price list; `complain` hears each fault with its column. The entry is of use only when no error was said. */
export function readPriceRow(textOf: (key: PriceColumnKey) => string, complain: Complain): PriceBookEntry {
  const text = (key: PriceColumnKey): string => cleanText(textOf(key));
  const error = (key: PriceColumnKey, problem: Omit<Problem, 'severity'>): void => complain(key, { severity: 'error', ...problem });
  const words = (key: 'item' | 'unit' | 'source' | 'notes'): string => {
    const value = text(key);
    if (value === '' && key !== 'notes')
      error(key, { code: 'price-field-missing', message: `There is no ${key}. Fill it in.`, wanted: priceColumn(key).example });
    else if (isFormula(value) || isErrorLiteral(value))
      error(key, { code: 'price-formula', message: `The ${key} is a formula without its result. Write the text itself.` });
    else if (value.length > mostCharacters[key])
      error(key, {
        code: 'price-text-long',
        message: `The ${key} has ${value.length} characters; up to ${mostCharacters[key]} are kept. Shorten it.`,
      });
    else for (const problem of readText(mostCharacters[key])(value).problems) complain(key, problem);
    return value;
  };
  checkCurrency(text('currency'), error);
  const code = readCode(text('code'), error);
  const unit = readUnit(words('unit'), error);
  const amount = (key: 'low' | 'likely' | 'high'): Cents | undefined => {
    const { value, problems } = readPriceAmount(text(key), unit);
    for (const problem of problems) complain(key, { ...problem, message: `The ${key} price ${problem.message}` });
    return value;
  };
  const prices = { low: amount('low'), likely: amount('likely'), high: amount('high') };
  checkOrder(prices, { unit, error });
  return {
    code,
    category: readCategory(text('category'), error),
    item: words('item'),
    unit,
    lowCents: prices.low ?? zeroCents,
    likelyCents: prices.likely ?? zeroCents,
    highCents: prices.high ?? zeroCents,
    year: readYear(text('year'), error),
    basis: readBasis(text('basis'), error),
    source: words('source'),
    notes: words('notes'),
  };
}

/** A cell's text as it is kept: without the apostrophe of an export, and tidy. */
export function cleanText(text: string): string {
  return tidyText(unescapeCell(text.trim()));
}

/** Text with line ends, control characters and runs of blanks as one space. */
export function tidyText(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function readCode(code: string, error: Say): string {
  const wanted = 'letters, digits, points, hyphens, underscores, up to 40';
  if (code === '') error('code', { code: 'price-field-missing', message: 'There is no code. Give the price a code of its own.', wanted });
  else if (!codeShape.test(code)) {
    const message = `${quote(code)} cannot be a code. Use letters, digits, points, hyphens and underscores only, up to 40.`;
    error('code', { code: 'price-code', message, wanted });
  } else if (keptCode.test(code)) {
    const message = `Codes that start with ${code.slice(0, 4)} are kept for lines that the program makes itself. Choose another code.`;
    error('code', { code: 'price-code', message, wanted });
  }
  return code;
}

function readUnit(unit: string, error: Say): string {
  if (readWord([percentUnit], unit)) return percentUnit;
  if (isPercentUnit(unit.toLowerCase()) || /%|^percent(?:age)?$|^pct\b/i.test(unit)) {
    error('unit', { code: 'price-unit', message: `${quote(unit)} is not a unit. For a share write “${percentUnit}”.`, wanted: percentUnit });
  }
  return unit;
}

function checkCurrency(text: string, error: Say): void {
  if (text === '' || isDollarWord(text)) return;
  const message = `The price is in ${quote(text)}. Only US dollars are taken: convert it, name the rate and its day in the notes, and write USD.`;
  error('currency', { code: 'unknown-currency', message, wanted: 'USD' });
}

/** USD, $, US dollars. */
export function isDollarWord(text: string): boolean {
  return /^(?:us ?\$|\$|us ?d(?:ollars?)?|u\.s\. dollars?|dollars?)$/i.test(text.trim());
}

function checkOrder(prices: Prices, { unit, error }: { unit: string; error: Say }): void {
  const { low, likely, high } = prices;
  const words = (amount: Cents) => (isPercentUnit(unit) ? `${amount / 100} %` : formatCents(amount));
  const advice = 'Put them in order: low, likely, high.';
  if (low !== undefined && likely !== undefined && low > likely) {
    error('likely', {
      code: 'price-order',
      message: `Low (${words(low)}) is more than likely (${words(likely)}). ${advice}`,
      wanted: `at least ${words(low)}`,
    });
  }
  if (likely !== undefined && high !== undefined && likely > high) {
    error('high', {
      code: 'price-order',
      message: `Likely (${words(likely)}) is more than high (${words(high)}). ${advice}`,
      wanted: `at least ${words(likely)}`,
    });
  }
}

function readCategory(text: string, error: Say): CostCategory {
  const category = readWord(priceCategories, text);
  if (!category) error('category', { code: 'price-category', ...notOneOf(priceCategories, text, { one: 'a category', all: 'categories' }) });
  return category ?? 'Radio access';
}

function readBasis(text: string, error: Say): PriceBasis {
  const basis = readWord(priceBases, text);
  if (!basis) error('basis', { code: 'price-basis', ...notOneOf(priceBases, text, { one: 'a basis', all: 'bases' }) });
  return basis ?? 'planning assumption';
}

function notOneOf(words: readonly string[], text: string, { one, all }: { one: string; all: string }): { message: string; wanted: string } {
  const list = words.join(', ');
  if (text === '') return { message: `There is no ${one.split(' ')[1]}. Use one of: ${list}.`, wanted: `one of ${list}` };
  const nearest = findNearestWord(words, text);
  const offer = nearest ? `Did you mean “${nearest}”? ` : '';
  return { message: `${quote(text)} is not ${one}. ${offer}The ${all} are: ${list}.`, wanted: nearest ?? `one of ${list}` };
}

function readYear(text: string, error: Say): number | null {
  if (text === '') return null;
  if (!/^(?:19|20|21)\d\d$/.test(text)) {
    error('year', {
      code: 'price-year',
      message: `${quote(toFound(text))} is not a year such as 2026. Correct it or leave it empty.`,
      wanted: 'a year such as 2026',
    });
    return null;
  }
  return Number(text);
}

type Complain = (key: PriceColumnKey, problem: Problem) => void;
type Say = (key: PriceColumnKey, problem: Omit<Problem, 'severity'>) => void;

interface Prices {
  low: Cents | undefined;
  likely: Cents | undefined;
  high: Cents | undefined;
}
