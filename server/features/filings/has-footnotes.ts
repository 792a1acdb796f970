import type { FrozenPaper } from '../../domain/filing/frozen-filing.ts';

/** Papers from the fourth edition on explain figures in footnotes; earlier ones keep their bytes. */
export function hasFootnotes(paper: FrozenPaper | undefined): boolean {
  return (paper?.edition ?? 1) >= 4;
}
