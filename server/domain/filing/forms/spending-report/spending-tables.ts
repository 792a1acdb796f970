import { type Cents, cents, formatCents, sumCents, zeroCents } from '../../../money.ts';
import { counted, formatCount } from '../../../words.ts';
import type { EntryTable, TermFacts, TermTable } from '../../term-filing.ts';
import { readCellCents, shownCell } from '../../term-values.ts';
import { approvedLines } from '../approved-lines.ts';
import { lineName } from '../claim/claim-tables.ts';
import { sumBy } from '../claim/claimed-amounts.ts';
import { accountedBefore, type Payment, readAccounts, spendingByCategory, untied } from './spending-accounts.ts';
import { differenceRows, obtainedRows, receivedRows, removedRows, spentRows } from './spending-fields.ts';

const fromAccounts = { origin: 'computed', originNote: 'this report and the reports submitted here before it' } as const;

/** T1: the payments of the program. */
const receivedTable = entryTable(receivedRows, {
  id: 'T1',
  intro: 'Each payment of the program in this period.',
  shown: ['on', 'reference', 'amount'],
  total: ({ rows }) => ['All funds received in this period', '', formatCents(readAccounts(rows).receivedCents)],
});

/** T2: each payment made. */
const spentTable = entryTable(spentRows, {
  id: 'T2',
  intro: 'Each payment made in this period, with the cost line of the application that it belongs to.',
  shown: ['payee', 'invoice', 'purpose', 'costLine', 'paidOn', 'amount'],
  confidential: ['payee', 'invoice', 'amount'],
  total: ({ rows }) => ['All payments of this period', '', '', '', '', formatCents(readAccounts(rows).spentCents)],
});

/** T3: spending by category, here and before. */
const categoryTable: TermTable = {
  id: 'T3',
  title: 'Spending by category',
  intro: 'Payments by the category of their cost line, in this period and in the reports before it.',
  columns: [{ title: 'Category' }, ...['This period', 'Before', 'Together'].map((title) => ({ title, isAmount: true }))],
  rows: (facts) =>
    categorySums(facts).map(([name, here, before], index) => ({
      id: `T3.${index + 1}`,
      cells: [name, ...[here, before, cents(here + before)].map(formatCents)],
      ...fromAccounts,
    })),
  total: (facts) => {
    const [here, before] = [readAccounts(facts.rows).spentCents, accountedBefore(facts).spentCents];
    return ['All categories', ...[here, before, cents(here + before)].map(formatCents)];
  },
};

/** T4: what went out of the network. */
const removedTable = entryTable(removedRows, {
  id: 'T4',
  intro: 'Each item that was taken out of the network or destroyed and stands in no report before.',
  shown: ['item', 'tag', 'site', 'state', 'removedOn', 'disposedOn', 'quantity'],
  total: (facts) => ['All items', '', '', '', '', '', unitsOf(facts, 'removed')],
});

/** T5: what came into it. */
const obtainedTable = entryTable(obtainedRows, {
  id: 'T5',
  intro: 'Each replacement item that was purchased, rented, leased or otherwise obtained.',
  shown: ['item', 'vendor', 'how', 'obtainedOn', 'quantity', 'amount'],
  confidential: ['vendor', 'amount'],
  total: (facts) => [
    'All items',
    '',
    '',
    '',
    unitsOf(facts, 'obtained'),
    formatCents(sumCents(cellsOf(facts, 'obtained', 'amount').map(readCellCents))),
  ],
});

export const spendingTables: readonly TermTable[] = [receivedTable, spentTable, categoryTable, removedTable, obtainedTable];

const comparedColumns = ['Estimated', 'Spent', 'Difference'].map((title) => ({ title, isAmount: true }));

/**
 * T6 to T8 of a final report: what was spent of each part of the application. 47 CFR 1.50004(l)(2). T2 withholds each payment from the public, so
 * T7 withholds what was spent on a cost line, and its estimate, which can be the quote of a supplier. What was spent of a category, in T3 and T6, stays
 * public; its estimate does not, since less the lines that the public copy of the application shows it would give a quote away. Sums are money of the program, and name no vendor, invoice or cost line. A category with a single payment tells the amount of that one.
 */
export const comparisonTables: readonly TermTable[] = [
  {
    id: 'T6',
    title: 'Estimated and spent by category',
    intro:
      'The estimate of the application as filed and all payments of all reports, by category. A difference with a minus was spent less than estimated.',
    columns: [
      { title: 'Category' },
      ...comparedColumns.map((column) => (column.title === 'Spent' ? column : { ...column, isConfidential: true })),
      { title: 'Share', isAmount: true, isConfidential: true },
    ],
    rows: (facts) =>
      compareCategories(facts).map(({ name, estimated, spent }, index) => ({
        id: `T6.${index + 1}`,
        cells: [name, ...comparedCells(estimated, spent), shareOf(estimated, spent)],
        ...fromAccounts,
      })),
    total: (facts) => {
      const all = compareCategories(facts);
      const [estimated, spent] = [sumCents(all.map((one) => one.estimated)), sumCents(all.map((one) => one.spent))];
      return ['All categories', ...comparedCells(estimated, spent), shareOf(estimated, spent)];
    },
  },
  {
    id: 'T7',
    title: 'Estimated and spent by cost line',
    intro:
      'Each cost line of the application that money was spent on, and all others together. What is estimated is as filed: a line that a modification added was estimated at nothing.',
    columns: [{ title: 'Cost line' }, ...comparedColumns.map((column) => ({ ...column, isConfidential: true }))],
    rows: (facts) =>
      compareLines(facts).map(({ name, estimated, spent }, index) => ({
        id: `T7.${index + 1}`,
        cells: [name, ...comparedCells(estimated, spent)],
        ...fromAccounts,
      })),
    total: (facts) => {
      const all = compareLines(facts);
      return ['All lines', ...comparedCells(sumCents(all.map((one) => one.estimated)), sumCents(all.map((one) => one.spent)))];
    },
  },
  entryTable(differenceRows, {
    id: 'T8',
    intro: 'Why a category cost more or less than the application estimated.',
    shown: ['category', 'explanation'],
  }),
];

/** Every payment of this report and of those before it. */
export function allPayments(facts: TermFacts): Payment[] {
  return [...accountedBefore(facts).spent, ...readAccounts(facts.rows).spent];
}

/** Each category with what the application estimated, what was spent, and the explanation given for the difference. */
export function compareCategories(facts: TermFacts): Compared[] {
  const estimates = sumBy(
    [...approvedLines(facts).values()],
    ({ category }) => category,
    ({ filedCents }) => filedCents,
  );
  const told = new Map<string, string>((facts.rows.differences ?? []).map(({ category = '', explanation = '' }) => [category, explanation]));
  return [...spendingByCategory(facts, allPayments(facts))].map(([name, spent]) => ({
    name,
    estimated: estimates.get(name) ?? zeroCents,
    spent,
    explanation: told.get(name) ?? '',
  }));
}

function compareLines(facts: TermFacts): Omit<Compared, 'explanation'>[] {
  const lines = approvedLines(facts);
  const spent = sumBy(
    allPayments(facts),
    ({ costLine }) => (lines.has(costLine) ? costLine : ''),
    (payment) => payment.cents,
  );
  const touched = [...lines].filter(([key]) => spent.has(key));
  const others = [...lines].filter(([key]) => !spent.has(key)).map(([, { filedCents }]) => filedCents);
  const loose = spent.get('');
  return [
    ...touched.map(([key, line]) => ({ name: lineName(key, line), estimated: line.filedCents, spent: spent.get(key) ?? zeroCents })),
    ...(others.length === 0
      ? []
      : [{ name: `${counted(others.length, 'other line')} that nothing was spent on`, estimated: sumCents(others), spent: zeroCents }]),
    ...(loose === undefined ? [] : [{ name: untied, estimated: zeroCents, spent: loose }]),
  ];
}

function categorySums(facts: TermFacts): [string, Cents, Cents][] {
  const here = spendingByCategory(facts, readAccounts(facts.rows).spent);
  const before = spendingByCategory(facts, accountedBefore(facts).spent);
  return [...new Set([...here.keys(), ...before.keys()])].flatMap((name): [string, Cents, Cents][] => {
    const [now, then] = [here.get(name) ?? zeroCents, before.get(name) ?? zeroCents];
    return now === 0 && then === 0 ? [] : [[name, now, then]];
  });
}

function comparedCells(estimated: Cents, spent: Cents): string[] {
  return [estimated, spent, cents(spent - estimated)].map(formatCents);
}

/** `80 %` of the estimate, in whole percent. */
function shareOf(estimated: Cents, spent: Cents): string {
  return estimated === 0 ? '' : `${formatCount(Math.round((spent / estimated) * 100))} %`;
}

function entryTable(table: EntryTable, paper: EntryPaper): TermTable {
  const columns = paper.shown.flatMap((key) => table.columns.filter((column) => column.key === key));
  return {
    id: paper.id,
    title: table.title,
    intro: paper.intro,
    columns: columns.map(({ key, label, kind }) => ({
      title: label,
      ...((kind === 'money' || kind === 'number') && { isAmount: true }),
      ...(paper.confidential?.includes(key) && { isConfidential: true }),
    })),
    rows: (facts) =>
      (facts.rows[table.key] ?? []).map((row, index) => ({
        id: `${paper.id}.${index + 1}`,
        cells: columns.map((column) => shownCell(column, row[column.key] ?? '')),
        origin: 'entered',
        originNote: 'entered for this report',
      })),
    ...(paper.total && { total: paper.total }),
  };
}

function unitsOf(facts: TermFacts, table: string): string {
  return formatCount(cellsOf(facts, table, 'quantity').reduce((sum, text) => sum + (/^\d{1,10}$/.test(text) ? Number(text) : 0), 0));
}

function cellsOf({ rows }: TermFacts, table: string, column: string): string[] {
  return (rows[table] ?? []).map((row) => row[column] ?? '');
}

interface EntryPaper {
  id: string;
  intro: string;
  /** Keys of the columns on paper, in order. */
  shown: readonly string[];
  confidential?: readonly string[];
  total?: (facts: TermFacts) => string[];
}

export interface Compared {
  name: string;
  estimated: Cents;
  spent: Cents;
  explanation: string;
}
