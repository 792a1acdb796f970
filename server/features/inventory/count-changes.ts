import type { UploadCounts } from '../../../db/schema/inventory.ts';

/** How many sites and lines of equipment an upload would add or change. */
export function countChanges(counts: UploadCounts | null): number {
  return counts ? counts.addedSites + counts.changedSites + counts.addedItems + counts.changedItems : 0;
}
