import type { PlannedActivity } from '../schedule.ts';

/** `"Site survey" at HP-0012`, `"Choice of vendor and purchase order"`. */
export function nameActivity({ title, siteCode }: Pick<PlannedActivity, 'title' | 'siteCode'>): string {
  return siteCode === null ? `"${title}"` : `"${title}" at ${siteCode}`;
}
