import { type Day, formatDay } from '../calendar.ts';
import { type Cents, formatCents } from '../money.ts';
import type { Issue } from '../result.ts';

/** What the administrator can decide about a filing of the term. */
export const termOutcomes = [
  { value: 'approved', label: 'Approved', words: 'approved' },
  { value: 'approved-in-part', label: 'Approved in part', words: 'approved in part' },
  { value: 'denied', label: 'Denied', words: 'denied' },
] as const;
export type TermOutcome = (typeof termOutcomes)[number]['value'];

/** What the administrator decided about a version of a filing, as the carrier recorded it. */
export interface TermDecision {
  outcome: TermOutcome;
  /** What was approved of a claim in part; null where it is all of it or nothing, and for a modification. */
  amountCents: Cents | null;
  decidedOn: Day;
  /** Number in the register of the document that says so; empty where there is none. */
  document: string;
}

/** `approved in part on May 3, 2027, $600.00`. */
export function decisionWords({ outcome, amountCents, decidedOn }: TermDecision): string {
  const words = termOutcomes.find(({ value }) => value === outcome)?.words ?? outcome;
  return `${words} on ${formatDay(decidedOn)}${amountCents === null ? '' : `, ${formatCents(amountCents)}`}`;
}

/**
 * What cannot be true of a decision, with the field: it comes after the version was submitted and not after today, and a part of a
 * claim is more than nothing and less than what was claimed. `askedCents` is null where the filing asks for no amount of its own: a modification changes
 * lines, up, down or from one to the other, so no amount says which part of it was approved.
 */
export function decisionFaults({ outcome, amountCents, decidedOn }: TermDecision, on: DecisionContext): Issue[] {
  const issues: Issue[] = [];
  const fault = (field: string, message: string) => void issues.push({ severity: 'error', code: `decision-${field}`, field, message });
  if (decidedOn > on.today) fault('decidedOn', 'It cannot have been decided after today. Correct the day.');
  if (decidedOn < on.submittedOn)
    fault('decidedOn', `It cannot have been decided before the version was submitted on ${formatDay(on.submittedOn)}. Correct the day.`);
  const wrong = amountFault({ outcome, amountCents }, on.askedCents);
  if (wrong !== null) fault('amount', wrong);
  return issues;
}

function amountFault({ outcome, amountCents }: Pick<TermDecision, 'outcome' | 'amountCents'>, askedCents: Cents | null): string | null {
  if (askedCents === null) return amountCents === null ? null : 'An amount is recorded of claims only. Leave it empty.';
  if (outcome !== 'approved-in-part')
    return amountCents === null ? null : 'An amount belongs to what is approved in part. Choose that, or leave it empty.';
  if (amountCents === null) return 'The amount is missing. Enter what was approved of it.';
  if (amountCents === 0) return 'Nothing was approved: choose Denied instead.';
  if (amountCents < askedCents) return null;
  return `It is not less than the ${formatCents(askedCents)} that was claimed. Choose Approved, or correct the amount.`;
}

interface DecisionContext {
  submittedOn: Day;
  today: Day;
  askedCents: Cents | null;
}
