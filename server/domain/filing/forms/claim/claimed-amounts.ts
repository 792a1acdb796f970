import { type Day, toDay } from '../../../calendar.ts';
import { type Cents, cents, sumCents, zeroCents } from '../../../money.ts';
import type { Program } from '../../../programs/program.ts';
import type { FrozenTermFiling, TermAnswers, TermFacts } from '../../term-filing.ts';
import { everyOther, readCellCents } from '../../term-values.ts';
import { lineKey } from '../approved-lines.ts';

/** Claims read before: every table and check of a form asks again, and a claim may have thousands of rows. */
const claimsRead = new WeakMap<TermAnswers['rows'], Claim>();

/**
 * Reads the two tables of a claim. Amounts are cents; a part that names no invoice of the claim, or one of several with the same number, has
 * `invoice` null and says why. Cells that cannot be read count as nothing: what is wrong with them is said by the checks.
 */
export function readClaim(rows: TermAnswers['rows']): Claim {
  const known = claimsRead.get(rows);
  if (known) return known;
  const claim = toClaim(rows);
  claimsRead.set(rows, claim);
  return claim;
}

function toClaim(rows: TermAnswers['rows']): Claim {
  const invoices = (rows.invoices ?? []).map(
    (row, index): ClaimInvoice => ({
      row: index,
      vendor: row.vendor ?? '',
      number: row.number ?? '',
      key: invoiceKey(row.vendor ?? '', row.number ?? ''),
      amountCents: readCellCents(row.amount ?? ''),
      datedOn: toDay(row.date ?? '') ?? null,
      paidOn: toDay(row.paidOn ?? '') ?? null,
      document: row.document ?? '',
      proof: row.proof ?? '',
    }),
  );
  const named = namesOf(invoices);
  const parts = (rows.amounts ?? []).map((row, index): ClaimPart => {
    const found = named.get(plain(row.invoice ?? '')) ?? [];
    const [first] = found;
    const isOne = first !== undefined && found.every(({ key }) => key === first.key);
    return {
      row: index,
      reference: row.invoice ?? '',
      invoice: isOne ? first : null,
      fault: isOne ? null : first === undefined ? 'unknown' : 'ambiguous',
      costLine: lineKey(row.costLine ?? ''),
      cents: readCellCents(row.amount ?? ''),
      explanation: row.explanation ?? '',
    };
  });
  return { invoices, parts, totalCents: sumCents(parts.map((part) => part.cents)) };
}

/** What the claims first submitted before this one took, of each invoice and of each cost line. A claim that was denied, as recorded, took nothing. */
export function claimedBefore({ earlier }: Pick<TermFacts, 'earlier'>): ClaimedAmounts {
  return claimedIn(earlier);
}

/** What all other claims took: with this one they must stay within invoices, cost lines and the allocation, whichever came first. */
export function claimedElsewhere(facts: Pick<TermFacts, 'earlier' | 'later'>): ClaimedAmounts {
  return claimedIn(everyOther(facts));
}

/**
 * The given claims that were approved in part, with what was not approved of each. No decision by line is recorded, so each is counted whole, of its
 * invoices and cost lines, until it is corrected to what was approved.
 */
export function approvedInPart(filings: readonly FrozenTermFiling[], { decisions }: Pick<TermFacts, 'decisions'>): PartApproval[] {
  return filings.flatMap(({ kind, number, entered }): PartApproval[] => {
    const approvedCents = kind === 'claim' ? decisions.get(number)?.amountCents : null;
    if (approvedCents === null || approvedCents === undefined) return [];
    const claim = readClaim(entered.rows);
    return [{ number, claim, approvedCents, disallowedCents: cents(Math.max(0, claim.totalCents - approvedCents)) }];
  });
}

/** What was claimed in the given claims and not approved, where they were approved in part: it is no money of the allocation. */
export function disallowedIn(filings: readonly FrozenTermFiling[], facts: Pick<TermFacts, 'decisions'>): Cents {
  return sumCents(approvedInPart(filings, facts).map(({ disallowedCents }) => disallowedCents));
}

function claimedIn(filings: readonly FrozenTermFiling[]): ClaimedAmounts {
  const before: ClaimedAmounts = { claims: [], byInvoice: new Map(), byLine: new Map(), totalCents: zeroCents };
  for (const { kind, number, entered } of filings) {
    if (kind !== 'claim') continue;
    const { invoices, parts, totalCents } = readClaim(entered.rows);
    before.claims.push(number);
    before.totalCents = cents(before.totalCents + totalCents);
    for (const invoice of invoices) {
      const known = before.byInvoice.get(invoice.key);
      before.byInvoice.set(invoice.key, { invoice, claimedCents: known?.claimedCents ?? zeroCents, claims: [...(known?.claims ?? []), number] });
    }
    for (const { invoice, costLine, cents: amount } of parts) {
      before.byLine.set(costLine, cents((before.byLine.get(costLine) ?? 0) + amount));
      const taken = invoice && before.byInvoice.get(invoice.key);
      if (taken) taken.claimedCents = cents(taken.claimedCents + amount);
    }
  }
  return before;
}

/** Sums by key, in the order in which the keys first come. */
export function sumBy<T>(all: readonly T[], keyOf: (one: T) => string, centsOf: (one: T) => number): Map<string, Cents> {
  const sums = new Map<string, Cents>();
  for (const one of all) sums.set(keyOf(one), cents((sums.get(keyOf(one)) ?? 0) + centsOf(one)));
  return sums;
}

/** Two texts that differ only in case, signs and blanks are one invoice of one vendor: `INV 10-01` of `Acme, Inc.` is `inv1001` of `ACME INC`. */
function invoiceKey(vendor: string, number: string): string {
  return `${plain(vendor)}|${plain(number)}`;
}

/** Each invoice by its number alone, and by vendor and number. */
function namesOf(invoices: readonly ClaimInvoice[]): Map<string, ClaimInvoice[]> {
  const names = new Map<string, ClaimInvoice[]>();
  for (const invoice of invoices) {
    for (const name of new Set([plain(invoice.number), plain(`${invoice.vendor}${invoice.number}`)]))
      names.set(name, [...(names.get(name) ?? []), invoice]);
  }
  return names;
}

/** Whether a text names a maker whose equipment is covered: as a word, so that `Aztec` is none. */
export function isOfCoveredMaker(text: string, { coveredMakers }: Pick<Program, 'coveredMakers'>): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return coveredMakers.value?.some((maker) => words.includes(maker)) ?? false;
}

/** Letters and digits alone, in lower case; a text without any as it is. */
export function plain(text: string): string {
  const normal = text.normalize('NFKC').toLowerCase();
  return normal.replace(/[^\p{L}\p{N}]/gu, '') || normal.trim();
}

export interface ClaimInvoice {
  /** From 0. */
  row: number;
  vendor: string;
  number: string;
  /** The same for the same invoice in any claim. */
  key: string;
  amountCents: Cents;
  datedOn: Day | null;
  paidOn: Day | null;
  document: string;
  proof: string;
}

export interface ClaimPart {
  /** From 0. */
  row: number;
  /** The invoice as it was typed. */
  reference: string;
  invoice: ClaimInvoice | null;
  fault: 'unknown' | 'ambiguous' | null;
  costLine: string;
  cents: Cents;
  explanation: string;
}

export interface Claim {
  readonly invoices: readonly ClaimInvoice[];
  readonly parts: readonly ClaimPart[];
  readonly totalCents: Cents;
}

export interface PartApproval {
  number: string;
  claim: Claim;
  approvedCents: Cents;
  disallowedCents: Cents;
}

export interface ClaimedAmounts {
  /** Numbers of the claims, oldest first. */
  claims: string[];
  byInvoice: Map<string, { invoice: ClaimInvoice; claimedCents: Cents; claims: string[] }>;
  byLine: Map<string, Cents>;
  totalCents: Cents;
}
