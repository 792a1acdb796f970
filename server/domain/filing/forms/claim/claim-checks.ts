import { type Cents, cents, formatCents, zeroCents } from '../../../money.ts';
import type { Issue } from '../../../result.ts';
import { counted } from '../../../words.ts';
import { termFound, termPass } from '../../check-term-filing.ts';
import { rowIssue } from '../../read-entry-rows.ts';
import type { TermCheck, TermFacts } from '../../term-filing.ts';
import { everyOther } from '../../term-values.ts';
import { approvedLines, lineKey } from '../approved-lines.ts';
import { isWithdrawn } from '../standing.ts';
import { claimAmounts, claimInvoices } from './claim-fields.ts';
import { nameOf } from './claim-tables.ts';
import { approvedInPart, claimedElsewhere, type PartApproval, plain, readClaim, sumBy } from './claimed-amounts.ts';

const paragraph = '47 CFR 1.50004(g)';
const tieOut = 'Tie-out of this form';

/** What of the two tables does not tie, to each other, to the application and to the claims before. */
export const claimTieChecks: readonly TermCheck[] = [
  {
    id: 'claims-something',
    title: 'Something is claimed, and every part of it is more than nothing',
    citation: paragraph,
    about: ['amounts'],
    test: (facts) => {
      if (isWithdrawn(facts)) return termPass('This claim is withdrawn or was not approved: nothing is claimed any more.');
      const { parts, totalCents } = readClaim(facts.rows);
      if (parts.length === 0) return termFound('fail', 'Nothing is claimed. Enter the invoices, and what is claimed of each.', []);
      const empty = parts.filter((part) => part.cents === 0);
      const issues = empty.map(({ row }) => partIssue(row, 'amount', 'is nothing. Enter what is claimed, or remove the row.'));
      return issues.length > 0
        ? termFound('fail', `${counted(issues.length, 'row claims', 'rows claim')} nothing.`, issues)
        : termPass(`${formatCents(totalCents)} is claimed.`);
    },
  },
  {
    id: 'invoices-known',
    title: 'Every amount names one invoice of this claim',
    citation: tieOut,
    about: ['amounts', 'invoices'],
    test: ({ rows }) => {
      const issues = readClaim(rows).parts.flatMap(({ row, reference, fault }) => {
        if (fault === null || reference === '') return [];
        const unknown = `names ${reference}, which is no invoice of this claim. Enter the invoice, or correct the number.`;
        return [
          partIssue(row, 'invoice', fault === 'unknown' ? unknown : `names ${reference}, the number of several vendors. Write the vendor before it.`),
        ];
      });
      if (issues.length === 0) return termPass('Every amount names one invoice of this claim.');
      return termFound('fail', `${counted(issues.length, 'amount does', 'amounts do')} not name one invoice of this claim.`, issues);
    },
  },
  {
    id: 'lines-known',
    title: 'Every amount names a cost line of the application',
    citation: tieOut,
    about: ['amounts'],
    test: (facts) => {
      const lines = approvedLines(facts);
      const issues = readClaim(facts.rows).parts.flatMap(({ row, costLine }) =>
        costLine === '' || lines.has(costLine)
          ? []
          : [partIssue(row, 'costLine', `${costLine} is not in the application. Correct the id; a cost without a line needs a modification first.`)],
      );
      if (issues.length === 0) return termPass('Every amount names a cost line of the application.');
      return termFound('fail', `${counted(issues.length, 'amount names', 'amounts name')} no cost line of the application.`, issues);
    },
  },
  {
    id: 'invoices-once',
    title: 'Every invoice stands here once and is claimed',
    citation: tieOut,
    about: ['invoices'],
    test: invoicesOnce,
  },
  {
    id: 'within-invoice',
    title: 'All claims together take no more of an invoice than its amount',
    citation: paragraph,
    about: ['invoices', 'amounts'],
    test: withinInvoice,
  },
  {
    id: 'invoice-before',
    title: 'What another claim said of an invoice agrees with this one',
    citation: tieOut,
    about: ['invoices'],
    test: invoiceBefore,
  },
  {
    id: 'within-line',
    title: 'No cost line is claimed beyond what is left of it',
    citation: '47 CFR 1.50004(c), (g)',
    about: ['amounts'],
    test: withinLine,
  },
];

function invoicesOnce({ rows }: TermFacts): ReturnType<TermCheck['test']> {
  const { invoices, parts } = readClaim(rows);
  const claimed = new Set(parts.flatMap(({ invoice }) => invoice?.key ?? []));
  const first = new Map<string, number>();
  const twice: Issue[] = [];
  const unused: Issue[] = [];
  for (const { key, row, number } of invoices) {
    const before = first.get(key);
    if (before !== undefined) twice.push(invoiceIssue(row, 'number', `is that of row ${before + 1} too, by the same vendor. Keep one of the two.`));
    else if (number !== '' && !claimed.has(key)) unused.push(invoiceIssue(row, 'number', 'is in no amount claimed. Claim of it, or remove the row.'));
    if (before === undefined) first.set(key, row);
  }
  if (twice.length > 0) return termFound('fail', `${counted(twice.length, 'invoice stands', 'invoices stand')} here twice.`, [...twice, ...unused]);
  if (unused.length > 0) return termFound('warning', `Nothing is claimed of ${counted(unused.length, 'invoice')}.`, unused);
  return termPass('Every invoice stands here once and is claimed.');
}

function withinInvoice(facts: TermFacts): ReturnType<TermCheck['test']> {
  const { invoices, parts } = readClaim(facts.rows);
  const before = claimedElsewhere(facts).byInvoice;
  const here = sumBy(parts, ({ invoice }) => invoice?.key ?? '', partCents);
  const inPart = approvedInPart(everyOther(facts), facts);
  const adviceOn = (key: string) =>
    correctFirst(
      inPart.filter(({ claim }) => claim.parts.some(({ invoice }) => invoice?.key === key)),
      'or claim less.',
    ) ?? 'Claim less.';
  const issues = invoices.flatMap(({ row, key, amountCents }) => {
    const [took, takes] = [before.get(key)?.claimedCents ?? 0, here.get(key) ?? 0];
    if (took + takes <= amountCents) return [];
    const elsewhere = took === 0 ? '' : `, ${formatCents(cents(took))} of it in ${claimList(before.get(key)?.claims)}`;
    return [
      invoiceIssue(row, 'amount', `is ${formatCents(amountCents)}, but ${formatCents(cents(took + takes))} is claimed${elsewhere}. ${adviceOn(key)}`),
    ];
  });
  if (issues.length === 0) return termPass('No invoice is claimed beyond its amount.');
  return termFound('fail', `${counted(issues.length, 'invoice is', 'invoices are')} claimed beyond the amount.`, issues);
}

function invoiceBefore(facts: TermFacts): ReturnType<TermCheck['test']> {
  const before = claimedElsewhere(facts).byInvoice;
  const likes = new Map([...before.values()].map(({ invoice, claims }) => [`${plain(invoice.number)}|${invoice.amountCents}`, { invoice, claims }]));
  const issues = readClaim(facts.rows).invoices.flatMap((invoice) => {
    const same = before.get(invoice.key);
    const like = likes.get(`${plain(invoice.number)}|${invoice.amountCents}`);
    if (same && same.invoice.amountCents !== invoice.amountCents) {
      const said = formatCents(same.invoice.amountCents);
      return [invoiceIssue(invoice.row, 'amount', `was ${said} in ${claimList(same.claims)}. Enter the amount that is printed on the invoice.`)];
    }
    if (same) {
      const taken = formatCents(same.claimedCents);
      return [
        invoiceIssue(invoice.row, 'number', `is in another claim too: ${taken} of it is claimed in ${claimList(same.claims)}. Claim only the rest.`),
      ];
    }
    if (!like || invoice.number === '') return [];
    const other = `${nameOf(like.invoice)} in ${claimList(like.claims)}`;
    return [invoiceIssue(invoice.row, 'number', `and amount are those of ${other}. If it is the same invoice, write the vendor the same way.`)];
  });
  if (issues.length === 0) return termPass('No invoice of this claim stands in another one.');
  return termFound('warning', `${counted(issues.length, 'invoice stands', 'invoices stand')} in another claim, or may.`, issues);
}

function withinLine(facts: TermFacts): ReturnType<TermCheck['test']> {
  const lines = approvedLines(facts);
  const before = claimedElsewhere(facts).byLine;
  const { parts } = readClaim(facts.rows);
  const here = sumBy(parts, ({ costLine }) => costLine, partCents);
  const inPart = approvedInPart(everyOther(facts), facts);
  const takersOf = (key: string) => inPart.filter(({ claim }) => claim.parts.some(({ costLine }) => costLine === key));
  const over = [...here].flatMap(([key, amount]) => {
    const line = lines.get(key);
    const left = line ? cents(line.amountCents - (before.get(lineKey(line.id)) ?? 0)) : amount;
    return amount > left ? [{ key, name: line?.id ?? key, left, amount }] : [];
  });
  const issues = over.flatMap(({ key, name, left, amount }) => {
    const rows = parts.filter(({ costLine }) => costLine === key);
    const rest = formatCents(left > 0 ? left : zeroCents);
    const told = `${name} has ${rest} left, and this claim takes ${formatCents(amount)}`;
    const first = correctFirst(takersOf(key), 'or say why it costs more.');
    if (rows.every(({ explanation }) => explanation === ''))
      return [partIssue(rows[0]?.row ?? 0, 'explanation', `is empty, but ${told}. ${first ?? 'Say why it costs more.'}`)];
    return [partIssue(rows[0]?.row ?? 0, 'costLine', `${told}. ${first ?? 'See whether a modification of the application is needed first.'}`)];
  });
  if (issues.length === 0) return termPass('No cost line is claimed beyond what is left of it.');
  const sentence = `${counted(issues.length, 'cost line is', 'cost lines are')} claimed beyond what is left. What differs from the application may wait for a modification.`;
  return termFound('warning', sentence, issues);
}

/** What to do where claims that were approved in part still take what was not approved of them; null where none does. */
function correctFirst(claims: readonly PartApproval[], otherwise: string): string | null {
  if (claims.length === 0) return null;
  return `Correct ${claimList(claims.map(({ number }) => number))}, approved in part, to what was approved first, ${otherwise}`;
}

function partCents(part: { cents: Cents }): Cents {
  return part.cents;
}

function claimList(claims: readonly string[] = []): string {
  return [...new Set(claims)].join(', ');
}

function partIssue(row: number, key: string, fault: string): Issue {
  return rowIssue(claimAmounts, row, { key, fault });
}

export function invoiceIssue(row: number, key: string, fault: string): Issue {
  return rowIssue(claimInvoices, row, { key, fault });
}
