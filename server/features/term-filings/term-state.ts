/** Where a filing of the term stands. Derived with every reading, never stored. */
export type TermState = 'Draft' | 'Ready to certify' | 'Being submitted' | 'Submitted';

export function termState(of: { isPrepared: boolean; isSubmitting: boolean; versions: number; isReopened: boolean }): TermState {
  if (of.isPrepared) return of.isSubmitting ? 'Being submitted' : 'Ready to certify';
  return of.versions > 0 && !of.isReopened ? 'Submitted' : 'Draft';
}
