import { toColumnLetters } from '../../domain/inventory/cell-text.ts';
import type { Issue } from '../../domain/result.ts';
import { maxBlankRows, maxCellCharacters, maxColumns, maxRows } from './limits.ts';
import type { AfterRow, SheetRow } from './row-source.ts';

/** The one way rows of either kind of file go out: trimmed, without blank rows, within the limits. */
export interface RowGate {
  take(sheet: string, row: number, cells: string[]): AfterRow;
  issues(): Issue[];
}

export function createRowGate(visit: (row: SheetRow) => AfterRow): RowGate {
  const issues = new Map<string, Issue>();
  let taken = 0;
  let blank = 0;
  return {
    take(sheet, row, cells) {
      let isBlank = true;
      for (let index = 0; index < cells.length; index++) {
        let text = (cells[index] ?? '').trim();
        if (text.length > 1 && text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
        if (text.length > maxCellCharacters) {
          issues.set('cell-too-long', tooLong(sheet, row, index));
          text = text.slice(0, maxCellCharacters);
        }
        if (text !== '') {
          isBlank = false;
          if (index >= maxColumns) issues.set(`too-many-columns ${sheet}`, tooManyColumns(sheet, row));
        }
        cells[index] = text;
      }
      if (isBlank) {
        if (++blank <= maxBlankRows) return 'next row';
        issues.set('too-many-blank-rows', tooManyBlankRows(sheet, row));
        return 'next sheet';
      }
      if (taken >= maxRows) {
        issues.set('too-many-rows', tooManyRows(sheet, row));
        return 'next sheet';
      }
      taken++;
      return visit({ sheet, row, cells: cells.length > maxColumns ? cells.slice(0, maxColumns) : cells });
    },
    issues: () => [...issues.values()],
  };
}

function tooManyRows(sheet: string, row: number): Issue {
  return {
    severity: 'error',
    code: 'too-many-rows',
    message: `The file has more than ${maxRows.toLocaleString('en-US')} filled rows. Split it into several files and upload them one after the other.`,
    cell: { sheet, row },
    wanted: `at most ${maxRows.toLocaleString('en-US')} rows`,
  };
}

function tooManyBlankRows(sheet: string, row: number): Issue {
  return {
    severity: 'error',
    code: 'too-many-blank-rows',
    message: `The file has more than ${maxBlankRows.toLocaleString('en-US')} blank rows. Copy the filled rows into a new file and upload that.`,
    cell: { sheet, row },
    wanted: 'filled rows',
  };
}

function tooManyColumns(sheet: string, row: number): Issue {
  return {
    severity: 'error',
    code: 'too-many-columns',
    message: `The sheet “${sheet}” is wider than ${maxColumns} columns. Delete the columns after ${toColumnLetters(maxColumns - 1)} and upload the file again.`,
    cell: { sheet, row },
    wanted: `at most ${maxColumns} columns`,
  };
}

function tooLong(sheet: string, row: number, index: number): Issue {
  return {
    severity: 'error',
    code: 'cell-too-long',
    message: `The cell holds more than ${maxCellCharacters.toLocaleString('en-US')} characters. Shorten it; a missing line end or quotation mark may be the cause.`,
    cell: { sheet, row, column: toColumnLetters(index) },
  };
}
