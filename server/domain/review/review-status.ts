import type { ReviewStatus, ReviewStep } from './review.ts';

const statusAfter: Record<Exclude<ReviewStep['kind'], 'answer'>, ReviewStatus> = {
  submission: 'submitted',
  opening: 'in review',
  return: 'returned',
  acceptance: 'accepted',
};

/** Where a filing stands, from its steps in the order they happened; null before the first submission. An answer alone changes nothing. */
export function reviewStatus(steps: readonly Pick<ReviewStep, 'kind'>[]): ReviewStatus | null {
  const last = steps.findLast((step) => step.kind !== 'answer');
  return last === undefined || last.kind === 'answer' ? null : statusAfter[last.kind];
}
