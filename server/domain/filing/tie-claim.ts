import { type Cents, cents, formatCents, sumCents, zeroCents } from '../money.ts';
import { counted } from '../words.ts';
import { lineKey } from './forms/approved-lines.ts';
import { type ClaimPart, readClaim, sumBy } from './forms/claim/claimed-amounts.ts';
import type { FrozenTermFiling, FrozenTermTable } from './term-filing.ts';
import { type FrozenTie, type FrozenTieGroup, tieCents, tieEach } from './tie-frozen.ts';

/**
 * Every total of a claim against its parts, from the frozen value alone: the amount claimed by part, by invoice, by cost line and by category; each
 * invoice and each cost line against the parts that name it and against its own amount; and what the form says in words. Amounts tie to the cent; what
 * the value does not hold is not checked.
 */
export function tieClaim(frozen: FrozenTermFiling): FrozenTieGroup[] {
  return [
    { title: 'The amount claimed', ties: tieClaimed(frozen) },
    { title: 'Each invoice', ties: tieInvoices(frozen) },
    { title: 'Each cost line and category', ties: tieLines(frozen) },
    { title: 'What the form says', ties: tieForm(frozen) },
  ];
}

/** What a claim asks for, as its form states it. */
export function claimedIn(frozen: FrozenTermFiling): string {
  return linesOf(frozen).get(claimedHere) ?? formatCents(readClaim(frozen.entered.rows).totalCents);
}

const claimedHere = 'D.2';
const here = 'This claim';

function tieClaimed(frozen: FrozenTermFiling): FrozenTie[] {
  const { parts, totalCents } = readClaim(frozen.entered.rows);
  const stated = readCents(linesOf(frozen).get(claimedHere) ?? '') ?? totalCents;
  const money = (what: string, id: string, noun: string, column: string): FrozenTie[] => {
    const table = tableOf(frozen, id);
    return table ? [tieCents(what, `${counted(table.rows.length, 'row')} of table ${id}, ${noun}`, [stated, sumColumn(table, column)])] : [];
  };
  return [
    tieCents('Parts of invoices', `${counted(parts.length, 'part')} as entered`, [stated, totalCents]),
    ...money('Amounts as printed', 'T2', 'what is claimed of which invoice', 'Claimed'),
    ...money('Invoices', 'T3', 'what this claim takes of each', here),
    ...money('Cost lines', 'T4', 'what this claim takes of each', here),
    ...money('Categories', 'T5', 'what this claim takes of each', here),
  ];
}

function tieInvoices(frozen: FrozenTermFiling): FrozenTie[] {
  const { invoices, parts } = readClaim(frozen.entered.rows);
  const [listed, sums] = [tableOf(frozen, 'T1'), tableOf(frozen, 'T3')];
  if (!listed || !sums) return [];
  const byInvoice = sumParts(parts, ({ invoice }) => invoice?.key ?? '');
  const first = new Map(invoices.toReversed().map(({ key, row }) => [key, row]));
  // An invoice that stands here twice is a fault; its sums are shown once.
  const takes = ({ key, row }: (typeof invoices)[number]) => (first.get(key) === row ? (byInvoice.get(key) ?? zeroCents) : zeroCents);
  const rows = invoices.map((invoice, index) => ({ invoice, cell: cellsOf(sums, index) }));
  const each = eachOf(rows, ({ invoice }) => `row ${invoice.row + 1}`);
  const amounts = sumCents(invoices.map(({ amountCents }) => amountCents));
  const named = sumCents(parts.flatMap(({ invoice, cents: amount }) => (invoice ? [amount] : [])));
  return [
    tieCents('All invoices', `${counted(invoices.length, 'invoice')} of table T1`, [totalIn(listed, 'Amount') ?? zeroCents, amounts]),
    each('Claimed of each invoice', 'its amount in table T3 against the parts that name it', ({ invoice, cell }) => cell(here) === takes(invoice)),
    each('Left of each invoice', 'its amount, less what earlier claims and this one took', ({ cell }) => isLeft(cell, 'Amount')),
    each('No invoice beyond its amount', 'what is left of it against nothing', ({ cell }) => (cell('Left') ?? -1) >= 0),
    tieCents('Parts that name an invoice of this claim', 'against all parts', [sumCents(parts.map((part) => part.cents)), named]),
  ];
}

function tieLines(frozen: FrozenTermFiling): FrozenTie[] {
  const [lines, categories] = [tableOf(frozen, 'T4'), tableOf(frozen, 'T5')];
  if (!lines || !categories) return [];
  const byLine = sumParts(readClaim(frozen.entered.rows).parts, ({ costLine }) => costLine);
  const nameOf = (row: FrozenTermTable['rows'][number]) => row.cells[0] ?? '';
  const rows = lines.rows.map((row, index) => ({ id: lineIdIn(nameOf(row), byLine), cell: cellsOf(lines, index) }));
  const kinds = categories.rows.map((row, index) => ({ id: nameOf(row), cell: cellsOf(categories, index) }));
  const [eachLine, eachKind] = [eachOf(rows, ({ id }) => id), eachOf(kinds, ({ id }) => id)];
  const left = 'the application, less what earlier claims and this one took';
  const beyond = 'what is left of it against nothing; an explanation may stand in table T2';
  const named = new Set(rows.map(({ id }) => lineKey(id)));
  const onLines = sumCents([...byLine].flatMap(([key, amount]) => (named.has(key) ? [amount] : [])));
  return [
    eachLine(
      'Claimed of each cost line',
      'its amount in table T4 against the parts that name it',
      ({ id, cell }) => cell(here) === (byLine.get(lineKey(id)) ?? 0),
    ),
    tieCents('Parts on a cost line of table T4', 'against all parts', [sumCents([...byLine.values()]), onLines]),
    eachLine('Left of each cost line', left, ({ cell }) => isLeft(cell, 'Application')),
    eachLine('No cost line beyond its amount', beyond, ({ cell }) => (cell('Left') ?? -1) >= 0),
    eachKind('Left of each category', left, ({ cell }) => isLeft(cell, 'Application')),
    ...['Application', 'Before', 'Left'].map((column) =>
      tieCents(`${column}, all cost lines`, 'rows of table T4 against rows of table T5', [sumColumn(lines, column), sumColumn(categories, column)]),
    ),
  ];
}

/**
 * The id of the cost line that a row of table T4 names, as it is printed. The name is `id, item`, or `id: what it is not`, and an id can have both signs
 * in it: it is the longest beginning that a part names. A row that no part names goes by its whole name.
 */
function lineIdIn(name: string, byLine: ReadonlyMap<string, Cents>): string {
  const beginnings = [...name.matchAll(/[,:]/g)].map(({ index }) => name.slice(0, index));
  return beginnings.findLast((beginning) => byLine.has(lineKey(beginning))) ?? name;
}

/** Lines of the form and totals of its tables are words: they must be the words that the rows give again. */
function tieForm(frozen: FrozenTermFiling): FrozenTie[] {
  const values = linesOf(frozen);
  const { invoices, totalCents } = readClaim(frozen.entered.rows);
  const lines = tableOf(frozen, 'T4');
  const before = readCents(values.get('D.3') ?? '') ?? zeroCents;
  const words = (id: string, what: string, again: string): FrozenTie[] => {
    const stated = values.get(id);
    return stated === undefined ? [] : [{ what: `Line ${id}, ${what}`, how: 'word for word', stated, again, ties: stated === again }];
  };
  return [
    ...words(
      'D.1',
      'invoices',
      `${counted(invoices.length, 'invoice')}, ${formatCents(sumCents(invoices.map(({ amountCents }) => amountCents)))} in all`,
    ),
    ...words(claimedHere, 'claimed here', formatCents(totalCents)),
    ...(lines ? words('D.3', 'claimed before', formatCents(sumColumn(lines, 'Before'))) : []),
    ...words('D.4', 'claimed together', formatCents(cents(before + totalCents))),
    ...(lines ? words('D.6', 'left of the application', formatCents(sumColumn(lines, 'Left'))) : []),
    ...frozen.tables.flatMap((table) => tieTotals(table)),
  ];
}

/** The printed total of each column of amounts against its rows. */
function tieTotals(table: FrozenTermTable): FrozenTie[] {
  return table.columns.flatMap(({ title, isAmount }) => {
    const stated = isAmount ? totalIn(table, title) : null;
    return stated === null
      ? []
      : [tieCents(`Total of table ${table.id}, ${title.toLowerCase()}`, counted(table.rows.length, 'row'), [stated, sumColumn(table, title)])];
  });
}

/** Checks every row by one rule; those that differ are named. */
function eachOf<Row>(rows: readonly Row[], name: (row: Row) => string) {
  return (what: string, how: string, ties: (row: Row) => boolean): FrozenTie => ({
    what,
    how,
    ...tieEach(rows.length, rows.filter((row) => !ties(row)).map(name)),
  });
}

function sumParts(parts: readonly ClaimPart[], keyOf: (part: ClaimPart) => string): Map<string, Cents> {
  return sumBy(parts, keyOf, (part) => part.cents);
}

/** What is left must be the amount less what was taken. */
function isLeft(cell: (column: string) => Cents | null, of: string): boolean {
  const [amount, before, taken, left] = [cell(of), cell('Before'), cell(here), cell('Left')];
  return amount !== null && before !== null && taken !== null && left === amount - before - taken;
}

function linesOf({ sections }: FrozenTermFiling): Map<string, string> {
  return new Map(sections.flatMap(({ lines }) => lines.map(({ id, value }) => [id, value] as const)));
}

function tableOf({ tables }: FrozenTermFiling, id: string): FrozenTermTable | undefined {
  return tables.find((table) => table.id === id);
}

function cellsOf(table: FrozenTermTable, row: number): (column: string) => Cents | null {
  return (column) => readCents(table.rows[row]?.cells[columnOf(table, column)] ?? '');
}

function sumColumn(table: FrozenTermTable, column: string): Cents {
  return sumCents(table.rows.map((_row, index) => cellsOf(table, index)(column) ?? zeroCents));
}

function totalIn(table: FrozenTermTable, column: string): Cents | null {
  return readCents(table.total?.[columnOf(table, column)] ?? '');
}

function columnOf({ columns }: FrozenTermTable, title: string): number {
  return columns.findIndex((column) => column.title === title);
}

/** Cents of an amount as it is printed, `−$129,000.00`; null for what is none. */
function readCents(text: string): Cents | null {
  const found = /^(−?)\$([\d,]+)\.(\d\d)$/.exec(text);
  if (!found) return null;
  const amount = Number((found[2] ?? '').replaceAll(',', '')) * 100 + Number(found[3]);
  return cents(found[1] === '' ? amount : -amount);
}
