import { toColumnLetters, unescapeCell } from '../../inventory/cell-text.ts';
import type { SheetTable } from '../../inventory/sheet-table.ts';
import { bad, good, type Issue, type Result } from '../../result.ts';
import type { GanttPlace } from '../arrange-gantt.ts';
import type { PlannedActivity } from '../schedule.ts';
import { type ActivityProgress, type AddedStep, delayCauses } from '../work-plan.ts';
import type { ProgressTexts } from './read-progress.ts';

const mostRows = 100_000;
const headerRows = 20;

/** Columns of the sheet that is filled in. Those with a field are read back; the others are for the person. */
const columns: readonly { header: string; width: number; field?: ReadField; choices?: readonly string[] }[] = [
  { header: 'Activity', width: 26, field: 'activityId' },
  { header: 'Site', width: 24 },
  { header: 'Step', width: 40 },
  { header: 'Planned start', width: 14 },
  { header: 'Planned finish', width: 14 },
  { header: 'Started', width: 14, field: 'startedOn' },
  { header: 'Finished', width: 14, field: 'finishedOn' },
  { header: 'Days left', width: 10, field: 'remainingDays' },
  { header: 'Cause of delay', width: 16, field: 'cause', choices: delayCauses },
  { header: 'Note', width: 40, field: 'note' },
  { header: 'Revision', width: 10, field: 'revision' },
  { header: 'Days of work, if added', width: 22, field: 'addedDays' },
];

/** Every activity of a baseline, with steps added since, and what is recorded, to be filled in and read back; `revision` tells later what the person saw. */
export function progressSheet(
  activities: readonly PlannedActivity[],
  record: ReadonlyMap<string, SheetEntry>,
  places: readonly GanttPlace[],
): SheetTable {
  const names = new Map(places.map(({ code, name }) => [code, name]));
  const rows = activities.map(({ id, siteCode, title, startOn, finishOn, isAdded }) => {
    const { progress = null, revision = 0, added = null } = record.get(id) ?? {};
    const site = siteCode === null ? 'Whole network' : names.get(siteCode) || siteCode;
    const days = progress?.remainingDays ?? null;
    return [
      id,
      site,
      title,
      isAdded ? '' : startOn,
      isAdded ? '' : finishOn,
      progress?.startedOn ?? '',
      progress?.finishedOn ?? '',
      days === null ? '' : String(days),
      progress?.cause ?? added?.cause ?? '',
      progress?.note ?? added?.note ?? '',
      String(revision),
      added === null ? '' : String(added.days),
    ];
  });
  return { name: 'Progress', columns: columns.map(({ header, width, choices }) => ({ header, width, ...(choices && { choices }) })), rows };
}

/** The rows of a filled-in sheet as texts by field. Columns may stand in any order, below a title; the activity and one more must be there. */
export function readProgressSheet(rows: readonly { sheet: string; row: number; cells: readonly string[] }[]): Result<ProgressSheet> {
  const header = rows.find(({ row, cells }) => row <= headerRows && cells.some((cell) => fieldOf(cell) === 'activityId'));
  const fields = header?.cells.map(fieldOf) ?? [];
  if (!header || fields.filter((field) => field !== undefined).length < 2) {
    return bad([fault('no-headers', 'No row holds the headings Activity and Started. Start from the template.')]);
  }
  const twice = fields.find((field, index) => field !== undefined && fields.indexOf(field) !== index);
  if (twice) return bad([fault('column-twice', `Two columns both hold ${columns.find(({ field }) => field === twice)?.header}. Keep one of them.`)]);
  const lines = rows
    .filter(({ sheet, row }) => sheet === header.sheet && row > header.row)
    .map(({ row, cells }) => ({ row, texts: textsOf(cells, fields) }))
    .filter(({ texts }) => Object.values(texts).some((text) => text !== ''));
  if (lines.length === 0) return bad([fault('no-rows', 'The sheet has headings and no rows. Check that it was saved with its contents.')]);
  if (lines.length > mostRows) return bad([fault('too-many-rows', `The sheet has more than ${mostRows} rows. Split it.`)]);
  const letters = new Map(fields.flatMap((field, index): [ReadField, string][] => (field === undefined ? [] : [[field, toColumnLetters(index)]])));
  return good({ sheet: header.sheet, letters, lines });
}

/** A fault at its cell of the sheet. */
export function atSheetCell(issue: Issue, { sheet, letters }: Pick<ProgressSheet, 'sheet' | 'letters'>, row: number): Issue {
  const column = letters.get(issue.field as ReadField);
  const header = columns.find(({ field }) => field !== undefined && field === issue.field)?.header;
  return { ...issue, field: undefined, cell: { sheet, row, ...(column !== undefined && { column }), ...(header !== undefined && { header }) } };
}

function textsOf(cells: readonly string[], fields: readonly (ReadField | undefined)[]): SheetTexts {
  const texts: SheetTexts = {};
  fields.forEach((field, index) => {
    if (field !== undefined) texts[field] = unescapeCell(cells[index] ?? '').trim();
  });
  return texts;
}

function fieldOf(cell: string): ReadField | undefined {
  const name = cell.trim().toLowerCase();
  return columns.find(({ header }) => header.toLowerCase() === name)?.field;
}

function fault(code: string, message: string): Issue {
  return { severity: 'error', code, field: 'file', message };
}

type ReadField = keyof ProgressTexts | 'activityId' | 'revision' | 'addedDays';
type SheetTexts = Partial<Record<ReadField, string>>;

interface SheetEntry {
  progress: ActivityProgress | null;
  revision: number;
  added?: AddedStep | null;
}

export interface ProgressSheet {
  sheet: string;
  /** Letters of the column by field. */
  letters: ReadonlyMap<ReadField, string>;
  /** Rows with something in a column that is read, numbered as the spreadsheet counts them. */
  lines: { row: number; texts: SheetTexts }[];
}
