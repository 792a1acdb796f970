import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { Issue } from '../../../server/domain/result.ts';
import { readSpreadsheet } from '../../../server/platform/spreadsheet/read-spreadsheet.ts';
import type { SheetRow } from '../../../server/platform/spreadsheet/row-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'changeout-sheets-'));
let count = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file of these bytes; removed after the tests. */
export function aFile(bytes: Buffer | string, name = 'list.csv'): { path: string; name: string } {
  const path = join(folder, `${++count}`);
  writeFileSync(path, bytes);
  return { path, name };
}

/** Reads a whole file: its rows, and everything that was said about it. */
export async function readAll(file: { path: string; name: string }): Promise<{ rows: SheetRow[]; issues: Issue[] }> {
  const opened = await readSpreadsheet(file.path, file.name);
  if (!opened.ok) return { rows: [], issues: opened.issues };
  const rows: SheetRow[] = [];
  const issues = await opened.value.eachRow((row) => {
    rows.push(row);
  });
  return { rows, issues };
}

/** The rows of a file as `Sheet!3: a | b`. */
export async function listRows(file: { path: string; name: string }): Promise<string[]> {
  return (await readAll(file)).rows.map(({ sheet, row, cells }) => `${sheet}!${row}: ${cells.join(' | ')}`);
}
