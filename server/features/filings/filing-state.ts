import type { ReviewStep } from '../../domain/review/review.ts';
import { reviewStatus } from '../../domain/review/review-status.ts';

/** Where a filing stands, in the word its carrier reads. Derived with every reading, never stored. */
export type FilingState = 'Draft' | 'Ready to certify' | 'Being submitted' | 'Submitted' | 'Returned' | 'Accepted';

export function filingState(of: { isPrepared: boolean; isSubmitting: boolean; steps: readonly ReviewStep[] }): FilingState {
  if (of.isPrepared) return of.isSubmitting ? 'Being submitted' : 'Ready to certify';
  const status = reviewStatus(of.steps);
  if (status === null) return 'Draft';
  if (status === 'returned') return 'Returned';
  return status === 'accepted' ? 'Accepted' : 'Submitted';
}

/** Answers and estimate can be changed only while the filing is on the preparer's desk. */
export function isEditable(state: FilingState): boolean {
  return state === 'Draft' || state === 'Returned';
}
