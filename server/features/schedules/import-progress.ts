import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import { bad, good, type Issue, isError, type Result } from '../../domain/result.ts';
import { checkAdded } from '../../domain/schedule/progress/added-steps.ts';
import { atSheetCell, readProgressSheet } from '../../domain/schedule/progress/progress-sheet.ts';
import { progressFields, readAddedStep, readProgress } from '../../domain/schedule/progress/read-progress.ts';
import { readSpreadsheet } from '../../platform/spreadsheet/read-spreadsheet.ts';
import type { Tracked } from './load-tracked.ts';
import { recordProgress, type WantedEntry } from './record-progress.ts';
import { readRevision } from './track-inputs.ts';

const mostRows = 100_000;

/**
 * Records what a filled-in sheet says, all of it or nothing: then each fault comes back with its cell. A row without a word about its activity leaves
 * it alone. A row whose activity was recorded since the sheet was taken out, and says something else, is a fault.
 */
export async function importProgress(ctx: Context, tracked: Tracked, file: { path: string; name: string }): Promise<Result<number>> {
  const rows = await readRows(file);
  if (!rows.ok) return rows;
  const read = readProgressSheet(rows.value);
  if (!read.ok) return read;
  const sheet = read.value;
  const ids = new Set(tracked.listed.map(({ id }) => id));
  const today = dayOf(ctx.now);
  /** A step that the baseline does not have is read as one where it has days, or could be added. */
  const readRow = (activityId: string, texts: Parameters<typeof readAddedStep>[1]): Result<Pick<WantedEntry, 'progress' | 'added'>> => {
    const stored = tracked.latest.get(activityId)?.addedDays ?? null;
    const typed = texts.addedDays ?? '';
    if (ids.has(activityId) && typed !== '') {
      const message = `${activityId} is of the baseline: leave “Days of work, if added” empty there.`;
      return bad([{ severity: 'error', code: 'not-added', field: 'addedDays', message }]);
    }
    const mayAdd = checkAdded({ activityId, days: 1, cause: null, note: '' }, tracked.listed, ctx.reference.work).length === 0;
    if (!ids.has(activityId) && (typed !== '' || stored !== null || mayAdd)) return readAddedStep(activityId, texts, { today, stored });
    const read = readProgress(activityId, texts, today);
    return read.ok ? good({ progress: read.value }) : read;
  };
  const issues: Issue[] = [];
  const entries: (WantedEntry & { row: number })[] = [];
  for (const { row, texts } of sheet.lines) {
    const activityId = texts.activityId ?? '';
    if ([...progressFields, 'addedDays' as const].every((field) => (texts[field] ?? '') === '')) continue;
    if (activityId === '') {
      issues.push(atSheetCell({ severity: 'error', code: 'no-activity', field: 'activityId', message: 'The row names no activity.' }, sheet, row));
      continue;
    }
    const one = readRow(activityId, texts);
    if (!one.ok) issues.push(...one.issues.map((issue) => atSheetCell(issue, sheet, row)));
    else entries.push({ activityId, ...one.value, seen: readRevision(texts.revision), row });
  }
  const twice = findTwice(entries).map(({ issue, row }) => atSheetCell(issue, sheet, row));
  if (issues.length > 0 || twice.length > 0) return bad([...issues, ...twice]);
  const rowOf = new Map(entries.map(({ activityId, row }) => [activityId, row]));
  const kept = await recordProgress(ctx, tracked, { source: 'file', entries });
  const placed = kept.issues.map((issue) => atSheetCell(issue, sheet, rowOf.get(issue.subject ?? '') ?? 0));
  return kept.ok ? good(kept.value, placed) : bad(placed);
}

function findTwice(entries: readonly (WantedEntry & { row: number })[]): { issue: Issue; row: number }[] {
  const rows = new Map<string, number>();
  return entries.flatMap(({ activityId, row }) => {
    const first = rows.get(activityId);
    if (first === undefined) rows.set(activityId, row);
    const message = `${activityId} stands in row ${first} as well. Keep one of the two.`;
    return first === undefined ? [] : [{ row, issue: { severity: 'error', code: 'activity-twice', field: 'activityId', message } }];
  });
}

async function readRows(file: { path: string; name: string }): Promise<Result<{ sheet: string; row: number; cells: string[] }[]>> {
  const opened = await readSpreadsheet(file.path, file.name);
  if (!opened.ok) return bad(opened.issues.map((issue) => ({ ...issue, field: 'file' })));
  const rows: { sheet: string; row: number; cells: string[] }[] = [];
  const issues = await opened.value.eachRow((row) => {
    if (rows.length <= mostRows) rows.push(row);
    return 'next row';
  });
  const faults = issues.filter(isError);
  return faults.length > 0 ? bad(faults.map((issue) => ({ ...issue, field: 'file' }))) : good(rows);
}
