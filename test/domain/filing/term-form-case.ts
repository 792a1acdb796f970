import type { Instant } from '../../../server/domain/calendar.ts';
import { buildTermFiling } from '../../../server/domain/filing/build-term-filing.ts';
import { checkTermFiling } from '../../../server/domain/filing/check-term-filing.ts';
import { freezeTermFiling } from '../../../server/domain/filing/freeze-term-filing.ts';
import type { FrozenTermFiling, TermFacts, TermForm } from '../../../server/domain/filing/term-filing.ts';

/** What one check of a form says, with the places of its faults. */
export function checkedBy(form: TermForm, facts: TermFacts, id: string) {
  const check = checkTermFiling(form, facts).find((one) => one.id === id);
  return [check?.outcome, check?.issues.map(({ field }) => field)];
}

/** The value of one line of a form. */
export function lineValueOf(form: TermForm, facts: TermFacts, id: string): string | undefined {
  return buildTermFiling(form, facts)
    .sections.flatMap(({ lines }) => lines)
    .find((line) => line.id === id)?.value;
}

/** The first version of a form as an officer submitted it. */
export function submittedOn(form: TermForm, facts: TermFacts, instant: string): FrozenTermFiling {
  const submittedAt = instant as Instant;
  const submittedBy = { name: 'Ana Diaz', title: 'President' };
  return freezeTermFiling(form, facts, { software: 'x', version: 1, submittedAt, submittedBy, certifiedAt: submittedAt });
}
