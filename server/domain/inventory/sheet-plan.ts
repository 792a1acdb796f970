import type { Day } from '../calendar.ts';
import type { Issue } from '../result.ts';
import { emptyWord, isErrorLiteral, isFormula, toColumnLetters, unescapeCell } from './cell-text.ts';
import { siteKindChoices } from './choices.ts';
import type { ColumnKey } from './column-key.ts';
import type { EquipmentItem } from './equipment.ts';
import { bitOf } from './given-fields.ts';
import { clearableItemFields, itemReaders, type StatedItemField } from './item-fields.ts';
import { readCoordinatePair } from './read-coordinates.ts';
import { readHeight } from './read-height.ts';
import { accept, type FieldReader, type Problem, type Reading, refuse, toFound } from './reading.ts';
import type { SheetMapping } from './sheet-mapping.ts';
import type { Site } from './site.ts';
import { clearableSiteFields, siteReaders } from './site-fields.ts';

/** Distinct texts of one column that are read once and remembered. */
const cacheLimit = 2_000;

/** One column of a sheet, ready to put what its cells say into a target. */
export interface CellReader<Target> {
  index: number;
  key: ColumnKey;
  /** Reads a cell that is not blank into the target. */
  apply(target: Target, text: string): readonly Problem[];
}

export interface ItemCellReader extends CellReader<EquipmentItem> {
  bit: number;
}

/** How the rows of one sheet are read. */
export interface SheetPlan {
  mapping: SheetMapping;
  /** Indexes of the columns that are read. */
  columns: readonly number[];
  code: CellReader<CodeTarget> | undefined;
  /** Columns about the site, its code apart. */
  site: readonly CellReader<SiteFields>[];
  item: readonly ItemCellReader[];
}

export type SiteFields = Partial<Site>;

export interface CodeTarget {
  code: string;
}

/** A row being read. */
export interface RowPlace {
  sheet: string;
  row: number;
  plan: SheetPlan;
  /** The row says something about equipment. */
  hasItem: boolean;
  /** The row names a site in a way that cannot be read. */
  hasBadCode: boolean;
}

export function planSheet(mapping: SheetMapping, today: Day): SheetPlan {
  const readers = itemReaders(today);
  const code: CellReader<CodeTarget>[] = [];
  const site: CellReader<SiteFields>[] = [];
  const item: ItemCellReader[] = [];
  for (const [index, key] of mapping.keys.entries()) {
    if (key === null || mapping.keys.indexOf(key) < index) continue;
    if (key === 'site.code')
      code.push({ index, key, apply: cellOf(siteReaders.code, undefined, (target: CodeTarget, value) => (target.code = value)) });
    else if (key === 'site.coordinates')
      site.push({ index, key, apply: cellOf(readCoordinatePair, undefined, (target: SiteFields, pair) => Object.assign(target, pair)) });
    else if (key === 'site.heightMeters')
      site.push({ index, key, apply: cellOf(readMeters, undefined, (target: SiteFields, feet) => (target.heightFeet = feet)) });
    else if (key === 'site.kind') site.push({ index, key, apply: kindCell() });
    else if (key.startsWith('site.')) site.push({ index, key, apply: siteCell(key.slice(5) as keyof Site) });
    else item.push(itemColumn(index, key, readers));
  }
  return { mapping, columns: mapping.keys.flatMap((key, index) => (key === null ? [] : [index])), code: code[0], site, item };
}

/** An issue about one cell, or about a row when the column is not known. */
export function cellIssue(problem: Problem, place: RowPlace, at: { key?: ColumnKey; found?: string; subject?: string }): Issue {
  const index = at.key === undefined ? -1 : place.plan.mapping.keys.indexOf(at.key);
  const cell = { sheet: place.sheet, row: place.row };
  return {
    ...problem,
    cell: index < 0 ? cell : { ...cell, column: toColumnLetters(index), header: place.plan.mapping.headers[index] ?? '' },
    found: at.found === undefined ? undefined : toFound(at.found),
    subject: at.subject,
  };
}

function siteCell<Field extends keyof Site>(field: Field): (target: SiteFields, text: string) => readonly Problem[] {
  const cleared = clearableSiteFields.has(field) ? (null as Site[Field]) : undefined;
  const reader: FieldReader<Site[Field]> = siteReaders[field];
  return cellOf(reader, cleared, (target: SiteFields, value) => {
    target[field] = value;
  });
}

/** Lists that say `Monopole` or `Silo` where the kind stands name the structure as well. */
function kindCell(): (target: SiteFields, text: string) => readonly Problem[] {
  const putKind = siteCell('kind');
  return (target, text) => {
    const problems = putKind(target, text);
    const isKindWord = siteKindChoices.some((choice) => choice.value === target.kind && sameWord(text, choice.label, choice.value));
    const structure = isKindWord ? undefined : siteReaders.structure(text).value;
    if (structure && structure !== 'unknown') target.structure ??= structure;
    return problems;
  };
}

function sameWord(text: string, ...words: string[]): boolean {
  return words.some((word) => word.toLowerCase() === text.toLowerCase());
}

function itemColumn(index: number, key: ColumnKey, readers: ReturnType<typeof itemReaders>): ItemCellReader {
  const field = key.slice(5) as StatedItemField;
  return { index, key, bit: bitOf(field), apply: itemCell(field, readers) };
}

function itemCell<Field extends StatedItemField>(
  field: Field,
  readers: ReturnType<typeof itemReaders>,
): (target: EquipmentItem, text: string) => readonly Problem[] {
  const empty = field === 'serials' ? [] : null;
  const cleared = clearableItemFields.has(field) ? (empty as EquipmentItem[Field]) : undefined;
  const reader: FieldReader<EquipmentItem[Field]> = readers[field];
  return cellOf(reader, cleared, (target: EquipmentItem, value) => {
    target[field] = value;
  });
}

/** The cells of one column: formulas, error values and the word that clears, before the field's own reader; repeated texts are read once. */
function cellOf<Target, T>(
  reader: FieldReader<T>,
  cleared: T | undefined,
  put: (target: Target, value: T) => void,
): (target: Target, text: string) => readonly Problem[] {
  const known = new Map<string, Reading<T>>();
  // A column such as serial numbers hardly repeats itself: looking its texts up costs more than it saves.
  let isWorthIt = true;
  let found = 0;
  return (target, text) => {
    let reading = isWorthIt ? known.get(text) : undefined;
    if (reading) found++;
    else {
      reading = readCell(text, reader, cleared);
      if (known.size < cacheLimit) known.set(text, reading);
      else isWorthIt = found > cacheLimit;
    }
    if (reading.value !== undefined) put(target, reading.value);
    return reading.problems;
  };
}

function readCell<T>(text: string, reader: FieldReader<T>, cleared: T | undefined): Reading<T> {
  if (isFormula(text)) {
    return refuse({
      code: 'formula',
      message: 'The cell holds a formula without its result. Open the file in a spreadsheet program, paste the cells as values, and save it again.',
      wanted: 'a value instead of a formula',
    });
  }
  if (isErrorLiteral(text)) {
    return refuse({ code: 'cell-error', message: `The cell shows the error ${text}. Correct its formula, or type the value.`, wanted: 'a value' });
  }
  if (text.toLowerCase() !== emptyWord) return reader(unescapeCell(text).trim());
  if (cleared !== undefined) return accept(cleared);
  return refuse({
    code: 'cannot-be-empty',
    message: `${emptyWord} clears a field, but this one must have a value. Write one, or leave the cell blank.`,
    wanted: 'a value',
  });
}

function readMeters(text: string): Reading<number> {
  return readHeight(text, 'meters');
}
