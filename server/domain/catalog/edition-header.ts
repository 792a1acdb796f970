import { type Day, toDay } from '../calendar.ts';
import { toColumnLetters } from '../inventory/cell-text.ts';
import { readDay } from '../inventory/read-day.ts';
import { readText } from '../inventory/read-text.ts';
import { quote, toFound } from '../inventory/reading.ts';
import type { Issue } from '../result.ts';
import type { SheetRow } from './plan-price-sheet.ts';
import type { PriceBasis } from './price-book.ts';
import { type EditionFieldKey, editionFieldKeys, editionFields, readEditionLabel } from './price-book-columns.ts';
import { cleanText, isDollarWord, tidyText } from './read-price-row.ts';

const codeShape = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const farthestDay = '9999-12-31' as Day;
/** Editions take effect within these days; anything else is a slip. */
const effectiveRange = { from: '2000-01-01', to: '2100-12-31' };
/** Rows of a template that explain it. */
const aboutLabel = /^about\b/i;

/** What an edition says of itself, as texts. */
export interface EditionHeader {
  code: string;
  title: string;
  /** `YYYY-MM-DD`. */
  effectiveOn: string;
  statement: string;
  /** The official catalog that prices of that basis were taken from; '' for none. */
  officialSource?: string | undefined;
}

/** All fields of the header, '' where there is none. */
export type WholeHeader = Record<EditionFieldKey, string>;

export const emptyHeader: WholeHeader = { code: '', title: '', effectiveOn: '', statement: '', officialSource: '' };

/**
 * Reads what stands above the prices, or on a sheet of its own: a label in one cell, its value in the next. A day is brought to `YYYY-MM-DD` where it
 * can be read. Issues: another currency than dollars is an error; what is said twice or not understood a warning, because it can be corrected before
 * publication.
 */
export function readEditionHeader(rows: readonly (SheetRow & { sheet: string })[]): { header: WholeHeader; issues: Issue[] } {
  const header = { ...emptyHeader };
  const issues: Issue[] = [];
  const unknown: (SheetRow & { sheet: string })[] = [];
  for (const row of rows) {
    const index = row.cells.findIndex((cell) => cell !== '');
    const label = row.cells[index] ?? '';
    const value = cleanText(row.cells[index + 1] ?? '');
    const key = readEditionLabel(label);
    const cell = { sheet: row.sheet, row: row.row, column: toColumnLetters(index + 1), header: label };
    if (key === undefined) {
      if (value !== '' && !aboutLabel.test(label) && !isHeading(label)) unknown.push(row);
    } else if (key === 'currency') {
      if (value !== '' && !isDollarWord(value)) issues.push(foreignEdition(cell, value));
    } else if (value !== '') {
      if (header[key] === '') header[key] = key === 'effectiveOn' ? toDayText(value) : value;
      else if (header[key] !== value) issues.push(saidTwice(cell, { value, kept: header[key] }));
    }
  }
  const [first] = unknown;
  if (first) issues.push(notUnderstood(first, unknown.length));
  return { header, issues };
}

/** What must be right before an edition is published, each with the field it is about. `bases` are those of its prices. */
export function checkEditionHeader(header: EditionHeader, bases: ReadonlySet<PriceBasis>): Issue[] {
  const issues: Issue[] = [];
  const fault = (field: string, code: string, message: string, found?: string): void => {
    issues.push({ severity: 'error', code, field, message, found: found === undefined ? undefined : toFound(found) });
  };
  for (const { key, label, mostCharacters } of editionFields) {
    if (key === 'currency' || key === 'effectiveOn') continue;
    const text = (header[key] ?? '').trim();
    if (text === '' && key !== 'officialSource')
      fault(key, 'edition-field-missing', `The edition has no ${label.toLowerCase().replace('edition ', '')}. Fill it in.`);
    if (text.length > mostCharacters)
      fault(key, 'edition-field-long', `${label} has ${text.length} characters; up to ${mostCharacters} are kept. Shorten it.`, text);
    const hidden = readText(Number.MAX_SAFE_INTEGER)(text);
    if (hidden.value === undefined) for (const problem of hidden.problems) fault(key, problem.code, problem.message, text);
  }
  const code = header.code.trim();
  if (code !== '' && !codeShape.test(code))
    fault(
      'code',
      'edition-code',
      `${quote(code)} cannot be an edition code. Use letters, digits, points, hyphens and underscores, such as 2026.2.`,
      code,
    );
  const day = toDay(header.effectiveOn.trim());
  if (!day) {
    fault(
      'effectiveOn',
      'effective-day',
      'The effective day of the edition is not a day. Write it as year, month, day: 2026-01-31.',
      header.effectiveOn,
    );
  } else if (day < effectiveRange.from || day > effectiveRange.to) {
    fault(
      'effectiveOn',
      'effective-day',
      `${day} is too far away to be meant. Write a day from ${effectiveRange.from} to ${effectiveRange.to}.`,
      day,
    );
  }
  if (bases.has('official catalog') && (header.officialSource ?? '').trim() === '') {
    const message = 'Some prices are stated as official catalog. Name that catalog: publisher, title, version and day, so that a reader can compare.';
    fault('officialSource', 'official-source-missing', message);
  }
  return issues;
}

/** The header with every field there, tidy. */
export function toWholeHeader(header: EditionHeader): WholeHeader {
  const whole = { ...emptyHeader };
  for (const key of editionFieldKeys) whole[key] = tidyText(header[key] ?? '');
  return whole;
}

/** A text day as `YYYY-MM-DD`; as it is where it cannot be read, so that it can be shown and corrected. */
function toDayText(text: string): string {
  return readDay(text, farthestDay).value ?? text;
}

/** The headings of the sheet that holds the fields. */
function isHeading(label: string): boolean {
  return /^(?:field|fields)$/i.test(label.trim());
}

function foreignEdition(cell: Issue['cell'], value: string): Issue {
  return {
    severity: 'error',
    code: 'unknown-currency',
    message: `The file says its prices are in ${quote(value)}. Only US dollars are taken: convert the amounts, name the rate and its day in the notes, and write USD.`,
    cell,
    found: toFound(value),
    wanted: 'USD',
  };
}

function saidTwice(cell: Issue['cell'], { value, kept }: { value: string; kept: string }): Issue {
  return {
    severity: 'warning',
    code: 'edition-field-twice',
    message: `${cell?.header} stands in the file more than once. ${quote(kept)} is read; correct it below if ${quote(value)} was meant.`,
    cell,
    found: toFound(value),
  };
}

function notUnderstood(row: SheetRow & { sheet: string }, count: number): Issue {
  const label = row.cells.find((cell) => cell !== '') ?? '';
  const more = count === 1 ? 'is' : `and ${count - 1} more rows above the prices are`;
  return {
    severity: 'warning',
    code: 'edition-row-not-read',
    message: `${quote(label)} ${more} not read. The edition has a code, title, effective day, statement and official source.`,
    cell: { sheet: row.sheet, row: row.row },
    found: toFound(label),
  };
}
