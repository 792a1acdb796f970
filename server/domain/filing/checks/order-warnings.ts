import type { FilingCheck } from '../check-filing.ts';

/**
 * What is at stake where a check warns, gravest first. An order of this software: no source read ranks the points of a review.
 * - `application`: the filing as a whole may be refused, or be answered by a letter with days to cure.
 * - `money`: some of what is asked for may not be paid, or not in time.
 * - `proof`: more detail may be asked for.
 */
const stakes = ['application', 'money', 'proof'] as const;
type Stake = (typeof stakes)[number];

const stakeOf: Readonly<Record<string, Stake>> = {
  'payment-identifiers': 'application',
  'customer-limit': 'application',
  'customer-evidence': 'application',
  'own-estimates': 'application',
  'within-term': 'application',
  'customers-current': 'proof',
  'sites-located': 'proof',
  'serials-given': 'proof',
  'quantities-plausible': 'proof',
  'timeline-ahead': 'proof',
  'data-sanitization': 'proof',
};

/** The checks gravest first: by what is at stake, then by money where it is known, then in the order of the form. */
export function gravestFirst<T extends Pick<FilingCheck, 'id' | 'atStakeCents'>>(checks: readonly T[]): T[] {
  return [...checks].sort((one, other) => rankOf(one) - rankOf(other) || (other.atStakeCents ?? 0) - (one.atStakeCents ?? 0));
}

function rankOf({ id }: Pick<FilingCheck, 'id'>): number {
  return stakes.indexOf(stakeOf[id] ?? 'money');
}
