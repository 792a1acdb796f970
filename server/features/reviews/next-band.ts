import { formatDay } from '../../domain/calendar.ts';
import { dayText } from '../filings/index.ts';
import type { ReviewDetail } from './review-detail.ts';
import { clockWords } from './words.ts';

/** What happens next with a filing under review, and who acts. */
export function nextBand(detail: ReviewDetail, mayWrite: boolean): NextBand | null {
  const { entry, version, now } = detail;
  if (version.number !== entry.current.number) return null;
  if (entry.status === 'accepted') {
    const accepted = entry.steps.findLast((step) => step.kind === 'acceptance');
    return { title: `Accepted${accepted ? ` on ${dayText(accepted.at)} by ${accepted.by}` : ''}.`, text: 'The review is over.' };
  }
  if (entry.status === 'returned') {
    const cure = entry.clock?.cureDueOn ? ` The days to cure end on ${formatDay(entry.clock.cureDueOn)}.` : '';
    return { title: 'Next: the carrier answers the remarks and submits a new version.', text: cure.trim(), who: 'The carrier acts.' };
  }
  const { due, left } = clockWords(entry, now);
  const text = `A decision is due ${due} (${left}): ${entry.clock?.note ?? 'the program sets no days'}`;
  if (!mayWrite) return { title: 'Next: a reviewer accepts it, or returns it with remarks.', text, who: 'A reviewer acts.' };
  return {
    title: 'Next: accept it, or return it with remarks.',
    text,
    who: 'You act.',
    action: { label: 'To the decision', href: '#decision-panel' },
  };
}

interface NextBand {
  title: string;
  text: string;
  who?: string;
  action?: { label: string; href: string };
}
