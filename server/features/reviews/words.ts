import { dayOf, daysBetween, formatDay, type Instant } from '../../domain/calendar.ts';
import type { ReviewStatus, ReviewStep } from '../../domain/review/review.ts';
import type { ReviewEntry } from './queries.ts';

const statusTags: Record<ReviewStatus, { label: string; tone: string }> = {
  submitted: { label: 'New', tone: 'info' },
  'in review': { label: 'In review', tone: 'info' },
  returned: { label: 'Returned', tone: 'warn' },
  accepted: { label: 'Accepted', tone: 'ok' },
};

const stepTitles: Record<ReviewStep['kind'], string> = {
  submission: 'Submitted',
  opening: 'Opened by the administrator',
  return: 'Returned with remarks',
  acceptance: 'Accepted',
  answer: 'Remarks answered',
};

export function statusTag(status: ReviewStatus): { label: string; tone: string } {
  return statusTags[status];
}

export function stepTitle(step: ReviewStep): string {
  return `${stepTitles[step.kind]}: version ${step.versionNumber}`;
}

/** Whether the administrator still owes a decision. */
export function isOpen(entry: ReviewEntry): boolean {
  return entry.status === 'submitted' || entry.status === 'in review';
}

/** `23 days left`, `due today`, `4 days late`; what became of it once it is decided. */
export function clockWords(entry: ReviewEntry, now: Instant): { due: string; left: string; isLate: boolean } {
  if (!entry.clock) return { due: 'No day is set', left: 'The program sets no days for the review.', isLate: false };
  const due = formatDay(entry.clock.dueOn);
  if (!isOpen(entry)) return { due, left: entry.status === 'accepted' ? 'decided' : 'the carrier acts', isLate: false };
  const left = daysBetween(dayOf(now), entry.clock.dueOn);
  return { due, left: daysLeft(left), isLate: left < 0 };
}

function daysLeft(left: number): string {
  if (left === 0) return 'due today';
  const days = `${Math.abs(left)} ${Math.abs(left) === 1 ? 'day' : 'days'}`;
  return left > 0 ? `${days} left` : `${days} late`;
}
