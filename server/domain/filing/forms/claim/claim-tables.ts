import { formatDay } from '../../../calendar.ts';
import { type Cents, cents, formatCents, sumCents, zeroCents } from '../../../money.ts';
import { counted } from '../../../words.ts';
import type { FrozenCostLine } from '../../frozen-filing.ts';
import type { TermFacts, TermTable } from '../../term-filing.ts';
import { approvedLines } from '../approved-lines.ts';
import { type ClaimInvoice, claimedBefore, readClaim, sumBy } from './claimed-amounts.ts';

const entered = { origin: 'entered', originNote: 'entered for this filing' } as const;
const fromClaims = { origin: 'computed', originNote: 'this claim and the claims submitted here before it' } as const;
const unknownInvoice = 'Names no invoice of this claim';
const unknownLine = 'Not a line of the application';

/** T1: the invoices as entered. */
export const invoiceTable: TermTable = {
  id: 'T1',
  title: 'Invoices',
  intro: 'Each invoice with its whole amount and its papers: the invoice first, then the proof of payment.',
  columns: [
    { title: 'Vendor', isConfidential: true },
    { title: 'Invoice', isConfidential: true },
    { title: 'Dated' },
    { title: 'Paid on' },
    { title: 'Papers' },
    { title: 'Amount', isAmount: true, isConfidential: true },
  ],
  rows: ({ rows }) =>
    readClaim(rows).invoices.map((invoice) => ({
      id: `T1.${invoice.row + 1}`,
      cells: [
        invoice.vendor,
        invoice.number,
        invoice.datedOn ? formatDay(invoice.datedOn) : '',
        invoice.paidOn ? formatDay(invoice.paidOn) : 'Not paid yet',
        [invoice.document, invoice.proof].filter((one) => one !== '').join(', ') || 'None',
        formatCents(invoice.amountCents),
      ],
      ...entered,
    })),
  total: ({ rows }) => ['All invoices', '', '', '', '', formatCents(sumCents(readClaim(rows).invoices.map(({ amountCents }) => amountCents)))],
};

/** T2: what is claimed of which invoice, for which cost line. */
export const partTable: TermTable = {
  id: 'T2',
  title: 'Amounts claimed',
  intro: 'Each part of an invoice that is claimed, with the cost line of the application that it belongs to.',
  columns: [
    { title: 'Invoice', isConfidential: true },
    { title: 'Cost line' },
    { title: 'Explanation', isConfidential: true },
    { title: 'Claimed', isAmount: true, isConfidential: true },
  ],
  rows: (facts) => {
    const lines = approvedLines(facts);
    return readClaim(facts.rows).parts.map(({ row, reference, invoice, costLine, cents: amount, explanation }) => ({
      id: `T2.${row + 1}`,
      cells: [invoice ? nameOf(invoice) : reference, lineName(costLine, lines.get(costLine)), explanation, formatCents(amount)],
      ...entered,
    }));
  },
  total: ({ rows }) => ['All amounts', '', '', formatCents(readClaim(rows).totalCents)],
};

/** T3: what is claimed of each invoice, here and before. Its sums are those of the amounts. */
export const invoiceSumTable: TermTable = {
  id: 'T3',
  title: 'What is claimed of each invoice',
  intro: 'The amount of each invoice, what earlier claims took of it, what this claim takes, and what is left of it.',
  columns: [
    { title: 'Invoice', isConfidential: true },
    ...['Amount', 'Before', 'This claim', 'Left'].map((title) => ({ title, isAmount: true, isConfidential: true })),
  ],
  rows: (facts) => invoiceSums(facts).map(({ name, sums }, index) => ({ id: `T3.${index + 1}`, cells: [name, ...moneyCells(sums)], ...fromClaims })),
  total: (facts) => ['All invoices', ...moneyCells(addUp(invoiceSums(facts)))],
};

/** T4: what is left of each cost line that a claim takes from, and of all others together. Its sums are the application and the claims. */
export const costLineTable: TermTable = {
  id: 'T4',
  title: 'What is left of each cost line',
  intro:
    'The amount of the application as filed and as modified here since, what earlier claims took, what this claim takes, and what is left, for each line that a claim takes from. What the administrator approved of a single line is not recorded here; a claim or modification that was denied does not count, and a claim that was approved in part counts whole until it is corrected.',
  columns: [{ title: 'Cost line' }, ...sumColumns(['Application', 'Before', 'This claim', 'Left'])],
  rows: (facts) => lineSums(facts).map(({ name, sums }, index) => ({ id: `T4.${index + 1}`, cells: [name, ...moneyCells(sums)], ...fromClaims })),
  total: (facts) => ['All lines', ...moneyCells(addUp(lineSums(facts)))],
};

/**
 * T5: the same by category of cost. What a claim takes is told to the public by category and as a whole, and no further: these sums are money of the
 * program, and name no vendor, invoice or cost line. A category of which a single part is claimed tells the amount of that part. What the application
 * asks for of a category is withheld: less the lines that its own public copy shows, it would give a quote away.
 */
export const categoryTable: TermTable = {
  id: 'T5',
  title: 'What is left of each category',
  intro: 'The cost lines of the application, as modified here since, by category, with what the claims took.',
  columns: [{ title: 'Category' }, ...sumColumns(['Application', 'Left'])],
  rows: (facts) => categorySums(facts).map(({ name, sums }, index) => ({ id: `T5.${index + 1}`, cells: [name, ...moneyCells(sums)], ...fromClaims })),
  total: (facts) => ['All categories', ...moneyCells(addUp(categorySums(facts)))],
};

/** Of a cost line all four are confidential: T2 withholds what is claimed of it, and its amount can be the quote of a supplier. */
function sumColumns(confidential: readonly string[] = []): TermTable['columns'] {
  return ['Application', 'Before', 'This claim', 'Left'].map((title) => ({
    title,
    isAmount: true,
    ...(confidential.includes(title) && { isConfidential: true }),
  }));
}

function invoiceSums(facts: TermFacts): NamedSums[] {
  const { invoices, parts } = readClaim(facts.rows);
  const before = claimedBefore(facts);
  const here = sumBy(
    parts.filter(({ invoice }) => invoice),
    ({ invoice }) => invoice?.key ?? '',
    (part) => part.cents,
  );
  const strays = sumCents(parts.flatMap(({ invoice, cents: amount }) => (invoice ? [] : [amount])));
  const seen = new Set<string>();
  const rows = invoices.map((invoice): NamedSums => {
    // An invoice that stands here twice is a fault; its sums are shown once.
    const isFirst = !seen.has(invoice.key);
    seen.add(invoice.key);
    const [took, takes] = isFirst ? [before.byInvoice.get(invoice.key)?.claimedCents, here.get(invoice.key)] : [];
    return { name: nameOf(invoice), sums: sumsOf(invoice.amountCents, took, takes) };
  });
  return strays === 0 ? rows : [...rows, { name: unknownInvoice, sums: sumsOf(zeroCents, undefined, strays) }];
}

function lineSums(facts: TermFacts): NamedSums[] {
  const lines = approvedLines(facts);
  const before = claimedBefore(facts).byLine;
  const here = sumBy(
    readClaim(facts.rows).parts,
    ({ costLine }) => costLine,
    (part) => part.cents,
  );
  const isTouched = (key: string) => before.has(key) || here.has(key);
  const touched = [...lines].filter(([key]) => isTouched(key));
  const others = [...lines].filter(([key]) => !isTouched(key)).map(([, { amountCents }]) => amountCents);
  const strays = [...new Set([...before.keys(), ...here.keys()])].filter((key) => !lines.has(key));
  return [
    ...touched.map(([key, line]) => ({ name: lineName(key, line), sums: sumsOf(line.amountCents, before.get(key), here.get(key)) })),
    ...strays.map((key) => ({ name: lineName(key, undefined), sums: sumsOf(zeroCents, before.get(key), here.get(key)) })),
    ...(others.length === 0 ? [] : [{ name: `${counted(others.length, 'other line')} that no claim takes from`, sums: sumsOf(sumCents(others)) }]),
  ];
}

function categorySums(facts: TermFacts): NamedSums[] {
  const lines = approvedLines(facts);
  const category = (key: string) => lines.get(key)?.category ?? unknownLine;
  const asked = sumBy(
    [...lines.values()],
    (line) => line.category,
    ({ amountCents }) => amountCents,
  );
  const before = sumBy(
    [...claimedBefore(facts).byLine],
    ([key]) => category(key),
    ([, amount]) => amount,
  );
  const here = sumBy(
    readClaim(facts.rows).parts,
    ({ costLine }) => category(costLine),
    (part) => part.cents,
  );
  const names = new Set([...asked.keys(), ...before.keys(), ...here.keys()]);
  return [...names].map((name) => ({ name, sums: sumsOf(asked.get(name) ?? zeroCents, before.get(name), here.get(name)) }));
}

/** `HP-0012.RA-010, Radio`: a cost line by its id and item. */
export function lineName(key: string, line: Pick<FrozenCostLine, 'id' | 'item'> | undefined): string {
  return line ? `${line.id}, ${line.item}` : [key, unknownLine].filter((text) => text !== '').join(': ');
}

/** `Acme Towers, 10-01`. */
export function nameOf({ vendor, number }: Pick<ClaimInvoice, 'vendor' | 'number'>): string {
  return `${vendor}, ${number}`;
}

function sumsOf(of: Cents, before: Cents = zeroCents, here: Cents = zeroCents): Sums {
  return { of, before, here, left: cents(of - before - here) };
}

function addUp(rows: readonly NamedSums[]): Sums {
  const total = (key: keyof Sums) => sumCents(rows.map(({ sums }) => sums[key]));
  return { of: total('of'), before: total('before'), here: total('here'), left: total('left') };
}

function moneyCells({ of, before, here, left }: Sums): string[] {
  return [of, before, here, left].map(formatCents);
}

interface Sums {
  of: Cents;
  before: Cents;
  here: Cents;
  left: Cents;
}

interface NamedSums {
  name: string;
  sums: Sums;
}
