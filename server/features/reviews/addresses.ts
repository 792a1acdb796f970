import { paths } from '../../paths.ts';
import type { ReviewEntry } from './queries.ts';

export function reviewCrumbs(entry: ReviewEntry): { label: string; href?: string }[] {
  return [
    { label: 'Queue', href: paths.reviews() },
    { label: `${entry.carrierName}, ${entry.number}`, href: paths.review(entry.id) },
  ];
}

/** Where a remark on a line is written. */
export function remarkHref(filingId: number, lineId: string): string {
  return `${paths.review(filingId)}?line=${encodeURIComponent(lineId)}#add-remark`;
}
