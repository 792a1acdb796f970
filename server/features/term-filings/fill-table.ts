import { listColumns, pastedField } from '../../domain/filing/read-pasted-rows.ts';
import type { EntryColumn, EntryTable, TermFacts } from '../../domain/filing/term-filing.ts';
import { shownCell } from '../../domain/filing/term-values.ts';
import type { Issue } from '../../domain/result.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import { listAddress, toPager } from '../../web/to-pager.ts';
import { type Fill, messageOf, partHead, withoutPlace } from './fill-part.ts';
import { pageOfRow, rowsPerPage, windowOf } from './table-window.ts';
import { partAnchor } from './words.ts';

const blankRows = 5;
/** Beyond so many documents a cell asks for the number: a list in every row would make the page too heavy. */
const mostListed = 40;
/** Characters, beyond which a cell takes a line of its own. */
const longCell = 200;
/** Beyond so many a list of what is likely meant would be longer than the page. */
const mostSuggested = 1000;

/** One table of a form of the term, a page of its rows to fill in, and a place to paste more. */
export function tablePart(table: EntryTable, of: Fill) {
  const { filing, content, sent } = of;
  const isSent = sent.part === table.key && !sent.isPasted;
  const stored = filing.rowsJson[table.key] ?? [];
  const window = windowOf(pageShown(table, of), stored.length);
  const shownOfStored = stored.slice(window.from, window.from + window.count);
  const rows = isSent ? sent.rows : shownOfStored;
  const isLast = window.from + window.count >= stored.length;
  const room = Math.max(0, table.mostRows - stored.length - rows.length + window.count);
  const blank = isLast ? Math.min(sent.more === table.key ? blankRows : 1, room) : 0;
  const shown = [...rows, ...Array.from({ length: blank }, (): Record<string, string> => ({}))];
  return {
    ...partHead(table.key, of, window),
    window,
    title: table.title,
    help: table.help,
    count: `${counted(stored.length, 'row')} of ${formatCount(table.mostRows)} at most.`,
    fault: isSent ? (messageOf(sent.issues, table.key) ?? null) : null,
    found: isSent && sent.issues.length > 0 ? null : (of.open.find(({ field }) => field === table.key)?.message ?? null),
    rows: shown.map((row, index) => rowPart(row, { table, index: window.from + index, isFirst: index === 0, isNew: index >= rows.length, fill: of })),
    theirs:
      isSent && sent.conflict
        ? shownOfStored.map((row) => table.columns.map((column) => shownCell(column, row[column.key] ?? '')).join(' · '))
        : null,
    isConflict: isSent && sent.conflict,
    pagers: stored.length > rowsPerPage ? pagersOf(table, of, stored.length) : null,
    lists: table.columns.flatMap((column) => listPart(table, column, content.facts)),
    paste: pastePart(table, of),
  };
}

function pageShown(table: EntryTable, { filing, sent }: Fill): number {
  if (sent.part === table.key) return pageOfRow(sent.from);
  const last = pageOfRow(Math.max(0, (filing.rowsJson[table.key]?.length ?? 0) - 1));
  if (sent.more === table.key) return last;
  return sent.page?.table === table.key ? sent.page.number : 1;
}

/** Above the rows and below them. */
function pagersOf(table: EntryTable, of: Fill, total: number) {
  const toHref = (page: number) =>
    `${listAddress(paths.termFilingAnswers(of.filing.id), { table: table.key, page: String(page) })}#${partAnchor(table.key)}`;
  const page = Math.min(pageShown(table, of), pageOfRow(total - 1));
  const pager = toPager({ page, size: rowsPerPage, total, noun: `rows of ${table.title.toLowerCase()}`, toHref });
  return { above: pager, below: { ...pager, label: `${pager.label}, below the rows` } };
}

/** What is likely meant in a column; nothing where there is too much of it to send along. */
function listPart(table: EntryTable, column: EntryColumn, facts: TermFacts) {
  const options = column.suggest?.(facts) ?? [];
  return options.length === 0 || options.length > mostSuggested ? [] : [{ id: listId(table, column), options }];
}

function listId({ key }: EntryTable, column: EntryColumn): string {
  return `${key}-${column.key}-known`;
}

/** Rows copied out of a spreadsheet. */
function pastePart(table: EntryTable, { filing, content, sent }: Fill) {
  const isSent = sent.part === table.key && sent.isPasted;
  const field = pastedField(table);
  return {
    ...partHead(table.key, { filing, content, sent }),
    isOpen: isSent,
    title: `Paste rows into ${table.title.toLowerCase()}`,
    button: 'Add these rows',
    columns: listColumns(table),
    faults: isSent ? sent.issues.slice(1).map(({ message }) => message) : [],
    text: toControl(
      {
        name: field,
        label: 'Rows from a spreadsheet or a CSV file',
        hint: 'One row in each line. A first line with the names of columns may say another order. Days may stand as 6/30/2027.',
        kind: 'textarea',
        width: 'full',
        value: isSent ? (sent.values[field] ?? '') : '',
      },
      isSent ? (sent.issues[0]?.message ?? null) : null,
    ),
    replace: { name: 'replace', label: `Take them instead of the ${counted(filing.rowsJson[table.key]?.length ?? 0, 'row')} saved now` },
    mayReplace: (filing.rowsJson[table.key]?.length ?? 0) > 0,
    isReplacing: isSent && sent.values.replace === 'yes',
  };
}

function rowPart(row: Readonly<Record<string, string>>, place: RowPlace) {
  const { table, index, isNew, fill } = place;
  const isSent = fill.sent.part === table.key && !fill.sent.isPasted;
  const isRefused = isSent && fill.sent.issues.length > 0;
  const mine = (isRefused ? fill.sent.issues : fill.open).filter(({ field }) => field?.startsWith(`${table.key}.${index}.`));
  const isQuiet = isNew && !isSent;
  const faults = isQuiet ? [] : mine.filter(({ severity }) => severity === 'error');
  return {
    legend: isNew ? `New row ${index + 1}` : `Row ${index + 1}`,
    index,
    removeLabel: isNew ? null : `Remove row ${index + 1}`,
    fields: table.columns.map((column) => cellPart(column, { ...place, value: row[column.key] ?? '', faults })),
    // A warning is no fault: it stands below the row and not in red at its cell.
    warnings: isQuiet ? [] : mine.filter(({ severity }) => severity === 'warning').map(({ message }) => withoutPlace(message)),
  };
}

function cellPart(column: EntryColumn, { table, index, isFirst, fill, value, faults }: RowPlace & { value: string; faults: readonly Issue[] }) {
  const name = `${table.key}.${index}.${column.key}`;
  const isListed = column.kind === 'document' && fill.content.facts.register.length <= mostListed;
  const isChoice = column.kind === 'choice' || isListed;
  const choices = column.kind === 'document' ? documentChoices(fill.content.facts, value) : (column.choices ?? []);
  const byNumber = column.kind === 'document' && !isListed ? 'Its number in the register, such as D-7.' : '';
  const hint = isFirst ? [column.help ?? '', byNumber].filter((text) => text !== '').join(' ') : '';
  const control = toControl(
    {
      name,
      label: column.label,
      kind: isChoice ? 'select' : column.kind === 'date' ? 'date' : column.maxLength > longCell ? 'textarea' : 'text',
      width: 'full',
      rows: 2,
      value,
      maxLength: column.maxLength,
      ...(hint !== '' && { hint }),
      ...(column.suggest && { list: listId(table, column) }),
      ...(isChoice && { options: [{ value: '', label: 'Choose' }, ...choices] }),
    },
    messageOf(faults, name) ?? null,
  );
  return { ...control, optional: !column.required };
}

function documentChoices({ register }: TermFacts, value: string) {
  const known = register.map(({ number, title }) => ({ value: number, label: `${number}, ${title}` }));
  return value === '' || known.some((choice) => choice.value === value) ? known : [...known, { value, label: `${value}, not in the register` }];
}

interface RowPlace {
  table: EntryTable;
  index: number;
  /** The first row on the page: the help of the columns stands there alone. */
  isFirst: boolean;
  isNew: boolean;
  fill: Fill;
}
