import { maxCellCharacters, maxColumns, maxInflatedBytes, maxSheetColumns, maxSheetRows } from './limits.ts';
import type { Zip } from './open-zip.ts';
import { toDayText, toNumberText } from './sheet-values.ts';
import { damagedFile, inflatesTooFar } from './unreadable-file.ts';
import { decodeEscapes, scanPart } from './workbook-parts.ts';
import { attributeOf, type XmlHandler } from './xml-scanner.ts';

/** Cells of one row that are looked at; beyond them nothing is kept. */
const mostCellsOfRow = maxColumns + 1;
/** Text of one cell that is held: a little more than allowed, so that the row gate sees that it is too long. */
const mostHeldCharacters = maxCellCharacters + 1;
const namedMerges = 5;

export interface SheetPart {
  part: string;
  sharedStrings: readonly string[];
  dateStyles: readonly boolean[];
  startsIn1904: boolean;
}

/** Which cells are merged: the first few places, and how many there are. */
export interface Merges {
  places: string[];
  count: number;
}

/**
 * Gives the rows of one worksheet as texts, in bounded memory: numbers as a person would write them, days as `2020-06-30`, TRUE and FALSE, error
 * values as they show, the result of a formula, or the formula itself (`=A1+1`) where the file holds no result. `onRow` ends it by returning false.
 */
export async function readSheet(zip: Zip, sheet: SheetPart, onRow: (row: number, cells: string[]) => boolean): Promise<Merges> {
  const merges: Merges = { places: [], count: 0 };
  const cell: Cell = { column: 0, type: '', style: -1, value: '', formula: undefined };
  let row = 0;
  let cells: string[] = [];
  let nextColumn = 0;
  let rowCount = 0;
  let cellCount = 0;
  let target: 'value' | 'formula' | undefined;
  let inPhonetics = false;
  let isInCell = false;
  const handler: XmlHandler = {
    wantsText: false,
    isDone: false,
    open(name, tag) {
      switch (name) {
        case 'row':
          row = Number(attributeOf(tag, 'r') ?? row + 1);
          cells = [];
          nextColumn = 0;
          cellCount = 0;
          rowCount++;
          if (rowCount > maxSheetRows) throw inflatesTooFar();
          if (!(row >= 1 && row <= maxSheetRows)) throw damagedFile();
          break;
        case 'c':
          isInCell = true;
          cell.column = toColumn(attributeOf(tag, 'r')) ?? nextColumn;
          nextColumn = cell.column + 1;
          if (++cellCount > maxSheetColumns) throw inflatesTooFar();
          cell.type = attributeOf(tag, 't') ?? '';
          cell.style = Number(attributeOf(tag, 's') ?? -1);
          cell.value = '';
          cell.formula = undefined;
          break;
        case 'f':
          cell.formula = '';
          target = 'formula';
          handler.wantsText = isInCell;
          break;
        case 'v':
        case 't':
          target = 'value';
          handler.wantsText = isInCell && !inPhonetics;
          break;
        case 'rPh':
          inPhonetics = true;
          break;
        case 'mergeCell':
          if (merges.count++ < namedMerges) merges.places.push(attributeOf(tag, 'ref') ?? '');
          break;
      }
    },
    close(name) {
      switch (name) {
        case 'f':
        case 'v':
        case 't':
          handler.wantsText = false;
          break;
        case 'rPh':
          inPhonetics = false;
          break;
        case 'c':
          isInCell = false;
          putCell(cells, cell, sheet);
          break;
        case 'row':
          handler.isDone = !onRow(row, cells);
          break;
      }
    },
    text(text) {
      if (target === 'formula') cell.formula = `${cell.formula}${text}`.slice(0, maxCellCharacters);
      else if (cell.value.length < mostHeldCharacters) cell.value = `${cell.value}${text}`.slice(0, mostHeldCharacters);
    },
  };
  await scanPart(zip, { part: sheet.part, limitBytes: maxInflatedBytes }, handler);
  return merges;
}

/** Column of a reference such as `AB12`, counted from 0. */
function toColumn(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  let column = 0;
  for (let index = 0; index < reference.length && index < 4; index++) {
    const letter = reference.charCodeAt(index) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column > 0 ? column - 1 : undefined;
}

function putCell(cells: string[], cell: Cell, sheet: SheetPart): void {
  const text = toText(cell, sheet);
  if (text === '') return;
  const column = Math.min(cell.column, mostCellsOfRow - 1);
  while (cells.length < column) cells.push('');
  cells[column] = text;
}

function toText(cell: Cell, sheet: SheetPart): string {
  const { type, value, formula } = cell;
  if (formula !== undefined && value === '' && type !== 'str') return `=${formula}`;
  switch (type) {
    case 's':
      return sheet.sharedStrings[Number(value)] ?? '';
    case 'str':
    case 'inlineStr':
      return decodeEscapes(value);
    case 'b':
      return value === '' ? '' : value === '0' ? 'FALSE' : 'TRUE';
    case 'e':
    case 'd':
      return value;
    default:
      if (value === '') return '';
      return sheet.dateStyles[cell.style] ? toDayText(value, sheet.startsIn1904) : toNumberText(value);
  }
}

interface Cell {
  column: number;
  type: string;
  style: number;
  value: string;
  /** undefined where the cell has none. */
  formula: string | undefined;
}
