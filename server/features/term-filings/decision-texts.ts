import { type TermDecision, termOutcomes } from '../../domain/filing/term-decision.ts';
import { formatCents } from '../../domain/money.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';

/** A decision by the fields of its form, in words; nothing where none is recorded. */
export function decisionTexts(decision: TermDecision | null | undefined): Record<string, string> {
  if (!decision) return {};
  const { outcome, amountCents, decidedOn, document } = decision;
  const label = termOutcomes.find(({ value }) => value === outcome)?.label ?? outcome;
  return { outcome: label, amount: amountCents === null ? '' : formatCents(amountCents), decidedOn, document };
}

/** What the form of a decision names as seen. */
export function decisionSeen(decision: TermDecision | undefined): string {
  return fingerprintOf(decisionTexts(decision));
}
