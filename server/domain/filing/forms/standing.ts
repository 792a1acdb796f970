import type { FormField } from '../form-field.ts';
import { computed, entered } from '../shown-value.ts';
import type { FrozenTermFiling, TermFacts, TermFormLine } from '../term-filing.ts';

const withdrawn = 'withdrawn';

/** The answer that takes a filing out again; it is asked only in a correction. */
export function standingField(what: string): FormField {
  return {
    key: 'standing',
    label: `Does this ${what} still stand?`,
    help: `If it is withdrawn or was not approved, this version has no row of its tables, and nothing of it counts in other filings. The rows stay on this page and count again when the ${what} stands again.`,
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

/** Whether the newest version of a submitted filing took it out. */
export function wasWithdrawn({ version, entered: { answers } }: Pick<FrozenTermFiling, 'version' | 'entered'>): boolean {
  return version > 1 && answers.standing === withdrawn;
}

export function showStanding(facts: TermFacts): ReturnType<TermFormLine['show']> {
  if (isWithdrawn(facts)) return entered('Withdrawn, or not approved: nothing of it counts');
  return computed('It stands', facts.versions.length === 0 ? 'first version' : `version ${facts.versions.length + 1}`);
}
