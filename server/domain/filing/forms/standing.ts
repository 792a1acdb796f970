import type { FormField } from '../form-field.ts';
import { computed, entered } from '../shown-value.ts';
import { decisionWords, type TermDecision } from '../term-decision.ts';
import type { FrozenTermFiling, TermFacts, TermFilingKind, TermFormLine } from '../term-filing.ts';

const withdrawn = 'withdrawn';
/** The standing of a filing that was denied; no form offers it. */
const deniedStanding = 'denied';

/** Filings of which later forms ask what was decided. What is granted of a petition is recorded where the work is tracked. */
export const decidedKinds: readonly TermFilingKind[] = ['claim', 'modification'];

/** The answer that takes a filing out again; it is asked only in a correction. */
export function standingField(what: string): FormField {
  return {
    key: 'standing',
    label: `Does this ${what} still stand?`,
    help: `If it is withdrawn or was not approved, this version has no row of its tables, and nothing of it counts in other filings. What the administrator decided is recorded on the page of the ${what} instead, without a correction. The rows stay on this page and count again when the ${what} stands again.`,
    kind: 'choice',
    required: false,
    maxLength: 20,
    section: 'Standing',
    choices: [
      { value: 'in-force', label: 'It stands' },
      { value: withdrawn, label: 'Withdrawn, or not approved' },
    ],
    programs: ['scrp'],
    citation: null,
    isForCorrections: true,
  };
}

/** Whether what is filled in is a correction that takes the filing out. */
export function isWithdrawn({ answers, versions }: Pick<TermFacts, 'answers' | 'versions'>): boolean {
  return versions.length > 0 && answers.standing === withdrawn;
}

/** Whether the newest version of a submitted filing took it out, or it was denied (see `asDecided`). */
export function wasWithdrawn({ version, entered: { answers } }: Pick<FrozenTermFiling, 'version' | 'entered'>): boolean {
  return answers.standing === deniedStanding || (version > 1 && answers.standing === withdrawn);
}

/** A filing as others count it: of one that was denied nothing counts, as of one that its carrier took out. */
export function asDecided(frozen: FrozenTermFiling, decision: Pick<TermDecision, 'outcome'> | undefined): FrozenTermFiling {
  if (decision?.outcome !== 'denied') return frozen;
  return { ...frozen, entered: { answers: { ...frozen.entered.answers, standing: deniedStanding }, rows: {} } };
}

export function showStanding(facts: TermFacts): ReturnType<TermFormLine['show']> {
  if (isWithdrawn(facts)) return entered('Withdrawn, or not approved: nothing of it counts');
  const decision = facts.decisions.get(facts.number);
  const decided = decision ? `; version ${facts.versions.length} was ${decisionWords(decision)}` : '';
  return computed('It stands', facts.versions.length === 0 ? 'first version' : `version ${facts.versions.length + 1}${decided}`);
}
