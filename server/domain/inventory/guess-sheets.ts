import type { Issue } from '../result.ts';
import { findHeaderRow } from './find-header-row.ts';
import { guessColumns, type RememberedColumns, type SheetGuess } from './guess-columns.ts';
import { aboutSheetName } from './import-template.ts';

/** The first rows of a sheet as a spreadsheet reader gives them; `row` counts from 1. */
export interface SheetSample {
  name: string;
  isHidden: boolean;
  rows: readonly { row: number; cells: readonly string[] }[];
}

export interface WorkbookGuess {
  /** Sheets that can be read, in the order of the file. */
  sheets: SheetGuess[];
  issues: Issue[];
}

/**
 * Which sheets of a file hold an inventory, and in which columns. Sheets without anything known are left out with a warning, unless there is only
 * one: then its columns wait to be chosen by hand. Hidden sheets and the template's explanations are left out.
 */
export function guessSheets(samples: readonly SheetSample[], remembered: RememberedColumns = {}): WorkbookGuess {
  const issues: Issue[] = [];
  const guesses: SheetGuess[] = [];
  const candidates = samples.filter((sample) => sample.name !== aboutSheetName && sample.rows.length > 0);
  for (const sample of candidates) {
    if (sample.isHidden) {
      issues.push({
        severity: 'warning',
        code: 'hidden-sheet',
        message: `The sheet “${sample.name}” is hidden and is not read. Unhide it and upload the file again if it belongs to the inventory.`,
        cell: { sheet: sample.name, row: 1 },
      });
      continue;
    }
    const guess = guessSheet(sample, remembered);
    if (guess) guesses.push(guess);
  }
  const known = guesses.filter((guess) => guess.mapping.keys.some((key) => key !== null));
  const chosen = known.length > 0 || guesses.length > 1 ? known : guesses;
  for (const guess of guesses)
    issues.push(...(chosen.includes(guess) ? guess.issues : guess.issues.filter((issue) => issue.code === 'sheet-not-read')));
  if (chosen.length === 0) issues.push(nothingToRead(samples));
  return { sheets: chosen, issues };
}

function guessSheet(sample: SheetSample, remembered: RememberedColumns): SheetGuess | undefined {
  const header = findHeaderRow(sample.rows);
  if (!header) return undefined;
  const rows = sample.rows.filter((row) => row.row > header.row).map((row) => row.cells);
  const width = Math.max(header.cells.length, ...rows.map((cells) => cells.length));
  const headers = Array.from({ length: width }, (_, index) => header.cells[index] ?? '');
  const guess = guessColumns({ sheet: sample.name, headerRow: header.row, headers, rows }, remembered);
  if (rows.some((cells) => cells.some((cell) => cell !== ''))) return guess;
  const message = `The sheet “${sample.name}” has headers but no rows below them. Fill it in, or leave it empty if the other sheets are enough.`;
  return { ...guess, issues: [...guess.issues, { severity: 'warning', code: 'no-rows', message, cell: { sheet: sample.name, row: header.row } }] };
}

function nothingToRead(samples: readonly SheetSample[]): Issue {
  const isEmpty = samples.every((sample) => sample.rows.length === 0);
  return {
    severity: 'error',
    code: isEmpty ? 'empty-file' : 'nothing-to-read',
    message: isEmpty
      ? 'The file has no rows. Check that it is the right file and that it was saved with its contents, then upload it again.'
      : 'No sheet of the file has a column that the import knows. Start from the template, or put headers such as Site code, Latitude, Maker and Model above your columns.',
  };
}
