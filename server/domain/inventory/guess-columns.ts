import type { Issue } from '../result.ts';
import { toColumnLetters } from './cell-text.ts';
import { checkMapping } from './check-mapping.ts';
import type { ColumnKey } from './column-key.ts';
import { guessByContent } from './guess-by-content.ts';
import { type Claim, claimsOf, type RememberedColumns } from './header-claims.ts';
import { columnsByKey, normalizeHeader } from './inventory-columns.ts';
import type { SheetMapping } from './sheet-mapping.ts';

export type { RememberedColumns };

export interface ColumnGuess {
  /** Counted from 0. */
  index: number;
  header: string;
  key: ColumnKey | null;
  /** Chosen by hand before, the template's header, another name for it, told by the values, or not known. */
  how: 'remembered' | 'exact' | 'alias' | 'content' | 'none';
}

export interface SheetGuess {
  columns: ColumnGuess[];
  mapping: SheetMapping;
  issues: Issue[];
}

/** Columns that make a sheet a list of equipment. `Status` or `Installed` may stand in a list of sites as well. */
const telltales: readonly ColumnKey[] = ['item.maker', 'item.model', 'item.serials'];

/**
 * Which column of a sheet holds what, from its headers, what was chosen before and a few rows of values. Each meaning goes to one column, the
 * surest. Issues: missing, repeated and nameless headers, and one warning that names all columns that are not read.
 */
export function guessColumns(sheet: SheetStart, remembered: RememberedColumns = {}): SheetGuess {
  const headers = sheet.headers.map(normalizeHeader);
  const plain = headers.map((header) => claimsOf(header, remembered)).filter((claims) => !isOfBoth(claims));
  const claimed = new Set(plain.flat().map((claim) => claim.key));
  const isPlaced = claimed.has('site.latitude') || claimed.has('site.coordinates');
  const ofEquipment = telltales.some((key) => claimed.has(key)) || (claimed.has('item.tag') && !isPlaced);
  const claims = headers
    .flatMap((header, index) => (header === '' ? [] : preferred(claimsOf(header, remembered), ofEquipment).map((claim) => ({ ...claim, index }))))
    .sort((one, other) => one.rank - other.rank || one.index - other.index);
  const columns: ColumnGuess[] = sheet.headers.map((header, index) => ({ index, header, key: null, how: 'none' }));
  const taken = new Set<ColumnKey>();
  for (const { index, key, how } of claims) {
    const column = columns[index];
    if (!column || column.key !== null || taken.has(key)) continue;
    taken.add(key);
    columns[index] = { ...column, key, how };
  }
  for (const column of columns) {
    if (column.key !== null) continue;
    if (remembered[headers[column.index] ?? ''] === 'ignore') {
      columns[column.index] = { ...column, how: 'remembered' };
      continue;
    }
    const key = guessByContent(
      sheet.rows.map((cells) => cells[column.index] ?? ''),
      taken,
    );
    if (key) {
      taken.add(key);
      columns[column.index] = { ...column, key, how: 'content' };
    }
  }
  const mapping: SheetMapping = {
    sheet: sheet.sheet,
    headerRow: sheet.headerRow,
    headers: [...sheet.headers],
    keys: columns.map((column) => column.key),
  };
  return { columns, mapping, issues: [...findHeaderIssues(sheet, columns), ...checkMapping(mapping)] };
}

/** A header such as `Notes`, which sites and equipment have. */
function isOfBoth(claims: readonly Claim[]): boolean {
  return claims.some((claim) => claim.key.startsWith('item.')) && claims.some((claim) => claim.key.startsWith('site.'));
}

/** In a list of equipment, `Notes` and `Type` are about the equipment; in a list of sites nothing is, unless it was chosen by hand. */
function preferred(claims: readonly Claim[], ofEquipment: boolean): readonly Claim[] {
  const fitting = claims.filter((claim) => claim.key.startsWith('item.') === ofEquipment);
  if (fitting.length > 0) return fitting;
  return claims.filter((claim) => ofEquipment || claim.how === 'remembered' || claim.key.startsWith('site.'));
}

function findHeaderIssues(sheet: SheetStart, columns: readonly ColumnGuess[]): Issue[] {
  const issues: Issue[] = [];
  const byHeader = new Map<string, ColumnGuess[]>();
  for (const column of columns) {
    const header = normalizeHeader(column.header);
    if (header !== '') byHeader.set(header, [...(byHeader.get(header) ?? []), column]);
  }
  for (const group of byHeader.values()) if (group.length > 1) issues.push(repeatedHeader(sheet, group));
  for (const column of columns) {
    const isNameless = column.header.trim() === '' && sheet.rows.some((cells) => (cells[column.index] ?? '') !== '');
    if (isNameless) issues.push(namelessColumn(sheet, column));
  }
  const unread = columns.filter((column) => column.how === 'none' && column.header.trim() !== '');
  if (unread.length > 0 && unread.length < columns.length) issues.push(unreadColumns(sheet, unread));
  return issues;
}

function repeatedHeader(sheet: SheetStart, group: readonly ColumnGuess[]): Issue {
  const letters = group.map((column) => toColumnLetters(column.index));
  const read = group.find((column) => column.key !== null);
  const name = read?.key ? columnsByKey.get(read.key)?.header : undefined;
  const outcome = read && name ? `${toColumnLetters(read.index)} is read as ${name}, the others are left out.` : 'None of them is read.';
  return {
    severity: 'warning',
    code: 'repeated-header',
    message: `${letters.length} columns (${letters.join(', ')}) are headed “${group[0]?.header}”. ${outcome} Rename them, or choose by hand which to read.`,
    cell: { sheet: sheet.sheet, row: sheet.headerRow, column: letters[1] ?? letters[0] ?? 'A', header: group[0]?.header ?? '' },
    found: group[0]?.header,
    wanted: 'a different header for each column',
  };
}

function namelessColumn(sheet: SheetStart, column: ColumnGuess): Issue {
  const letters = toColumnLetters(column.index);
  const name = column.key ? columnsByKey.get(column.key)?.header : undefined;
  return {
    severity: 'warning',
    code: 'missing-header',
    message: name
      ? `Column ${letters} has no header. By its values it is read as ${name}; write a header, or choose by hand.`
      : `Column ${letters} has values but no header, so it is not read. Write a header, or choose by hand what it holds.`,
    cell: { sheet: sheet.sheet, row: sheet.headerRow, column: letters },
    wanted: 'a header',
  };
}

function unreadColumns(sheet: SheetStart, unread: readonly ColumnGuess[]): Issue {
  const names = unread.map((column) => column.header.trim());
  const list = names.length > 20 ? `${names.slice(0, 20).join(', ')} and ${names.length - 20} more` : names.join(', ');
  return {
    severity: 'warning',
    code: 'columns-not-read',
    message:
      names.length === 1
        ? `The column ${list} is not read. If it matters, choose by hand what it holds.`
        : `${names.length} columns are not read: ${list}. If one matters, choose by hand what it holds.`,
    cell: { sheet: sheet.sheet, row: sheet.headerRow },
  };
}

/** The beginning of a sheet: its header row and a few rows below it. */
export interface SheetStart {
  sheet: string;
  /** Row of the headers, counted from 1. */
  headerRow: number;
  headers: readonly string[];
  rows: readonly (readonly string[])[];
}
