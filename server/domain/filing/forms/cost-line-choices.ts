import { cents, formatCents } from '../../money.ts';
import type { TermFacts } from '../term-filing.ts';
import { approvedLines, lineKey } from './approved-lines.ts';
import { claimedBefore, plain, readClaim, sumBy } from './claim/claimed-amounts.ts';

/** The cost lines of the application, each with its item and what no claim has taken of it yet. */
export function suggestCostLines(facts: TermFacts): { value: string; label: string }[] {
  const before = claimedBefore(facts).byLine;
  const here = sumBy(
    readClaim(facts.rows).parts,
    ({ costLine }) => costLine,
    (part) => part.cents,
  );
  return [...approvedLines(facts).values()].map(({ id, item, amountCents }) => {
    const left = cents(amountCents - (before.get(lineKey(id)) ?? 0) - (here.get(lineKey(id)) ?? 0));
    return { value: id, label: `${item}, ${formatCents(left)} left` };
  });
}

/** The invoices of a claim: by number, where several vendors have it by vendor and number. */
export function suggestInvoices({ rows }: TermFacts): { value: string; label: string }[] {
  const { invoices } = readClaim(rows);
  const vendors = new Map<string, Set<string>>();
  for (const { vendor, number } of invoices) vendors.set(plain(number), (vendors.get(plain(number)) ?? new Set()).add(plain(vendor)));
  return invoices.map(({ vendor, number, amountCents }) => {
    const isShared = (vendors.get(plain(number))?.size ?? 0) > 1;
    return { value: isShared ? `${vendor} ${number}` : number, label: `${vendor}, ${formatCents(amountCents)}` };
  });
}
