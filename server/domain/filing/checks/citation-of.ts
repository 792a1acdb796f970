import type { ProgramKey } from '../../programs/program.ts';
import { asHr4998Asks } from '../../programs/s1625.ts';
import type { Check } from './check.ts';

/** The paragraph behind a check under a program. What S.1625 leaves open is asked as H.R.4998 asks it, and says so. */
export function citationOf({ citations }: Check, program: ProgramKey): string {
  const own = citations[program];
  if (own !== undefined) return own;
  return program === 's1625' && citations.hr4998 !== undefined ? asHr4998Asks(citations.hr4998) : 'Good practice';
}
