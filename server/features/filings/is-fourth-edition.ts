import type { FrozenPaper } from '../../domain/filing/frozen-filing.ts';

/** Papers from the fourth edition on explain figures in footnotes, set the hash on the cover in one line and say of a warning that its rule is not met; earlier ones keep their bytes. */
export function isFourthEdition(paper: FrozenPaper | undefined): boolean {
  return (paper?.edition ?? 1) >= 4;
}
