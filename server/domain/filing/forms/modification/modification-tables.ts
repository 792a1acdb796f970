import { formatDay } from '../../../calendar.ts';
import { cents, formatCents, sumCents } from '../../../money.ts';
import type { FrozenFiling } from '../../frozen-filing.ts';
import type { EntryTable, TermFacts, TermTable } from '../../term-filing.ts';
import { shownCell } from '../../term-values.ts';
import { addedBy, type LineChange, lineKey } from '../approved-lines.ts';
import { addedLines, changedLines, scopeRows, timelineRows } from './modification-fields.ts';
import { readModification, signedCents } from './modification-values.ts';

const entered = { origin: 'entered', originNote: 'entered for this filing' } as const;
const wholeNetwork = 'Whole network';

/** T1: each line that changes, with its amount until now. */
export const changedTable: TermTable = {
  id: 'T1',
  title: 'Cost lines changed',
  intro: 'The amount until now is that of the application with the modifications submitted before; the new one is as entered.',
  columns: [
    { title: 'Cost line' },
    { title: 'Item, reason and evidence' },
    // What a line cost until now, and costs now, can be the quote of a supplier: the public copy of the application withholds it too.
    { title: 'Until now', isAmount: true, isConfidential: true },
    { title: 'New', isAmount: true, isConfidential: true },
    { title: 'Change', isAmount: true, isConfidential: true },
  ],
  rows: (facts) =>
    ofTable(facts, 'lines').map((change) => ({
      id: `T1.${change.row + 1}`,
      cells: [
        change.line?.id ?? facts.rows.lines?.[change.row]?.line ?? '',
        [change.line?.item ?? 'Not a line of the application', reasonOf(facts, changedLines, change.row)].filter((text) => text !== '').join(': '),
        ...amountsOf(change),
      ],
      ...entered,
    })),
  total: (facts) => ['All lines', '', ...totalsOf(ofTable(facts, 'lines'))],
};

/** T2: each line that is added, with the id by which claims can name it. */
export const addedTable: TermTable = {
  id: 'T2',
  title: 'Cost lines added',
  intro: 'Costs that the application does not have. The id of each is given here, so that a claim can name the line.',
  columns: [
    { title: 'Cost line' },
    { title: 'Site' },
    { title: 'Category and part' },
    { title: 'Item' },
    { title: 'Reason and evidence' },
    { title: 'Amount', isAmount: true, isConfidential: true },
  ],
  rows: (facts) =>
    ofTable(facts, 'added').map(({ row, line, after }) => ({
      id: `T2.${row + 1}`,
      cells: [
        line?.id ?? '',
        line?.siteCode ?? wholeNetwork,
        [facts.rows.added?.[row]?.category ?? '', facts.rows.added?.[row]?.phase ?? ''].filter((text) => text !== '').join(', '),
        line?.item ?? '',
        reasonOf(facts, addedLines, row),
        after === null ? 'Not given' : formatCents(after),
      ],
      ...entered,
    })),
  total: (facts) => ['All lines', '', '', '', '', formatCents(sumCents(ofTable(facts, 'added').map(addedBy)))],
};

/** T3: the way from the total as filed to the total after this modification. */
export const totalTable: TermTable = {
  id: 'T3',
  title: 'Total before and after',
  intro: 'How the total of the application comes to that after this modification. It is a sum of cost lines, not an amount of money that is given.',
  columns: [{ title: 'What' }, { title: 'Amount', isAmount: true }],
  rows: (facts) =>
    readModification(facts).steps.map(({ title, cents: amount }, index) => ({
      id: `T3.${index + 1}`,
      cells: [title, index === 0 ? formatCents(amount) : signedCents(amount)],
      origin: 'computed',
      originNote: 'cost lines of the application and of its modifications',
    })),
  total: (facts) => ['Total after this modification', formatCents(readModification(facts).afterCents)],
};

/** T4: what is added to the work, left out of it, or done otherwise. */
export const scopeTable: TermTable = {
  id: 'T4',
  title: 'Sites and equipment',
  intro: 'What is added to the work of the application, left out of it, or done otherwise.',
  columns: [{ title: 'Site or item' }, { title: 'Change' }, { title: 'What is done' }, { title: 'Reason' }],
  rows: (facts) =>
    (facts.rows.scope ?? []).map((row, index) => ({
      id: `T4.${index + 1}`,
      cells: scopeRows.columns.map((column) => shownCell(column, row[column.key] ?? '')),
      ...entered,
    })),
};

/** T5: the days that move, against the timeline of the application. */
export const datesTable: TermTable = {
  id: 'T5',
  title: 'Days changed',
  intro: 'The day on which the work ends, as in the application and as it shall be.',
  columns: [{ title: 'Site' }, { title: 'Finish in the application' }, { title: 'New finish' }, { title: 'Reason' }],
  rows: (facts) =>
    (facts.rows.dates ?? []).map((row, index) => ({
      id: `T5.${index + 1}`,
      cells: [
        (row.site ?? '') === '' ? wholeNetwork : (row.site ?? ''),
        filedFinish(facts, row.site ?? '') ?? 'Not in the application',
        shownCell(finishColumn, row.finishOn ?? ''),
        row.reason ?? '',
      ],
      ...entered,
    })),
};

/** The day on which the work at a site (empty: of the network) ends in the application, in words; undefined where it knows no such site. */
function filedFinish({ application }: TermFacts, site: string): string | undefined {
  const timeline: FrozenFiling['timeline'] | undefined = application?.frozen.timeline;
  if (site === '') return timeline && formatDay(timeline.finishOn);
  const found = timeline?.sites.find(({ siteCode }) => lineKey(siteCode) === lineKey(site));
  return found && formatDay(found.finishOn);
}

const finishColumn = timelineRows.columns.find(({ key }) => key === 'finishOn') ?? {
  kind: 'date' as const,
  key: '',
  label: '',
  required: true,
  maxLength: 10,
};

function ofTable(facts: TermFacts, table: LineChange['table']): LineChange[] {
  return readModification(facts).changes.filter((change) => change.table === table);
}

/** The reason as entered, and the document that shows it. */
function reasonOf(facts: TermFacts, table: EntryTable, row: number): string {
  const found = facts.rows[table.key]?.[row] ?? {};
  const column = table.columns.find(({ kind }) => kind === 'document');
  const document = column ? shownCell(column, found[column.key] ?? '') : '';
  return [found.reason ?? '', document].filter((text) => text !== '').join(' · ');
}

function amountsOf(change: LineChange): string[] {
  const { before, after } = change;
  if (before === null) return ['', '', ''];
  return [formatCents(before), after === null ? 'Not given' : formatCents(after), signedCents(addedBy(change))];
}

/** Of lines that are there: until now, new and change; a line without a new amount keeps its own. */
function totalsOf(changes: readonly LineChange[]): string[] {
  const known = changes.filter((change) => change.before !== null);
  const before = sumCents(known.flatMap((change) => change.before ?? []));
  const change = sumCents(known.map(addedBy));
  return [formatCents(before), formatCents(cents(before + change)), signedCents(change)];
}
