import type { Instant } from '../calendar.ts';

/** Derived from the steps, never set by hand. */
export type ReviewStatus = 'submitted' | 'in review' | 'returned' | 'accepted';

/** One step of a review, in the order it happened. Remarks name the filing line they are about, or none for the whole filing. */
export interface ReviewStep {
  kind: 'submission' | 'opening' | 'return' | 'acceptance' | 'answer';
  at: Instant;
  by: string;
  versionNumber: number;
  text: string;
}

export interface ReviewRemark {
  lineId: string | null;
  text: string;
  answer: string | null;
}
