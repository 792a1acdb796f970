import { toDay } from '../../../calendar.ts';
import type { CostCategory } from '../../../catalog/price-book.ts';
import type { TermAnswers, TermFacts } from '../../term-filing.ts';
import { approvedLines } from '../approved-lines.ts';
import { filedRows } from '../disposal-record/disposal-units.ts';
import { accountedBefore, itemKey, listedItems, nextPeriodEnd, paidInClaims, periodOf } from './spending-accounts.ts';
import { obtainedRows, removedRows, spentRows } from './spending-fields.ts';

/** Work and fees: nothing that is obtained. */
const services: readonly CostCategory[] = ['Engineering and permits', 'Integration and testing', 'Disposal', 'Program management', 'Escalation'];

/** The period that is asked for, else the next one, the payments of claims filed here up to its end, covered items removed or destroyed, and what was bought, as far as it is known. */
export function prefillSpending(facts: TermFacts): TermAnswers {
  const periodEndsOn = facts.answers.periodEndsOn ?? nextPeriodEnd(facts);
  return { answers: { periodEndsOn }, rows: rowsOf({ ...facts, answers: { periodEndsOn } }) };
}

/** All that no report before it lists, up to today. */
export function prefillFinalSpending(facts: TermFacts): TermAnswers {
  const answers = { periodEndsOn: facts.today };
  return { answers, rows: rowsOf({ ...facts, answers }) };
}

function rowsOf(facts: TermFacts): TermAnswers['rows'] {
  const period = periodOf(facts);
  const first = facts.award?.firstMoneyOn ?? null;
  const isFirst = accountedBefore(facts).reports.length === 0 && period !== null && first !== null && first <= period.until;
  return {
    ...(isFirst && { received: [{ on: first, amount: '', reference: '', document: '' }] }),
    spent: payments(facts).slice(0, spentRows.mostRows),
    removed: removedItems(facts).slice(0, removedRows.mostRows),
    obtained: obtainedItems(facts).slice(0, obtainedRows.mostRows),
  };
}

function payments(facts: TermFacts): Row[] {
  const lines = approvedLines(facts);
  return partsOf(facts).map(({ invoice, costLine, cents }) => ({
    payee: invoice.vendor,
    invoice: invoice.number,
    purpose: (lines.get(costLine)?.item ?? 'Cost of the application').slice(0, 160),
    costLine: lines.get(costLine)?.id ?? costLine,
    paidOn: invoice.paidOn ?? '',
    amount: cellOf(cents),
  }));
}

/**
 * Covered items that the inventory has as removed or destroyed, unless a report before says the same of them; what disposal records filed here say of
 * days and certificates goes along.
 */
function removedItems(facts: TermFacts): Row[] {
  const known = listedItems(facts);
  const disposals = filedRows(facts);
  return facts.inventory.items.flatMap((item, index): Row[] => {
    const verdict = facts.coverage.items[index]?.verdict;
    const isOut = item.status === 'removed' || item.status === 'destroyed';
    if (!isOut || (verdict !== 'covered' && verdict !== 'boundary') || known.has(itemKey(item.tag, item.status))) return [];
    const what = { item: `${item.maker} ${item.model}`.slice(0, 120), tag: item.tag, site: item.siteCode, state: item.status };
    const recorded = item.status === 'destroyed' ? disposals.filter(({ held }) => held?.item.tag === item.tag) : [];
    const left = item.quantity - recorded.reduce((sum, { quantity }) => sum + quantity, 0);
    return [
      ...recorded.map(({ quantity, cells }) => {
        const { removedOn = '', destroyedOn = '', certificate = '' } = cells;
        return { ...what, quantity: String(quantity), removedOn, disposedOn: destroyedOn, document: certificate };
      }),
      ...(left > 0 ? [{ ...what, quantity: String(left), removedOn: '', disposedOn: '', document: '' }] : []),
    ];
  });
}

/** One row for each item of each vendor: how many there were, and how they were obtained, only the carrier knows. */
function obtainedItems(facts: TermFacts): Row[] {
  const lines = approvedLines(facts);
  const items = new Map<string, { row: Row; cents: number }>();
  for (const { invoice, costLine, cents } of partsOf(facts)) {
    const line = lines.get(costLine);
    if (line?.phase !== 'replacement' || services.includes(line.category)) continue;
    const key = `${invoice.vendor}|${line.entryCode}`;
    const known = items.get(key);
    const row = { item: line.item.slice(0, 160), quantity: '', how: '', vendor: invoice.vendor, obtainedOn: '' };
    items.set(key, { row: known?.row ?? row, cents: (known?.cents ?? 0) + cents });
  }
  return [...items.values()].map(({ row, cents }) => ({ ...row, amount: cellOf(cents) }));
}

function partsOf(facts: TermFacts) {
  const until = toDay(facts.answers.periodEndsOn ?? '');
  return until ? paidInClaims(facts, until) : [];
}

/** `1250.00`, as a money cell is kept. */
function cellOf(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

type Row = Record<string, string>;
