import { formatDay } from '../../../calendar.ts';
import { type Cents, cents, formatCents, sumCents } from '../../../money.ts';
import { counted } from '../../../words.ts';
import type { ShownValue } from '../../filing.ts';
import { computed } from '../../shown-value.ts';
import type { FrozenTermFiling, TermFacts } from '../../term-filing.ts';
import { type ApprovedLine, addedBy, filedLines, type LineChange, modifyLines, totalOf } from '../approved-lines.ts';
import { wasWithdrawn } from '../standing.ts';

const notKnown = 'Not known yet';

/**
 * A modification against the lines as they stood before it: its rows with the amounts before and after, and the total as filed, before and after, in
 * cents. `steps` lead from the total as filed to the total after; their sum is the total after.
 */
export function readModification(facts: TermFacts): Modification {
  const known = readOnce.get(facts) ?? compareLines(facts);
  readOnce.set(facts, known);
  return known;
}

/** Facts are gathered once and then only read, by every line, table and check of the form. */
const readOnce = new WeakMap<TermFacts, Modification>();

function compareLines(facts: TermFacts): Modification {
  const filedCents = totalOf(filedLines(facts));
  const lines = new Map(filedLines(facts));
  const steps = [{ title: 'The application as filed', cents: filedCents }];
  for (const one of modificationsBefore(facts)) {
    const { number, entered } = one;
    if (!wasWithdrawn(one)) steps.push({ title: `Modification ${number}`, cents: sumOf(modifyLines(lines, number, entered.rows)) });
  }
  const beforeCents = totalOf(lines);
  const changes = modifyLines(lines, facts.number, facts.rows);
  steps.push({ title: 'Cost lines changed here', cents: sumOf(changes.filter(({ table }) => table === 'lines')) });
  steps.push({ title: 'Cost lines added here', cents: sumOf(changes.filter(({ table }) => table === 'added')) });
  return { changes, lines, filedCents, beforeCents, afterCents: totalOf(lines), steps };
}

/** `+$1,250.00`, `−$40.00`, `$0.00`. */
export function signedCents(amount: Cents): string {
  return amount > 0 ? `+${formatCents(amount)}` : formatCents(amount);
}

/** Numbers of the modifications submitted before that stand, oldest first. */
export function earlierModifications(facts: Pick<TermFacts, 'earlier'>): string[] {
  return modificationsBefore(facts).flatMap((one) => (wasWithdrawn(one) ? [] : [one.number]));
}

function modificationsBefore({ earlier }: Pick<TermFacts, 'earlier'>): FrozenTermFiling[] {
  return earlier.filter(({ kind }) => kind === 'modification');
}

/** All that were submitted before, with what became of them. */
function listBefore(facts: TermFacts): string {
  const each = modificationsBefore(facts).map((one) => (wasWithdrawn(one) ? `${one.number} (withdrawn, or not approved)` : one.number));
  return each.join(', ') || 'None filed here';
}

/** What the change means for the money: a modification allocates nothing. */
export function moneySentence(facts: TermFacts): string {
  const { afterCents } = readModification(facts);
  const allocated = facts.award?.allocatedCents ?? null;
  const base = 'A modification allocates no money: nothing that was read says that an allocation rises with one.';
  if (allocated === null) return `${base} The allocation is not recorded.`;
  const over = cents(afterCents - allocated);
  return over > 0
    ? `${base} The total after it is ${formatCents(over)} more than the ${formatCents(allocated)} that was allocated; plan to pay that without the program.`
    : `${base} The total after it is within the ${formatCents(allocated)} that was allocated.`;
}

export const modificationValues = {
  counts:
    (key: 'lines' | 'added' | 'scope' | 'dates', table: string, one: string) =>
    ({ rows }: TermFacts): ShownValue => {
      const count = rows[key]?.length ?? 0;
      return computed(count === 0 ? 'None' : `${counted(count, one)}, listed in table ${table}`, 'rows entered for this filing');
    },
  earlier: (facts: TermFacts): ShownValue => computed(listBefore(facts), 'filings of this application'),
  filed: (facts: TermFacts): ShownValue => ({
    value: facts.application ? formatCents(readModification(facts).filedCents) : 'Not filed',
    origin: 'carried over',
    originNote: facts.application ? `sum of the cost lines of application ${facts.application.number}` : 'no submitted application',
  }),
  before: money(({ beforeCents }) => formatCents(beforeCents), 'application and the modifications submitted before'),
  change: money(({ beforeCents, afterCents }) => signedCents(cents(afterCents - beforeCents)), 'tables T1 and T2'),
  after: money(({ afterCents }) => formatCents(afterCents), 'sum of all cost lines after this modification'),
  againstApproved: against(({ award }) => award?.approvedCents ?? null),
  againstAllocated: against(({ award }) => award?.allocatedCents ?? null),
  follows: (facts: TermFacts): ShownValue => computed(moneySentence(facts), 'reading of 47 CFR 1.50004(e)-(f)'),
  finishFiled: ({ application }: TermFacts): ShownValue => ({
    value: application ? formatDay(application.frozen.timeline.finishOn) : 'Not filed',
    origin: 'carried over',
    originNote: application ? `application ${application.number}, version ${application.version}` : 'no submitted application',
  }),
  finishExpected: ({ work }: TermFacts): ShownValue =>
    work
      ? computed(formatDay(work.expectedFinishOn), work.expectedFrom ?? `record of the work against the baseline ${work.baseline}`)
      : computed('Not tracked: no baseline is set', 'record of the work against the baseline'),
};

function money(show: (modification: Modification) => string, note: string): (facts: TermFacts) => ShownValue {
  return (facts) => computed(facts.application ? show(readModification(facts)) : notKnown, note);
}

function against(amountOf: (facts: TermFacts) => Cents | null): (facts: TermFacts) => ShownValue {
  return (facts) => {
    const [amount, note] = [amountOf(facts), 'total after this modification less the amount recorded under Award'];
    if (amount === null || !facts.application) return computed(notKnown, note);
    const over = cents(readModification(facts).afterCents - amount);
    return computed(over === 0 ? 'The same' : `${formatCents(cents(Math.abs(over)))} ${over > 0 ? 'more' : 'less'}`, note);
  };
}

function sumOf(changes: readonly LineChange[]): Cents {
  return sumCents(changes.map(addedBy));
}

export interface Modification {
  changes: LineChange[];
  /** After it. */
  lines: ReadonlyMap<string, ApprovedLine>;
  filedCents: Cents;
  beforeCents: Cents;
  afterCents: Cents;
  steps: { title: string; cents: Cents }[];
}
