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
  /** What was approved; null where it is all of it or nothing. */
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
 * What cannot be true of a decision, with the field: it comes after the version was submitted and not after today, and a part is less than what was
 * asked for. `askedCents` is null where the filing asks for no amount of its own: a modification changes lines.
 */
export function decisionFaults({ outcome, amountCents, decidedOn }: TermDecision, on: DecisionContext): Issue[] {
  const issues: Issue[] = [];
  const fault = (field: string, message: string) => void issues.push({ severity: 'error', code: `decision-${field}`, field, message });
  if (decidedOn > on.today) fault('decidedOn', 'It cannot have been decided after today. Correct the day.');
  if (decidedOn < on.submittedOn)
    fault('decidedOn', `It cannot have been decided before the version was submitted on ${formatDay(on.submittedOn)}. Correct the day.`);
  if (outcome === 'approved-in-part' && amountCents === null) fault('amount', 'The amount is missing. Enter what was approved of it.');
  if (outcome !== 'approved-in-part' && amountCents !== null)
    fault('amount', 'An amount belongs to what is approved in part. Choose that, or leave it empty.');
  if (outcome === 'approved-in-part' && amountCents === 0) fault('amount', 'Nothing was approved: choose Denied instead.');
  if (amountCents !== null && on.askedCents !== null && amountCents >= on.askedCents)
    fault('amount', `It is not less than the ${formatCents(on.askedCents)} that was claimed. Choose Approved, or correct the amount.`);
  return issues;
}

interface DecisionContext {
  submittedOn: Day;
  today: Day;
  askedCents: Cents | null;
}
