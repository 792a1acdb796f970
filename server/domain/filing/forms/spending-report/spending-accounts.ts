import { addDays, type Day, rollForward, toDay } from '../../../calendar.ts';
import { type Cents, cents, sumCents, zeroCents } from '../../../money.ts';
import type { FrozenTermFiling, TermAnswers, TermFacts } from '../../term-filing.ts';
import { everyOther, readCellCents } from '../../term-values.ts';
import { approvedLines, lineKey } from '../approved-lines.ts';
import { type ClaimInvoice, type ClaimPart, plain, readClaim, sumBy } from '../claim/claimed-amounts.ts';

/** Last days of the half-years that reports cover. The rule names the days they are due after; that a report covers the half-year is a planning assumption. */
const periodEnds = ['01-31', '07-31'];
const reportDays = 10;
/** What stands where spending names no cost line of the application. */
export const untied = 'Not tied to a cost line';

/**
 * The period that a report covers: for a final one from the day after the report before it, or from the first money, to the day it says. Null while the
 * day is missing, or where a half-year does not end on it.
 */
export function periodOf(facts: ReportFacts & Pick<TermFacts, 'award'>): Period | null {
  const { kind, answers, award } = facts;
  const until = toDay(answers.periodEndsOn ?? '');
  if (!until) return null;
  const last = toDay(reportsBefore(facts).at(-1)?.entered.answers.periodEndsOn ?? '');
  if (kind === 'final-spending-report') return { from: last ? addDays(last, 1) : (award?.firstMoneyOn ?? until), until, dueOn: null };
  if (!periodEnds.includes(until.slice(5))) return null;
  const start = halfYearStart(until);
  const money = award?.firstMoneyOn ?? null;
  return { from: money !== null && money > start && money <= until ? money : start, until, dueOn: rollForward(addDays(until, reportDays)) };
}

/** The last day of the half-year after the one of the last report; without a report of the newest that ended, not before the first money. */
export function nextPeriodEnd({ today, award, earlier, later }: Pick<TermFacts, 'today' | 'award' | 'earlier' | 'later'>): Day {
  const last = toDay(reportsOf({ earlier, later }).at(-1)?.entered.answers.periodEndsOn ?? '');
  const after = last ?? award?.firstMoneyOn ?? today;
  const ends = halfYearEnds(Number(after.slice(0, 4)));
  if (last) return ends.find((end) => end > last) ?? last;
  const ended = halfYearEnds(Number(today.slice(0, 4))).findLast((end) => end < today) ?? today;
  return ended >= after ? ended : (ends.find((end) => end >= after) ?? ended);
}

/** Other spending reports submitted here, in the order of their periods. */
export function reportsOf(facts: Pick<TermFacts, 'earlier' | 'later'>): FrozenTermFiling[] {
  const all = everyOther(facts).filter(({ kind }) => kind === 'spending-report' || kind === 'final-spending-report');
  return all.sort((a, b) => (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : 0));
}

/** Those of a period before this one; of a report that says no period yet, all. */
function reportsBefore(facts: ReportFacts): FrozenTermFiling[] {
  const mine = facts.answers.periodEndsOn ?? '';
  return reportsOf(facts).filter(
    (report) => mine === '' || endOf(report) < mine || (facts.kind === 'final-spending-report' && endOf(report) === mine),
  );
}

function endOf({ entered }: FrozenTermFiling): string {
  return entered.answers.periodEndsOn ?? '';
}

/** Funds received and payments made, as rows of a report list them, in cents. */
export function readAccounts(rows: TermAnswers['rows']): Accounts {
  const spent = (rows.spent ?? []).map(
    (row, index): Payment => ({
      row: index,
      key: paymentKey(row.payee ?? '', row.invoice ?? '', lineKey(row.costLine ?? '')),
      payee: row.payee ?? '',
      costLine: lineKey(row.costLine ?? ''),
      paidOn: toDay(row.paidOn ?? '') ?? null,
      cents: readCellCents(row.amount ?? ''),
    }),
  );
  return {
    receivedCents: sumCents((rows.received ?? []).map(({ amount = '' }) => readCellCents(amount))),
    spent,
    spentCents: sumCents(spent.map((payment) => payment.cents)),
  };
}

/** What reports before this one accounted for. */
export function accountedBefore(facts: ReportFacts): AccountedBefore {
  const all = reportsBefore(facts);
  const accounts = all.map(({ entered }) => readAccounts(entered.rows));
  return {
    reports: all.map(({ number }) => number),
    receivedCents: sumCents(accounts.map(({ receivedCents }) => receivedCents)),
    spentCents: sumCents(accounts.map(({ spentCents }) => spentCents)),
    spent: accounts.flatMap(({ spent }) => spent),
  };
}

/** Items that any report lists, by tag and state. */
export function listedItems(facts: Pick<TermFacts, 'earlier' | 'later'>): Set<string> {
  return new Set(reportsOf(facts).flatMap(({ entered }) => (entered.rows.removed ?? []).map(({ tag = '', state = '' }) => itemKey(tag, state))));
}

/** Spending by category of the application's cost lines, with what names none of them last. */
export function spendingByCategory(facts: Pick<TermFacts, 'application' | 'earlier' | 'later'>, payments: readonly Payment[]): Map<string, Cents> {
  const lines = approvedLines(facts);
  const sums = new Map<string, Cents>([...lines.values()].map(({ category }) => [category, zeroCents]));
  let loose = zeroCents;
  for (const { costLine, cents: amount } of payments) {
    const category = lines.get(costLine)?.category;
    if (category === undefined) loose = cents(loose + amount);
    else sums.set(category, cents((sums.get(category) ?? 0) + amount));
  }
  return loose === 0 ? sums : sums.set(untied, loose);
}

/**
 * Parts of claims filed here that were paid up to a day and stand in no report submitted here nor among the payments `listed`, in the order in which
 * they were paid. One invoice can be claimed in several parts for one cost line, so amounts are compared: what is listed of it covers the part paid
 * first, and a part that is covered only partly comes with the cents that are left.
 */
export function paidInClaims(facts: Pick<TermFacts, 'earlier' | 'later'>, until: Day, listed: readonly Payment[] = []): PaidPart[] {
  const reported = reportsOf(facts).flatMap(({ entered }) => readAccounts(entered.rows).spent);
  const open = sumBy(
    [...reported, ...listed],
    ({ key }) => key,
    (payment) => payment.cents,
  );
  return paidParts(facts, until).flatMap((part) => {
    const key = paymentKey(part.invoice.vendor, part.invoice.number, part.costLine);
    const known = open.get(key) ?? zeroCents;
    const covered = Math.min(known, part.cents);
    open.set(key, cents(known - covered));
    return covered === part.cents ? [] : [{ ...part, cents: cents(part.cents - covered) }];
  });
}

/** Parts of claims whose invoices were paid up to a day, by the day of payment; those of one day as they were claimed. */
function paidParts(facts: Pick<TermFacts, 'earlier' | 'later'>, until: Day): PaidPart[] {
  const paidOn = ({ invoice }: PaidPart) => invoice.paidOn ?? until;
  return everyOther(facts)
    .filter(({ kind }) => kind === 'claim')
    .flatMap(({ entered }) => readClaim(entered.rows).parts)
    .flatMap(({ invoice, ...part }) => (invoice?.paidOn && invoice.paidOn <= until ? [{ ...part, invoice }] : []))
    .sort((a, b) => (paidOn(a) < paidOn(b) ? -1 : paidOn(a) > paidOn(b) ? 1 : 0));
}

export function itemKey(tag: string, state: string): string {
  return `${plain(tag)}|${state}`;
}

function paymentKey(payee: string, invoice: string, costLine: string): string {
  return `${plain(payee)}|${plain(invoice)}|${costLine}`;
}

function halfYearStart(end: Day): Day {
  const year = Number(end.slice(0, 4));
  return (end.endsWith('01-31') ? `${year - 1}-08-01` : `${year}-02-01`) as Day;
}

function halfYearEnds(year: number): Day[] {
  return [year - 1, year, year + 1].flatMap((one) => periodEnds.map((end) => `${one}-${end}` as Day));
}

type ReportFacts = Pick<TermFacts, 'kind' | 'answers' | 'earlier' | 'later'>;

export interface Period {
  from: Day;
  until: Day;
  /** null for a final report: the rule sets no day. */
  dueOn: Day | null;
}

export interface Payment {
  /** From 0. */
  row: number;
  /** The same for the same payment in a claim and a report: payee, invoice and cost line. */
  key: string;
  payee: string;
  costLine: string;
  paidOn: Day | null;
  cents: Cents;
}

type PaidPart = ClaimPart & { invoice: ClaimInvoice };

interface Accounts {
  receivedCents: Cents;
  spent: Payment[];
  spentCents: Cents;
}

interface AccountedBefore {
  /** Numbers, oldest first. */
  reports: string[];
  receivedCents: Cents;
  spentCents: Cents;
  spent: Payment[];
}
